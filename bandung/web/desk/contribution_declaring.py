"""Declaring a contribution, correcting it, taking it back.

Who comes: an officer whose experts came home. She presses "Declare", fills in seven fields, and sends: two steps from
the ledger. What was promised or planned is begun from there: its delivery is filled in, she looks at it and sends.
"""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext

from bandung.contributions import actions, queries
from bandung.contributions.errors import NoSuchContribution
from bandung.contributions.models import Contribution
from bandung.partnerships import queries as partnerships
from bandung.partnerships.models import Initiative
from bandung.plans import queries as plans
from bandung.values.errors import BandungError
from bandung.values.quantity import UNITS
from bandung.web.desk import contribution_sheets as sheets
from bandung.web.desk.contribution_forms import ContributionForm, StaffRow
from bandung.web.desk.initiative_forms import ReasonForm, text_of
from bandung.web.desk.party import Desk, at_desk
from bandung.web.desk.rows import Rows, as_typed, pressed
from bandung.web.sentences import reader_language

AREA = "contributions"
MOST_STAFF = 60


@at_desk
def declare(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The sheet of a new contribution. ``?from=`` begins it from a line of ours, ``?initiative=`` with ``?planned=`` or
    ``?line=`` from what was planned there.
    """
    desk.acting("declare", "contribution")
    uid = request.GET.get("initiative", "")
    row = partnerships.own_initiative(uid, desk.party.code) if uid else None
    initial = _begun(request, desk, row)
    begun = (_planned(row, desk) + _lines(row, desk)) if row is not None else []
    return _sheet(request, desk, None, initial, {"initiative": row, "begun": begun})


@at_desk
def correct(request: HttpRequest, desk: Desk, record: str) -> HttpResponse:
    """The sheet of one of ours, filled in as it stands; sending it writes a new version."""
    desk.acting("declare", "contribution")
    row = _ours(record, desk)
    initial = sheets.shown(row.body) | {"public": row.public}
    return _sheet(request, desk, row, initial, {})


@at_desk
def withdraw(request: HttpRequest, desk: Desk, record: str) -> HttpResponse:
    """What taking it back means, and then taking it back."""
    mandate = desk.acting("declare", "contribution")
    row = _ours(record, desk)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.withdraw(
                uid=row.uid, party=desk.party.code, by=mandate.post, at=desk.at, reason=form.texts("text")
            )  # fmt: skip
        except BandungError as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, gettext("Taken back. What was written stays in the history."))
            return redirect("contribution", row.register, row.record)
    words = {"area": AREA, "row": row, "form": form}
    return render(request, "bandung/contributions/withdraw.html", words, status=422 if form.errors else 200)


def _ours(record: str, desk: Desk) -> Contribution:
    row = queries.contribution(f"{desk.party.code}/{record}", desk.party.code)
    if row.withdrawn_at is not None:
        raise NoSuchContribution(uid=row.uid)
    return row


def _sheet(
    request: HttpRequest, desk: Desk, row: Contribution | None, initial: Mapping[str, Any], words: Mapping[str, Any]
) -> HttpResponse:
    data = request.POST if request.method == "POST" else None
    code, former = desk.party.code, row.body if row else {}
    staff = Rows(
        StaffRow, "staff", data, initial=(former.get("costs") or {}).get("staff", ()), least=1, most=MOST_STAFF
    )
    told: dict[str, Any] = {
        "recipients": sheets.recipients(code),
        "initiatives": sheets.initiatives(code, str(initial.get("initiative") or "")),
        "evidence": sheets.evidence_of(former),
        "closed": sorted(queries.closed_years(code)),
        "former_year": row.year if row else None,
    }
    form = ContributionForm(data, request.FILES or None, initial=dict(initial), **told)
    button = pressed(request.POST)
    if button:
        staff.changed(button)
        typed, name = as_typed(form), form.name
        form = ContributionForm(None, initial=typed, **told)
        form.name = name
    elif data is not None and all([form.is_valid(), staff.is_valid()]):
        made = _written(request, desk, row, form, staff)
        if made is not None:
            return redirect("contribution", made.register, made.record)
    wrong = data is not None and not button
    page = {"area": AREA, "form": form, "staff": staff, "row": row, "opened": bool(button), **words}
    return render(request, "bandung/contributions/declare.html", page, status=422 if wrong else 200)


def _written(
    request: HttpRequest, desk: Desk, row: Contribution | None, form: ContributionForm, staff: Rows
) -> Contribution | None:
    """The line as it then stands; None where it was refused, and the sheet says why."""
    mandate = desk.acting("declare", "contribution")
    try:
        told = {"id": f"c-{form.name[:16]}"} | sheets.told(form, staff, row.body if row else {})
        made = actions.declare(
            told, party=desk.party.code, by=mandate.post, at=desk.at, public=form.cleaned_data["public"],
            into_closed=bool(form.cleaned_data.get("into_closed")),
        )  # fmt: skip
    except BandungError as refusal:
        form.refuse(refusal)
        return None
    if row is not None:
        messages.success(request, gettext("Corrected. The earlier version stays in the history."))
    elif made.recipient:
        messages.success(request, gettext("Declared. The receiver is asked whether it is so."))
    else:
        messages.success(request, gettext("Declared. Nobody here speaks for the receiver, so nobody confirms it."))
    return made


def _begun(request: HttpRequest, desk: Desk, row: Initiative | None) -> dict[str, Any]:
    """What the sheet is filled in with before anything is typed."""
    code, year = desk.party.code, desk.at.year
    usual: dict[str, Any] = {"language": reader_language(), "year": year, "stage": "delivery"}
    name, number = request.GET.get("from", ""), request.GET.get("planned", "")
    if name:
        ours = queries.contribution(name, code)
        if ours.register == code:
            left = {"after_closing", "quarter"}
            told = sheets.shown({key: value for key, value in ours.body.items() if key not in left})
            return usual | told | {"stage": "delivery", "year": min(ours.year, year), "kept": []}
    if row is None:
        return usual
    planned = getattr(row.says, "contributions", ())
    if number.isascii() and number.isdigit() and len(number) < 5 and int(number) < len(planned):
        return usual | sheets.from_planned(planned[int(number)], row, code, year)
    item = next((each for each in _items(row) if each.key == request.GET.get("line", "")), None)
    return usual | (sheets.from_line(item, row, code, year) if item else sheets.from_initiative(row, code, year))


def _items(row: Initiative) -> tuple[Any, ...]:
    plan = plans.in_effect(row.uid)
    return plan.says.items if plan else ()


def _planned(row: Initiative, desk: Desk) -> list[tuple[str, str]]:
    """(title, query) of what we said we would contribute to the initiative."""
    ours = {desk.party.code, desk.party.speaks_for} - {""}
    found = []
    for number, each in enumerate(getattr(row.says, "contributions", ())):
        if {each.giver, each.country} & ours:
            unit = gettext(UNITS[each.unit]) if each.unit in UNITS else each.unit
            title = text_of(each.text) or f"{each.amount} {unit}"
            found.append((title, f"?initiative={row.uid}&planned={number}"))
    return found


def _lines(row: Initiative, desk: Desk) -> list[tuple[str, str]]:
    """(title, query) of our lines of its work plan that give something."""
    return [
        (text_of(each.title), f"?initiative={row.uid}&line={each.key}")
        for each in _items(row)
        if each.responsible == desk.party.code and each.type in ("mission", "training", "goods")
    ]


urlpatterns = [
    path("contributions/declare/", declare, name="contribution-declare"),
    path("contributions/own/<code:record>/correct/", correct, name="contribution-correct"),
    path("contributions/own/<code:record>/withdraw/", withdraw, name="contribution-withdraw"),
]
