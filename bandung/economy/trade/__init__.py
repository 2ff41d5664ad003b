"""Indicators of trade between countries: each is a function of tables of trade and gives a table.

Shares are from 0 to 1 and missing where there is nothing to have a share of. Each function names the source of its
formula; docs/explanation/trade-indicators.md says what each tells and what it does not.
"""

from bandung.economy.trade.advantage import comparative_advantage, product_proximity
from bandung.economy.trade.complementarity import complementarity
from bandung.economy.trade.concentration import market_concentration, product_concentration
from bandung.economy.trade.exposure import partner_exposure, single_suppliers
from bandung.economy.trade.flows import NotInTable, exports, imports, purchases
from bandung.economy.trade.groups import group_intensity, intra_group_share, introversion
from bandung.economy.trade.growth import growth
from bandung.economy.trade.intensity import trade_intensity
from bandung.economy.trade.intra_industry import intra_industry
from bandung.economy.trade.south import share_with, south, south_south_share

__all__ = [
    "NotInTable", "comparative_advantage", "complementarity", "exports", "group_intensity", "growth", "imports",
    "intra_group_share", "intra_industry", "introversion", "market_concentration", "partner_exposure",
    "product_concentration", "product_proximity", "purchases", "share_with", "single_suppliers", "south",
    "south_south_share", "trade_intensity",
]  # fmt: skip
