"""The indices of economic and of product complexity.

Hidalgo, C. A. and Hausmann, R. (2009), "The building blocks of economic complexity", PNAS 106(26): the average of the
averages of diversity and ubiquity. Hausmann, R., Hidalgo, C. A. and others (2014), "The Atlas of Economic Complexity",
technical box 2.1: in the limit, the second eigenvector of the matrix M~ = D^-1 M U^-1 M', where D is diversity and U
ubiquity. M~ has one row and column for each country and is similar to the symmetric B B' with B = D^-1/2 M U^-1/2. The
first eigenvector of that is known: the square root of diversity. It is taken out; the largest that is left gives ECI.
"""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from scipy.linalg import eigh

from bandung.economy.complexity.advantage import diversity, ubiquity
from bandung.economy.complexity.baskets import Matrix, Presence, Vector
from bandung.economy.complexity.blocks import Labels, blocks

APART = 1e-9
"""Eigenvalues that are nearer than this to each other or to zero leave the ordering open."""


class Standing(StrEnum):
    """What can be said of a block."""

    ORDERED = "ordered"
    """Its countries have indices."""
    ALONE = "alone"
    """One country, which shares nothing with anybody: there is nothing to compare."""
    ALIKE = "alike"
    """Its countries all make the same: nothing tells them apart."""
    OPEN = "open"
    """The second and the third eigenvalue are equal: several orderings would do, and none is chosen."""


@dataclass(frozen=True, slots=True)
class Block:
    """Countries and products that hang together; ``second`` is the eigenvalue of the index.

    Near 1 it warns that the block nearly falls apart: then the index tells mostly on which side a country is.
    """

    number: int
    standing: Standing
    countries: int
    products: int
    second: float


@dataclass(frozen=True, slots=True)
class Indices:
    """``eci`` of each country, ``pci`` of each product, NaN where the block of it has no ordering.

    ``eci`` has mean 0 and standard deviation 1 over the countries of its block. ``pci`` is on the same scale: the mean
    PCI of what a country makes is its ECI. ``weight`` is PCI before its mean was taken away, which outlook is made of.
    """

    eci: Vector
    pci: Vector
    weight: Vector
    country_block: Labels
    product_block: Labels
    blocks: tuple[Block, ...]


def indices(made: Presence) -> Indices:
    """ECI and PCI, each block of the table on its own.

    The sign: ECI goes up with diversity. Where the two are not correlated at all, it goes down with the mean ubiquity
    of what a country makes; where that tells nothing either, the first country in the order of codes is above zero.
    """
    of_country, of_product = blocks(made)
    eci, pci, weight = np.full(len(of_country), np.nan), *np.full((2, len(of_product)), np.nan)
    found = []
    for number in range(int(of_country.max(initial=-1)) + 1):
        rows, columns = np.flatnonzero(of_country == number), np.flatnonzero(of_product == number)
        standing, second, countries, products = _solved(made[np.ix_(rows, columns)])
        if standing is Standing.ORDERED:
            mean, spread = countries.mean(), countries.std()
            eci[rows] = (countries - mean) / spread
            pci[columns] = (products - mean) / spread
            weight[columns] = products / spread
        found.append(Block(number, standing, len(rows), len(columns), second))
    return Indices(eci, pci, weight, of_country, of_product, tuple(found))


def _solved(made: Presence) -> tuple[Standing, float, Vector, Vector]:
    """How a block stands, its second eigenvalue, and the eigenvectors of its countries and products."""
    nothing = np.empty(0)
    if len(made) == 1:
        return Standing.ALONE, float("nan"), nothing, nothing
    wide, deep = diversity(made), ubiquity(made)
    scaled: Matrix = made / np.sqrt(wide)[:, None]
    scaled /= np.sqrt(deep)
    first = np.sqrt(wide / wide.sum())
    left = scaled @ scaled.T - np.outer(first, first)
    values, vectors = eigh(left, subset_by_index=[len(made) - 2, len(made) - 1])
    third, second = float(values[0]), float(values[1])
    if second < APART:
        return Standing.ALIKE, second, nothing, nothing
    if second - third < APART:
        return Standing.OPEN, second, nothing, nothing
    countries = vectors[:, 1] / np.sqrt(wide)
    countries = countries * _sign(countries, wide, made @ deep / wide)
    products = (countries @ made) / (deep * second)
    return Standing.ORDERED, second, countries, products


def _sign(countries: Vector, wide: Vector, common: Vector) -> float:
    for against, direction in ((wide, 1.0), (common, -1.0)):
        if (
            against.std() > APART * against.mean()
            and abs(tells := float(np.corrcoef(against, countries)[0, 1])) > APART
        ):
            return float(np.sign(tells)) * direction
    return -1.0 if countries[0] < 0 else 1.0
