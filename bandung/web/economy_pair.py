"""Two countries in figures: their trade both ways, what each sells to the other and could, what is expected of them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from django.utils.translation import gettext

from bandung.charts import Chart
from bandung.economy import accounts, exposures
from bandung.economy.accounts import NoFigures, NoFiguresAtAll
from bandung.economy.clearing.prospects import with_whom
from bandung.economy.engine import Facts
from bandung.economy.opportunities import NoPurchases, NotStated
from bandung.economy.trade import complementarity
from bandung.sources.in_use import Figures
from bandung.sources.worked import gravity_in
from bandung.web import economy_charts, economy_people
from bandung.web import economy_country_chances as chances
from bandung.web.economy_country import Asked, country_link, name, product_column
from bandung.web.economy_country_trade import agreement_columns, money_columns
from bandung.web.economy_tables import Column, Figured, NoSuchFigures
from bandung.web.economy_views import View

MOST_CHANCES = 5
CHANCE_COLUMNS = ("product", "score", "bought", "sold")
MILLION = 1e-6


@dataclass(frozen=True, slots=True)
class Pair:
    """Two countries, the year of their totals (none where nobody stated any) and the years there are."""

    figures: Figures
    one: str
    two: str
    at: int | None
    years: Sequence[int]

    @property
    def totals(self) -> Facts:
        return self.figures.table("totals")

    @property
    def names(self) -> dict[str, str]:
        return {"one": name(self.one), "two": name(self.two)}

    def other_way(self) -> "Pair":
        return replace(self, one=self.two, two=self.one)


def view(figures: Figures, one: str, two: str, year: int | None) -> View:
    """The view of the pair in a year, or in the last one.

    :raises NoFigures, NoFiguresAtAll: if a year is asked for of which there are no totals of either.
    """
    pair = _pair(figures, one, two, year)
    makers = {name: partial(make, pair) for name, make in MAKERS.items()}
    return View(figures, pair.at, pair.years, makers, lambda tables: _words(pair, tables.get("trade")))


def _pair(figures: Figures, one: str, two: str, year: int | None) -> Pair:
    """The pair in a year, or in the last one.

    :raises NoFigures, NoFiguresAtAll: if a year is asked for of which there are no totals of either.
    """
    totals = figures.table("totals")
    table = totals.table
    either = table.filter(table.exporter.isin([one, two]) | table.importer.isin([one, two]))
    years = accounts.years_in(totals.with_(either))
    what = gettext("trade of %(one)s and %(two)s") % {"one": name(one), "two": name(two)}
    at = accounts.checked(year, years, what) if years or year else None
    return Pair(figures, one, two, at, years)


def _trade(pair: Pair) -> Figured | None:
    if pair.at is None:
        return None
    rows = accounts.pair_of(pair.totals, pair.one, pair.two).table
    sells, buys = rows.exporter == pair.one, rows.exporter == pair.two
    found = rows.group_by("year").aggregate(
        sold=rows.value.sum(where=sells), bought=rows.value.sum(where=buys),
        share_of_one=rows.share_of_exporter.max(where=sells), share_of_two=rows.share_of_exporter.max(where=buys),
        intensity_of_one=rows.intensity.max(where=sells), intensity_of_two=rows.intensity.max(where=buys),
    )  # fmt: skip
    found = found.mutate(balance=found.sold - found.bought)
    names = pair.names
    columns = [
        Column("year", gettext("Year"), "year"),
        Column("sold", gettext("%(one)s sells, US dollars") % names, "usd"),
        Column("bought", gettext("%(two)s sells, US dollars") % names, "usd"),
        Column("balance", gettext("Balance of %(one)s") % names, "usd"),
        Column("share_of_one", gettext("Share of all that %(one)s sells") % names, "share"),
        Column("share_of_two", gettext("Share of all that %(two)s sells") % names, "share"),
        Column("intensity_of_one", gettext("Intensity, %(one)s to %(two)s") % names, "ratio"),
        Column("intensity_of_two", gettext("Intensity, %(two)s to %(one)s") % names, "ratio"),
    ]  # fmt: skip
    explained = gettext("US dollars of each year. Intensity: 1 is what the buyer’s weight in the world lets expect.")
    facts = pair.totals.with_(found.order_by("year"))
    return Figured("trade", gettext("Trade both ways, year by year"), columns, facts, explained, shown=6, last=True)


def _products(pair: Pair, table: str) -> Figured | None:
    """What the first of the two sells to the second, in the last year in which it is known to sell anything."""
    if (found := _by_product(pair)) is None:
        return None
    source, trade, at = found
    columns = [
        product_column(pair.figures.classification("trade", source)),
        Column("value", gettext("US dollars"), "usd"),
        Column("share", gettext("Share of what it sells there"), "share"),
    ]  # fmt: skip
    title = gettext("What %(one)s sells to %(two)s, %(year)s") % (pair.names | {"year": at})
    return Figured(table, title, columns, accounts.products_of(trade, pair.one, at, pair.two), shown=8)


def _by_product(pair: Pair) -> tuple[str, Facts, int] | None:
    """(source, its table, last year) of trade by product in which the first of the two sells; none if none is."""
    source = pair.figures.first_with(pair.one, "trade")
    if not source:
        return None
    trade = pair.figures.table("trade", source)
    return source, trade, accounts.years_in(trade, pair.one, ["exporter"])[-1]


def fit(pair: Pair) -> tuple[int, float] | None:
    """(year, Michaely's index) of what the first of the two sells with what the second buys, from 0 to 1."""
    if (found := _by_product(pair)) is None:
        return None
    _source, trade, at = found
    rows = trade.table.filter(trade.table.year == at)
    rows = rows.filter((rows.exporter == pair.one) | (rows.importer == pair.two))
    known = _first(complementarity(trade.with_(rows).kept()), exporter=pair.one, importer=pair.two)
    return (at, float(known["complementarity"])) if known else None


def _chances(pair: Pair, table: str) -> Figured | None:
    """What the first of the two could sell more of to the second; none where nothing is known of it."""
    try:
        view = chances.view(Asked(pair.one, to=pair.two), pair.figures)
        whole = view.table("opportunities")
    except (NoFigures, NoFiguresAtAll, NotStated, NoPurchases, NoSuchFigures):
        return None
    columns = [each for key in CHANCE_COLUMNS for each in whole.columns if each.name == key]
    title = gettext("What %(one)s could sell more of to %(two)s, %(year)s") % (pair.names | {"year": view.at})
    return replace(whole, name=table, title=title, columns=columns, shown=MOST_CHANCES)


def _agreements(pair: Pair) -> Figured | None:
    if pair.at is None or (found := pair.figures.beside("agreements", "totals")) is None:
        return None
    columns = agreement_columns(gettext("In force since"))
    facts = accounts.agreements_of(found, pair.one, pair.at, pair.two)
    title = gettext("Agreements that both were in, %(year)s") % {"year": pair.at}
    return Figured("agreements", title, columns, facts, shown=8)


def _money(pair: Pair, shape: str, title: str) -> Figured | None:
    if pair.figures.missing(shape):
        return None
    facts = exposures.money_between(pair.figures.table(shape), pair.one, pair.two).kept()
    if not len(facts):
        return None
    names = pair.names
    columns = money_columns(facts, gettext("%(one)s to %(two)s") % names, gettext("%(two)s to %(one)s") % names)
    return Figured(shape, title, columns, facts, gettext("US dollars; below zero, money went back."), shown=6)


def _expected(pair: Pair) -> Figured | None:
    if pair.at is None or (found := gravity_in(pair.figures, pair.at)) is None:
        return None
    table = found.pairs.table
    both = [pair.one, pair.two]
    rows = table.filter((table.year == pair.at) & table.exporter.isin(both) & table.importer.isin(both))
    columns = [
        Column("exporter", gettext("Sells"), "country", link=country_link("exporter")),
        Column("value", gettext("Traded, US dollars"), "usd"), Column("expected", gettext("Expected"), "usd"),
        Column("ratio", gettext("Traded of what is expected"), "share"),
    ]  # fmt: skip
    explained = gettext(
        "What countries of their size, distance, language and agreements trade on average; not what they should trade."
    )
    rows = rows.select("year", "exporter", "importer", "value", "expected", "gap", "ratio", "distance", "agreement")
    ordered = found.pairs.with_(rows.order_by((rows.exporter == pair.two).cast("int32")))
    title = gettext("Expected and traded, %(year)s") % {"year": pair.at}
    return Figured("expected", title, columns, ordered, explained)


MAKERS: Mapping[str, Callable[[Pair], Figured | None]] = {
    "trade": _trade,
    "sold": lambda pair: _products(pair, "sold"),
    "bought": lambda pair: _products(pair.other_way(), "bought"),
    "could-sell": lambda pair: _chances(pair, "could-sell"),
    "could-buy": lambda pair: _chances(pair.other_way(), "could-buy"),
    "agreements": _agreements,
    "investment": lambda pair: _money(pair, "investment", gettext("Direct investment between the two")),
    "remittances": lambda pair: _money(pair, "remittances", gettext("Remittances between the two")),
    "people": lambda pair: economy_people.of_pair(pair.figures, pair.one, pair.two, pair.names),
    "expected": _expected,
}
"""Name of a table to what makes it; none where nothing of its shape is known."""


def _words(pair: Pair, trade: Figured | None) -> dict[str, Any]:
    """What is said of the two beside the tables: weights in each other's trade, the chart, distance, payments."""
    rows = trade.rows() if trade else []
    row = next((it for it in rows if it["year"] == pair.at), None)
    return {
        "row": row, "chart": _chart(pair, rows), "weights": [_weight(pair), _weight(pair.other_way())],
        "fits": [fit(pair), fit(pair.other_way())], "apart": _apart(pair), "clears": _clears(pair),
    }  # fmt: skip


def _chart(pair: Pair, rows: Sequence[Mapping[str, Any]]) -> Chart | None:
    told = [
        (gettext("%(one)s to %(two)s") % pair.names, "sold"),
        (gettext("%(two)s to %(one)s") % pair.names, "bought"),
    ]
    title, measure = gettext("What each sells to the other, by year"), gettext("Million US dollars")
    return economy_charts.columns(rows, told, title=title, measure=measure, scale=MILLION)


def _weight(pair: Pair) -> float | None:
    """The share of the second in all trade of the first; none where nothing of the two is stated."""
    if pair.at is None:
        return None
    known = _first(accounts.partners_of(pair.totals, pair.one, pair.at), partner=pair.two)
    return known["share"] if known else None


def _apart(pair: Pair) -> Mapping[str, Any] | None:
    """Distance in kilometres, and whether they share a border or a language."""
    return _first(pair.figures.table("distances"), exporter=pair.one, importer=pair.two)


def _clears(pair: Pair) -> Mapping[str, Any] | None:
    """What of their payments would cancel out between the two alone; none where one direction is not stated."""
    if pair.at is None:
        return None
    return _first(with_whom(pair.totals, pair.one, pair.at), partner=pair.two)


def _first(facts: Facts, **where: str) -> Mapping[str, Any] | None:
    """The first row of a table with these codes; none where there is none."""
    conditions = [facts.table[name] == code for name, code in where.items()]
    known = facts.with_(facts.table.filter(conditions).limit(1)).rows()
    return known[0] if known else None
