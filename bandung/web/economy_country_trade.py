"""With whom a country trades: the South's part in it, partners, how much hangs on one, agreements, money that moves."""

from typing import Any

from django.utils.translation import gettext

from bandung.economy import accounts, exposures
from bandung.economy.engine import Facts
from bandung.sources.in_use import Figures
from bandung.sources.publishers import SOURCES
from bandung.web import economy_charts, economy_people
from bandung.web.economy_country import Asked, Row, flow_name, name, pair_link
from bandung.web.economy_tables import Column, Figured
from bandung.web.economy_views import Maker, Tables, View

TABLES = (
    "south", "partners", "exposure", "agreements", "investment", "remittances", "direct-investment",
    "people",
)  # fmt: skip
SHARES = ("investment_in_share", "investment_out_share")
BY_PARTNER = ("investment", "remittances")


def view(asked: Asked, figures: Figures) -> View:
    """The view of a country's trade.

    :raises NoFigures, NoFiguresAtAll: if there are none of it (in this year).
    """
    mine = figures.once(lambda: exposures.own_rows(figures.table("totals"), asked.code))
    what = gettext("trade of %(country)s") % {"country": name(asked.code)}
    years = accounts.years_in(mine())
    at = accounts.checked(asked.year, years, what)
    makers: dict[str, Maker] = {
        "south": lambda: _south(asked, mine()), "partners": lambda: _partners(asked, mine(), at),
        "exposure": lambda: _exposure(asked, mine()), "agreements": lambda: _agreements(asked, figures, at),
        "investment": lambda: _money(asked, figures, "investment", gettext("Direct investment, by partner")),
        "remittances": lambda: _money(asked, figures, "remittances", gettext("Remittances, by partner")),
        "direct-investment": lambda: _shares(asked, figures),
        "people": lambda: economy_people.of_country(figures, asked.code),
    }  # fmt: skip
    return View(figures, at, years, makers, lambda tables: _words(asked, tables, at))


def _south(asked: Asked, mine: Facts) -> Figured:
    columns = [
        Column("year", gettext("Year"), "year"),
        Column("share_of_exported", gettext("Share of the South in what it sells"), "share"),
        Column("share_of_imported", gettext("Share of the South in what it buys"), "share"),
        Column("share", gettext("In both together"), "share"),
        Column("exported", gettext("Sells to all"), "usd"), Column("exported_to", gettext("Sells to the South"), "usd"),
        Column("imported", gettext("Buys from all"), "usd"),
        Column("imported_from", gettext("Buys from the South"), "usd"),
    ]  # fmt: skip
    explained = gettext("US dollars of each year. The South is who counts as South in that year.")
    facts = accounts.south_share_of(mine, asked.code, asked.south)
    return Figured(
        "south", gettext("Trade with the South, year by year"), columns, facts, explained, shown=6, last=True
    )


def _partners(asked: Asked, mine: Facts, at: int) -> Figured:
    columns = [
        Column("partner", gettext("Partner"), "country", link=pair_link(asked.code)),
        Column("south", gettext("South"), "yes"), Column("exported", gettext("Sells to it"), "usd"),
        Column("imported", gettext("Buys from it"), "usd"), Column("balance", gettext("Balance"), "usd"),
        Column("share", gettext("Share of its trade"), "share"),
    ]  # fmt: skip
    explained = gettext("US dollars of %(year)s. Each partner leads to the trade of the two.") % {"year": at}
    facts = accounts.partners_of(mine, asked.code, at, asked.south)
    return Figured("partners", gettext("Partners, the largest first"), columns, facts, explained)


def exposure_columns(lines: str, largest: Column) -> list[Column]:
    return [
        Column("year", gettext("Year"), "year"), Column("flow", gettext("Direction"), name_as=flow_name),
        Column("lines", lines, "whole"), largest, Column("share", gettext("Share of the largest"), "share"),
        Column("share_of_three", gettext("Of the three largest"), "share"), Column("hhi", "HHI", "ratio"),
        Column("effective", gettext("As if it had so many of equal size"), "ratio"),
    ]  # fmt: skip


def _exposure(asked: Asked, mine: Facts) -> Figured:
    largest = Column("largest", gettext("The largest"), "country", link=pair_link(asked.code, "largest"))
    columns = exposure_columns(gettext("Partners"), largest)
    explained = gettext(
        "HHI is the sum of the squared shares: near 0 many partners have little each, 1 is one partner alone."
    )
    facts = exposures.exposure_of(mine, asked.code)
    return Figured("exposure", gettext("How much hangs on few partners"), columns, facts, explained, shown=6)


def _agreements(asked: Asked, figures: Figures, at: int) -> Figured | None:
    found = figures.beside("agreements", "totals")
    if found is None:
        return None
    title = gettext("Agreements in force in %(year)s") % {"year": at}
    explained = gettext("Among members goods cross borders on better terms than for others.")
    facts = accounts.agreements_of(found, asked.code, at)
    columns = agreement_columns(gettext("In force there since"))
    return Figured("agreements", title, columns, facts, explained, shown=10)


def agreement_columns(since: str) -> list[Column]:
    """:param since: what the first year in force is called."""
    return [
        Column("agreement", gettext("Agreement")), Column("kind", gettext("Kind")), Column("start", since, "year"),
        Column("members", gettext("Members known here"), "whole"),
    ]  # fmt: skip


def _money(asked: Asked, figures: Figures, shape: str, title: str) -> Figured | None:
    if figures.missing(shape):
        return None
    facts = exposures.money_of(figures.table(shape), asked.code).kept()
    if not len(facts):
        return None
    partner = Column("partner", gettext("Partner"), "country", link=pair_link(asked.code))
    columns = money_columns(facts, gettext("Sent there"), gettext("Came from there"), partner)
    return Figured(shape, title, columns, facts, gettext("US dollars; below zero, money went back."), shown=8)


def money_columns(facts: Facts, sent: str, received: str, *more: Column) -> list[Column]:
    """Columns of investment or remittances; ``sent`` and ``received`` are what the two ways are called."""
    flow = [kind_of_money()] if "flow" in facts.columns else []
    ways = [Column("sent", sent, "usd"), Column("received", received, "usd")]
    return [Column("year", gettext("Year"), "year"), *more, *flow, *ways]


def kind_of_money() -> Column:
    """What investment is told of: what moved in the year, or what stands at its end."""
    names = {"flow": gettext("flow of the year"), "stock": gettext("stock at its end")}
    return Column("flow", gettext("Flow or stock"), name_as=lambda code: names.get(code, code))


def _shares(asked: Asked, figures: Figures) -> Figured | None:
    source = figures.first_with(asked.code, "macro", *SHARES)
    if not source:
        return None
    facts = exposures.indicators_of(figures.table("macro", source), asked.code, SHARES)
    columns = [
        Column("year", gettext("Year"), "year"), Column(SHARES[0], gettext("Came in, % of GDP"), "ratio"),
        Column(SHARES[1], gettext("Went out, % of GDP"), "ratio"),
    ]  # fmt: skip
    explained = gettext("Net, from and to the whole world; below zero, more went back than came.")
    title = gettext("Direct investment in per cent of GDP")
    return Figured("direct-investment", title, columns, facts, explained, shown=6, last=True)


def _words(asked: Asked, tables: Tables, at: int) -> dict[str, Any]:
    years = tables["south"].rows()
    row = next((each for each in years if each["year"] == at), None)
    before = [each for each in years if each["year"] < at and each["share"] is not None]
    partners = tables["partners"].rows()
    largest = partners[0] if partners else None
    return {
        "row": row, "change": _change(row, before[-1] if before else None),
        "since_first": _change(row, before[0] if len(before) > 1 else None),
        "partners": len(partners), "southern": sum(each["south"] for each in partners),
        "largest": name(largest["partner"]) if largest else "", "largest_share": largest and largest["share"],
        "timeline": economy_charts.shares_by_year(years), "flows": economy_charts.flows(asked.code, partners),
        "absent": [(shape, source_for(shape)) for shape in BY_PARTNER if shape not in tables],
        "no_agreements": "agreements" not in tables,
    }  # fmt: skip


def source_for(shape: str) -> str:
    """The code of a source that would bring a table of a shape."""
    return next((each.code for each in SOURCES.values() if each.shape == shape), shape)


def _change(row: Row | None, earlier: Row | None) -> tuple[int, float] | None:
    """(since, by how many points of per cent) the share of the South changed."""
    if row is None or earlier is None or row["share"] is None:
        return None
    return earlier["year"], 100 * (row["share"] - earlier["share"])
