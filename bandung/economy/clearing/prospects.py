"""Who could clear payments with whom, as far as trade tells: each purchase of a year taken as an obligation.

That is the most there could be: all trade of the year between these countries, settled at its end. Real rounds hold a
part of it, for shorter periods. Services, and trade that nobody stated, are not in it.
"""

from collections.abc import Collection
from datetime import date
from fractions import Fraction

import ibis

from bandung.economy.clearing.claims import Obligation, table
from bandung.economy.clearing.rounds import Round, clear
from bandung.economy.engine import Facts
from bandung.economy.tables import TOTALS
from bandung.economy.trade.flows import between_countries, both_sides, share

CENTS = 100


def could_clear(totals: Facts, members: Collection[str], year: int) -> Round:
    """A round of all that these countries bought from each other in a year: in US cents, each importer owing.

    ``saved`` of the round is the share of hard currency that need not move, ``gains`` says whose.

    :param totals: of the shape ``tables.TOTALS`` or ``tables.TRADE``.
    """
    trade = between_countries(TOTALS.check(totals))
    trade = trade.filter((trade.year == year) & trade.exporter.isin(members) & trade.importer.isin(members))
    pairs = trade.group_by(["exporter", "importer"]).aggregate(value=trade.value.sum())
    rows = totals.engine.run(pairs.order_by("exporter", "importer")).to_pylist()
    day = date(year, 12, 31)
    owed = [Obligation(it["importer"], it["exporter"], round(it["value"] * CENTS), "USD", day) for it in rows]
    return clear(table(it for it in owed if it.amount), {"USD": Fraction(1)}, until=day)


def with_whom(totals: Facts, country: str, year: int) -> Facts:
    """With each partner, how much of the payments in both directions would cancel out between the two alone.

    Columns: partner, exported, imported, cancels = 2·min(exported, imported), share = cancels / (exported + imported);
    amounts in US dollars; the largest first. Partners of which only one direction is stated are left out.

    :param totals: of the shape ``tables.TOTALS`` or ``tables.TRADE``.
    """
    sides = both_sides(between_countries(TOTALS.check(totals)))
    sides = sides.filter((sides.country == country) & (sides.year == year))
    sums = sides.group_by("partner").aggregate(exported=sides.exported.sum(), imported=sides.imported.sum())
    sums = sums.filter((sums.exported > 0) & (sums.imported > 0))
    sums = sums.mutate(cancels=2 * ibis.least(sums.exported, sums.imported))
    sums = sums.mutate(share=share(sums.cancels, sums.exported + sums.imported))
    return totals.with_(sums.order_by(ibis.desc("cancels"), "partner"))
