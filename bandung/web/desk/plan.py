"""The work plan of an initiative: what is done when, by whom, how it stands, and what the reader does next.

Who comes: an officer of one of its parties. The first panel tells her the one thing that waits for her party; below it
stand the plan over time and the same lines as a table, narrowed by party, type, or to what is late. What she sees she
takes along as a file: two steps.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bandung.plans import clocks, queries
from bandung.plans.queries import Board
from bandung.web.cards import party_names
from bandung.web.desk.initiative_forms import text_of
from bandung.web.desk.party import Desk, at_desk
from bandung.web.desk.plan_forms import output_titles
from bandung.web.desk.plan_parts import (
    ShownLine,
    drawn,
    due_sentence,
    next_step,
    parties_named,
    shown_line,
    titles_of,
)
from bandung.web.paging import Paging, address, page_number
from bandung.web.plan_words import PROPOSALS, TYPES
from bandung.web.public.export import WRITERS, Cells
from bandung.web.sentences import reader_language

SHOWN = 40
REPORTS_SHOWN = 10
FORMS = ("csv", "xlsx")
SORTS: Mapping[str, object] = {
    "": _("By the first day"), "end": _("By the last day"), "output": _("By output"), "party": _("By party"),
}  # fmt: skip
HEADINGS = (
    _("Key"), _("Type"), _("What is done"), _("Output"), _("First day"), _("Last day"), _("Responsible"),
    _("Party code"), _("Institution"), _("Others who have a part in it"), _("It consists of"), _("State"), _("Late"),
    _("Reports"),
)  # fmt: skip


@at_desk
def page(request: HttpRequest, desk: Desk, register: str, record: str) -> HttpResponse:
    """The plan. Queries: six beside those of every page of the desk, however long it is."""
    desk.acting("read", "initiative", relation="partner", institution=desk.institution)
    board = queries.board(f"{register}/{record}", desk.party.code)
    names, chosen = _names(board), _chosen(request)
    lines = _narrowed(_shown(board, names, desk), chosen)
    number = page_number(request.GET.get("page", ""))
    query = {name: [value] for name, value in chosen.items() if value}
    here = lines[(number - 1) * SHOWN : number * SHOWN]
    due = _due(board, desk)
    code = desk.party.code
    takes_part = code in board.initiative.everybody
    words = {
        "area": "initiatives",
        "board": board,
        "row": board.initiative,
        "step": next_step(board, desk, due, names),
        "lines": here,
        "chart": drawn(here, desk.at.date()),
        "chosen": chosen,
        "narrowed": any(chosen[name] for name in ("party", "type", "late", "q")),
        "parties": parties_named(board, names),
        "types": TYPES.items(),
        "sorts": SORTS.items(),
        "paging": Paging(number, SHOWN, len(lines), query),
        "total": len(lines),
        "late": sum(bool(each.late) for each in lines),
        "due": _told(due, board),
        "proposals": [(each, _people(each.awaited, names), _people(each.refused, names),
                       names.get(each.row.register, each.row.register)) for each in board.proposals],
        "reports": [(each, names.get(each.register, each.register)) for each in board.reports[:REPORTS_SHOWN]],
        "former": board.former[:REPORTS_SHOWN],
        "states": PROPOSALS,
        "exports": [(form, reverse("plan-export", args=(register, record, form)) + address(query)) for form in FORMS],
        "may_propose": code in board.initiative.partners and desk.may("propose", "plan", relation="partner"),
        "may_report": takes_part and bool(board.plan) and desk.may("report", "progress", relation="partner"),
    }  # fmt: skip
    return render(request, "bandung/plans/plan.html", words)


@at_desk
def export(request: HttpRequest, desk: Desk, register: str, record: str, form: str) -> HttpResponseBase:
    """The same lines as a file, names beside codes."""
    desk.acting("read", "initiative", relation="partner", institution=desk.institution)
    if form not in FORMS:
        raise Http404
    board = queries.board(f"{register}/{record}", desk.party.code)
    lines = _narrowed(_shown(board, _names(board), desk), _chosen(request))
    headings = [str(heading) for heading in HEADINGS]
    told = [dict(zip(headings, _cells(each), strict=True)) for each in lines]

    def cells() -> Iterator[Cells]:
        yield from told

    answer = WRITERS[form](headings, cells())
    name = f"bandung-plan-{register}-{record}-{desk.at:%Y-%m-%d}.{form}"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _names(board: Board) -> dict[str, str]:
    return party_names(board.initiative.readers, reader_language())


def _shown(board: Board, names: Mapping[str, str], desk: Desk) -> list[ShownLine]:
    outputs = output_titles(board.plan.says if board.plan else None)
    return [shown_line(line, outputs, names, desk.at.date()) for line in board.lines]


def _chosen(request: HttpRequest) -> dict[str, str]:
    found = {name: request.GET.get(name, "").strip()[:100] for name in ("party", "type", "late", "q", "sort")}
    found["type"] = found["type"] if found["type"] in TYPES else ""
    found["sort"] = found["sort"] if found["sort"] in SORTS else ""
    return found


def _narrowed(lines: Sequence[ShownLine], chosen: Mapping[str, str]) -> list[ShownLine]:
    words = chosen["q"].casefold()
    found = [
        each
        for each in lines
        if (not chosen["party"] or chosen["party"] in each.item.concerned)
        and chosen["type"] in ("", each.item.type)
        and (not chosen["late"] or each.late)
        and words in f"{each.title} {each.output} {each.item.institution or ''}".casefold()
    ]
    orders: dict[str, Any] = {
        "": lambda each: (each.line.starts, each.item.key),
        "end": lambda each: (each.line.last_day, each.item.key),
        "output": lambda each: (each.output, each.line.starts, each.item.key),
        "party": lambda each: (each.responsible, each.line.starts, each.item.key),
    }
    return sorted(found, key=orders[chosen["sort"]])


def _due(board: Board, desk: Desk) -> list[clocks.Due]:
    """What the plan asks of the reader's party today."""
    running = board.running
    if running is None:
        return []
    return [each for each in clocks.ringing(running, desk.at.date()) if each.party == desk.party.code]


def _told(due: Sequence[clocks.Due], board: Board) -> list[tuple[clocks.Due, str]]:
    titles = titles_of(line.item for line in board.lines)
    title = text_of(board.initiative.title)
    return [(each, due_sentence(each, titles, title)) for each in due]


def _people(codes: Sequence[str], names: Mapping[str, str]) -> str:
    return ", ".join(names.get(each, each) for each in codes)


def _cells(each: ShownLine) -> Sequence[str]:
    reports = "; ".join(
        f"{word.party}: {word.state} ({word.on.isoformat()})" + (f" {word.text}" if word.text else "")
        for word in each.words
    )
    return (
        each.item.key, each.type, each.title, each.output, each.line.starts.isoformat(),
        each.line.last_day.isoformat(), each.responsible, each.item.responsible, each.item.institution or "",
        each.partners, each.consists, each.state, each.late or gettext("no"), reports,
    )  # fmt: skip


BASE = "initiatives/<code:register>/<code:record>/plan/"
urlpatterns = [
    path(BASE, page, name="plan"),
    path(f"{BASE}export.<str:form>", export, name="plan-export"),
]
