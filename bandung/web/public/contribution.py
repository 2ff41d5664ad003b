"""One contribution for everybody: what was given, by whom, how far it is confirmed, and the entry that says so.

Who comes: whoever followed a figure to one of its contributions, and wants to read it as it stands in the register.
"""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from bandung.contributions import ledger, queries
from bandung.measurement.figures import Figure
from bandung.measurement.lines import Line
from bandung.measurement.valuation import value
from bandung.partnerships.models import Initiative
from bandung.reporting.parts import POLICY
from bandung.reporting.rates import rates
from bandung.web import figure_words as words
from bandung.web.cards import party_names
from bandung.web.naming import reading
from bandung.web.sentences import reader_language

FIELDS = ("stage", "item", "group", "channel", "sector", "goal", "level", "role", "form", "cost", "quality", "standing")
"""Shown where they are stated, under the name that filters of figures have for them."""


def contribution(request: HttpRequest, register: str, record: str) -> HttpResponse:
    """The page. Six queries at most.

    :raises NoSuchContribution: if there is none that everybody may read.
    """
    row = queries.contribution(f"{register}/{record}")
    line = next(ledger.lines([row], on=date(row.year, 12, 31)))
    codes = {code for code in (line.giver, line.recipient) if code}
    names = party_names(codes, reader_language()) if codes else {}
    found = Initiative.objects.filter(pk=line.initiative, public=True).first() if line.initiative else None
    language = reader_language()
    told: dict[str, Any] = {
        "section": "cooperation",
        "row": row,
        "line": line,
        "title": reading(row.body["title"], language, line.language),
        "giver": words.side(line.giver, line.giver_country, line.giver_name, names),
        "recipient": words.side(line.recipient, line.recipient_country, line.recipient_name, names),
        "figures": _figures(line),
        "valued": value(line, rates(), POLICY),
        "said": words.SAID[line.said],
        "is_agreed": line.said in ("confirmed", "settled"),
        "facts": [(words.FILTERS[name], words.label(name, code)) for name in FIELDS if (code := _field(line, name))],
        "initiative": found,
        "note": reading(row.body["note"], language, line.language) if row.body.get("note") else None,
        "sources": row.body.get("sources", ()),
        "all_of_year": words.figure_link(Figure.of("lines", **_same(line))),
    }
    return render(request, "bandung/cooperation/contribution.html", told)


def _field(line: Line, name: str) -> str:
    return str(getattr(line, name))


def _figures(line: Line) -> list[tuple[str, str]]:
    """(unit, figure) of what counts: what both settled on, else what the giver declares."""
    found = []
    if line.stands_quantity is not None:
        found.append((words.unit(line.unit), words.amount(line.stands_quantity)))
    if line.stands_amount is not None:
        found.append((words.unit(line.currency), words.amount(line.stands_amount)))
    return found


def _same(line: Line) -> dict[str, Any]:
    """What other contributions of the same giver and year have in common."""
    giver = {"giver_country": line.giver_country} if line.giver_country else {"giver": line.giver}
    return giver | {"year": line.year, "stage": line.stage}
