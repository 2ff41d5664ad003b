"""Between which countries a trade agreement is in force, year by year."""

from collections.abc import Iterable

from bandung.economy.engine import Expression, Facts
from bandung.economy.tables import AGREEMENTS


def in_force(agreements: Facts, years: Iterable[int]) -> Facts:
    """Pairs of countries who are both in one agreement all year; each pair in both directions.

    Columns: year, exporter, importer, agreements (how many). A pair without a row has none in this table.

    :param agreements: of the shape ``tables.AGREEMENTS``.
    """
    asked = agreements.engine.read([{"year": year} for year in sorted(set(years))]).table
    return agreements.with_(pairs(AGREEMENTS.check(agreements).table, asked))


def pairs(table: Expression, years: Expression) -> Expression:
    """The pairs of ``in_force`` in the years of a table with a column ``year``."""
    years = years.select(year=years.year.cast("int32")).distinct()
    sides = table.select("agreement", "country", "start", "end").distinct().cross_join(years)
    sides = sides.filter((sides.start <= sides.year) & (sides.end >= sides.year))
    one = sides.select("year", "agreement", exporter=sides.country)
    two = sides.select("year", "agreement", importer=sides.country)
    both = one.inner_join(two, ["year", "agreement"])
    both = both.filter(both.exporter != both.importer)
    return both.group_by(["year", "exporter", "importer"]).aggregate(agreements=both.agreement.nunique())
