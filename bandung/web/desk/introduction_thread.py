"""One introduction at the desk: what both sides said, which clock runs, and what our side can say now."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from bandung.introductions import actions, clocks, queries, rules
from bandung.introductions.errors import NotYourMove
from bandung.introductions.models import Introduction, Message
from bandung.parties.models import Institution
from bandung.people.models import Mandate
from bandung.values.errors import BandungError
from bandung.web.cards import party_names
from bandung.web.desk.introduction_forms import OUTCOMES, SAID, STATES, WHY, MoveForm
from bandung.web.desk.introduction_request import institutions_of
from bandung.web.desk.introductions import check_reads, speeds_of
from bandung.web.desk.party import Desk, at_desk
from bandung.web.naming import reading
from bandung.web.sentences import reader_language


@at_desk
def thread(request: HttpRequest, desk: Desk, register: str, record: str) -> HttpResponse:
    """One introduction: both sides' words, which clock runs, and a sheet for everything that our side can say now."""
    check_reads(desk)
    party = desk.party.code
    row = queries.thread(f"{register}/{record}", party)
    said = queries.words_of(row)
    institutions = institutions_of(party)
    choices = [(each.uid, reading(each.body["name"], reader_language()).text) for each in institutions]
    refused: MoveForm | None = None
    if request.method == "POST":
        held = _writing(desk, row, said)
        if request.POST.get("says") == "withdraw":
            actions.withdraw(uid=row.uid, party=party, by=held.post, at=desk.at)
            messages.success(request, gettext("Your request was taken back."))
            return redirect("introduction", register, record)
        refused = _sheet(request.POST.get("says", ""), choices, request.POST)
        if refused.is_valid() and _written(refused, row, desk, held, institutions, request.POST.get("seen") or None):
            messages.success(request, gettext("Written in your register, for the two of you alone."))
            return redirect("introduction", register, record)
        row = queries.thread(row.uid, party)
        said = queries.words_of(row)
    words = _thread_words(row, said, desk, choices, refused)
    return render(request, "bandung/introductions/thread.html", words, status=422 if refused else 200)


def _writing(desk: Desk, row: Introduction, said: list[Message]) -> Mandate:
    """The mandate under which she writes; one of an institution covers the threads that are its own."""
    own = row.asking == desk.party.code
    behind = row.body.get("asked_for") if own else next(
        (each.body["handed_to"] for each in reversed(said) if "handed_to" in each.body), None
    )  # fmt: skip
    institution = (behind or {}).get("institution", "")
    return desk.acting("write", "introduction", relation="own" if own else "partner", institution=institution)


def _thread_words(
    row: Introduction, said: list[Message], desk: Desk, choices: list[tuple[str, str]], refused: MoveForm | None
) -> dict[str, Any]:
    party, language = desk.party.code, reader_language()
    found = queries.about_of([row], party)
    names = party_names([row.asking, row.owner], language)
    line = queries.line_of(row, party, desk.at)
    side = rules.side_of(party, asking=row.asking)
    try:
        held: Mandate | None = _writing(desk, row, said)
    except BandungError:
        held = None
    moves = rules.moves_of(side, row.state) if held else ()
    sheets = [refused if refused and refused.says == says else _sheet(says, choices) for says in moves]
    if refused and refused.says not in moves:
        sheets.insert(0, refused)
    return {
        "area": "introductions",
        "row": row,
        "line": line,
        "state": STATES[line.state],
        "asking_name": names.get(row.asking, row.asking),
        "owner_name": names.get(row.owner, row.owner),
        "about": found.get((row.kind, row.about)),
        "basis": found.get((actions.OTHER[row.kind], row.resting_on)),
        "note": reading(row.body["note"], language),
        "said": [_said(each, names, language) for each in said],
        "may_open_initiative": row.state == rules.ACCEPTED and desk.may("open", "initiative"),
        "next": clocks.next_ring(row.running, party, desk.at),
        "outcomes": [
            (names.get(code, code), dict(OUTCOMES)[outcome])
            for code, outcome in ((row.asking, row.asking_outcome), (row.owner, row.owner_outcome))
            if outcome
        ],
        "sheets": sheets,
        "refused": refused,
        "held": held,
        "may_withdraw": held is not None and side == rules.ASKING and row.state in rules.UNANSWERED,
        "speeds": speeds_of([row.asking, row.owner], names),
    }


def _said(each: Message, names: dict[str, str], language: str) -> dict[str, Any]:
    body = each.body
    return {
        "message": each,
        "party": names.get(each.register, each.register),
        "does": SAID[each.says],
        "text": reading(body["text"], language) if body.get("text") else None,
        "why": dict(WHY).get(body.get("why", ""), "") if body.get("why") else "",
        "outcome": dict(OUTCOMES)[body["outcome"]] if body.get("outcome") else "",
        "handed_to": (body.get("handed_to") or {}).get("name", ""),
        "initiative": body.get("initiative", ""),
    }


def _sheet(says: str, choices: list[tuple[str, str]], data: Any = None) -> MoveForm:
    if says not in SAID:
        raise NotYourMove
    return MoveForm(data, says=says, institutions=choices)


def _written(
    form: MoveForm, row: Introduction, desk: Desk, held: Mandate, institutions: list[Institution], seen: str | None
) -> bool:
    """Whether it was written; where not, the form says why and keeps what was typed."""
    try:
        actions.write(
            uid=row.uid,
            party=desk.party.code,
            says=form.says,
            by=held.post,
            at=desk.at,
            text=form.texts("text"),
            seen=seen,
            form=form.name,
            **form.more(institutions),
        )
    except BandungError as refusal:
        form.refuse(refusal)
        return False
    return True
