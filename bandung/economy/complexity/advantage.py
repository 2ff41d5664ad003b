"""Revealed comparative advantage, and whether a country makes a product."""

import numpy as np

from bandung.economy.complexity.baskets import Matrix, Presence, Vector

TIE = 1e-12
"""How far below the threshold still counts as on it: a basket that is exactly average must not fall out by rounding."""


def advantage(values: Matrix) -> Matrix:
    """Balassa's index: the share of a product in what a country exports, over its share in what the world exports.

    RCA_cp = (x_cp / x_c) / (x_p / x), without a unit. Balassa, B. (1965), "Trade liberalisation and 'revealed'
    comparative advantage", The Manchester School 33(2).

    :param values: exports, where every row and every column has something above zero.
    """
    result: Matrix = values / values.sum(axis=1, keepdims=True)
    result /= values.sum(axis=0) / values.sum()
    return result


def presence(rca: Matrix, threshold: float = 1.0) -> Presence:
    """M_cp: whether the advantage is at least the threshold; what is equal to it counts as present."""
    made: Presence = rca >= threshold * (1 - TIE)
    return made


def diversity(made: Presence) -> Vector:
    """k_c,0: how many products each country makes. Hidalgo and Hausmann (2009), PNAS 106(26), equation 3."""
    return np.asarray(made.sum(axis=1, dtype=np.float64))


def ubiquity(made: Presence) -> Vector:
    """k_p,0: how many countries make each product. Hidalgo and Hausmann (2009), PNAS 106(26), equation 4."""
    return np.asarray(made.sum(axis=0, dtype=np.float64))
