"""What the figures say of one product, and of all of them: the tables behind the pages of products."""

from collections.abc import Collection

import ibis

from bandung.economy.engine import Expression, Facts
from bandung.economy.tables import PURCHASES, TRADE
from bandung.economy.trade.concentration import SIDES
from bandung.economy.trade.flows import asked, between_countries, only, share


def products_traded(trade: Facts, year: int, south: Collection[str]) -> Facts:
    """All products of a year, the most traded first: product, value (US dollars), share (of all trade), sellers,
    buyers, largest (seller), largest_share, hhi (of sellers: the sum of squared shares), from_south and among_south
    (shares of the trade: what the South sells, and what it sells to itself).

    :param trade: of the shape ``tables.TRADE``. :param south: codes of the countries of the South.
    """
    table = between_countries(TRADE.check(trade))
    return trade.with_(_of_products(table.filter((table.year == year) & (table.value > 0)), south, ["product"]))


def product_years(trade: Facts, product: str, south: Collection[str]) -> Facts:
    """One product, year by year, the first year first: year, and the columns of ``products_traded`` but share.

    :param south: codes of the countries of the South, the same ones in every year, so that only trade changes.
    """
    table = between_countries(TRADE.check(trade))
    rows = _of_products(table.filter((table["product"] == product) & (table.value > 0)), south, ["year"])
    return trade.with_(rows.drop("share").order_by("year"))


def _of_products(table: Expression, south: Collection[str], keys: list[str]) -> Expression:
    codes = sorted(south)
    inside = table.exporter.isin(codes)
    pairs = table.mutate(from_south=only(table.value, inside))
    pairs = pairs.mutate(among_south=only(pairs.from_south, pairs.importer.isin(codes)))
    buyers = pairs.group_by(keys).aggregate(buyers=pairs.importer.nunique())
    sellers = pairs.group_by([*keys, "exporter"]).aggregate(
        value=pairs.value.sum(), from_south=pairs.from_south.sum(), among_south=pairs.among_south.sum()
    )
    window = ibis.window(group_by=keys, order_by=[sellers.value.desc(), sellers.exporter.asc()])
    ranked = sellers.mutate(place=ibis.row_number().over(window))
    sums = ranked.group_by(keys).aggregate(
        value=ranked.value.sum(), sellers=ranked.count(), squares=(ranked.value * ranked.value).sum(),
        largest=ibis.ifelse(ranked.place == 0, ranked.exporter, ibis.null("string")).max(),
        first=only(ranked.value, ranked.place == 0).sum(),
        from_south=ranked.from_south.sum(), among_south=ranked.among_south.sum(),
    )  # fmt: skip
    rows = sums.inner_join(buyers, keys)
    return rows.select(
        *keys, "value", share=share(rows.value, rows.value.sum().over()), sellers=rows.sellers, buyers=rows.buyers,
        largest=rows.largest, largest_share=share(rows.first, rows.value), hhi=rows.squares / (rows.value * rows.value),
        from_south=share(rows.from_south, rows.value), among_south=share(rows.among_south, rows.value),
    ).order_by(ibis.desc("value"), *keys)  # fmt: skip


def traders_of(trade: Facts, product: str, year: int, flow: str, south: Collection[str]) -> Facts:
    """Who sells, or buys, a product: country, south (0 or 1), value (US dollars), share, partners; the largest first.

    :param trade: of the shape ``tables.TRADE``. :param flow: ``exports`` for who sells, ``imports`` for who buys.
    """
    side, partner = SIDES[asked([flow], tuple(SIDES))[0]]
    table = between_countries(TRADE.check(trade))
    table = table.filter((table["product"] == product) & (table.year == year) & (table.value > 0))
    table = table.rename(country=side, partner=partner)
    sums = table.group_by("country").aggregate(value=table.value.sum(), partners=table.partner.nunique())
    rows = sums.select(
        "country", south=sums.country.isin(sorted(south)).cast("int32"), value=sums.value,
        share=share(sums.value, sums.value.sum().over()), partners=sums.partners,
    )  # fmt: skip
    return trade.with_(rows.order_by(ibis.desc("value"), "country"))


def largest_flows_of(trade: Facts, product: str, year: int, most: int) -> Facts:
    """The largest flows of a product: exporter, importer, value (US dollars)."""
    table = between_countries(TRADE.check(trade))
    table = table.filter((table["product"] == product) & (table.year == year) & (table.value > 0))
    sums = table.group_by(["exporter", "importer"]).aggregate(value=table.value.sum())
    return trade.with_(sums.order_by(ibis.desc("value"), "exporter", "importer").limit(most))


def bought_by(purchases: Facts, country: str, year: int) -> Facts:
    """What a country buys: product, value (US dollars), share of all it buys, suppliers; the largest first.

    :param purchases: of the shape ``tables.PURCHASES``.
    """
    table = PURCHASES.check(purchases).table
    table = table.filter((table.country == country) & (table.year == year) & (table.value > 0))
    rows = table.select(
        "product", value=table.value, share=share(table.value, table.value.sum().over()), suppliers=table.suppliers
    )
    return purchases.with_(rows.order_by(ibis.desc("value"), "product"))


def buyers_in(trade: Facts, year: int, seller: str) -> list[str]:
    """Who buys anything in a year, by code: the largest buyers of one seller first, then those who buy from others.

    :param trade: of the shape ``tables.TRADE``, or its sums of the shape ``tables.TOTALS``.
    """
    table = trade.table.filter(trade.table.year == year)
    bought = table.group_by("importer").aggregate(value=only(table.value, table.exporter == seller).sum())
    found = trade.engine.run(bought.order_by(ibis.desc("value", nulls_first=False), "importer"))
    return [str(code) for code in found.column("importer").to_pylist()]
