"""A call at the desk: our word on it, the proposals, how far assessing has come, the ranking, the award.

Who comes: an officer who decides on a call with her colleagues of the other countries. She sees what waits for her
side, opens a proposal and writes; when all is assessed she reads the ranking and proposes what is given.
"""

import csv
from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bandung.funds import assessing, bench, queries
from bandung.funds.assessing import Assessing, Board
from bandung.funds.errors import NoSuchCall
from bandung.introductions.actions import in_its_language
from bandung.values.errors import BandungError
from bandung.web.desk.fund_forms import GivenForm
from bandung.web.desk.funds import AREA, spoken, ways
from bandung.web.desk.party import Desk, at_desk
from bandung.web.fund_words import AWARD_STATES, PROPOSAL_STATES, STEPS, heard, names_of
from bandung.web.naming import reading
from bandung.web.paging import Paging, page_number
from bandung.web.public.calls import facts
from bandung.web.public.export import plain_cell
from bandung.web.sentences import reader_language, translated

SHOWN = 50
MOST_GIVEN = 100
"""So many proposals, from the first rank on, stand on the sheet of an award."""
SORTS = {
    "rank": _("Rank"), "title": _("Title"), "asked": _("Asked for"), "divergence": _("How far the sides lie apart"),
}  # fmt: skip


@at_desk
def call(request: HttpRequest, desk: Desk, register: str, record: str) -> HttpResponse:
    """One call of ours. A fixed number of queries."""
    desk.acting("read", "fund", institution=desk.institution)
    uid, code = f"{register}/{record}", desk.party.code
    found = queries.call(uid, code)
    if code not in found.fund.row.parties:
        raise NoSuchCall(uid=uid)
    if request.method == "POST":
        spoken(request, desk, "call", uid)
        return redirect("desk-call", register, record)
    words = facts(found) | {"area": AREA, "section": ""}
    words |= ways(desk, found.row, found.agreed, found.fund.votes)
    words["heard"] = heard(found.row, found.agreed, found.fund.votes, words["names"])
    words["may_propose"] = desk.may("write", "joint proposal")
    if code in found.fund.votes and found.holds:
        words |= _board_words(request, desk, assessing.board_of(found), words["names"])
    return render(request, "bandung/funds/desk_call.html", words)


def _board_words(request: HttpRequest, desk: Desk, board: Board, names: dict[str, str]) -> dict[str, Any]:
    sort = request.GET.get("sort", "")
    number, place = page_number(request.GET.get("page", "")), page_number(request.GET.get("ranked", ""))
    every = ranked(board, sort)
    asked = {name: [request.GET.get(name, "")] for name in ("sort", "page", "ranked")}
    return {
        "board": board,
        "proposals": [
            (each, PROPOSAL_STATES[each.state_at(desk.at)], _step(board.of(each.row.uid)))
            for each in board.proposals[(number - 1) * SHOWN : number * SHOWN]
        ],
        "proposal_pages": Paging(number, SHOWN, len(board.proposals), asked),
        "ranked": every[(place - 1) * SHOWN : place * SHOWN],
        "ranked_pages": Paging(place, SHOWN, len(every), asked, "ranked"),
        "sides": [(code, names.get(code, code)) for code in board.call.fund.votes],
        "sort": sort if sort in SORTS else "rank",
        "sorts": list(SORTS.items()),
        "awards": [
            (each, AWARD_STATES[each.state], heard(each.row, each.agreed, board.call.fund.votes, names))
            for each in board.awards
        ],
        "may_award": desk.may("write", "fund") and not board.waiting and board.award is None
        and bool(board.proposals) and board.call.phase(desk.at) == "closed",
        "may_read": desk.may("read", "assessment"),
    }  # fmt: skip


def _step(found: Assessing | None) -> Any:
    return STEPS[found.step] if found else ""


def ranked(board: Board, sort: str = "") -> list[tuple[Any, Assessing, list[Any]]]:
    """Every ranked proposal with what each side had given it; in the order asked for."""
    rows = []
    for place in board.ranking:
        found = board.of(place.proposal)
        if found is not None:
            rows.append((place, found, [found.points.get(code) for code in board.call.fund.votes]))
    if sort == "title":
        rows.sort(key=lambda each: _title(each[1]).casefold())
    elif sort == "asked":
        rows.sort(key=lambda each: -Decimal(each[1].proposal.row.says.asked_for))
    elif sort == "divergence":
        rows.sort(key=lambda each: -(each[1].divergence or Decimal()))
    return rows


def _title(found: Assessing) -> str:
    says = found.proposal.row.says
    return reading(says.title, reader_language(), says.language).text


@at_desk
def ranking(request: HttpRequest, desk: Desk, register: str, record: str) -> HttpResponse:
    """The ranking as CSV, with both sides' own points and how far they lie apart."""
    desk.acting("read", "assessment")
    board = assessing.board(f"{register}/{record}", desk.party.code)
    names = names_of(board.call.fund.votes)
    answer = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="bandung-ranking-{record}-{desk.at:%Y-%m-%d}.csv"'
    sheet = csv.writer(answer)
    sheet.writerow([
        gettext("Rank"), gettext("Proposal"), gettext("Title"), gettext("Points together"),
        *(names[code] for code in board.call.fund.votes), gettext("How far the sides lie apart"), gettext("Asked for"),
        gettext("Currency"),
    ])  # fmt: skip
    for place, found, points in ranked(board):
        cells = (
            place.rank, place.proposal, _title(found), place.points, *points, found.divergence,
            found.proposal.row.says.asked_for, board.call.fund.row.says.currency,
        )  # fmt: skip
        sheet.writerow(["" if cell is None else plain_cell(str(cell)) for cell in cells])
    return answer


@at_desk
def award(request: HttpRequest, desk: Desk, register: str, record: str) -> HttpResponse:
    """Say what each ranked proposal is given: one amount by the shares, or an amount of each party."""
    mandate = desk.acting("write", "fund")
    uid, code = f"{register}/{record}", desk.party.code
    board = assessing.board(uid, code)
    names = names_of(board.call.fund.row.parties)
    parties = {party: names[party] for party in board.call.fund.row.parties}
    data = request.POST if request.method == "POST" else None
    forms = [
        (place, found, GivenForm(
            data, prefix=place.proposal, most=Decimal(found.proposal.row.says.asked_for), parties=parties,
        ))
        for place, found, _points in ranked(board)[:MOST_GIVEN]
    ]  # fmt: skip
    refused = ""
    if data is not None and [each for *_rest, each in forms if not each.is_valid()] == []:
        given = {place.proposal: form.given for place, _found, form in forms if form.given is not None}
        text = data.get("text", "").strip()
        try:
            bench.propose_award(
                call=uid, party=code, given=given, by=mandate.post, at=desk.at,
                text=in_its_language(text) if text else None,
            )  # fmt: skip
        except BandungError as refusal:
            refused = translated(refusal)
        else:
            messages.success(request, gettext("Proposed. The award holds when all who decide have consented."))
            return redirect("desk-call", register, record)
    words = {
        "area": AREA,
        "board": board,
        "forms": forms,
        "most": MOST_GIVEN,
        "left_out": len(board.ranking) - len(forms),
        "refused": refused,
        "typed": data.get("text", "") if data else "",
        "currency": board.call.fund.row.says.currency,
    }
    return render(request, "bandung/funds/award.html", words, status=422 if data is not None else 200)


@at_desk
def on_award(request: HttpRequest, desk: Desk, register: str, record: str) -> HttpResponse:
    """One award: what is given by whom, and our word on it."""
    desk.acting("read", "fund", institution=desk.institution)
    uid = f"{register}/{record}"
    board, found = assessing.award_of(uid, desk.party.code)
    if request.method == "POST":
        spoken(request, desk, "award", uid)
        return redirect("award", register, record)
    names = names_of(board.call.fund.row.parties)
    rows = {each.row.uid: each.row for each in board.proposals}
    words = {
        "area": AREA,
        "call": board.call,
        "award": found,
        "state_label": AWARD_STATES[found.state],
        "names": names,
        "heard": heard(found.row, found.agreed, board.call.fund.votes, names),
        "ranked": [
            (each, rows.get(f"{each.proposal.register_code}/{each.proposal.record}")) for each in found.row.says.ranking
        ],
        "awarded": [
            (each, rows.get(f"{each.proposal.register_code}/{each.proposal.record}")) for each in found.row.says.awarded
        ],
        "currency": board.call.fund.row.says.currency,
        **ways(desk, found.row, found.agreed, board.call.fund.votes),
    }
    if not found.fits:
        words["is_asked"] = False
    return render(request, "bandung/funds/on_award.html", words)


urlpatterns = [
    path("calls/<code:register>/<code:record>/", call, name="desk-call"),
    path("calls/<code:register>/<code:record>/ranking.csv", ranking, name="ranking-csv"),
    path("calls/<code:register>/<code:record>/award/", award, name="award-propose"),
    path("awards/<code:register>/<code:record>/", on_award, name="award"),
]
