"""Which pairs trade below what distance, size, borders, language, history and agreements suggest.

The structural gravity model: X_ij = exp(π_i + χ_j + β·z_ij) with an effect of each exporter and each importer in each
year, which take up their size and their remoteness from everybody (Anderson and van Wincoop 2003), estimated by Poisson
pseudo-maximum likelihood (Santos Silva and Tenreyro 2006, "The Log of Gravity"), as Yotov, Piermartini, Monteiro and
Larch (2016), "An Advanced Guide to Trade Policy Analysis", recommend. Standard errors are clustered by pair of
countries, both directions together. The estimation is by glum (docs/decisions/0029).

Expected is what countries like these trade on average, not what they should: a residual says where to look, not why.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from bandung.economy import in_force
from bandung.economy.engine import Expression, Facts
from bandung.economy.poisson import FEWEST, Cells, TooFewPairs, estimate
from bandung.economy.tables import AGREEMENTS, DISTANCES
from bandung.economy.trade.flows import between_countries

__all__ = ["FEWEST", "Coefficient", "Gravity", "TooFewPairs", "gravity"]
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Coefficient:
    """β of one of the z: exp(β) - 1 is the effect of a 0 or 1; of ``distance``, which is a logarithm, an elasticity."""

    name: str
    value: float
    error: float


@dataclass(frozen=True, slots=True)
class Gravity:
    """``pairs`` has year, exporter, importer, value, expected, gap, ratio, distance, agreement.

    ``gap`` = expected - value and ``ratio`` = value / expected. A pair whose trade nobody stated has an expected value
    where both countries have effects, and no value, gap and ratio. ``left_out`` names the z that tell nothing here,
    since they are the same for all pairs of a country, or follow from others.
    """

    coefficients: tuple[Coefficient, ...]
    left_out: tuple[str, ...]
    observations: int
    pairs: Facts

    def below(self, most: float = 1.0) -> Facts:
        """The pairs whose trade is stated and at most this share of what was expected."""
        table = self.pairs.table
        return self.pairs.with_(table.filter(table.ratio <= most))


def gravity(totals: Facts, distances: Facts, agreements: Facts | None = None, years: Iterable[int] = ()) -> Gravity:
    """The model over the years that are asked for (all of them if none is), one set of coefficients for them together.

    :param totals: of the shape ``tables.TOTALS`` or ``tables.TRADE``; a stated zero counts as one, a missing row not.
    :param distances: of the shape ``tables.DISTANCES``.
    :param agreements: of the shape ``tables.AGREEMENTS``; without it the model knows none.
    :raises TooFewPairs: if fewer than ``FEWEST`` pairs have a figure and a distance, or not more than effects.
    """
    rows = totals.engine.run(_pairs(totals, distances, agreements, sorted(set(years))))
    columns = {name: rows.column(name).to_numpy(zero_copy_only=False) for name in rows.column_names}
    value = columns["value"].astype(np.float64)
    distance = columns["distance"].astype(np.float64)
    names = ["distance", "contiguous", "language", "colony", *(["agreement"] if agreements is not None else [])]
    z = np.column_stack([np.log(distance), *(columns[name].astype(np.float64) for name in names[1:])])
    year, exporter, importer = (columns[name].astype(str) for name in ("year", "exporter", "importer"))
    cells = Cells(value, z, _numbers(year, exporter), _numbers(year, importer), _pair(exporter, importer))
    found = estimate(cells)
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = value / found.expected
    table = pa.table({
        "year": rows.column("year").cast(pa.int32()), "exporter": rows.column("exporter"),
        "importer": rows.column("importer"), "value": _known(value), "expected": _known(found.expected),
        "gap": _known(found.expected - value), "ratio": _known(np.where(np.isfinite(ratio), ratio, np.nan)),
        "distance": rows.column("distance"),
        "agreement": rows.column("agreement").cast(pa.int32()),
    })  # fmt: skip
    told = [
        Coefficient(names[at], float(beta), float(error))
        for at, beta, error in zip(found.used, found.beta, found.error, strict=True)
    ]
    left_out = tuple(name for at, name in enumerate(names) if at not in found.used)
    return Gravity(tuple(told), left_out, found.observations, totals.engine.read(table))


def _pairs(totals: Facts, distances: Facts, agreements: Facts | None, years: Sequence[int]) -> Expression:
    """Every pair with a distance of those who sell and those who buy in a year, with its value where it has one."""
    table = between_countries(totals)
    if years:
        table = table.filter(table.year.isin(years))
    trade = table.group_by(["year", "exporter", "importer"]).aggregate(value=table.value.sum())
    apart = DISTANCES.check(distances).table
    apart = apart.filter((apart.distance > 0) & (apart.exporter != apart.importer))
    apart = apart.select("exporter", "importer", "distance", "contiguous", "language", "colony")
    sellers, buyers = trade.select("year", "exporter").distinct(), trade.select("year", "importer").distinct()
    frame = sellers.inner_join(buyers, "year").inner_join(apart, ["exporter", "importer"])
    keys = ["year", "exporter", "importer"]
    frame = frame.left_join(trade, keys).select(*keys, *apart.columns[2:], "value")
    if agreements is None:
        return frame.mutate(agreement=0).order_by(keys)
    agreed = in_force.pairs(AGREEMENTS.check(agreements).table, trade.select("year"))
    agreed = agreed.mutate(year=agreed.year.cast(frame.year.type()))
    frame = frame.left_join(agreed, keys).select(*frame.columns, "agreements")
    return frame.mutate(agreement=(frame.agreements.fill_null(0) > 0).cast("int32")).drop("agreements").order_by(keys)


def _numbers(*parts: npt.NDArray[np.str_]) -> npt.NDArray[np.intp]:
    joined = parts[0]
    for part in parts[1:]:
        joined = np.char.add(np.char.add(joined, " "), part)
    return np.unique(joined, return_inverse=True)[1]


def _pair(exporter: npt.NDArray[np.str_], importer: npt.NDArray[np.str_]) -> npt.NDArray[np.intp]:
    swapped = exporter > importer
    return _numbers(np.where(swapped, importer, exporter), np.where(swapped, exporter, importer))


def _known(values: Floats) -> pa.Array:
    return pa.array(values, pa.float64(), from_pandas=True)
