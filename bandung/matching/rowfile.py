"""Files of fixed-size rows that only grow.

How many rows count is said elsewhere (by the store, in the same transaction as the statements), so a write cut short
leaves rows that nobody reads and the next writer overwrites. Readers map the file and share its pages with other
processes.
"""

import os
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, DTypeLike, NDArray

from bandung.matching.errors import IndexDamaged


class RowFile:
    """One file of rows of one shape and type."""

    def __init__(self, path: Path, dtype: DTypeLike, shape: tuple[int, ...] = ()) -> None:
        self.path = path
        self.dtype: np.dtype[Any] = np.dtype(dtype)
        self.shape = shape
        self._row_bytes = self.dtype.itemsize * int(np.prod(shape, dtype=np.int64))

    def read(self, rows: int) -> NDArray[Any]:
        """The first rows, read-only, without loading them.

        :raises IndexDamaged: if the file holds fewer.
        """
        if rows == 0:
            return np.empty((0, *self.shape), self.dtype)
        try:
            return np.asarray(np.memmap(self.path, self.dtype, mode="r", shape=(rows, *self.shape)))
        except (OSError, ValueError):
            raise IndexDamaged(folder=self.path.parent, why=f"{self.path.name} < {rows}") from None

    def write(self, at: int, values: ArrayLike) -> None:
        """Append rows after the first ``at``; whatever an interrupted write left behind them goes."""
        rows = np.ascontiguousarray(values, self.dtype)
        with self.path.open("r+b" if self.path.exists() else "w+b") as file:
            file.truncate(at * self._row_bytes)
            file.seek(at * self._row_bytes)
            file.write(rows.tobytes())
            file.flush()
            os.fsync(file.fileno())
