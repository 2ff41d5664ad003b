"""Countries: all of them with their numbers, and one with what it offers, needs, and belongs to.

Who comes: an officer who wants to know a partner before writing to it, or an analyst who asks for the groups of a
certain day. From the list to the country is one step; another day is one more.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext

from bandung import reference
from bandung.charts import Chart, Row, bars
from bandung.exchange import queries
from bandung.matching.statements import Filters
from bandung.parties.models import Party
from bandung.partnerships import everybody
from bandung.partnerships.models import Initiative
from bandung.reference import UnknownCode
from bandung.reference.countries import plain
from bandung.reporting.columns import columns
from bandung.reporting.dashboard import tables
from bandung.values import BadValue
from bandung.values.errors import _
from bandung.web.cards import cards, party_names
from bandung.web.dashboard_tables import cells, coverage, sides_of
from bandung.web.initiative_cards import public_card
from bandung.web.keeping import kept
from bandung.web.naming import name_of, reading
from bandung.web.sentences import reader_language

NEWEST = 4
BARS = 6
KINDS_OF_GROUPS = ("list", "income", "organisation", "historical")
NONE = queries.Numbers(0, 0, 0)


@dataclass(frozen=True, slots=True)
class Line:
    """One country in the list."""

    code: str
    name: str
    numbers: queries.Numbers


def countries(request: HttpRequest) -> HttpResponse:
    """All countries by region. No query: the index has the numbers."""
    language = reader_language()
    words, region = request.GET.get("q", "").strip()[:100], request.GET.get("region", "")
    only = request.GET.get("only", "") == "1"
    inside = reference.countries_within(_region(region)) if region else None
    by_country = queries.numbers_by_country()
    lines: dict[str, list[Line]] = {}
    for country in reference.countries():
        name = name_of("country", country.code, language)
        if (inside is not None and country.code not in inside) or (only and country.code not in by_country):
            continue
        if words and plain(words) not in plain(name) and words.upper() not in (country.code, country.alpha2):
            continue
        lines.setdefault(country.region, []).append(Line(country.code, name, by_country.get(country.code, NONE)))
    continents = [each for each in reference.regions() if each.code in lines]
    return render(request, "bandung/countries.html", {
        "section": "countries",
        "words": words,
        "region": region,
        "only": only,
        "number": sum(map(len, lines.values())),
        "regions": [
            (name_of("region", each.code, language), sorted(lines[each.code], key=lambda line: plain(line.name)))
            for each in continents
        ] + ([(gettext("Without a region"), lines[""])] if "" in lines else []),
        "choices": [(each.code, name_of("region", each.code, language)) for each in reference.regions()],
    })  # fmt: skip


def country(request: HttpRequest, iso3: str) -> HttpResponse:
    """One country on a day. Queries: three for what it rests on; the rest is kept until that changes.

    :raises UnknownCode: if there is no such country.
    """
    if iso3 != iso3.upper() and iso3.isascii():
        return redirect("country", iso3.upper())
    known = reference.country(iso3)
    today = timezone.localdate()
    body = _body(
        known.code,
        _day(request.GET.get("on", ""), today),
        today,
        get_language() or "en",
        queries.as_of(),
        columns().state,
    )
    title = name_of("country", known.code, reader_language())
    return render(request, "bandung/country.html", {"section": "countries", "title": title, "body": body})


@kept(256)
def _body(code: str, day: date, today: date, _page_language: str, _as_of: str, _state: int) -> str:
    language = reader_language()
    known = reference.country(code)
    counted = {
        kind: queries.facet_counts(Filters(record=kind, countries=(code,)), today, ["sector", "standing"])
        for kind in ("offer", "need")
    }
    newest = {
        kind: queries.browse(kind, Filters(countries=(code,)), on=today, limit=NEWEST).rows
        for kind in ("offer", "need")
    }
    shown = cards([*newest["need"], *newest["offer"]], language)
    party = Party.objects.filter(speaks_for=code).first()
    return render_to_string("bandung/parts/country.html", {
        "code": code,
        "known": known,
        "day": day,
        "is_today": day == today,
        "party": party,
        "party_name": reading(party.name, language) if party else None,
        "post": reading((party.focal_point or {}).get("post", {}), language) if party else None,
        "south": party.south if party else None,
        "south_default": reference.south_by_default(code, day),
        "south_reason": gettext(reference.south_by_default(code, day).reason),
        "path": [each for each in reference.region_path(code) if each],
        "languages": reference.official_languages(code),
        "climates": reference.climates_of(code),
        "groups": _groups(code, day, language),
        "coming": [each for each in reference.scheduled_changes() if each.country == code and each.on >= day],
        "numbers": {kind: sum(counts["standing"].values()) for kind, counts in counted.items()},
        "said": sum(counts["standing"].get("said", 0) for counts in counted.values()),
        "charts": [
            chart for kind, counts in counted.items() if (chart := _sectors(kind, code, counts["sector"], language))
        ],
        "needs": shown[: len(newest["need"])],
        "offers": shown[len(newest["need"]) :],
        "neighbours": _neighbours(known, language),
        **_initiatives(code, language),
        "cooperation": _cooperation(code),
    })  # fmt: skip


def _initiatives(code: str, language: str) -> dict[str, Any]:
    """What the country takes part in with others, as everybody may read it: numbers by role, and the newest."""
    lines = everybody.find(everybody.Asked(country=code), everybody.table(everybody.as_of()))
    rows = Initiative.objects.in_bulk([line.uid for line in lines[:NEWEST]])
    names = party_names({party for row in rows.values() for party in row.named}, language) if rows else {}
    return {
        "initiatives": [public_card(rows[line.uid], names) for line in lines[:NEWEST] if line.uid in rows],
        "initiative_numbers": everybody.of_country(code, lines),
        "number_of_initiatives": len(lines),
    }


def _cooperation(code: str) -> list[dict[str, Any]]:
    """What it gave and received, as everybody may read it: each number leads to its figure."""
    sides = sides_of(tables(country=code))
    return [
        {"heading": side.heading, "cells": cells(total), "coverage": coverage(total.usd_lines, total.lines)}
        for side in sides
        if (total := side.figures.total).lines
    ]


def _groups(code: str, day: date, language: str) -> list[tuple[str, list[tuple[str, str, date | None]]]]:
    """(heading, [(code, name, member since)]) of the groups on a day, by kind of group."""
    headings = {
        "list": gettext("Lists of the United Nations and others"),
        "income": gettext("Income group of the World Bank"),
        "organisation": gettext("Organisations"),
        "historical": gettext("Lists of former times"),
    }
    found: dict[str, list[tuple[str, str, date | None]]] = {}
    for each in reference.memberships_of(code):
        if each.on(day):
            kind = reference.group(each.group).kind
            found.setdefault(kind, []).append((each.group, name_of("group", each.group, language), each.valid_from))
    return [(headings[kind], found[kind]) for kind in KINDS_OF_GROUPS if kind in found]


def _sectors(kind: str, code: str, counts: dict[str, int], language: str) -> Chart | None:
    """How many records in each of the most frequent sectors; each bar leads to its list."""
    if not counts:
        return None
    title = gettext("Offers by sector") if kind == "offer" else gettext("Needs by sector")
    return bars(
        [
            Row(name_of("sector", sector, language), number, f"{reverse(f'{kind}s')}?country={code}&sector={sector}")
            for sector, number in list(counts.items())[:BARS]
        ],
        title=title,
        measure=gettext("Offers") if kind == "offer" else gettext("Needs"),
        name_header=gettext("Sector"),
        language=language,
        translate=gettext,
    )


def _neighbours(known: reference.Country, language: str) -> list[tuple[str, str, queries.Numbers]]:
    """Countries of the same subregion that offer or need something, by name."""
    within = reference.countries_within(known.subregion or known.region) if known.region else frozenset[str]()
    numbers = queries.numbers_by_country()
    near = [(code, name_of("country", code, language), numbers[code]) for code in within if code in numbers]
    return sorted((each for each in near if each[0] != known.code), key=lambda each: plain(each[1]))


def _region(code: str) -> str:
    try:
        return reference.region(code).code
    except UnknownCode as refusal:
        raise BadValue(refusal.sentence, field="region", **refusal.places) from refusal


def _day(text: str, today: date) -> date:
    """The day asked for; today without one.

    :raises BadValue: if it is no day.
    """
    if not text:
        return today
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BadValue(_("“%(value)s” is not a day such as 2024-12-31."), field="on", value=text[:20]) from None
