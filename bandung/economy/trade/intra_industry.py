"""Whether two countries sell each other the same kind of things."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

import pyarrow as pa

from bandung.economy.engine import Expression, Facts
from bandung.economy.tables import TRADE
from bandung.economy.trade.flows import asked, between_countries, only, share

_Key = TypeVar("_Key", int, str)
AT_ONCE = 2_000_000
"""Rows worked on at once: each pair of countries and product is a sum of its own, which is what takes memory."""


def intra_industry(trade: Facts, by: Sequence[str] = ("country",)) -> Facts:
    """The index of Grubel and Lloyd: the share of trade that goes both ways in the same product, from 0 to 1.

    GL = 1 - Σ|X - M| / Σ(X + M): the sums go over products and partners, each product with each partner apart, so
    that what is sold to one and bought from another does not pass for trade in both directions. Grubel, H. G. and
    Lloyd, P. J. (1975), "Intra-Industry Trade". Columns: year, ``by``, traded (exports and imports, US dollars; without
    country and partner, both sides of everything), intra_industry. It goes up with broader classes of products: only
    figures of one classification and level can be compared. Worked out now, some products at a time.

    :param trade: of the shape ``tables.TRADE``.
    :param by: ``country``, ``partner``, ``product``, one or several.
    """
    keys = ["year", *asked(by, ("country", "partner", "product"))]
    table = between_countries(TRADE.check(trade))
    parts = [trade.with_(_sums(table.filter(slice_), keys)).arrow() for slice_ in _slices(trade, table)]
    if not parts:
        parts = [trade.with_(_sums(table.limit(0), keys)).arrow()]
    read = trade.engine.read(pa.concat_tables(parts))
    sums = read.table.group_by(keys).aggregate(traded=read.table.traded.sum(), both_ways=read.table.both_ways.sum())
    return trade.with_(sums.select(*keys, "traded", intra_industry=share(sums.both_ways, sums.traded)))


def _sums(table: Expression, keys: Sequence[str]) -> Expression:
    """What is traded, and what of it goes both ways: X + M - |X - M|, which is twice the smaller of the two."""
    there = table.exporter < table.importer
    pairs = table.group_by(
        ["year", "product", there.ifelse(table.exporter, table.importer).name("one"),
         there.ifelse(table.importer, table.exporter).name("two")]
    ).aggregate(there=only(table.value, there).sum(), back=only(table.value, ~there).sum())  # fmt: skip
    smaller = (pairs.there < pairs.back).ifelse(pairs.there, pairs.back)
    pairs = pairs.mutate(traded=pairs.there + pairs.back, both_ways=2 * smaller)
    kept = ["year", "product", "traded", "both_ways"]
    sides = [
        pairs.select(*kept, country=pairs[one], partner=pairs[two]) for one, two in (("one", "two"), ("two", "one"))
    ]
    sums = [side.group_by(keys).aggregate(traded=side.traded.sum(), both_ways=side.both_ways.sum()) for side in sides]
    return sums[0].union(sums[1])


def _slices(trade: Facts, table: Expression) -> Iterator[Expression]:
    """Conditions that part the rows by year, and large years by product, with about ``AT_ONCE`` of them in each."""
    counted = trade.with_(table.group_by(["year", "product"]).aggregate(rows=table.count())).rows()
    years: dict[int, dict[str, int]] = {}
    for row in counted:
        years.setdefault(row["year"], {})[row["product"]] = row["rows"]
    small = {year: sum(products.values()) for year, products in years.items()}
    large = {year: years[year] for year in years if small[year] > AT_ONCE}
    for some in _parted({year: rows for year, rows in small.items() if year not in large}):
        yield table.year.isin(some)
    for year, products in sorted(large.items()):
        for chosen in _parted(products):
            yield (table.year == year) & table["product"].isin(chosen)


def _parted(rows: Mapping[_Key, int]) -> Iterator[list[_Key]]:
    """The keys in order, in lists whose rows are at most ``AT_ONCE``, where one alone is not more."""
    held, taken = 0, list[_Key]()
    for key, more in sorted(rows.items()):
        if taken and held + more > AT_ONCE:
            yield taken
            held, taken = 0, []
        held += more
        taken.append(key)
    if taken:
        yield taken
