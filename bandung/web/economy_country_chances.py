"""What a country could sell where, with each score by its parts; with whom it trades less than gravity lets expect."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext

from bandung import reference
from bandung.economy import accounts, opportunities, product_accounts
from bandung.economy.groups import SOUTH, members_in, south_in
from bandung.economy.partners import partners
from bandung.economy.trade.flows import exports
from bandung.reference import UnknownCode
from bandung.sources.in_use import Figures
from bandung.web import economy_charts
from bandung.web.economy_country import (
    Asked,
    View,
    checked,
    country_link,
    name,
    pair_link,
    product_column,
)
from bandung.web.economy_tables import Column, Figured
from bandung.web.economy_worked import complexity_in, gravity_in

OPPORTUNITIES, EXPECTED = ("opportunities",), ("room", "size")
GROWTH_OVER = 5
"""Years over which growth is counted, where the table has so many."""


def view(asked: Asked, figures: Figures) -> View:
    """The view of opportunities in the country or group asked for, else in its largest buyer of the South.

    :raises NoFigures, NoFiguresAtAll: if nothing is known of what the country sells to whom (in this year).
    :raises UnknownCode: if there is no such country or group.
    """
    source = figures.selling("trade", asked.code)
    what = gettext("what %(country)s sells to whom by product") % {"country": name(asked.code)}
    if not source:
        checked(asked.year, [], what)
    trade = figures.table("trade", source)
    years = accounts.years_in(trade, asked.code, ["exporter"])
    at = checked(asked.year, years, what)
    buyers = [code for code in product_accounts.buyers_in(trade, at, asked.code) if code != asked.code]
    to = destination(asked.to, asked, buyers, at)
    places = sorted(_members(to, at, asked.south)) if len(to) != 3 or is_group_code(to) else [to]
    found = complexity_in(source, at)
    earlier = [year for year in years if year < at][-GROWTH_OVER:]
    known: dict[str, Any] = {"to": to, "buyers": buyers, "classification": figures.classification("trade", source)}
    if found is None or not set(places) & set(buyers):
        return View(at, years, [], lambda: _words([], known), known | {"enough": found is not None})
    figures.exports(source, exports)
    facts = opportunities.opportunities(
        trade, asked.code, places, at, before=earlier[0] if earlier else None,
        distances=figures.table("distances"), agreements=figures.beside("agreements"), found=found,
    )  # fmt: skip
    title = gettext("What it could sell more of to: %(place)s") % {"place": name(to)}
    columns = _columns(known["classification"], more=len(places) > 1, grows=bool(earlier))
    explained = gettext(
        "Score: from 0 to 1, the weighted mean of the five parts beside it. Advantage (RCA): above 1, the product has "
        "a larger share in what it sells than in all trade."
    )
    if not earlier:
        explained += " " + gettext("These figures are of one year: growth is not known and left out.")
    tables = [Figured("opportunities", title, columns, facts, explained)]
    return View(at, years, tables, lambda: _words(tables, known), known)


def is_group_code(code: str) -> bool:
    """Whether a code names a group of countries and no country."""
    try:
        reference.country(code)
    except UnknownCode:
        return True
    return False


def destination(to: str, asked: Asked, buyers: Sequence[str], at: int) -> str:
    """The code of the place asked for; without one, the first country of the South among the buyers.

    :param buyers: who buys, the largest buyer of the country first.

    :raises UnknownCode: if there is no such country or group.
    """
    code = to.upper()
    if not code:
        south = south_in(at, asked.south)
        return next((each for each in buyers if each in south), SOUTH)
    if code == SOUTH or not is_group_code(code):
        return code
    return reference.group(code).code


def _members(code: str, at: int, declared: Mapping[str, bool]) -> frozenset[str]:
    return south_in(at, declared) if code == SOUTH else members_in(code, at)


def _columns(classification: str, *, more: bool, grows: bool) -> list[Column]:
    """:param more: there are several buyers. :param grows: there is an earlier year from which growth is counted."""
    place = [Column("importer", gettext("To"), "country", link=country_link("importer"))] if more else []
    return [
        Column("rank", gettext("Place"), "whole"), product_column(classification), *place,
        Column("score", gettext("Score"), "ratio"), Column("market", gettext("Market"), "ratio"),
        Column("ability", gettext("Ability"), "ratio"),
        *([Column("growth", gettext("Growth"), "ratio")] if grows else []),
        Column("nearness", gettext("Nearness"), "ratio"), Column("terms", gettext("Terms"), "ratio"),
        Column("bought", gettext("Bought from others"), "usd"),
        *([Column("bought_growth", gettext("Growth a year"), "share")] if grows else []),
        Column("sold", gettext("Sold there now"), "usd"), Column("rca", gettext("Advantage"), "ratio"),
        Column("distance", gettext("Kilometres"), "whole"), Column("agreement", gettext("Agreement"), "yes"),
    ]  # fmt: skip


def parts() -> list[tuple[str, float, str]]:
    """(name, weight, what it is) of each part of a score."""
    names = {
        "market": gettext("Market"), "ability": gettext("Ability"), "growth": gettext("Growth"),
        "nearness": gettext("Nearness"), "terms": gettext("Terms"),
    }  # fmt: skip
    return [(names[key], part.weight, gettext(part.about)) for key, part in opportunities.PARTS.items()]


def _words(tables: Sequence[Figured], known: Mapping[str, Any]) -> dict[str, Any]:
    rows = tables[0].rows() if tables else []
    countries = sorted(((code, name(code)) for code in known["buyers"]), key=lambda each: each[1])
    groups = sorted(((each.code, name(each.code)) for each in reference.groups()), key=lambda each: each[1])
    return {
        "to": known["to"], "place": name(known["to"]), "countries": countries,
        "groups": [(SOUTH, gettext("all countries of the South")), *groups], "parts": parts(),
        "products": [row["product"] for row in rows[: tables[0].shown]] if tables else [],
        "classification": known["classification"],
        "chart": economy_charts.chances(rows, known["classification"], name(known["to"])),
    }  # fmt: skip


def expected(asked: Asked, figures: Figures) -> View:
    """The view of what gravity lets expect.

    :raises NoFigures, NoFiguresAtAll: if there are no totals of the country (in this year).
    """
    totals = figures.table("totals")
    years = accounts.years_in(totals, asked.code, ["exporter"])
    at = checked(asked.year, years, gettext("exports of %(country)s") % {"country": name(asked.code)})
    found = gravity_in(figures, at)
    if found is None:
        return View(at, years, [], lambda: {"found": None})
    titles = {
        "room": gettext("Where least of what is expected is traded"), "size": gettext("Where most is expected"),
    }  # fmt: skip
    columns = [
        Column("importer", gettext("Partner"), "country", link=pair_link(asked.code, "importer")),
        Column("ratio", gettext("Traded of what is expected"), "share"), Column("value", gettext("Sells to it"), "usd"),
        Column("expected", gettext("Expected"), "usd"), Column("gap", gettext("Expected, not traded"), "usd"),
        Column("distance", gettext("Kilometres"), "whole"), Column("agreement", gettext("Agreement"), "yes"),
    ]  # fmt: skip
    explained = {
        "room": gettext("100% is what gravity lets expect; far below it stand partners who could buy more."),
        "size": gettext("Expected is what two economies of their size, as far apart as they are, trade on average."),
    }
    tables = [
        Figured(order, title, columns, partners(totals, found, at, country=asked.code, by=order), explained[order])
        for order, title in titles.items()
    ]
    return View(at, years, tables, lambda: _expected_words(tables, found.observations))


def _expected_words(tables: Sequence[Figured], observations: int) -> dict[str, Any]:
    known = [row for row in tables[0].rows() if row["value"] is not None]
    below = [row for row in known if row["ratio"] is not None and row["ratio"] < 1]
    return {
        "found": True, "observations": observations, "stated": len(known), "below": len(below),
        "gap": sum(row["gap"] for row in below),
        "chart": economy_charts.countries(
            [{"country": row["importer"], "value": row["gap"]} for row in sorted(below, key=lambda row: -row["gap"])],
            gettext("Expected and not traded"),
        ),
    }  # fmt: skip
