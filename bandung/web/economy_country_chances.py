"""What a country could sell where, with each score by its parts; with whom it trades less than gravity lets expect."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.utils.translation import gettext, pgettext

from bandung import reference
from bandung.economy import accounts, opportunities, product_accounts
from bandung.economy.engine import Facts
from bandung.economy.gravity import Gravity
from bandung.economy.groups import SOUTH, members_in, south_in
from bandung.economy.partners import partners
from bandung.reference.countries import plain
from bandung.sources.in_use import Figures
from bandung.sources.worked import gravity_in
from bandung.web import economy_charts
from bandung.web.economy_country import Asked, country_link, name, pair_link, product_column
from bandung.web.economy_parts import group_name
from bandung.web.economy_tables import Column, Figured
from bandung.web.economy_views import Maker, Tables, View
from bandung.web.economy_worked import complexity_in

GROUP = "group:"
OPPORTUNITIES, EXPECTED = ("opportunities",), ("room", "size")
GROWTH_OVER = 5
"""Years over which growth is counted, where the table has so many."""


def view(asked: Asked, figures: Figures) -> View:
    """The view of opportunities in the country or group asked for, else in its largest buyer of the South.

    :raises NoFigures, NoFiguresAtAll: if nothing is known of what the country sells to whom (in this year).
    :raises UnknownCode: if there is no such country or group.
    """
    source = figures.first_with(asked.code, "trade")
    what = gettext("what %(country)s sells to whom by product") % {"country": name(asked.code)}
    if not source:
        accounts.checked(asked.year, [], what)
    pairs = figures.totals_of(source)
    years = accounts.years_in(pairs, asked.code, ["exporter"])
    at = accounts.checked(asked.year, years, what)
    buyers = [code for code in product_accounts.buyers_in(pairs, at, asked.code) if code != asked.code]
    to = destination(asked.to, asked, buyers, at)
    classification, places = figures.classification("trade", source), sorted(_members(to, at, asked.south))
    earlier = [year for year in years if year < at][-GROWTH_OVER:]
    before = earlier[0] if earlier else None
    known = {"to": to.option, "place": to.name, "buyers": buyers, "classification": classification}

    def ranked() -> Figured | None:
        found = complexity_in(figures, source, at) if set(places) & set(buyers) else None
        if found is None:
            return None
        facts = opportunities.opportunities(
            figures.table("trade", source), asked.code, places, at, before=before, found=found,
            distances=figures.table("distances"), agreements=figures.beside("agreements", "trade", source),
        )  # fmt: skip
        columns = _columns(classification, more=len(places) > 1, grows=before is not None)
        return _opportunities(to.name, facts, columns, grows=before is not None)

    return View(figures, at, years, {"opportunities": ranked}, lambda tables: _words(tables, known))


def _opportunities(place: str, facts: Facts, columns: Sequence[Column], *, grows: bool) -> Figured:
    title = gettext("What it could sell more of to: %(place)s") % {"place": place}
    explained = gettext(
        "Score: from 0 to 1, the weighted mean of five parts. Advantage (RCA): above 1, the product has a "
        "larger share in what it sells than in all trade."
    )
    if not grows:
        explained += " " + gettext("These figures are of one year: growth is not known and left out.")
    return Figured("opportunities", title, columns, facts, explained)


@dataclass(frozen=True, slots=True)
class Destination:
    """A country, or a group of them: some groups have the code of a country (CAN)."""

    code: str
    is_group: bool

    @property
    def option(self) -> str:
        """As it stands in a choice, and in addresses."""
        return GROUP + self.code if self.is_group else self.code

    @property
    def name(self) -> str:
        return group_name(self.code) if self.is_group else name(self.code)


def destination(to: str, asked: Asked, buyers: Sequence[str], at: int) -> Destination:
    """The place asked for: ``group:SADC`` is a group; a bare code a country, or the group where no country has it.
    Without one, the largest buyer of the South.

    :param buyers: who buys, the largest buyer of the country first.

    :raises UnknownCode: if there is no such country or group.
    """
    code = to.upper().removeprefix(GROUP.upper())
    if not code:
        south = south_in(at, asked.south)
        first = next((each for each in buyers if each in south), "")
        return Destination(first or SOUTH, not first)
    if code == to.upper() and code in {each.code for each in reference.countries()}:
        return Destination(code, False)
    return Destination(code if code == SOUTH else reference.group(code).code, True)


def _members(to: Destination, at: int, declared: Mapping[str, bool]) -> frozenset[str]:
    if not to.is_group:
        return frozenset({to.code})
    return south_in(at, declared) if to.code == SOUTH else members_in(to.code, at)


def _columns(classification: str, *, more: bool, grows: bool) -> list[Column]:
    """:param more: there are several buyers. :param grows: there is an earlier year from which growth is counted."""
    place = [Column("importer", gettext("To"), "country", link=country_link("importer"))] if more else []
    return [
        Column("rank", pgettext("in a ranking", "Place"), "whole"), product_column(classification), *place,
        Column("score", gettext("Score"), "ratio"), Column("market", gettext("Market"), "ratio"),
        Column("ability", gettext("Ability"), "ratio"),
        *([Column("growth", gettext("Growth"), "ratio")] if grows else []),
        Column("nearness", gettext("Nearness"), "ratio"), Column("terms", pgettext("of trade", "Terms"), "ratio"),
        Column("bought", gettext("Bought from others"), "usd"),
        *([Column("bought_growth", gettext("Growth a year"), "share")] if grows else []),
        Column("sold", gettext("Sold there now"), "usd"), Column("rca", gettext("Advantage"), "ratio"),
        Column("distance", gettext("Kilometres"), "whole"), Column("agreement", gettext("Agreement"), "yes"),
    ]  # fmt: skip


def parts() -> list[tuple[str, float, str]]:
    """(name, weight, what it is) of each part of a score."""
    names = {
        "market": gettext("Market"), "ability": gettext("Ability"), "growth": gettext("Growth"),
        "nearness": gettext("Nearness"), "terms": pgettext("of trade", "Terms"),
    }  # fmt: skip
    return [(names[key], part.weight, gettext(part.about)) for key, part in opportunities.PARTS.items()]


def _words(tables: Tables, known: Mapping[str, Any]) -> dict[str, Any]:
    table = tables.get("opportunities")
    rows = table.rows() if table else []
    countries = sorted(((code, name(code)) for code in known["buyers"]), key=lambda each: plain(each[1]))
    groups = sorted(((GROUP + it.code, group_name(it.code)) for it in reference.groups()), key=lambda it: plain(it[1]))
    return {
        "to": known["to"], "place": known["place"], "countries": countries,
        "groups": [(GROUP + SOUTH, group_name(SOUTH)), *groups], "parts": parts(),
        "products": [row["product"] for row in rows[: table.shown]] if table else [],
        "classification": known["classification"],
        "chart": economy_charts.chances(rows, known["classification"], known["place"]),
    }  # fmt: skip


def expected(asked: Asked, figures: Figures) -> View:
    """The view of what gravity lets expect.

    :raises NoFigures, NoFiguresAtAll: if there are no totals of the country (in this year).
    """
    totals = figures.table("totals")
    years = accounts.years_in(totals, asked.code, ["exporter"])
    at = accounts.checked(asked.year, years, gettext("exports of %(country)s") % {"country": name(asked.code)})
    found = figures.once(lambda: gravity_in(figures, at))
    titles = {
        "room": gettext("Where least of what is expected is traded"), "size": gettext("Where most is expected"),
    }  # fmt: skip
    explained = {
        "room": gettext("100% is what gravity lets expect; far below it stand partners who could buy more."),
        "size": gettext("Expected is what two economies of their size, as far apart as they are, trade on average."),
    }

    def ranked(order: str) -> Figured | None:
        if (whole := found()) is None:
            return None
        facts = partners(figures.table("totals"), whole, at, country=asked.code, by=order)
        return Figured(order, titles[order], _expected_columns(asked), facts, explained[order])

    makers: dict[str, Maker] = {order: partial(ranked, order) for order in EXPECTED}
    return View(figures, at, years, makers, lambda tables: _expected_words(found(), tables))


def _expected_columns(asked: Asked) -> list[Column]:
    return [
        Column("importer", gettext("Partner"), "country", link=pair_link(asked.code, "importer")),
        Column("ratio", gettext("Traded of what is expected"), "share"), Column("value", gettext("Sells to it"), "usd"),
        Column("expected", gettext("Expected"), "usd"), Column("gap", gettext("Expected, not traded"), "usd"),
        Column("distance", gettext("Kilometres"), "whole"), Column("agreement", gettext("Agreement"), "yes"),
    ]  # fmt: skip


def _expected_words(found: Gravity | None, tables: Tables) -> dict[str, Any]:
    if found is None:
        return {"found": None}
    known = [row for row in tables["room"].rows() if row["value"] is not None]
    below = [row for row in known if row["ratio"] is not None and row["ratio"] < 1]
    return {
        "found": True, "observations": found.observations, "stated": len(known), "below": len(below),
        "gap": sum(row["gap"] for row in below),
        "chart": economy_charts.countries(
            [{"country": row["importer"], "value": row["gap"]} for row in sorted(below, key=lambda row: -row["gap"])],
            gettext("Expected and not traded"),
        ),
    }  # fmt: skip
