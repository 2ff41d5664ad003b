"""Whether two countries trade more with each other than their weight in the world explains."""

from collections.abc import Collection

from bandung.economy.engine import Facts
from bandung.economy.trade.flows import between_countries, share


def trade_intensity(trade: Facts, among: Collection[str] = ()) -> Facts:
    """The trade intensity index of each pair: 1 is what the partner's weight in the world lets expect.

    T_ij = (x_ij / X_i) / (x_wj / X_w): the share of j in what i exports over its share in what the world exports. World
    Bank, WITS, "Trade indicators". Columns: year, exporter, importer, value (US dollars), intensity. Pairs of which the
    table has no row have none: whether they traded nothing or nobody said so, it cannot tell.

    :param trade: of the shape ``tables.TOTALS`` or ``tables.TRADE``.
    :param among: only pairs of these countries; of all if none is named. Weights are in the whole world either way.
    """
    keys, of = ["year", "exporter", "importer"], sorted(among)
    table = between_countries(trade)
    if not of:  # added up once for all sums below
        table = table.group_by(keys).aggregate(value=table.value.sum())
    sellers = table.filter(table.exporter.isin(of)) if of else table
    buyers = table.filter(table.importer.isin(of)) if of else table
    both = sellers.filter(sellers.importer.isin(of)) if of else table
    pairs = both.group_by(keys).aggregate(value=both.value.sum())
    sold = sellers.group_by(["year", "exporter"]).aggregate(exported=sellers.value.sum())
    bought = buyers.group_by(["year", "importer"]).aggregate(imported=buyers.value.sum())
    world = table.group_by("year").aggregate(total=table.value.sum())
    joined = pairs.inner_join(sold, ["year", "exporter"]).inner_join(bought, ["year", "importer"])
    joined = joined.inner_join(world, "year")
    intensity = share(share(joined.value, joined.exported), share(joined.imported, joined.total))
    return trade.with_(joined.select("year", "exporter", "importer", "value", intensity=intensity))
