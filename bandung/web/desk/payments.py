"""Obligations at the desk: what we owe and are owed, one to declare, and our word on one.

Who comes: an officer of a central bank. What waits for her bank's word stands first; she opens it and confirms: two
steps. What her bank owes she writes on one sheet.
"""

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext, ngettext

from bandung.introductions.actions import in_its_language
from bandung.parties.models import Institution
from bandung.payments import actions, queries
from bandung.payments.models import Obligation
from bandung.payments.queries import STATES, Filters
from bandung.values.errors import BandungError
from bandung.web.desk.fund_sheets import parties
from bandung.web.desk.introduction_forms import Choices
from bandung.web.desk.party import Desk, at_desk
from bandung.web.desk.payment_forms import ObligationForm
from bandung.web.naming import reading
from bandung.web.paging import Paging, page_number
from bandung.web.payment_words import OBLIGATION_STATES, SIDES, money, names_of, standing_words
from bandung.web.sentences import reader_language

AREA = "payments"
SHOWN = 50
OPEN = 10
"""So many payments that are due stand above the list; the rounds have all of them."""


@at_desk
def listing(request: HttpRequest, desk: Desk) -> HttpResponse:
    """What we owe and are owed, with sums. A fixed number of queries."""
    desk.acting("read", "obligation", institution=desk.institution)
    code, asked = desk.party.code, _asked(request)
    found = queries.obligations(code, asked)
    number, total = page_number(request.GET.get("page", "")), found.count()
    rows = list(found[(number - 1) * SHOWN : number * SHOWN])
    due = queries.payments_open(code, OPEN)
    every = queries.obligations(code).order_by()
    pairs = set(every.values_list("register", "creditor").distinct())
    partners = {each for pair in pairs for each in pair} - {code}
    names = names_of({code, *partners, *(each for one in due for each in (one.due.payer, one.due.receiver))})
    address = {name: [request.GET.get(name, "")] for name in ("side", "state", "partner", "currency", "page")}
    words = {
        "area": AREA, "place": "obligations",
        "rows": [_row(row, code, names) for row in rows],
        "total": total, "narrowed": asked != Filters(), "any": bool(pairs), "chosen": asked,
        "sides": list(SIDES.items()), "states": list(OBLIGATION_STATES.items()),
        "partners": sorted(((each, names[each]) for each in partners), key=lambda each: each[1]),
        "currencies": sorted(set(every.values_list("currency", flat=True).distinct())),
        "sums": [(each, money(owes, each), money(owed, each)) for each, owes, owed in queries.outstanding(code)],
        "waiting": queries.waiting(code).count(),
        "due": [standing_words(each, names) for each in due],
        "paging": Paging(number, SHOWN, total, address),
        "may_declare": desk.may("declare", "obligation"),
    }  # fmt: skip
    return render(request, "bandung/payments/list.html", words)


def _asked(request: HttpRequest) -> Filters:
    told = {name: request.GET.get(name, "").replace("\0", "")[:80] for name in ("side", "state", "partner", "currency")}
    return Filters(
        side=told["side"] if told["side"] in SIDES else "",
        state=told["state"] if told["state"] in STATES else "",
        partner=told["partner"],
        currency=told["currency"],
    )


def _row(row: Obligation, code: str, names: dict[str, str]) -> dict[str, Any]:
    return {
        "row": row, "amount": money(row.amount, row.currency), "label": OBLIGATION_STATES[row.state],
        "debtor": names.get(row.debtor, row.debtor), "creditor": names.get(row.creditor, row.creditor),
        "waits": row.creditor == code and row.state == "declared",
    }  # fmt: skip


def others(code: str) -> Choices:
    """Every other party by name."""
    return [each for each in parties() if each[0] != code]


@at_desk
def declare(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The sheet of one obligation; sent twice, it is declared once."""
    mandate = desk.acting("declare", "obligation")
    code, language = desk.party.code, reader_language()
    ours = Institution.objects.filter(party=code, withdrawn_at=None).order_by("uid")
    form = ObligationForm(
        request.POST or None, parties=others(code), initial={"currency": "USD"},
        institutions=[(each.record, reading(each.body["name"], language).text) for each in ours],
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            row = {
                "id": f"o-{form.name[:16]}", "creditor": told["creditor"], "amount": f"{told['amount']:f}",
                "currency": told["currency"], "on": told["on"], "institution": told.get("institution"),
                "reference": told["reference"], "text": form.texts("text"),
            }  # fmt: skip
            made = actions.declare([row], party=code, by=mandate.post, at=desk.at, also_to=told["also_to"])[0]
        except BandungError as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, gettext("Declared. The creditor is asked to confirm it."))
            return redirect("obligation", code, made.record)
    words = {"area": AREA, "place": "declare", "form": form}
    return render(request, "bandung/payments/declare.html", words, status=422 if form.errors else 200)


@at_desk
def one(request: HttpRequest, desk: Desk, register: str, record: str) -> HttpResponse:
    """One obligation: what it is, where its creditor stands, and our word on it."""
    desk.acting("read", "obligation", institution=desk.institution)
    uid, code = f"{register}/{record}", desk.party.code
    row = queries.obligation(uid, code)
    if request.method == "POST":
        _spoken(request, desk, row)
        return redirect("obligation", register, record)
    names, closed = names_of(row.readers.strip(",").split(",")), row.state in ("cleared", "withdrawn")
    cleared_by = queries.readable_round(row.cleared_by, code) if row.cleared_by else None
    words = {
        "area": AREA, "place": "obligations", "row": row, "says": row.says,
        "amount": money(row.amount, row.currency), "label": OBLIGATION_STATES[row.state],
        "debtor": names[row.debtor], "creditor": names[row.creditor],
        "readers": sorted(names[each] for each in names if each not in (row.debtor, row.creditor)),
        "cleared_by": cleared_by,
        "is_creditor": row.creditor == code and not closed,
        "may_answer": desk.may("answer", "obligation"),
        "may_withdraw": row.register == code and not closed and desk.may("declare", "obligation"),
    }  # fmt: skip
    return render(request, "bandung/payments/obligation.html", words)


def _spoken(request: HttpRequest, desk: Desk, row: Obligation) -> None:
    """:raises BandungError: if it cannot be said; nothing is changed then."""
    what, text = request.POST.get("what", ""), reason_of(request)
    if what == "withdraw":
        mandate = desk.acting("declare", "obligation")
        actions.withdraw(
            kind="obligation", uid=row.uid, party=desk.party.code, by=mandate.post, at=desk.at, reason=text
        )
        messages.success(request, gettext("Withdrawn; those for whom it was see that."))
        return
    mandate = desk.acting("answer", "obligation")
    actions.answer(
        uid=row.uid, digest=request.POST.get("digest", ""), party=desk.party.code, by=mandate.post, at=desk.at,
        says="refuse" if what == "dispute" else "consent", text=text,
    )  # fmt: skip
    messages.success(request, gettext("Your party’s word stands in its register."))


def reason_of(request: HttpRequest) -> Any:
    """What was written beside a button, in its language; None if nothing was."""
    reason = request.POST.get("reason", "").strip()
    return in_its_language(reason, field="reason") if reason else None


def waits(desk: Desk) -> Iterator[tuple[int, str, str]]:
    """What waits for our word, for the page of today. At most five queries."""
    code = desk.party.code
    if desk.may("answer", "obligation"):
        found = queries.waiting(code).count()
        said = ngettext(
            "%(count)s obligation waits to be confirmed", "%(count)s obligations wait to be confirmed", found
        )
        yield found, said, f"{reverse('payments')}?side=due&state=declared"
    if desk.may("consent", "clearing round"):
        found = queries.rounds_waiting(code)
        said = ngettext(
            "%(count)s clearing round waits for your consent", "%(count)s clearing rounds wait for your consent", found
        )
        yield found, said, reverse("clearing-rounds")
    if desk.may("consent", "credit line"):
        found = queries.lines_waiting(code).count()
        said = ngettext(
            "%(count)s credit line waits for your consent", "%(count)s credit lines wait for your consent", found
        )
        yield found, said, reverse("credit-lines")
    if desk.may("answer", "payment"):
        found = queries.payments_waiting(code).count()
        said = ngettext(
            "%(count)s payment waits for your word that it has arrived",
            "%(count)s payments wait for your word that they have arrived", found,
        )  # fmt: skip
        yield found, said, reverse("payments")


urlpatterns = [
    path("payments/", listing, name="payments"),
    path("payments/declare/", declare, name="obligation-declare"),
    path("payments/owed/<code:register>/<code:record>/", one, name="obligation"),
]
