"""All indicators of complexity of a year, and of many years one after the other."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from bandung.economy.complexity.advantage import advantage, diversity, presence, ubiquity
from bandung.economy.complexity.baskets import Baskets, Matrix, Presence, Vector, baskets, years_of
from bandung.economy.complexity.indices import Indices, indices
from bandung.economy.complexity.outlook import change, gain_weights, outlook, settled
from bandung.economy.complexity.space import density, over, proximity, within
from bandung.economy.engine import Facts


@dataclass(frozen=True)
class Complexity:
    """One year. Matrices have countries in rows and products in columns, in the order of ``baskets``.

    ``rca`` and ``made`` are Balassa's index and whether it reaches the threshold; ``density`` of a product around a
    country from 0 to 1; ``coi`` of countries, ``cog`` and ``outlook_change`` of products for countries in standard
    deviations. ``near_sum`` is Σ_q φ_pq of each product. What has no meaning is NaN, and ``found.blocks`` says why.
    """

    baskets: Baskets
    rca: Matrix
    made: Presence
    found: Indices
    density: Matrix
    coi: Vector
    cog: Matrix
    outlook_change: Matrix
    near_sum: Vector
    neighbours: int | None = None
    """Over how many nearest products density is counted; None is all of them."""

    @property
    def year(self) -> int:
        return self.baskets.year

    @property
    def distance(self) -> Matrix:
        """How far a country is from a product: 1 - density."""
        return 1 - self.density

    @property
    def proximity(self) -> Matrix:
        """Products in rows and columns; worked out when it is asked for and not kept, since it is by far the largest
        (200 MB of 5,000 products).
        """
        return proximity(self.made)

    def countries(self) -> pa.Table:
        """year, country, diversity, eci, coi, block."""
        return _table(
            year=np.full(len(self.rca), self.year, dtype=np.int32), country=list(self.baskets.countries),
            diversity=diversity(self.made).astype(np.int32), eci=self.found.eci, coi=self.coi,
            block=self.found.country_block.astype(np.int32),
        )  # fmt: skip

    def products(self) -> pa.Table:
        """year, product, ubiquity, pci, block."""
        return _table(
            year=np.full(self.rca.shape[1], self.year, dtype=np.int32), product=list(self.baskets.products),
            ubiquity=ubiquity(self.made).astype(np.int32), pci=self.found.pci,
            block=self.found.product_block.astype(np.int32),
        )  # fmt: skip

    def pairs(self) -> pa.Table:
        """Every country with every product: value, rca, made, density, distance, cog, outlook_change."""
        rows, columns = self.rca.shape
        return _table(
            year=np.full(rows * columns, self.year, dtype=np.int32),
            country=_repeated(self.baskets.countries, np.repeat(np.arange(rows, dtype=np.int32), columns)),
            product=_repeated(self.baskets.products, np.tile(np.arange(columns, dtype=np.int32), rows)),
            value=self.baskets.values.ravel(), rca=self.rca.ravel(), made=self.made.ravel(),
            density=self.density.ravel(), distance=self.distance.ravel(), cog=self.cog.ravel(),
            outlook_change=self.outlook_change.ravel(),
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Complexities:
    """The same tables over several years."""

    countries: Facts
    products: Facts
    pairs: Facts


def complexity_of(basket: Baskets, *, threshold: float = 1.0, neighbours: int | None = None) -> Complexity:
    """All indicators of one year.

    :param threshold: from which advantage on a product counts as made.
    :param neighbours: count only so many nearest products in the density; None is all of them.
    """
    rca = advantage(basket.values)
    made = presence(rca, threshold)
    found = indices(made)
    near = proximity(made)
    near_sum = near.sum(axis=0)
    weighted = ~made * gain_weights(near_sum, found)
    both = np.concatenate([made, weighted]) @ near  # one product of matrices is faster than two
    dense = within(over(both[: len(made)], near_sum)) if neighbours is None else density(made, near, neighbours)
    cog = settled(both[len(made) :], made, found)
    coi = outlook(made, np.nan_to_num(dense), found)
    changes = change(cog, made, dense, near_sum, found)
    return Complexity(basket, rca, made, found, dense, coi, cog, changes, near_sum, neighbours)


def complexity(
    exports: Facts, years: Iterable[int] | None = None, *, threshold: float = 1.0, neighbours: int | None = None
) -> Iterator[Complexity]:
    """All indicators, year after year; each year holds memory only as long as somebody keeps it.

    :param exports: of the shape ``tables.EXPORTS``.
    :raises NoExports: if nothing is exported in a year that is asked for.
    """
    for year in years_of(exports) if years is None else years:
        yield complexity_of(baskets(exports, year), threshold=threshold, neighbours=neighbours)


def complexities(
    exports: Facts, years: Iterable[int] | None = None, *, threshold: float = 1.0, neighbours: int | None = None
) -> Complexities:
    """All indicators of several years as three tables."""
    found = [
        (each.countries(), each.products(), each.pairs())
        for each in complexity(exports, years, threshold=threshold, neighbours=neighbours)
    ]
    if not found:
        return Complexities(*(exports.engine.read(table) for table in _NONE))
    return Complexities(*(exports.engine.read(pa.concat_tables(tables)) for tables in zip(*found, strict=True)))


_KEYS, _REAL = {"year": pa.int32()}, pa.float64()
_NONE = tuple(
    pa.schema(list((_KEYS | columns).items())).empty_table()
    for columns in (
        {"country": pa.string(), "diversity": pa.int32(), "eci": _REAL, "coi": _REAL, "block": pa.int32()},
        {"product": pa.string(), "ubiquity": pa.int32(), "pci": _REAL, "block": pa.int32()},
        {"country": pa.string(), "product": pa.string(), "value": _REAL, "rca": _REAL, "made": pa.bool_(),
         "density": _REAL, "distance": _REAL, "cog": _REAL, "outlook_change": _REAL},
    )
)  # fmt: skip


def _table(**columns: object) -> pa.Table:
    """A table in which NaN is missing."""
    return pa.table({name: pa.array(column, from_pandas=True) for name, column in columns.items()})


def _repeated(names: tuple[str, ...], at: np.ndarray[tuple[int], np.dtype[np.int32]]) -> pa.Array:
    return pa.DictionaryArray.from_arrays(pa.array(at), pa.array(names)).cast(pa.string())
