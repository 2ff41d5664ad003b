"""How much of what a country sells or buys hangs on few products or few partners.

Three measures of the same shares s_k, n of them possible:

- ``hhi``, Hirschman and Herfindahl: Σ s_k², from 1/n to 1. Hirschman, A. O. (1964), "The paternity of an index",
  American Economic Review 54(5).
- ``normalised``: (hhi - 1/n) / (1 - 1/n), from 0 to 1, so that tables of different length can be compared.
- ``theil``: ln n + Σ s_k ln s_k, from 0 to ln n; zeros count. Cadot, O., Carrère, C. and Strauss-Kahn, V. (2011),
  "Export diversification: what's behind the hump?", Review of Economics and Statistics 93(2).

n are all products, or all other countries, that anybody trades on that side in that year: not those the country itself
trades, or one who sells two things in equal parts would be perfectly diverse. ``effective`` = 1 / hhi says how many of
equal size would be as concentrated.
"""

import ibis

from bandung.economy.engine import Expression, Facts
from bandung.economy.tables import TRADE
from bandung.economy.trade.flows import asked, between_countries, share


def product_concentration(trade: Facts, flow: str = "exports") -> Facts:
    """How concentrated what each country sells, or buys, is in products.

    Columns: year, country, lines (products it trades), possible (n), hhi, normalised, theil, effective.

    :param trade: of the shape ``tables.TRADE``.
    :param flow: ``exports`` or ``imports``.
    """
    return _concentration(TRADE.check(trade), flow, "product")


def market_concentration(trade: Facts, flow: str = "exports") -> Facts:
    """How concentrated what each country sells, or buys, is in partners.

    Columns: year, country, lines (partners it has), possible (n), hhi, normalised, theil, effective.

    :param trade: of the shape ``tables.TOTALS`` or ``tables.TRADE``.
    :param flow: ``exports`` or ``imports``.
    """
    return _concentration(trade, flow, "partner")


SIDES = {"exports": ("exporter", "importer"), "imports": ("importer", "exporter")}
"""Of each direction: whose figure it is, and who is the partner."""


def _concentration(trade: Facts, flow: str, what: str) -> Facts:
    side, partner = SIDES[asked([flow], tuple(SIDES))[0]]
    table = between_countries(trade).rename(country=side, partner=partner)
    lines = table.group_by(["year", "country", what]).aggregate(value=table.value.sum())
    lines = lines.filter(lines.value > 0)
    totals = lines.group_by(["year", "country"]).aggregate(total=lines.value.sum())
    shares = lines.inner_join(totals, ["year", "country"])
    shares = shares.mutate(part=shares.value / shares.total)
    sums = shares.group_by(["year", "country"]).aggregate(
        lines=shares.part.count(), hhi=(shares.part * shares.part).sum(), logs=(shares.part * shares.part.ln()).sum()
    )
    sums = _possible(sums, lines, what)
    spread = 1.0 / sums.possible.nullif(0).cast("float64")
    return trade.with_(
        sums.select(
            "year", "country", "lines", "possible", "hhi",
            normalised=share(sums.hhi - spread, 1 - spread),
            theil=sums.possible.nullif(0).cast("float64").ln() + sums.logs,
            effective=1 / sums.hhi,
        )
    )  # fmt: skip


def _possible(sums: Expression, lines: Expression, what: str) -> Expression:
    """With how many products, or partners but the country itself, it could have traded."""
    there = lines.select("year", what).distinct()
    counted = there.group_by("year").aggregate(known=there.count())
    sums = sums.inner_join(counted, "year")
    if what == "product":
        return sums.rename(possible="known")
    itself = there.select("year", country=there.partner).mutate(itself=1)
    sums = sums.left_join(itself, ["year", "country"]).drop("year_right", "country_right")
    return sums.mutate(possible=sums.known - sums.itself.fill_null(ibis.literal(0)))
