"""Poisson pseudo-maximum likelihood with two sets of effects, where some of it may not be known or not be told apart.

glum estimates; what it must not be given is taken out here: effects of those who traded nothing at all (they have no
finite estimate: Correia, Guimarães and Zylkin 2021, "Verifying the existence of maximum likelihood estimates for GLMs",
arXiv 1903.01633), one effect of each block of the table, and variables that follow from the effects and one another.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array, hstack
from scipy.sparse.csgraph import connected_components
from scipy.sparse.linalg import lsqr

from bandung.values.errors import BandungError, _


class TooFewPairs(BandungError):
    status = 422
    sentence = _("There are figures of %(pairs)s pairs of countries with their distance; that is too few to compare.")


FEWEST = 30
"""Known cells, below which nothing is estimated; and more than there are effects."""
Floats = npt.NDArray[np.float64]
Numbers = npt.NDArray[np.intp]
_SAME = 1e-6


@dataclass(frozen=True, slots=True)
class Cells:
    """``y`` is NaN where it is not known; ``row`` and ``column`` number the effects, ``cluster`` what errs together."""

    y: Floats
    z: Floats
    row: Numbers
    column: Numbers
    cluster: Numbers


@dataclass(frozen=True, slots=True)
class Estimate:
    """``used`` are the columns of z that ``beta`` and ``error`` are of; ``expected`` is NaN where nothing is."""

    used: tuple[int, ...]
    beta: Floats
    error: Floats
    expected: Floats
    observations: int


def estimate(cells: Cells) -> Estimate:
    """Estimate on the cells that are known, and say what is expected of all.

    :raises TooFewPairs: if fewer than ``FEWEST`` cells are known, or not more than there are effects.
    """
    seen = ~np.isnan(cells.y)
    if seen.sum() < FEWEST:
        raise TooFewPairs(pairs=int(seen.sum()))
    rows, columns = int(cells.row.max()) + 1, int(cells.column.max()) + 1
    total = np.where(seen, cells.y, 0.0)
    nothing_sold = np.bincount(cells.row, total, rows) <= 0
    nothing_bought = np.bincount(cells.column, total, columns) <= 0
    fit = seen & ~nothing_sold[cells.row] & ~nothing_bought[cells.column]
    graph = csr_array((np.ones(fit.sum()), (cells.row[fit], cells.column[fit] + rows)), shape=(rows + columns,) * 2)
    block = connected_components(graph, directed=False)[1]
    row, column = _dense(cells.row[fit]), _dense(cells.column[fit])
    reference = np.unique(block[rows + cells.column[fit]], return_index=True)[1]
    is_reference = np.isin(column, column[reference])
    column = np.where(is_reference, 0, column + 1)
    column = _dense(column)
    if len(row) <= row.max() + column.max() + 1 + cells.z.shape[1]:
        raise TooFewPairs(pairs=len(row))
    used = _told_apart(cells.z[fit], row, column)
    beta, row_effect, column_effect, error = _fitted(
        cells.y[fit], cells.z[fit][:, used], row, column, _dense(cells.cluster[fit])
    )
    effects = np.full(rows, np.nan), np.full(columns, np.nan)
    effects[0][cells.row[fit]] = row_effect[row]
    effects[1][cells.column[fit]] = column_effect[column]
    expected = np.exp(effects[0][cells.row] + effects[1][cells.column] + cells.z[:, used] @ beta)
    expected[block[cells.row] != block[rows + cells.column]] = np.nan
    silent = seen & (nothing_sold[cells.row] | nothing_bought[cells.column])
    expected[silent] = 0.0
    return Estimate(tuple(used), beta, error, expected, int(fit.sum()))


def _told_apart(z: Floats, row: Numbers, column: Numbers) -> list[int]:
    """The columns of z that tell something which the effects and the columns before them do not."""
    ones, at = np.ones(len(row)), np.arange(len(row))
    effects = [csr_array((ones, (at, part)), shape=(len(row), int(part.max()) + 1)) for part in (row, column)]
    known = hstack(effects).tocsr()
    used: list[int] = []
    for number in range(z.shape[1]):
        values = z[:, number] - z[:, number].mean()
        size = float(np.linalg.norm(values))
        if not size or not np.isfinite(size):
            continue
        left = values - known @ lsqr(known, values, atol=1e-10, btol=1e-10, iter_lim=2000)[0]
        if np.linalg.norm(left) > _SAME * size:
            used.append(number)
            known = hstack([known, csr_array(values[:, None] / size)]).tocsr()
    return used


def _fitted(y: Floats, z: Floats, row: Numbers, column: Numbers, cluster: Numbers) -> tuple[Floats, ...]:
    """β, the effects of rows and columns (the first of which is 0) and the clustered standard errors of β."""
    from glum import GeneralizedLinearRegressor
    from tabmat import CategoricalMatrix, DenseMatrix, SplitMatrix

    blocks = [DenseMatrix(np.asfortranarray(z))] if z.shape[1] else []
    x = SplitMatrix([*blocks, CategoricalMatrix(row), CategoricalMatrix(column, drop_first=True)])
    scale = float(y.mean())
    model = GeneralizedLinearRegressor(
        family="poisson", alpha=0, fit_intercept=False, gradient_tol=1e-10, max_iter=200, start_params=None
    )
    model.fit(x, y / scale)
    among, rows = z.shape[1], int(row.max()) + 1
    beta, of_rows = model.coef_[:among], model.coef_[among : among + rows] + np.log(scale)
    of_columns = np.concatenate([[0.0], model.coef_[among + rows :]])
    error = np.asarray(model.std_errors(x, y / scale, clusters=cluster, robust=True))[:among]
    # Without glum's correction for the number of effects, (n - 1) / (n - k), as the field's own programs have it.
    return beta, of_rows, of_columns, error * np.sqrt((len(y) - len(model.coef_)) / (len(y) - 1))


def _dense(numbers: Numbers) -> Numbers:
    return np.unique(numbers, return_inverse=True)[1]
