"""How much a country depends on one partner, and for how much of what it buys it has one supplier only."""

from collections.abc import Sequence

import ibis

from bandung.economy.engine import Expression, Facts
from bandung.economy.tables import TRADE
from bandung.economy.trade.concentration import SIDES
from bandung.economy.trade.flows import asked, between_countries, only, share


def partner_exposure(trade: Facts, flow: str = "exports") -> Facts:
    """How much of what each country sells, or buys, is with its largest partner, and with its three largest.

    Columns: year, country, traded (US dollars), partners (how many), largest (its code; of equal ones the first), share
    (of the largest), share_of_three. Shares from 0 to 1.

    :param trade: of the shape ``tables.TOTALS`` or ``tables.TRADE``.
    :param flow: ``exports`` or ``imports``.
    """
    side, partner = SIDES[asked([flow], tuple(SIDES))[0]]
    table = between_countries(trade).rename(country=side, partner=partner)
    pairs = table.group_by(["year", "country", "partner"]).aggregate(value=table.value.sum())
    pairs = pairs.filter(pairs.value > 0)
    sums = leading(pairs, ["year", "country"], "partner").rename(partners="lines")
    return trade.with_(sums.select("year", "country", "traded", "partners", "largest", "share", "share_of_three"))


def leading(lines: Expression, keys: Sequence[str], what: str) -> Expression:
    """Of lines with a value, by keys: traded (their sum), lines (how many), largest (its ``what``; of equal ones the
    first), share (of the largest), share_of_three, hhi (the sum of squared shares).
    """
    of_all = ibis.window(group_by=list(keys))
    in_order = ibis.window(group_by=list(keys), order_by=[lines.value.desc(), lines[what].asc()])
    ranked = lines.mutate(
        place=ibis.row_number().over(in_order), part=lines.value / lines.value.sum().over(of_all)
    )  # fmt: skip
    sums = ranked.group_by(list(keys)).aggregate(
        traded=ranked.value.sum(), lines=ranked.count(),
        largest=ibis.ifelse(ranked.place == 0, ranked[what], ibis.null("string")).max(),
        first=only(ranked.value, ranked.place == 0).sum(), three=only(ranked.value, ranked.place < 3).sum(),
        hhi=(ranked.part * ranked.part).sum(),
    )  # fmt: skip
    shares = {"share": share(sums.first, sums.traded), "share_of_three": share(sums.three, sums.traded)}
    return sums.select(*keys, "traded", "lines", "largest", "hhi", **shares)


def single_suppliers(trade: Facts) -> Facts:
    """For how much of what a country buys it has one supplier only.

    Columns: year, country, products (it buys), single (those that come from one country), share_of_products, imported
    (US dollars), imported_single, share_of_imported. How hard it would be to buy them elsewhere, this does not tell:
    look at how many countries sell the product at all.

    :param trade: of the shape ``tables.TRADE``.
    """
    table = between_countries(TRADE.check(trade)).rename(country="importer")
    table = table.filter(table.value > 0)
    lines = table.group_by(["year", "country", "product"]).aggregate(
        value=table.value.sum(), least=table.exporter.min(), most=table.exporter.max()
    )
    single = lines.least == lines.most  # the same supplier, however many rows it has
    sums = lines.group_by(["year", "country"]).aggregate(
        products=lines.count(), single=ibis.ifelse(single, 1, 0).sum(), imported=lines.value.sum(),
        imported_single=only(lines.value, single).sum(),
    )  # fmt: skip
    return trade.with_(
        sums.select(
            "year", "country", "products", "single",
            "imported", "imported_single",
            share_of_products=share(sums.single.cast("float64"), sums.products.cast("float64")),
            share_of_imported=share(sums.imported_single, sums.imported),
        )
    )  # fmt: skip
