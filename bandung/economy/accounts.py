"""What the figures say of one country, of a pair of countries, of a group: the tables behind a page or a command."""

from collections.abc import Mapping, Sequence
from functools import reduce
from operator import or_

import ibis

from bandung.economy.engine import Expression, Facts
from bandung.economy.groups import membership, south_in
from bandung.economy.tables import AGREEMENTS, TOTALS
from bandung.economy.trade import group_intensity, intra_group_share, introversion, share_with, south, trade_intensity
from bandung.economy.trade.flows import between_countries, share
from bandung.values.errors import BandungError, _

SIDES = ("exporter", "importer", "country", "partner")


class NoFigures(BandungError):
    status = 404
    sentence = _("There are no figures of %(what)s in %(year)s. There are of: %(years)s.")


class NoFiguresAtAll(BandungError):
    status = 404
    sentence = _("There are no figures of %(what)s.")


def years_in(figures: Facts, country: str = "", sides: Sequence[str] = SIDES) -> list[int]:
    """The years of a table, in order; of a country, those in which it stands on one of these sides."""
    table = figures.table
    if country:
        of = [table[name] == country for name in sides if name in table.columns]
        table = table.filter(reduce(or_, of))
    found = figures.engine.run(table.select("year").distinct()).column("year").to_pylist()
    return sorted(int(year) for year in found)


def ordered(figures: Facts, *by: str, most_first: str = "", country: str = "") -> Facts:
    """The rows of a table (of one country) by columns, with the most of one first; what is unknown stands last."""
    table = figures.table
    if country:
        table = table.filter(table.country == country)
    first = [ibis.desc(most_first, nulls_first=False)] if most_first else []
    keys = [*first, *by]
    return figures.with_(table.order_by(keys) if keys else table)


def year_of(figures: Facts, what: str, year: int | None, country: str = "", sides: Sequence[str] = SIDES) -> int:
    """The year that is asked for, or the last one there is.

    :raises NoFigures: if there is no such year; the sentence says which there are. :raises NoFiguresAtAll: if none is.
    """
    return checked(year, years_in(figures, country, sides), what)


def checked(year: int | None, years: Sequence[int], what: str) -> int:
    """The year that is asked for, or the last of these.

    :raises NoFigures, NoFiguresAtAll: see ``year_of``.
    """
    if not years:
        raise NoFiguresAtAll(what=what)
    if year is not None and year not in years:
        raise NoFigures(what=what, year=year, years=", ".join(map(str, years)))
    return years[-1] if year is None else year


def south_share_of(totals: Facts, country: str, declared: Mapping[str, bool] | None = None) -> Facts:
    """How much of a country's trade is with the South, year by year: columns as ``trade.share_with`` has them.

    In a year in which nobody stated what the country sold, or what it bought, that side is missing, and the share of
    both with it.

    :param totals: of the shape ``tables.TOTALS`` or ``tables.TRADE``.
    :param declared: which countries say of themselves that they are of the South or not.
    """
    found = share_with(totals, south(totals.engine, years_in(totals, country), declared))
    rows = found.table
    rows = rows.filter(rows.country == country).drop("country")
    sold = rows.year.isin(years_in(totals, country, ["exporter"]))
    bought = rows.year.isin(years_in(totals, country, ["importer"]))
    known = {name: sold.ifelse(rows[name], None) for name in ("exported", "exported_to")}
    known |= {name: bought.ifelse(rows[name], None) for name in ("imported", "imported_from")}
    known |= {"share": (sold & bought).ifelse(rows.share, None)}
    return found.with_(rows.mutate(**known).order_by("year"))


def stated(totals: Facts, rows: Expression, year: int) -> dict[str, Expression]:
    """Columns of a table of ``trade.share_with`` of one year (country, exported, exported_to, imported, imported_from,
    share), missing where nobody stated what the country sold, or bought, then; the share of both with either.
    """
    table = between_countries(totals).filter(lambda it: it.year == year)
    found: dict[str, Expression] = {}
    both: Expression = ibis.literal(value=True)
    for side, names in (("exporter", ("exported", "exported_to")), ("importer", ("imported", "imported_from"))):
        known = rows.country.isin(table.select(side).distinct()[side])
        found |= {name: known.ifelse(rows[name], None) for name in names}
        both = both & known
    return found | {"share": both.ifelse(rows.share, None)}


def partners_of(totals: Facts, country: str, year: int, declared: Mapping[str, bool] | None = None) -> Facts:
    """With whom a country trades: partner, south (0 or 1), exported, imported, balance, share; the largest first.

    Amounts in US dollars; a direction that nobody stated is missing, and the balance with it. ``share`` is of all that
    the country sells and buys; missing where of all its sales, or of all its purchases, nobody stated anything.
    """
    table = between_countries(TOTALS.check(totals))
    table = table.filter((table.year == year) & ((table.exporter == country) | (table.importer == country)))
    sells = table.exporter == country
    table = table.mutate(partner=sells.ifelse(table.importer, table.exporter), sells=sells)
    sums = table.group_by("partner").aggregate(
        exported=table.value.sum(where=table.sells), imported=table.value.sum(where=~table.sells)
    )
    traded = sums.exported.fill_null(0.0) + sums.imported.fill_null(0.0)
    rows = sums.mutate(
        south=sums.partner.isin(sorted(south_in(year, declared))).cast("int32"),
        balance=sums.exported - sums.imported,
        share=share(traded, sums.exported.sum().over() + sums.imported.sum().over()),
    )
    rows = rows.select("partner", "south", "exported", "imported", "balance", "share")
    largest = ibis.desc(rows.exported.fill_null(0.0) + rows.imported.fill_null(0.0))
    return totals.with_(rows.order_by(largest, "partner"))


def products_of(trade: Facts, country: str, year: int, partner: str = "") -> Facts:
    """What a country sells (to its partner): product, value (US dollars), share of all of it; the largest first.

    :param trade: of the shape ``tables.TRADE`` or, of what it sells to all, ``tables.EXPORTS``.
    """
    table = trade.table if "country" in trade.columns else between_countries(trade).rename(country="exporter")
    table = table.filter((table.country == country) & (table.year == year) & (table.value > 0))
    if partner:
        table = table.filter(table.importer == partner)
    sums = table.group_by("product").aggregate(value=table.value.sum())
    return trade.with_(
        sums.mutate(share=share(sums.value, sums.value.sum().over())).order_by(ibis.desc("value"), "product")
    )


def agreements_of(agreements: Facts, country: str, year: int, partner: str = "") -> Facts:
    """Agreements that are in force for a country in a year (and for its partner): agreement, kind, start, members."""
    table = AGREEMENTS.check(agreements).table
    table = table.filter((table.start <= year) & (table.end >= year))
    counted = table.group_by("agreement").aggregate(members=table.country.nunique())
    ours = table.filter(table.country == country).select("agreement", "kind", "start")
    if partner:
        ours = ours.semi_join(table.filter(table.country == partner), "agreement")
    return agreements.with_(ours.inner_join(counted, "agreement").order_by("start", "agreement"))


def pair_of(totals: Facts, one: str, two: str) -> Facts:
    """Trade of two countries year by year, both directions: year, exporter, importer, value, share_of_exporter (of all
    it exports), intensity (1 is what the importer's weight in the world lets expect).
    """
    rows = trade_intensity(totals, [one, two]).table
    sold = between_countries(totals).filter(lambda it: it.exporter.isin([one, two]))
    whole = sold.group_by(["year", "exporter"]).aggregate(exported=sold.value.sum())
    rows = rows.inner_join(whole, ["year", "exporter"])
    rows = rows.mutate(share_of_exporter=share(rows.value, rows.exported))
    return totals.with_(
        rows.select("year", "exporter", "importer", "value", "share_of_exporter", "intensity").order_by(
            "year", "exporter"
        )
    )


def group_of(totals: Facts, group: str, members: Facts | None = None) -> Facts:
    """Trade of a group with itself year by year, with the members of each year: year, members (with any figure or
    none), stated (those whose sales somebody stated), intra, exported, imported, share, share_of_exported, intensity,
    introversion. All of these are of what is stated: two members of six may tell little of the six.

    :param members: of the shape ``tables.MEMBERS``, where they are others than the dated lists say.
    :raises UnknownCode: if there is no such group.
    """
    members = members or membership(totals.engine, group, years_in(totals))
    table = between_countries(totals)
    sellers = table.select("year", country=table.exporter).distinct().mutate(sells=1)
    ours = members.table.left_join(sellers, ["year", "country"])
    counted = ours.group_by("year").aggregate(members=ours.count(), stated=ours.sells.count())
    shares = intra_group_share(totals, members).table.drop("group", "share_of_imported")
    more = group_intensity(totals, members).table.select("year", "intensity")
    inward = introversion(totals, members).table.select("year", "introversion")
    rows = counted.inner_join(shares, "year").left_join(more, "year").drop("year_right")
    return totals.with_(rows.left_join(inward, "year").drop("year_right").order_by("year"))
