"""Countries that share products, directly or over others: the blocks in which complexity can be compared at all.

Two countries are in one block if a chain of products leads from one to the other. The index of a country says where it
stands among the countries it is linked with; where the table falls into blocks, nothing says how those of one compare
with those of another, and the eigenvalue 1 appears once for each block, so that the usual second eigenvector is any mix
of "which block". Therefore each block is solved on its own, and figures are comparable inside a block only.
"""

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from bandung.economy.complexity.baskets import Presence

Labels = npt.NDArray[np.intp]
NOWHERE = -1
"""Of a country that makes nothing, or a product that nobody makes (possible with a threshold above 1 only)."""


def blocks(made: Presence) -> tuple[Labels, Labels]:
    """The number of the block of each country and of each product.

    0 is the block with most countries; among those of one size the one with the first country comes first.
    """
    ones = made.astype(np.float32)
    count, found = connected_components(csr_array(ones @ ones.T), directed=False)
    makes = made.any(axis=1)
    sizes, first = np.zeros(count, dtype=np.intp), np.full(count, len(found))
    np.add.at(sizes, found[makes], 1)
    np.minimum.at(first, found, np.arange(len(found)))
    number = np.empty(count, dtype=np.intp)
    number[np.lexsort((first, -sizes))] = np.arange(count)
    countries = np.where(makes, number[found], NOWHERE)
    products = np.where(made.any(axis=0), countries[made.argmax(axis=0)], NOWHERE)
    return countries, products
