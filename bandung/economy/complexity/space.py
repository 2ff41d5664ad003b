"""The product space: how near products are to each other, and countries to products.

Hidalgo, C. A., Klinger, B., Barabási, A.-L. and Hausmann, R. (2007), "The product space conditions the development of
nations", Science 317.
"""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from bandung.economy.complexity.advantage import ubiquity
from bandung.economy.complexity.baskets import Matrix, Presence, Vector

_ROWS = 512
"""Products worked on at once, so that only the result is large."""


def proximity(made: Presence) -> Matrix:
    """φ, products in rows and columns: the chance that who makes one of two products also makes the other.

    φ_pq = (countries that make both) / (those that make the more common of the two): the smaller of both conditional
    chances (Hidalgo and others 2007). 1 of a product with itself; 0 of a product that nobody makes, with anything.
    """
    near = np.empty((made.shape[1], made.shape[1]))
    for part, rows in _near(made, np.arange(made.shape[1])):
        near[part] = rows
    return near


def proximity_of(made: Presence, product: int) -> Vector:
    """φ of one product with every product: its row of ``proximity``, without the others."""
    deep = made.sum(axis=0)
    both = made[made[:, product]].sum(axis=0)
    return np.asarray(both / np.maximum(np.maximum(deep[product], deep), 1))


def near_to(made: Presence, basket: Presence) -> Vector:
    """Σ_q M_q φ_pq of each product p: how much of what is near it is in a basket.

    :param basket: whether each product is in it.
    """
    summed = np.zeros(made.shape[1])
    for _part, rows in _near(made, np.flatnonzero(basket)):
        summed += rows.sum(axis=0)
    return summed


def _near(made: Presence, products: npt.NDArray[np.intp]) -> Iterator[tuple[slice, Matrix]]:
    """φ of some products with every product, some rows at a time."""
    ones, deep = made.astype(np.float32), ubiquity(made)
    for start in range(0, len(products), _ROWS):
        part = slice(start, start + _ROWS)
        rows = (ones[:, products[part]].T @ ones).astype(np.float64)  # exact: whole numbers far below 2^24
        rows /= np.maximum(np.maximum(deep[products[part], None], deep), 1)
        yield part, rows


def density(made: Presence, near: Matrix, neighbours: int | None = None) -> Matrix:
    """How much of what is near a product a country makes: from 0, nothing of it, to 1, all of it.

    ω_cp = Σ_q M_cq φ_pq / Σ_q φ_pq over all products, p itself among them (Hidalgo and others 2007; the Atlas 2014,
    technical box 4.1). 1 - ω is the *distance*. With ``neighbours`` = k, the sums go over the k nearest other products
    alone; of those equally near the first in the order of codes are taken. NaN where nothing at all is near.
    """
    if neighbours is None:
        return within(over(made @ near, near.sum(axis=0)))
    result = np.empty(made.shape)
    last = near.shape[0] - 1
    for product, row in enumerate(near):
        others = np.delete(np.arange(last + 1), product)
        nearest = others[np.argsort(-row[others], kind="stable")[: min(neighbours, last)]]
        weights = row[nearest]
        result[:, product] = over(made[:, nearest] @ weights, weights.sum())
    return within(result)


def within(shares: Matrix) -> Matrix:
    """The same shares, where rounding takes none above 1."""
    return np.minimum(shares, 1.0, out=shares)


def over(above: Matrix, below: Vector | np.float64) -> Matrix:
    """A share, NaN where there is nothing to have a share of."""
    with np.errstate(invalid="ignore", divide="ignore"):
        shares: Matrix = above / below
    return shares
