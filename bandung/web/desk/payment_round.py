"""One clearing round at the desk: what it comes to, who has consented, our word on it, and its payments.

Who comes: an officer of a member. Before the round holds she consents or refuses; then she says what her bank has paid
and what has arrived, each with one button.
"""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bandung.consents.models import Consent
from bandung.payments import actions, queries
from bandung.payments.models import ClearingRound
from bandung.payments.subjects import WHY
from bandung.values import BadValue
from bandung.values.errors import _ as marked
from bandung.web.desk.party import Desk, at_desk
from bandung.web.desk.payment_forms import PaidForm
from bandung.web.desk.payments import AREA, reason_of
from bandung.web.payment_words import (
    OBLIGATION_STATES,
    ROUND_STATES,
    dues,
    money,
    names_of,
    outstanding_of,
    round_words,
    standing_words,
)

SHOWN = 200
"""So many obligations of a round stand on its page; the file of the command has all of them."""


@at_desk
def one(request: HttpRequest, desk: Desk, register: str, record: str) -> HttpResponse:
    """A fixed number of queries."""
    desk.acting("read", "clearing round", institution=desk.institution)
    uid, code = f"{register}/{record}", desk.party.code
    row = queries.round_(uid, code)
    if request.method == "POST":
        _spoken(request, desk, row)
        return redirect("clearing-round", register, record)
    names = names_of(row.members)
    standing = queries.payments_of(row)
    published = set(
        Consent.objects.filter(
            kind="clearing-round", about=row.uid, digest=row.digest, says="publish", withdrawn_at=None
        ).values_list("register", flat=True)
    )  # fmt: skip
    owed, open_still = queries.obligations_of(row, code)[:SHOWN], row.withdrawn_at is None and row.holds_at is None
    words = round_words(row.outline, names) | {
        "area": AREA, "place": "rounds", "row": row, "label": ROUND_STATES[row.state],
        "why": gettext(WHY[row.why]) if row.why and open_still else "",
        "heard": [(names[each], _word(row, each), each in published) for each in row.members],
        "standing": [_payment(standing_words(each, names), desk) for each in standing],
        "dues": dues(row.outline, names) if not standing else [],
        "outstanding": outstanding_of(standing),
        "owed": [
            {
                "row": each, "amount": money(each.amount, each.currency), "label": OBLIGATION_STATES[each.state],
                "debtor": names.get(each.debtor, each.debtor), "creditor": names.get(each.creditor, each.creditor),
            }
            for each in owed
        ],
        "counted": len(row.names), "not_shown": len(row.names) - len(owed),
        "beyond": [
            (names[line.creditor], names[line.debtor], money(most, row.outline.unit), line.uid)
            for line, most in (queries.beyond_lines(row, code) if open_still else ())
        ],
        "is_asked": open_still and code in row.awaited, "has_refused": code in row.refused,
        "may_consent": desk.may("consent", "clearing round"),
        "may_refuse": open_still and code in row.members and code != row.register and code not in row.awaited
        and desk.may("consent", "clearing round"),
        "may_publish": row.holds_at is not None and code in row.members and code not in published
        and desk.may("consent", "clearing round"),
        "may_withdraw": open_still and row.register == code and desk.may("propose", "clearing round"),
        "today": desk.at.date(),
    }  # fmt: skip
    return render(request, "bandung/payments/round.html", words)


def _word(row: ClearingRound, party: str) -> Any:
    if party in row.refused:
        return _("does not consent")
    return _("awaited") if party in row.awaited else _("has consented")


def _payment(told: dict[str, Any], desk: Desk) -> dict[str, Any]:
    code, due = desk.party.code, told["due"]
    return told | {
        "may_pay": due.payer == code and told["state"] == "due" and desk.may("pay", "payment"),
        "may_take_back": due.payer == code and told["state"] in ("paid", "missing") and desk.may("pay", "payment"),
        "may_answer": due.receiver == code and told["said"] is not None and desk.may("answer", "payment"),
    }


def _spoken(request: HttpRequest, desk: Desk, row: ClearingRound) -> None:
    """What a button says. :raises BandungError: if it cannot be said; nothing is changed then."""
    what, code, about = request.POST.get("what", ""), desk.party.code, request.POST.get("about", "")
    digest, text = request.POST.get("digest", ""), reason_of(request)
    if what == "pay":
        mandate = desk.acting("pay", "payment")
        form = PaidForm(request.POST)
        if not form.is_valid():
            raise BadValue(marked("Say on which day it was paid."), field="on")
        actions.pay(
            round_uid=row.uid, number=form.cleaned_data["number"], on=form.cleaned_data["on"], party=code,
            by=mandate.post, at=desk.at, reference=form.cleaned_data["reference"],
        )  # fmt: skip
    elif what in ("arrived", "missing"):
        mandate = desk.acting("answer", "payment")
        actions.arrived(
            uid=about, digest=digest, party=code, by=mandate.post, at=desk.at, text=text,
            says="consent" if what == "arrived" else "refuse",
        )  # fmt: skip
    elif what in ("withdraw", "take-back"):
        kind, uid = ("payment", about) if what == "take-back" else ("clearing-round", row.uid)
        mandate = desk.acting("pay", "payment") if kind == "payment" else desk.acting("propose", "clearing round")
        actions.withdraw(kind=kind, uid=uid, party=code, by=mandate.post, at=desk.at, reason=text)
        messages.success(request, gettext("Withdrawn; those for whom it was see that."))
        return
    else:
        mandate = desk.acting("consent", "clearing round")
        actions.consent(
            kind="clearing-round", uid=row.uid, digest=digest, party=code, by=mandate.post, at=desk.at, text=text,
            says=what if what in ("refuse", "publish") else "consent",
        )  # fmt: skip
    messages.success(request, gettext("Your party’s word stands in its register."))


urlpatterns = [path("payments/rounds/<code:register>/<code:record>/", one, name="clearing-round")]
