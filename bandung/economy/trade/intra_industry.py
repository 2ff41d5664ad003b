"""Whether two countries sell each other the same kind of things."""

from collections.abc import Sequence

from bandung.economy.engine import Facts
from bandung.economy.tables import TRADE
from bandung.economy.trade.flows import asked, between_countries, both_sides, share


def intra_industry(trade: Facts, by: Sequence[str] = ("country",)) -> Facts:
    """The index of Grubel and Lloyd: the share of trade that goes both ways in the same product, from 0 to 1.

    GL = 1 - Σ|X - M| / Σ(X + M): the sums go over products and partners, each product with each partner apart, so
    that what is sold to one and bought from another does not pass for trade in both directions. Grubel, H. G. and
    Lloyd, P. J. (1975), "Intra-Industry Trade". Columns: year, ``by``, traded (exports and imports, US dollars),
    intra_industry. It goes up with broader classes of products: only figures of one classification and level can be
    compared.

    :param trade: of the shape ``tables.TRADE``.
    :param by: ``country``, ``partner``, ``product``, one or several.
    """
    keys = ["year", *asked(by, ("country", "partner", "product"))]
    sides = both_sides(between_countries(TRADE.check(trade)), "product")
    cells = sides.group_by(["year", "country", "partner", "product"]).aggregate(
        exported=sides.exported.sum(), imported=sides.imported.sum()
    )
    cells = cells.mutate(traded=cells.exported + cells.imported, apart=(cells.exported - cells.imported).abs())
    sums = cells.group_by(keys).aggregate(traded=cells.traded.sum(), apart=cells.apart.sum())
    return trade.with_(sums.select(*keys, "traded", intra_industry=1 - share(sums.apart, sums.traded)))
