"""With whom a country could trade more, from totals alone: what gravity expects, and what is.

There are two orders, and each answers another question. By ``size``, pairs of which gravity expects most stand first.
By ``room``, those that trade least of what is expected of them. Neither is a forecast: looked back on, they do about as
well as the simplest orders do ("most traded now", "least traded now"). How they were chosen, and their figures, stand
in docs/explanation/opportunities.md.
"""

from collections.abc import Mapping

import ibis

from bandung.economy.engine import Expression, Facts
from bandung.economy.gravity import Gravity
from bandung.economy.opportunities import place
from bandung.economy.trade.flows import asked, between_countries
from bandung.economy.trade.growth import yearly_growth

ORDERS: Mapping[str, str] = {
    "size": "place among the pairs by what gravity expects of them",
    "room": "place among the pairs by expected / value",
}
"""Name of an order to its score, from 0 to 1. What is not known stands last, and has no score."""


def partners(
    totals: Facts, found: Gravity, year: int, *, before: int | None = None, country: str = "", by: str = "size"
) -> Facts:
    """Pairs of countries ranked by what could be more between them, of one exporter or of all.

    Columns: rank, exporter, importer, score (of the order asked for), size, room, value, expected, gap, ratio, bought
    (by the importer from everybody else, US dollars), bought_growth (yearly, since ``before``), distance, agreement.

    :param totals: of the shape ``tables.TOTALS``.
    :param found: gravity of that year.
    :param before: an earlier year to count growth from; without it growth is not known.
    :param by: one of ``ORDERS``.
    :raises NotInTable: if it is none. :raises BadValue: if ``before`` is not before.
    """
    (order,) = asked([by], list(ORDERS))
    pairs = found.pairs.table
    pairs = pairs.filter((pairs.year == year) & (pairs.expected > 0))
    if country:
        pairs = pairs.filter(pairs.exporter == country)
    table = between_countries(totals)
    rows = pairs.inner_join(_bought(table, year), "importer")
    rows = rows.mutate(bought=rows.all_bought - rows.value.fill_null(0.0), bought_growth=ibis.null("float64"))
    if before is not None:
        rows = _with_growth(rows, table, year, before)
    rows = rows.mutate(lack=rows.expected / rows.value.nullif(0))
    rows = rows.mutate(size=place(rows, "expected"), room=place(rows, "lack"))
    rows = rows.mutate(score=rows[order])
    by_rank = [ibis.desc("score", nulls_first=False), "exporter", "importer"]
    rows = rows.mutate(rank=ibis.row_number().over(order_by=by_rank) + 1)
    return totals.with_(
        rows.select(
            "rank", "exporter", "importer", "score", *ORDERS, "value", "expected", "gap", "ratio", "bought",
            "bought_growth", "distance", "agreement",
        ).order_by("rank")
    )  # fmt: skip


def _with_growth(rows: Expression, table: Expression, year: int, before: int) -> Expression:
    past = _bought(table, before).select("importer", past_bought="all_bought")
    own = table.filter(table.year == before).group_by(["exporter", "importer"]).aggregate(own=ibis._.value.sum())
    rows = rows.left_join(past, "importer").drop("importer_right")
    rows = rows.left_join(own, ["exporter", "importer"]).drop("exporter_right", "importer_right")
    earlier = rows.past_bought - rows.own.fill_null(0.0)
    return rows.mutate(bought_growth=yearly_growth(rows.bought.nullif(0), earlier, year - before))


def _bought(table: Expression, year: int) -> Expression:
    rows = table.filter(table.year == year)
    return rows.group_by("importer").aggregate(all_bought=rows.value.sum())
