"""Introductions at the desk: what was asked of us and by us, each thread with what can be said in it now.

Who comes: an officer in the morning. What waits for her stands first; she opens it, reads both sides, and answers: two
steps. Or she found an offer that fits her country's need and asks its owner to be introduced: two steps.
"""

import csv
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext

from bandung.exchange.models import TABLES, Statement
from bandung.introductions import actions, clocks, queries, rules
from bandung.introductions.errors import AlreadyAsked, NobodyAnswersHere, NotYourMove
from bandung.introductions.models import Introduction, Message
from bandung.parties.models import Institution
from bandung.people.models import Mandate
from bandung.records.fields import Organisation
from bandung.values.errors import BandungError
from bandung.web.cards import party_names
from bandung.web.desk.introduction_forms import (
    DIRECTIONS,
    OUTCOMES,
    SAID,
    STATES,
    WHY,
    AskForm,
    MoveForm,
    organisation,
)
from bandung.web.desk.party import Desk, at_desk
from bandung.web.naming import name_of, reading
from bandung.web.paging import Paging, page_number
from bandung.web.public.export import plain_cell
from bandung.web.public.record import facts_alone
from bandung.web.sentences import reader_language

SHOWN = 20
MOST_OWN = 200
"""Own needs or offers that a request can rest on, newest first."""


@at_desk
def listing(request: HttpRequest, desk: Desk) -> HttpResponse:
    """What was asked of us and by us. Queries: five beside those of every page of the desk."""
    _read(desk)
    chosen, lines = _asked(request, desk)
    number = page_number(request.GET.get("page", ""))
    paging = Paging(number, SHOWN, len(lines), {name: [value] for name, value in chosen.items() if value})
    shown = lines[(number - 1) * SHOWN : number * SHOWN]
    found = queries.about_of(line.row for line in shown)
    others = queries.partners(desk.party.code)
    countries = {party.speaks_for for party in others if party.speaks_for}
    language = reader_language()
    names = {party.code: reading(party.name, language).text for party in others}
    words = {
        "area": "introductions",
        "lines": [_shown(line, names, found) for line in shown],
        "total": len(lines),
        "waiting": sum(line.waits_for_us for line in lines),
        "paging": paging,
        "chosen": chosen,
        "states": [(code, label, chosen["state"] == code) for code, label in STATES.items()],
        "directions": [(code, label, chosen["direction"] == code) for code, label in DIRECTIONS.items()],
        "countries": sorted(
            ((code, name_of("country", code, language), chosen["country"] == code) for code in countries),
            key=lambda each: each[1],
        ),
        "speeds": _speeds([desk.party.code, *(line.other for line in shown)], names | {
            desk.party.code: reading(desk.party.name, language).text
        }),
    }  # fmt: skip
    return render(request, "bandung/introductions/list.html", words)


@at_desk
def export(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The same list as a CSV file."""
    _read(desk)
    _chosen, lines = _asked(request, desk)
    names = party_names((line.other for line in lines), reader_language())
    found = queries.about_of(line.row for line in lines)
    answer = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="bandung-introductions-{desk.at:%Y-%m-%d}.csv"'
    sheet = csv.writer(answer)
    sheet.writerow([
        gettext("Reference"), gettext("Direction"), gettext("Other party"), gettext("About"), gettext("Title"),
        gettext("State"), gettext("Asked on"), gettext("First answer on"), gettext("Accepted on"),
        gettext("Last word on"), gettext("Waits for us"), gettext("Our outcome"), gettext("Their outcome"),
    ])  # fmt: skip
    outcomes = dict(OUTCOMES)
    for line in lines:
        row, shown = line.row, _shown(line, names, found)
        ours, theirs = row.asking_outcome, row.owner_outcome
        if row.owner == desk.party.code:
            ours, theirs = theirs, ours
        cells = [
            row.uid, shown["direction"], shown["other_name"], row.about, shown["title"], STATES[line.state],
            f"{row.asked_at:%Y-%m-%d}", *(f"{day:%Y-%m-%d}" if day else "" for day in (
                row.first_answer_at, row.accepted_at, row.last_word_at)),
            gettext("yes") if line.waits_for_us else "", outcomes[ours] if ours else "",
            outcomes[theirs] if theirs else "",
        ]  # fmt: skip
        sheet.writerow([plain_cell(str(cell)) for cell in cells])
    return answer


@at_desk
def thread(request: HttpRequest, desk: Desk, register: str, record: str) -> HttpResponse:
    """One introduction: both sides' words, which clock runs, and a sheet for everything that our side can say now."""
    _read(desk)
    party = desk.party.code
    row = queries.thread(f"{register}/{record}", party)
    said = queries.words_of(row)
    institutions = _institutions(party)
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


@at_desk
def ask(request: HttpRequest, desk: Desk, kind: str, register: str, record: str) -> HttpResponse:
    """Ask the owner of a need or an offer for an introduction."""
    held = desk.acting("request", "introduction", institution=desk.institution)
    party = desk.party.code
    row = queries.record_for(kind, f"{register}/{record}", party)
    words = facts_alone(row, reader_language()) | {"area": "introductions", "held": held}
    try:
        owner = queries.owner_of(row, party)
    except NobodyAnswersHere:
        return render(request, "bandung/introductions/nobody.html", words)
    if row.withdrawn_at is None and (earlier := queries.open_about(kind, row.uid, asking=party, owner=owner)):
        return _led_to(request, earlier.uid)
    institutions = _institutions(party)
    form = _ask_form(request, desk, kind, institutions)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.request(
                kind=kind,
                uid=row.uid,
                party=party,
                note=actions.in_its_language(form.cleaned_data["note"], form.cleaned_data["language"], field="note"),
                resting_on=form.cleaned_data.get("resting_on", ""),
                asked_for=_asked_for(form.cleaned_data.get("institution", "") or desk.institution, institutions),
                by=held.post,
                at=desk.at,
            )
        except AlreadyAsked as refusal:
            return _led_to(request, refusal.uid)
        except BandungError as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, gettext("Asked. You will find the answer here."))
            return redirect("introduction", *made.uid.split("/"))
    words |= {"form": form, "owner": owner, "speed": queries.response_times([owner])[owner]}
    return render(request, "bandung/introductions/ask.html", words, status=422 if form.errors else 200)


def _read(desk: Desk) -> None:
    """Everyone of the party reads its introductions; :raises NotPermitted: if not even that is covered."""
    desk.acting("read", "introduction", institution=desk.institution)


def _writing(desk: Desk, row: Introduction, said: list[Message]) -> Mandate:
    """The mandate under which she writes; one of an institution covers the threads that are its own."""
    own = row.asking == desk.party.code
    behind = row.body.get("asked_for") if own else next(
        (each.body["handed_to"] for each in reversed(said) if "handed_to" in each.body), None
    )  # fmt: skip
    institution = (behind or {}).get("institution", "")
    return desk.acting("write", "introduction", relation="own" if own else "partner", institution=institution)


def _asked(request: HttpRequest, desk: Desk) -> tuple[dict[str, str], list[queries.Line]]:
    known = {"state": STATES, "direction": DIRECTIONS}
    chosen = {name: request.GET.get(name, "") for name in ("state", "direction", "country")}
    chosen = {name: value if value in known.get(name, {value}) else "" for name, value in chosen.items()}
    return chosen, list(queries.listing(desk.party.code, at=desk.at, **chosen))


def _shown(line: queries.Line, names: dict[str, str], found: dict[tuple[str, str], Statement]) -> dict[str, Any]:
    row = line.row
    about = found.get((row.kind, row.about))
    return {
        "line": line,
        "row": row,
        "title": reading(about.body["title"], reader_language(), about.body["language"]) if about else row.about,
        "other_name": names.get(line.other, line.other),
        "state": STATES[line.state],
        "direction": DIRECTIONS["asked-by-us" if line.other == row.owner else "asked-of-us"],
        "address": reverse("introduction", args=row.uid.split("/")),
    }


def _speeds(parties: list[str], names: dict[str, str]) -> list[tuple[str, queries.Response]]:
    told = queries.response_times(dict.fromkeys(parties))
    return [(names.get(code, code), response) for code, response in told.items() if response.asked]


def _thread_words(
    row: Introduction, said: list[Message], desk: Desk, choices: list[tuple[str, str]], refused: MoveForm | None
) -> dict[str, Any]:
    party, language = desk.party.code, reader_language()
    found = queries.about_of([row])
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
        "speeds": _speeds([row.asking, row.owner], names),
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


def _ask_form(request: HttpRequest, desk: Desk, kind: str, institutions: list[Institution]) -> AskForm:
    language = reader_language()
    table = TABLES[actions.OTHER[kind]]
    rows = table.objects.filter(register=desk.party.code, withdrawn_at=None).order_by("-at", "uid")[:MOST_OWN]
    own = [(each.uid, reading(each.body["title"], language, each.body["language"]).text) for each in rows]
    behind = [(each.uid.partition("/")[2], reading(each.body["name"], language).text) for each in institutions]
    if desk.institution:
        behind = [each for each in behind if each[0] == desk.institution]
    else:
        behind = [("", reading(desk.party.name, language).text), *behind]
    return AskForm(
        request.POST if request.method == "POST" else None,
        own=own,
        institutions=behind,
        kind=kind,
        initial={"resting_on": request.GET.get("resting_on", ""), "note": request.GET.get("note", "")[:2_000]},
    )


def _institutions(party: str) -> list[Institution]:
    return list(Institution.objects.filter(party=party, withdrawn_at=None).order_by("uid"))


def _asked_for(chosen: str, institutions: list[Institution]) -> Organisation | None:
    found = next((each for each in institutions if chosen and each.uid.endswith(f"/{chosen}")), None)
    return Organisation(**organisation(found)) if found else None


def _led_to(request: HttpRequest, uid: str) -> HttpResponse:
    messages.info(request, gettext("Your party has asked for this introduction already; here it is."))
    return redirect("introduction", *uid.split("/"))
