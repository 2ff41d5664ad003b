"""Two years of the same report beside each other: by modality, partner and sector, each with its coverage."""

from decimal import Decimal
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.translation import gettext

from bandung.reporting import compare, queries
from bandung.reporting.models import MADE
from bandung.reporting.rules import KINDS
from bandung.reporting.shown import covered
from bandung.reporting.tables import TITLES, table_of
from bandung.reporting.words import code_name, figure, number
from bandung.web.desk.party import Desk, at_desk
from bandung.web.sentences import reader_language

AREA, MOST_ROWS = "reports", 60
TABLES = ("by-item", "by-partner", "by-sector", "by-group", "by-channel", "by-goal")


@at_desk
def years(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Choose a report and two of its years; of each the newest version counts. Four queries."""
    desk.acting("read", "ledger report")
    code, kind = desk.party.code, request.GET.get("kind", "")
    made = queries.versions(code).filter(state=MADE, partner="").order_by().values_list("type", "year").distinct()
    there = sorted({(type_, year) for type_, year in made if type_ in KINDS})
    kinds = [each for each in KINDS if each in {type_ for type_, _year in there}]
    kind = kind if kind in kinds else (kinds[0] if kinds else "")
    found = sorted({year for type_, year in there if type_ == kind})
    words: dict[str, Any] = {
        "area": AREA, "kinds": [(each, gettext(KINDS[each].name)) for each in kinds], "kind": kind, "years": found,
    }  # fmt: skip
    if len(found) > 1:
        old, new = _chosen(request, found)
        words |= {"old": old, "new": new, "tables": _tables(code, kind, old, new)}
    return render(request, "bandung/reports/years.html", words)


def _chosen(request: HttpRequest, found: list[int]) -> tuple[int, int]:
    """The two years asked for; the last two where they are none of those that were made."""
    asked = [request.GET.get(name, "") for name in ("old", "new")]
    years = [int(each) if each in map(str, found) else 0 for each in asked]
    return (years[0], years[1]) if all(years) and years[0] != years[1] else (found[-2], found[-1])


def _tables(code: str, kind: str, old: int, new: int) -> list[dict[str, Any]]:
    heads = []
    for year in (old, new):
        row = queries.newest(code, kind, year)
        assert row is not None  # a year in the list has a version
        heads.append(queries.content_of(row).told)
    keys = [each["key"] for each in heads[1]["given"] if each["key"] in TABLES]
    return [_table(heads, key) for key in sorted(keys, key=TABLES.index)]


def _table(heads: list[dict[str, Any]], key: str) -> dict[str, Any]:
    language = reader_language()
    tables = [next(each for each in head["given"] if each["key"] == key) for head in heads]
    rows = compare.years_beside(heads[0], heads[1], key)
    shown = [*rows[: min(MOST_ROWS, len(rows) - 1)], rows[-1]]
    return {
        "key": key, "title": gettext(TITLES[key]), "left": len(rows) - len(shown),
        "rows": [
            {
                "name": " · ".join(
                    code_name(name, each, language) for name, each in zip(tables[1]["by"], row.key, strict=False)
                ) or gettext("Total"),
                "cells": [
                    _cell(tables[at], row.key, cell, language) for at, cell in enumerate((row.old, row.new))
                ],
                "moves": _moves(row.moves, language),
            }
            for row in shown
        ],
    }  # fmt: skip


def _cell(table: dict[str, Any], key: tuple[str, ...], cell: Any, language: str) -> dict[str, str]:
    if cell is None:
        return {"text": "–", "note": gettext("no contribution"), "address": ""}
    address = table_of(table).address("usd", key)
    return {"text": figure("usd", cell[0], language), "note": covered(cell, language), "address": address}


def _moves(share: Decimal | None, language: str) -> str:
    """A change as signed per cents; a dash where it is not known."""
    if share is None:
        return "–"
    sign = "+" if share > 0 else "−" if share < 0 else ""
    return f"{sign}{number(abs(share) * 100, language, 1)}\u00a0%"


urlpatterns = [path("reports/years/", years, name="report-years")]
