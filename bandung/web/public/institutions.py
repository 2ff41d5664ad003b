"""Institutions of parties, and experts as posts: who they are, what they can do, and where that is said.

Who comes: somebody who read an institution's name in an offer, or looks for whom a party can hand an introduction to.
From the party's register one step leads to its institutions, one more to each.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from bandung.parties import queries
from bandung.parties.models import Institution, Party
from bandung.registers import files
from bandung.web.naming import name_of, reading
from bandung.web.paging import Paging, page_number
from bandung.web.sentences import reader_language

SHOWN = 50


def listing(request: HttpRequest, code: str) -> HttpResponse:
    """The institutions of a party, all or of one type. Queries: four."""
    found = files.get(code)
    language = reader_language()
    every = queries.institutions(code)
    types = sorted({row.type for row in every}, key=lambda each: name_of("institution type", each, language))
    asked = request.GET.get("type", "")
    chosen = asked if asked in types else ""
    lines = sorted(
        ((row, reading(row.body["name"], language)) for row in every if chosen in ("", row.type)),
        key=lambda line: (line[1].text.casefold(), line[0].uid),
    )
    number = page_number(request.GET.get("page", ""))
    words = {
        "section": "registers",
        "register": found,
        "party": Party.objects.filter(code=code).first(),
        "lines": lines[(number - 1) * SHOWN : number * SHOWN],
        "total": len(lines),
        "types": [(each, name_of("institution type", each, language), each == chosen) for each in types],
        "chosen": chosen,
        "paging": Paging(number, SHOWN, len(lines), {"type": [chosen]} if chosen else {}),
    }
    return render(request, "bandung/institutions.html", words)


def institution(request: HttpRequest, code: str, record: str) -> HttpResponse:
    """One institution, or one expert as a post. Queries: six."""
    found = files.get(code)
    row = queries.institution(f"{code}/{record}")
    party = Party.objects.filter(code=code).first()
    words = facts(row) | {
        "section": "registers",
        "register": found,
        "party": reading(party.name, reader_language()).text if party else code,
        "provenance": files.provenance(code, row.seq),
    }
    return render(request, "bandung/institution.html", words)


def facts(row: Institution) -> dict[str, Any]:
    """What an institution's record says, in the reader's language, and in which others it can be read."""
    language = reader_language()
    name = reading(row.body["name"], language)
    competences = row.body.get("competences") or {}
    return {
        "row": row,
        "record": row.record,
        "name": name,
        "others": [reading(row.body["name"], code) for code in row.body["name"] if code != name.language],
        "competences": reading(competences, language) if competences else None,
        "languages_of_work": row.body.get("languages", ()),
        "website": row.body.get("address", ""),
    }
