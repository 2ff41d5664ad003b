"""Where a country could go from what it makes: complexity outlook, and what one more product would add to it.

Hausmann, R., Hidalgo, C. A. and others (2014), "The Atlas of Economic Complexity", technical box 4.1.
"""

import numpy as np

from bandung.economy.complexity.baskets import Matrix, Presence, Vector
from bandung.economy.complexity.indices import Indices
from bandung.economy.complexity.space import over

_NOISE = 1e-12


def outlook(made: Presence, dense: Matrix, found: Indices) -> Vector:
    """COI: how much complexity is near what a country makes, and not made by it yet.

    COI_c = Σ_p ω_cp (1 - M_cp) PCI_p, brought to mean 0 and standard deviation 1 among the countries of a block. PCI is
    taken before its mean is taken away, as the Atlas' own programs do. NaN where a block has no ordering, or all its
    countries have the same outlook.
    """
    raw = (dense * ~made) @ np.nan_to_num(found.weight)
    result = np.full(len(raw), np.nan)
    for number in range(len(found.blocks)):
        rows = (found.country_block == number) & ~np.isnan(found.eci)
        if rows.any() and (spread := raw[rows].std()) > _NOISE * np.abs(raw[rows]).max():
            result[rows] = (raw[rows] - raw[rows].mean()) / spread
    return result


def gain_weights(near_sum: Vector, found: Indices) -> Vector:
    """What each product adds to the gain of those near it: PCI_q / Σ_r φ_qr."""
    return np.nan_to_num(over(found.weight, near_sum))


def gain(made: Presence, near: Matrix, found: Indices) -> Matrix:
    """COG: how much nearer a product would bring a country to complex ones it does not make; 0 for what it makes.

    COG_cp = (1 - M_cp) Σ_q (1 - M_cq) PCI_q φ_pq / Σ_r φ_qr, in standard deviations of ECI, as the Atlas' own programs
    have it. The product itself is among the q, and counts as something still to be gained: see ``change``.
    """
    return settled((~made * gain_weights(near.sum(axis=0), found)) @ near, made, found)


def settled(summed: Matrix, made: Presence, found: Indices) -> Matrix:
    """The sums as gains: 0 for what is made already, NaN where the block of country or product has no ordering."""
    result: Matrix = np.where(made, 0.0, summed)
    result[np.isnan(found.eci)] = np.nan
    result[:, np.isnan(found.pci)] = np.nan
    return result


def change(gains: Matrix, made: Presence, dense: Matrix, near_sum: Vector, found: Indices) -> Matrix:
    """By how much the outlook of a country would change if it made one more product, all else as it is.

    COG_cp - (ω_cp + φ_pp / Σ_q φ_pq) PCI_p: what comes nearer, without the product itself, which is no longer ahead but
    made. The book has COG_cp - ω_cp PCI_p. In standard deviations of ECI; outlook before it is standardised changes by
    exactly this. Below zero where a country takes what its outlook was made of; 0 for what it makes.

    :param gains: what ``gain`` gives.
    :param near_sum: Σ_q φ_pq of each product.
    """
    return np.where(made, gains, gains - (dense + over(np.ones(1), near_sum)) * found.weight)
