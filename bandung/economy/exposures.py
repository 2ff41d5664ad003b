"""How much hangs on one partner or one product: of one country, year by year, both directions in one table.

The measures are those of ``trade.partner_exposure`` and ``trade.market_concentration``; here they are asked for one
country only, so that a page reads its rows alone and not the whole table. ``hhi`` is of Hirschman, A. O. (1964), "The
paternity of an index", American Economic Review 54(5): the sum of squared shares, 1 where all is in one.
"""

from collections.abc import Sequence

import ibis

from bandung.economy.engine import Expression, Facts
from bandung.economy.trade.concentration import SIDES
from bandung.economy.trade.exposure import leading
from bandung.economy.trade.flows import between_countries


def exposure_of(trade: Facts, country: str) -> Facts:
    """Columns: year, flow (exports, imports), traded (US dollars), lines (how many partners), largest (its code; of
    equal ones the first), share (of the largest), share_of_three, hhi, effective (1 / hhi: how many of equal size would
    be as concentrated). Shares from 0 to 1; the newest year first. A direction nobody stated has no row.

    :param trade: of the shape ``tables.TOTALS``.
    """
    table = between_countries(trade)
    parts = [_partners(table, country, flow) for flow in SIDES]
    lines = parts[0].union(parts[1])
    return trade.with_(_measured(lines, "partner").order_by(ibis.desc("year"), "flow"))


def of_products(exports: Facts, country: str, purchases: Facts | None = None) -> Facts:
    """The same for products, out of what countries sell to the world, and buy from it where that is known too.

    :param exports: of the shape ``tables.EXPORTS``. :param purchases: of the shape ``tables.PURCHASES``.
    """
    lines = _products(exports, country, "exports")
    if purchases is not None:
        lines = lines.union(_products(purchases, country, "imports"))
    return exports.with_(_measured(lines, "product").order_by(ibis.desc("year"), "flow"))


def _products(figures: Facts, country: str, flow: str) -> Expression:
    table = figures.table.filter(figures.table.country == country)
    table = table.mutate(value=table.value.cast("float64"), flow=ibis.literal(flow))
    lines = table.group_by(["year", "flow", "product"]).aggregate(value=table.value.sum())
    return lines.filter(lines.value > 0)


def _partners(table: Expression, country: str, flow: str) -> Expression:
    side, partner = SIDES[flow]
    ours = table.filter(table[side] == country).mutate(flow=ibis.literal(flow))
    ours = ours.rename(partner=partner)
    lines = ours.group_by(["year", "flow", "partner"]).aggregate(value=ours.value.sum())
    return lines.filter(lines.value > 0)


def _measured(lines: Expression, what: str) -> Expression:
    sums = leading(lines, ["year", "flow"], what)
    columns = ("year", "flow", "traded", "lines", "largest", "share", "share_of_three", "hhi")
    return sums.select(*columns, effective=1 / sums.hhi)


def own_rows(trade: Facts, country: str) -> Facts:
    """The rows of a table of trade in which a country sells or buys, read once: what a page of it works on."""
    table = between_countries(trade)
    return trade.with_(table.filter((table.exporter == country) | (table.importer == country))).kept()


def money_of(figures: Facts, country: str) -> Facts:
    """Investment or remittances of a country by partner, newest year first: year, partner, flow (where the table has
    it), sent, received (US dollars; missing where nobody stated it, below zero where money went back).

    :param figures: of the shape ``tables.INVESTMENT`` or ``tables.REMITTANCES``.
    """
    table = figures.table
    table = table.filter((table.country == country) ^ (table.partner == country))
    sends = table.country == country
    table = table.mutate(other=sends.ifelse(table.partner, table.country), sends=sends)
    keys = ["year", "other", *(["flow"] if "flow" in table.columns else [])]
    sums = table.group_by(keys).aggregate(
        sent=table.value.sum(where=table.sends), received=table.value.sum(where=~table.sends)
    )
    size = sums.sent.fill_null(0.0).abs() + sums.received.fill_null(0.0).abs()
    return figures.with_(sums.order_by(ibis.desc("year"), ibis.desc(size), "other").rename(partner="other"))


def money_between(figures: Facts, one: str, two: str) -> Facts:
    """Investment or remittances between two countries, newest year first: year, flow (where the table has it), sent (by
    ``one``), received; see ``money_of``.
    """
    table = money_of(figures, one).table
    table = table.filter(table.partner == two).drop("partner")
    keys = ["flow"] if "flow" in table.columns else []
    return figures.with_(table.order_by(table.year.desc(), *keys))


def indicators_of(macro: Facts, country: str, names: Sequence[str]) -> Facts:
    """National figures of a country, one row a year, oldest first: year, and one column for each name.

    :param macro: of the shape ``tables.MACRO``.
    """
    table = macro.table.filter((macro.table.country == country) & macro.table.indicator.isin(list(names)))
    each = {name: table.value.max(where=table.indicator == name) for name in names}
    return macro.with_(table.group_by("year").aggregate(**each).order_by("year"))
