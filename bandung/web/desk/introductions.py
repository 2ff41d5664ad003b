"""Introductions at the desk: what was asked of us and by us.

Who comes: an officer in the morning. What waits for her stands first; she opens it, reads both sides, and answers: two
steps.
"""

import csv
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext

from bandung.exchange.models import Statement
from bandung.introductions import queries
from bandung.web.cards import party_names
from bandung.web.desk.introduction_forms import DIRECTIONS, OUTCOMES, STATES
from bandung.web.desk.party import Desk, at_desk
from bandung.web.naming import name_of, reading
from bandung.web.paging import Paging, page_number
from bandung.web.public.export import plain_cell
from bandung.web.sentences import reader_language

SHOWN = 20


@at_desk
def listing(request: HttpRequest, desk: Desk) -> HttpResponse:
    """What was asked of us and by us. Queries: five beside those of every page of the desk."""
    check_reads(desk)
    chosen, lines = _asked(request, desk)
    number = page_number(request.GET.get("page", ""))
    paging = Paging(number, SHOWN, len(lines), {name: [value] for name, value in chosen.items() if value})
    shown = lines[(number - 1) * SHOWN : number * SHOWN]
    found = queries.about_of((line.row for line in shown), desk.party.code)
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
        "speeds": speeds_of([desk.party.code, *(line.other for line in shown)], names | {
            desk.party.code: reading(desk.party.name, language).text
        }),
    }  # fmt: skip
    return render(request, "bandung/introductions/list.html", words)


@at_desk
def export(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The same list as a CSV file."""
    check_reads(desk)
    _chosen, lines = _asked(request, desk)
    names = party_names((line.other for line in lines), reader_language())
    found = queries.about_of((line.row for line in lines), desk.party.code)
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


def check_reads(desk: Desk) -> None:
    """Everyone of the party reads its introductions; :raises NotPermitted: if not even that is covered."""
    desk.acting("read", "introduction", institution=desk.institution)


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


def speeds_of(parties: list[str], names: dict[str, str]) -> list[tuple[str, queries.Response]]:
    told = queries.response_times(dict.fromkeys(parties))
    return [(names.get(code, code), response) for code, response in told.items() if response.asked]
