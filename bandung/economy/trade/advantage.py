"""Comparative advantage out of bilateral trade, and how near products are to each other."""

import numpy as np
import pyarrow as pa

from bandung.economy.complexity import advantage, baskets, presence, proximity, years_of
from bandung.economy.engine import Facts
from bandung.economy.trade.flows import exports, share


def comparative_advantage(trade: Facts) -> Facts:
    """Balassa's index of revealed comparative advantage, of every country and product that is exported.

    RCA_cp = (x_cp / x_c) / (x_p / x). Balassa, B. (1965), The Manchester School 33(2). Columns: year, country, product,
    value (US dollars), rca. Of what a country does not export it has no row; its advantage there is 0.

    :param trade: of the shape ``tables.TRADE``, added up over partners, or ``tables.EXPORTS``.
    """
    table = _exports(trade).table
    table = table.filter(table.value > 0)
    of_country = table.group_by(["year", "country"]).aggregate(of_country=table.value.sum())
    of_product = table.group_by(["year", "product"]).aggregate(of_product=table.value.sum())
    world = table.group_by("year").aggregate(world=table.value.sum())
    joined = table.inner_join(of_country, ["year", "country"]).inner_join(of_product, ["year", "product"])
    joined = joined.inner_join(world, "year")
    rca = share(share(joined.value, joined.of_country), share(joined.of_product, joined.world))
    return trade.with_(joined.select("year", "country", "product", "value", rca=rca))


def product_proximity(trade: Facts, *, threshold: float = 1.0, at_least: float = 0.0) -> Facts:
    """How near products are to each other: how likely who makes the one also makes the other.

    See ``complexity.proximity``. Columns: year, product, other, proximity: each pair once, product before other in the
    order of codes, where proximity is above ``at_least``. Worked out in the memory of this process, year after year.

    :param trade: of the shape ``tables.TRADE``, added up over partners, or ``tables.EXPORTS``.
    :param threshold: from which advantage on a country makes a product.
    """
    facts = _exports(trade).kept()
    tables = []
    for year in years_of(facts):
        basket = baskets(facts, year)
        near = proximity(presence(advantage(basket.values), threshold))
        product, other = np.nonzero(np.triu(near > at_least, 1))
        codes = pa.array(basket.products, pa.string())
        columns = {
            "year": pa.array(np.full(len(product), year, dtype=np.int32)),
            "product": pa.DictionaryArray.from_arrays(product.astype(np.int32), codes).cast(pa.string()),
            "other": pa.DictionaryArray.from_arrays(other.astype(np.int32), codes).cast(pa.string()),
            "proximity": pa.array(near[product, other]),
        }
        tables.append(pa.table(columns, schema=_PROXIMITY))
    return trade.engine.read(pa.concat_tables([*tables, _PROXIMITY.empty_table()]))


_PROXIMITY = pa.schema({"year": pa.int32(), "product": pa.string(), "other": pa.string(), "proximity": pa.float64()})


def _exports(trade: Facts) -> Facts:
    return trade if "country" in trade.columns else exports(trade)
