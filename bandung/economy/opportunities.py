"""What a country could sell where: products it makes or is near to making, which the destination buys from others.

Each opportunity has a score from 0 to 1, the weighted mean of its parts; parts and weights are in ``PARTS``, were set
beforehand and not fitted to anything, and each part stands beside the score. A part that is not known is left out of
the mean, never taken as zero, and ``known`` is the weight of those that are. docs/explanation/opportunities.md explains
them and prints how such a ranking did against simple ones (``backtest``).
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

import ibis
import pyarrow as pa

from bandung.economy import in_force
from bandung.economy.complexity import Complexity, NoExports, baskets, complexity_of
from bandung.economy.engine import Expression, Facts
from bandung.economy.tables import AGREEMENTS, DISTANCES, TRADE
from bandung.economy.trade.flows import between_countries, exports, only
from bandung.economy.trade.growth import yearly_growth
from bandung.values.errors import BandungError, _


class NotStated(BandungError):
    status = 404
    sentence = _("There are no figures of what %(country)s sold in %(year)s.")


class NoPurchases(BandungError):
    status = 404
    sentence = _("There are no figures of what %(destination)s bought from others than %(country)s in %(year)s.")


@dataclass(frozen=True, slots=True)
class Part:
    weight: float
    about: str


PARTS: Mapping[str, Part] = {
    "market": Part(0.35, "place among the candidates by what the destination buys of it from others"),
    "ability": Part(
        0.35, "the larger of rca / (1 + rca), which is 0.5 where the country begins to make it, and density"
    ),
    "growth": Part(0.10, "place among the candidates by the yearly growth of what the destination buys of it"),
    "nearness": Part(0.10, "share of what the destination buys of it that comes from farther away than the country is"),
    "terms": Part(0.10, "1 if an agreement between the two is in force, else 0"),
}
"""Name to its weight and what it is; each is from 0 to 1."""
GAIN = "outlook_change"
"""The gain that is shown and that ``paths`` rank by: what making a product changes of the country's outlook. COG counts
the product itself as still to be gained and is thus no gain from making it (complexity.outlook)."""
NEAREST = 0.25
"""Of products not made, the share with the highest density that counts as near."""


def opportunities(
    trade: Facts,
    country: str,
    destinations: Collection[str],
    year: int,
    *,
    before: int | None = None,
    distances: Facts | None = None,
    agreements: Facts | None = None,
    found: Complexity | None = None,
) -> Facts:
    """Opportunities of a country in one destination or the members of a group, best first by ``rank``.

    Columns: rank, exporter, importer, product, score, known, the five parts, sold (by the country there, US dollars;
    missing where nothing is stated), bought (by the destination from others, US dollars), bought_growth (yearly, since
    ``before``), rca, made, density, outlook_change, distance (km), agreement (0 or 1; missing where one of
    the two is in no agreement of the table at all).

    :param trade: of the shape ``tables.TRADE``, with what everybody sells.
    :param before: an earlier year to count growth from; without it, growth is not known.
    :param found: complexity of the year, where it has been worked out already.
    :raises NotStated: if nothing is known of what the country sold. :raises NoPurchases: if nothing is known of what
        the destinations bought from others. :raises BadValue: if ``before`` is not before.
    """
    places = [code for code in destinations if code != country]
    table = between_countries(TRADE.check(trade))
    mine = trade.engine.read(_abilities(trade, country, year, found)).table
    bought = _bought(table, country, places, year, distances)
    if before is not None:
        earlier = _bought(table, country, places, before, None).select("importer", "product", past="bought")
        bought = bought.left_join(earlier, ["importer", "product"]).drop("importer_right", "product_right")
        rate = yearly_growth(bought.bought, bought.past, year - before)
        bought = bought.mutate(bought_growth=rate).drop("past")
    else:
        bought = bought.mutate(bought_growth=ibis.null("float64"))
    sold = table.filter((table.year == year) & (table.exporter == country))
    sold = sold.group_by(["importer", "product"]).aggregate(sold=sold.value.sum())
    rows = mine.inner_join(bought, "product")
    rows = rows.left_join(sold, ["importer", "product"]).drop("importer_right", "product_right")
    rows = rows.mutate(agreement=ibis.null("int64"))
    if agreements is not None:
        rows = _agreed(rows.drop("agreement"), trade, agreements, country, year)
    kept = trade.with_(_scored(rows.mutate(exporter=ibis.literal(country)))).kept()
    if not len(kept):
        raise NoPurchases(destination=", ".join(sorted(places)[:5]), country=country, year=year)
    return kept


def _abilities(trade: Facts, country: str, year: int, found: Complexity | None) -> pa.Table:
    """What the country makes or is near to making: product, rca, made, density, outlook_change."""
    if found is None:
        try:
            found = complexity_of(baskets(exports(trade), year))
        except NoExports:
            raise NotStated(country=country, year=year) from None
    if country not in found.baskets.countries:
        raise NotStated(country=country, year=year)
    at = found.baskets.countries.index(country)
    table = pa.table({
        "product": pa.array(found.baskets.products, pa.string()), "rca": found.rca[at], "made": found.made[at],
        "density": pa.array(found.density[at], from_pandas=True),
        "outlook_change": pa.array(found.outlook_change[at], from_pandas=True),
    })  # fmt: skip
    facts = trade.engine.read(table).table
    others = facts.filter(~facts.made)
    others = others.mutate(place=_percent(others, order_by=ibis.desc("density")))
    near = others.filter(others.density.notnull() & (others.place <= NEAREST)).drop("place")
    return trade.engine.run(facts.filter(facts.made).union(near))


def _bought(table: Expression, country: str, places: list[str], year: int, distances: Facts | None) -> Expression:
    """What each place buys of each product from others, and which share of it comes from farther away."""
    rows = table.filter((table.year == year) & table.importer.isin(places) & (table.exporter != country))
    if distances is None:
        sums = rows.group_by(["importer", "product"]).aggregate(bought=rows.value.sum())
        return sums.filter(sums.bought > 0).mutate(distance=ibis.null("float64"), nearness=ibis.null("float64"))
    apart = DISTANCES.check(distances).table.select("exporter", "importer", "distance")
    ours = apart.filter(apart.exporter == country).select("importer", ours="distance")
    rows = rows.left_join(apart, ["exporter", "importer"]).drop("exporter_right", "importer_right")
    rows = rows.left_join(ours, "importer").drop("importer_right")
    measured = rows.distance.notnull() & rows.ours.notnull()
    sums = rows.group_by(["importer", "product"]).aggregate(
        bought=rows.value.sum(), distance=rows.ours.max(),
        measured=only(rows.value, measured).sum(),
        farther=only(rows.value, measured & (rows.distance > rows.ours)).sum(),
    )  # fmt: skip
    sums = sums.mutate(nearness=sums.farther / sums.measured.nullif(0)).drop("measured", "farther")
    return sums.filter(sums.bought > 0)


def _agreed(rows: Expression, trade: Facts, agreements: Facts, country: str, year: int) -> Expression:
    years = trade.engine.read([{"year": year}]).table
    found = in_force.pairs(AGREEMENTS.check(agreements).table, years)
    found = found.filter(found.exporter == country).select("importer", "agreements")
    listed = agreements.table.select(importer="country").distinct()
    ours = listed.filter(listed.importer == country).count().as_scalar() > 0
    rows = rows.left_join(found, "importer").drop("importer_right")
    rows = rows.left_join(listed.mutate(listed=1), "importer").drop("importer_right")
    known = rows.listed.notnull() & ours
    agreed = known.ifelse((rows.agreements.fill_null(0) > 0).ifelse(1, 0).cast("int64"), None)
    return rows.mutate(agreement=agreed).drop("agreements", "listed")


def _scored(rows: Expression) -> Expression:
    squashed = rows.rca / (1 + rows.rca)
    rows = rows.mutate(
        market=place(rows, "bought"),
        ability=ibis.greatest(squashed, rows.density.fill_null(0.0)),
        growth=place(rows, "bought_growth"),
        terms=rows.agreement.cast("float64"),
    )
    rows = scored(rows, {name: part.weight for name, part in PARTS.items()})
    return rows.select(
        "rank", "exporter", "importer", "product", "score", "known", *PARTS, "sold", "bought", "bought_growth", "rca",
        "made", "density", "outlook_change", "distance", "agreement",
    ).order_by("rank")  # fmt: skip


def place(rows: Expression, column: str) -> Expression:
    """Where a row stands among all by a column: from 0, the least, to 1, the most; missing where it is."""
    ranked = _percent(rows, group_by=rows[column].isnull(), order_by=column)
    return rows[column].notnull().ifelse(ranked, None)


def _percent(rows: Expression, *, order_by: Any, group_by: Any = None) -> Any:
    """(rank - 1) / (rows - 1), 0 where there is one row: what SQL calls PERCENT_RANK, which not every engine has."""
    others = rows.count().over(group_by=group_by) - 1
    return (ibis.rank().over(group_by=group_by, order_by=order_by) / others.nullif(0)).fill_null(0.0)


def scored(rows: Expression, weights: Mapping[str, float]) -> Expression:
    """With score, the weighted mean of what is known of the parts, known, the weight of that, and rank from 1."""
    above, below = ibis.literal(0.0), ibis.literal(0.0)
    for name, weight in weights.items():
        above = above + weight * rows[name].fill_null(0.0)
        below = below + weight * rows[name].notnull().ifelse(1.0, 0.0)
    rows = rows.mutate(score=above / below.nullif(0), known=below)
    keys = [name for name in ("importer", "product") if name in rows.columns]
    return rows.mutate(rank=ibis.row_number().over(order_by=[ibis.desc("score"), *keys]) + 1)
