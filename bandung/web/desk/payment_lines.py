"""Credit lines at the desk: granted and received, our consent, one to grant.

Who comes: an officer who lets a partner owe her bank so much before it pays. One sheet; the partner consents with one
button.
"""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext

from bandung.payments import actions, queries
from bandung.values.errors import BandungError
from bandung.web.desk.party import Desk, at_desk
from bandung.web.desk.payment_forms import LineForm
from bandung.web.desk.payments import AREA, SHOWN, others, reason_of
from bandung.web.paging import Paging, page_number
from bandung.web.payment_words import money, names_of


@at_desk
def listing(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Lines that we granted or were granted. A fixed number of queries."""
    desk.acting("read", "credit line", institution=desk.institution)
    if request.method == "POST":
        _spoken(request, desk)
        return redirect("credit-lines")
    code = desk.party.code
    found = queries.lines(code)
    number, total = page_number(request.GET.get("page", "")), found.count()
    rows = list(found[(number - 1) * SHOWN : number * SHOWN])
    names = names_of({code, *(each for row in rows for each in (row.creditor, row.debtor))})
    words = {
        "area": AREA, "place": "lines",
        "rows": [
            {
                "row": row, "says": row.says, "amount": money(row.says.amount, row.currency),
                "creditor": names[row.creditor], "debtor": names[row.debtor],
                "waits": row.debtor == code and row.holds_at is None, "ours": row.register == code,
            }
            for row in rows
        ],
        "total": total,
        "paging": Paging(number, SHOWN, total, {"page": [request.GET.get("page", "")]}),
        "may_grant": desk.may("grant", "credit line"), "may_consent": desk.may("consent", "credit line"),
    }  # fmt: skip
    return render(request, "bandung/payments/lines.html", words)


def _spoken(request: HttpRequest, desk: Desk) -> None:
    what, uid, code = request.POST.get("what", ""), request.POST.get("about", ""), desk.party.code
    if what == "withdraw":
        mandate = desk.acting("grant", "credit line")
        actions.withdraw(
            kind="credit-line", uid=uid, party=code, by=mandate.post, at=desk.at, reason=reason_of(request)
        )
        messages.success(request, gettext("Withdrawn; those for whom it was see that."))
        return
    mandate = desk.acting("consent", "credit line")
    actions.consent(
        kind="credit-line", uid=uid, digest=request.POST.get("digest", ""), party=code, by=mandate.post, at=desk.at,
        says="refuse" if what == "refuse" else "consent", text=reason_of(request),
    )  # fmt: skip
    messages.success(request, gettext("Your party’s word stands in its register."))


@at_desk
def grant(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The sheet of a credit line."""
    mandate = desk.acting("grant", "credit line")
    code = desk.party.code
    form = LineForm(request.POST or None, parties=others(code), initial={"currency": "USD"})
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            row = {
                "id": f"line-{form.name[:16]}", "debtor": told["debtor"], "amount": f"{told['amount']:f}",
                "currency": told["currency"], "start": told["start"], "last": told["last"], "text": form.texts("text"),
            }  # fmt: skip
            actions.grant(row, party=code, by=mandate.post, at=desk.at, also_to=told["also_to"])
        except BandungError as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, gettext("Granted. It holds when the other side has consented."))
            return redirect("credit-lines")
    words = {"area": AREA, "place": "lines", "form": form}
    return render(request, "bandung/payments/grant.html", words, status=422 if form.errors else 200)


urlpatterns = [
    path("payments/lines/", listing, name="credit-lines"),
    path("payments/lines/grant/", grant, name="credit-line-grant"),
]
