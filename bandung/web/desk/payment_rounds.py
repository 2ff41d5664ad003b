"""Clearing rounds at the desk: the list, and a round to propose.

Who comes: an officer who wants to clear what several banks owe each other. She chooses the members and the days, looks
at what it comes to, and proposes exactly that: three steps.
"""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext

from bandung.payments import actions, preparing, queries
from bandung.payments.errors import NoSuchRound
from bandung.payments.lines import Line, counted
from bandung.payments.models import ClearingRound
from bandung.records import payments as records
from bandung.records.canonical import digest
from bandung.records.kinds import body
from bandung.values.errors import BandungError
from bandung.web.desk.fund_sheets import Typed
from bandung.web.desk.party import Desk, at_desk
from bandung.web.desk.payment_forms import LimitRow, RateRow, RoundForm
from bandung.web.desk.payments import AREA, others
from bandung.web.desk.rows import Rows
from bandung.web.naming import reading
from bandung.web.paging import Paging, page_number
from bandung.web.payment_words import LEFT_LINES, dues, listed, money, names_of, round_words
from bandung.web.sentences import reader_language

SHOWN = 20


@at_desk
def listing(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The rounds that we can read. A fixed number of queries."""
    desk.acting("read", "clearing round", institution=desk.institution)
    code = desk.party.code
    found = queries.rounds(code)
    number, total = page_number(request.GET.get("page", "")), found.count()
    rows = list(found[(number - 1) * SHOWN : number * SHOWN])
    words = {
        "area": AREA, "place": "rounds",
        "rows": listed(rows, names_of({each for row in rows for each in row.members}), code),
        "total": total,
        "paging": Paging(number, SHOWN, total, {"page": [request.GET.get("page", "")]}),
        "may_propose": desk.may("propose", "clearing round"),
    }  # fmt: skip
    return render(request, "bandung/payments/rounds.html", words)


@at_desk
def propose(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The sheet of a round, what it comes to, and proposing that. ``?instead=`` names an own one that is replaced."""
    mandate = desk.acting("propose", "clearing round")
    code = desk.party.code
    former = _own(request, code)
    sheet = _sheet(request, desk, former)
    words: dict[str, Any] = {"area": AREA, "place": "rounds", "form": sheet.form, "former": former, **sheet.rows}
    status = sheet.status
    if sheet.is_valid():
        try:
            terms = _told(sheet, code)
            made = preparing.prepare(terms, party=code)
            seen = digest(body(made).encode())
            if request.POST.get("what") == "propose" and request.POST.get("seen", "") == seen:
                row = actions.propose(
                    terms, party=code, by=mandate.post, at=desk.at, replacing=former.uid if former else ""
                )
                messages.success(request, gettext("Proposed. It holds when every member has consented."))
                return redirect("clearing-round", code, row.record)
        except BandungError as refusal:
            sheet.refuse(refusal)
        else:
            words |= _preview(made, code, seen) | {"changed": request.POST.get("what") == "propose"}
            status = 200
    return render(request, "bandung/payments/propose.html", words, status=status)


def _preview(made: records.ClearingRound, code: str, seen: str) -> dict[str, Any]:
    names = names_of(made.members)
    words = round_words(made, names)
    taken, left = counted(queries.lines_between(made.members, code), made.unit, made.until)
    for each, told in zip(words["limited"], made.limits, strict=True):
        line = taken.get((told.creditor, told.debtor))
        each["lowered_from"] = money(line.amount, line.currency) if line and told.amount != _units(line) else ""
    return words | {
        "seen": seen, "dues": dues(made, names), "counted": len(made.obligations),
        "left": [
            (names[each.creditor], names[each.debtor], money(each.amount, each.currency), LEFT_LINES[why])
            for each, why in left
        ],
    }  # fmt: skip


def _units(line: Line) -> str:
    return records.in_units(line.amount, line.currency)


def _own(request: HttpRequest, code: str) -> ClearingRound | None:
    uid = request.POST.get("instead", "") or request.GET.get("instead", "")
    if not uid:
        return None
    row = queries.readable_round(uid, code)
    if row is None or row.register != code or row.withdrawn_at or row.holds_at:
        raise NoSuchRound(uid=uid)
    return row


def _sheet(request: HttpRequest, desk: Desk, former: ClearingRound | None) -> Typed:
    code = desk.party.code
    data = request.POST if request.method == "POST" else None
    initial: dict[str, Any] = {"language": reader_language(), "unit": "USD", "interest": 0}
    rates: list[dict[str, Any]] = []
    lower: list[dict[str, Any]] = []
    if former:
        says = former.outline
        initial = {
            "title": reading(says.title, says.language).text, "language": says.language, "unit": says.unit,
            "members": [each for each in says.members if each != code], "until": says.until,
            "settles_on": says.settles_on, "settles_in": says.settles_in, "interest": says.interest,
            "agent": says.agent,
        }  # fmt: skip
        rates = [each.model_dump() for each in says.rates]
        lower = _limits_told(says, code)
    choices, ours = others(code), (code, names_of([code])[code])

    def make(*given: Any, **named: Any) -> RoundForm:
        return RoundForm(*given, parties=choices, ours=ours, **named)

    rows = {
        "rates": Rows(RateRow, "rates", data, initial=rates, least=1, most=100),
        "limits": Rows(LimitRow, "limits", data, initial=lower, least=0, most=100, parties=[ours, *choices]),
    }  # fmt: skip
    return Typed(request, make, initial, rows)


def _limits_told(says: records.ClearingRound, code: str) -> list[dict[str, Any]]:
    """The limits of a former round that its author wrote: what lines in force say by themselves stays theirs."""
    taken, _left = counted(queries.lines_between(says.members, code), says.unit, says.until)
    return [
        {"creditor": each.creditor, "debtor": each.debtor, "amount": each.amount}
        for each in says.limits
        if (line := taken.get((each.creditor, each.debtor))) is None or each.amount != _units(line)
    ]


def _told(sheet: Typed, code: str) -> dict[str, Any]:
    """What was typed, as the terms of a round."""
    told = sheet.form.cleaned_data
    members = sorted({code, *told["members"]})
    return {
        "id": f"round-{sheet.form.name[:16]}", "title": {told["language"]: told["title"]},
        "language": told["language"], "members": members, "unit": told["unit"], "until": told["until"].isoformat(),
        "settles_on": told["settles_on"].isoformat(), "settles_in": told["settles_in"],
        "interest": f"{told['interest'] or 0:f}" if told["interest"] else "0", "agent": told["agent"],
        "limits": [
            {
                "creditor": each.cleaned_data["creditor"], "debtor": each.cleaned_data["debtor"],
                "amount": f"{each.cleaned_data['amount']:f}",
            }
            for each in sheet.rows["limits"].told
        ],
        "rates": [
            {
                "currency": each.cleaned_data["currency"], "rate": f"{each.cleaned_data['rate']:f}",
                "source": each.cleaned_data["source"], "on": each.cleaned_data["on"].isoformat(),
            }
            for each in sheet.rows["rates"].told
        ],
    }  # fmt: skip


urlpatterns = [
    path("payments/rounds/", listing, name="clearing-rounds"),
    path("payments/rounds/propose/", propose, name="clearing-round-propose"),
]
