"""One sheet of a return: read, looked at row by row, handed in by the institution, taken over or given back.

Who comes: a planner who mends three rows and hands in the rest; an officer who looks through what a ministry sent and
takes it over with one button.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from io import BytesIO
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bandung.clearance import intake
from bandung.clearance.models import Intake, IntakeRow
from bandung.clearance.queries import rows_by_state
from bandung.contributions.errors import YearClosed
from bandung.contributions.models import Contribution
from bandung.records.columns import to_record
from bandung.returns import actions, queries
from bandung.returns.models import ReturnSheet
from bandung.values.errors import BandungError
from bandung.web import figure_words
from bandung.web.desk.intakes import (
    ROW_STATES,
    ROWS,
    STATES,
    UNDER_WAY,
    decisions_in,
    file_answer,
    said_here,
    shown_row,
)
from bandung.web.desk.party import Desk, at_desk
from bandung.web.naming import name_of
from bandung.web.paging import Paging, page_number
from bandung.web.sentences import reader_language, translated

DECIDED = {"taken": _("Taken over"), "returned": _("Given back")}
BECAME = {"new": _("new lines"), "changed": _("corrected lines"), "same": _("lines that stood so already")}


def state_name(sheet: ReturnSheet) -> str:
    """Where a sheet stands, in the reader's language."""
    if sheet.decision:
        return str(DECIDED[sheet.decision])
    if sheet.waits:
        return gettext("In review")
    return str(STATES[sheet.intake.state])


@at_desk
def one(request: HttpRequest, desk: Desk, name: UUID) -> HttpResponse:
    """The rows of a sheet by what becomes of them, and the step that is next."""
    sheet = queries.sheet(name, party=desk.party.code, institution=desk.institution)
    desk.acting("read", "return", institution=sheet.of.institution)
    refused, typed, is_closed = "", request.POST.get("comment", ""), False
    if request.method == "POST":
        try:
            return _stepped(request, desk, sheet)
        except BandungError as refusal:
            refused, is_closed = translated(refusal), isinstance(refusal, YearClosed)
            sheet = queries.sheet(name, party=desk.party.code, institution=desk.institution)
    held, counts = sheet.intake, rows_by_state(sheet.intake)
    shown = request.GET.get("rows", "")
    shown = shown if shown in counts else next((state for state in ROW_STATES if state in counts), "")
    number = page_number(request.GET.get("page", ""))
    rows = list(held.rows.filter(state=shown).order_by("number")[(number - 1) * ROWS : number * ROWS]) if shown else []
    alike = held.rows.filter(state="alike").exclude(decision__in=("", "leave")).count() if counts.get("alike") else 0
    words = {
        "area": "returns", "sheet": sheet, "intake": held, "of": sheet.of.of, "state": state_name(sheet),
        "name": queries.names(sheet.of.party, [sheet.of.institution]).get(sheet.of.institution, {}),
        "under_way": held.state in UNDER_WAY, "refused": refused, "typed": typed,
        "problems": [(each, said_here(each)) for each in intake.problems_of(held)],
        "counts": [(state, ROW_STATES[state], counts[state]) for state in ROW_STATES if state in counts],
        "good": sum(counts.get(state, 0) for state in intake.GOOD) + alike, "bad": counts.get("bad", 0),
        "shown": shown, "rows": [shown_row(row) | told for row, told in zip(rows, _facts(held, rows), strict=True)],
        "undecided": counts.get("alike", 0) - alike if held.state == "ready" else 0,
        "paging": Paging(number, ROWS, counts.get(shown, 0), dict(request.GET.lists())),
        "may_hand_in": held.state == "ready" and sheet.handed_in_at is None and desk.may(
            "send", "return", institution=sheet.of.institution),
        "may_clear": sheet.waits and desk.may("clear", "return"),
        "may_clear_at_once": held.state == "ready" and not sheet.decision and desk.may("clear", "return"),
        "closed": is_closed or YearClosed.sentence in [each.sentence for each in intake.problems_of(held)],
        "became": [(label, sheet.outcomes[code]) for code, label in BECAME.items() if sheet.outcomes.get(code)],
        "share": round(100 * held.done / held.total) if held.total else 0,
    }  # fmt: skip
    return render(request, "bandung/returns/sheet.html", words, status=422 if refused else 200)


def _facts(held: Intake, rows: Sequence[IntakeRow]) -> list[dict[str, str]]:
    """What good rows say in one line each, and what their lines said before. One query."""
    changed = [f"{held.party}/{row.record}" for row in rows if row.state == "changed"]
    before = {row.record: row.body for row in Contribution.objects.filter(pk__in=changed)}
    found = []
    for row in rows:
        told = {} if row.problems else to_record("contribution", row.answers, held.language)
        found.append({"facts": _line(told), "before": _line(before.get(row.record, {}))})
    return found


def _line(told: Mapping[str, Any]) -> str:
    """A contribution in one line: ``B3 · Delivered · 2026 · Madagascar · 24 seats``."""
    if not told:
        return ""
    language, recipient = reader_language(), told.get("recipient", {})
    country = recipient.get("country")
    parts = [
        told.get("item"), figure_words.STAGES.get(told.get("stage", ""), ""), told.get("year"),
        name_of("country", country, language) if country else next(iter(recipient.values()), ""),
        _counted(told.get("quantity"), figure_words.unit(told["unit"]) if told.get("unit") else ""),
        _counted(told.get("amount"), told.get("currency", "")),
    ]  # fmt: skip
    return " · ".join(str(part) for part in parts if part)


def _counted(number: Any, of: str) -> str:
    return f"{figure_words.amount(Decimal(number))} {of}" if number is not None else ""


def _stepped(request: HttpRequest, desk: Desk, sheet: ReturnSheet) -> HttpResponse:
    step, name = request.POST.get("step", ""), sheet.intake_id
    of = (sheet.of.institution, str(sheet.of.of))
    if step in ("take-over", "give-back"):
        held = desk.acting("clear", "return")
        if step == "give-back":
            actions.give_back(sheet=name, comment=request.POST.get("comment", ""), by=held.post, at=desk.at)
            messages.success(request, gettext("Given back with your word. Nothing of it was taken over."))
            return redirect("return", *of)
        _note(request, sheet, reviews=True)
        if sheet.handed_in_at is None:
            actions.hand_in(sheet=name, by=held.post, at=desk.at)
        into_closed = request.POST.get("into_closed") == "yes"
        actions.take_over(sheet=name, by=held.post, at=desk.at, into_closed=into_closed)
        return redirect("return-sheet", name)
    held = desk.acting("send", "return", institution=sheet.of.institution)
    if step == "leave":
        actions.put_away(sheet=name)
        messages.success(request, gettext("Put away. Nothing of it was taken over."))
        return redirect("return", *of)
    _note(request, sheet)
    if step == "hand-in":
        actions.hand_in(sheet=name, by=held.post, at=desk.at)
        messages.success(request, gettext("Handed in. Your agency looks at it now."))
    return redirect(request.get_full_path())


def _note(request: HttpRequest, sheet: ReturnSheet, *, reviews: bool = False) -> None:
    if decisions := decisions_in(request):
        actions.decide(sheet=sheet.intake_id, decisions=decisions, reviews=reviews)


@at_desk
def report(request: HttpRequest, desk: Desk, name: UUID) -> HttpResponse:
    """The rows that could not be read, as a spreadsheet with the problems marked."""
    sheet = queries.sheet(name, party=desk.party.code, institution=desk.institution)
    desk.acting("read", "return", institution=sheet.of.institution)
    to = BytesIO()
    intake.report(sheet.intake, to)
    return file_answer(to, f"{sheet.of.institution}-{sheet.of.of}-{gettext('to mend')}.xlsx")


urlpatterns = [
    path("returns/sheets/<uuid:name>/", one, name="return-sheet"),
    path("returns/sheets/<uuid:name>/to-mend.xlsx", report, name="return-report"),
]
