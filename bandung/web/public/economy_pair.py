"""Two countries: what they do together beside what they trade, could trade, and agreed.

Who comes: an officer before a meeting with a partner country. She opens the two, side by side: initiatives and
contributions of both, what one offers and the other needs; and trade both ways, what each could sell to the other, what
is less than expected. From there a list, a table as a file, or a need to be written is one step.

Of cooperation only public records are told; introductions never are by pair.
"""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext

from bandung import reference
from bandung.exchange import queries
from bandung.partnerships import everybody
from bandung.partnerships.models import Initiative
from bandung.reference.countries import plain
from bandung.reporting.columns import columns
from bandung.reporting.dashboard import Asked, tables
from bandung.values import BadValue
from bandung.values.errors import _
from bandung.web import economy_pair as pairs
from bandung.web.cards import party_names
from bandung.web.dashboard_tables import cells, coverage, sides_of
from bandung.web.economy_country import name
from bandung.web.economy_country_trade import BY_PARTNER, source_for
from bandung.web.economy_parts import Cited, country_of, moved, opened, rests_on, state, year_asked, year_query
from bandung.web.economy_tables import check, check_name, drawn
from bandung.web.economy_whole import Page
from bandung.web.initiative_cards import public_card
from bandung.web.keeping import kept
from bandung.web.naming import name_of
from bandung.web.sentences import reader_language

NEWEST = 4
NONE = queries.Numbers(0, 0, 0)


def pair(request: HttpRequest, one: str, two: str) -> HttpResponse:
    """Two countries side by side. Two queries; the rest is kept until what it rests on changes.

    :raises UnknownCode: if one of them is no country. :raises BadValue: if both are the same.
    :raises NoFigures, NoFiguresAtAll: if a year is asked for of which nothing is known.
    """
    right = two_of(one, two)
    if right != (one, two):
        return moved(request, "economy-pair", *right)
    year = year_asked(request.GET.get("year", ""))
    here = request.build_absolute_uri(reverse("economy-pair", args=right) + year_query(year))
    today, language = timezone.localdate(), get_language() or "en"
    body = _body(*right, year, here, today, language, state(), queries.as_of(), columns().state)
    others = [(each.code, name_of("country", each.code, reader_language())) for each in reference.countries()]
    return render(request, "bandung/economy/pair.html", {
        "section": "economy", "title": _title(*right), "one": right[0], "two": right[1], "body": body,
        "others": sorted((each for each in others if each[0] != right[0]), key=lambda each: plain(each[1])),
    })  # fmt: skip


def file(request: HttpRequest, one: str, two: str, table: str, form: str) -> HttpResponseBase:
    """One table as a file. No query.

    :raises UnknownCode: if one of them is no country. :raises BadValue: if both are the same. :raises NoSuchFigures,
        NoSuchFileForm, NoFigures: if there is no such table, form or year.
    """
    check(form)
    right = two_of(one, two)
    check_name(table, pairs.MAKERS)
    with opened() as figures:
        view = pairs.view(figures, *right, year_asked(request.GET.get("year", "")))
        page = Page(_title(*right), reverse("economy-pair", args=right), "-".join(right))
        return view.answer(request, table, form, page)


def two_of(one: str, two: str) -> tuple[str, str]:
    """The codes of two countries as addresses have them.

    :raises UnknownCode: if one of them is no country. :raises BadValue: if both are the same.
    """
    found = country_of(one), country_of(two)
    if found[0] == found[1]:
        raise BadValue(_("Name two different countries."), field="two")
    return found


def _title(one: str, two: str) -> str:
    return gettext("%(one)s and %(two)s") % {"one": name(one), "two": name(two)}


@kept(256)
def _body(
    one: str, two: str, year: int | None, here: str, on: date, _language: str, _state: str, _as_of: str, _columns: int
) -> str:  # fmt: skip
    with opened() as figures:
        view = pairs.view(figures, one, two, year)

        def address(table: str, form: str) -> str:
            return reverse("economy-pair-file", args=(one, two, table, form)) + year_query(year)

        made = view.tables()
        words = view.words(made)
        words |= {
            "one": one, "two": two, "one_name": name(one), "two_name": name(two), "at": view.at, "to": "",
            "years": list(reversed(view.years)),
            "tables": {key.replace("-", "_"): drawn(each, address) for key, each in made.items()},
            "absent": [(shape, source_for(shape)) for shape in BY_PARTNER if shape not in made],
            "rests": rests_on(Cited(_title(one, two), here, on, figures.used)),
        }  # fmt: skip
    return render_to_string("bandung/economy/pair_body.html", words | _together(one, two))


def _together(one: str, two: str) -> dict[str, Any]:
    """What the two do with each other, as everybody may read it."""
    language = reader_language()
    lines = everybody.find(everybody.Asked(country=one, partner=two), everybody.table(everybody.as_of()))
    rows = Initiative.objects.in_bulk([line.uid for line in lines[:NEWEST]])
    names = party_names({party for row in rows.values() for party in row.named}, language) if rows else {}
    board = tables(country=one, asked=Asked(partner=two))
    ways = {"given": (name(one), name(two)), "received": (name(two), name(one))}
    numbers = queries.numbers_by_country()
    return {
        "initiatives": [public_card(rows[line.uid], names) for line in lines[:NEWEST] if line.uid in rows],
        "number_of_initiatives": len(lines),
        "cooperation": [
            {"ways": ways[side.code], "cells": cells(total), "coverage": coverage(total.usd_lines, total.lines)}
            for side in sides_of(board)
            if (total := side.figures.total).lines
        ],
        "meets": [
            {
                "offers": numbers.get(giver, NONE).offers, "needs": numbers.get(taker, NONE).needs,
                "giver": giver, "taker": taker, "giver_name": name(giver), "taker_name": name(taker),
            }
            for giver, taker in ((one, two), (two, one))
        ],
    }  # fmt: skip


urlpatterns = [
    path("economy/pairs/<str:one>/<str:two>/", pair, name="economy-pair"),
    path("economy/pairs/<str:one>/<str:two>/<slug:table>.<str:form>", file, name="economy-pair-file"),
]
