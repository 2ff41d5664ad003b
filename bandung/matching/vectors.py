"""Directions of meaning: two per row, of the title and of the summary, kept as 8-bit numbers.

Up to ``EXACT_ROWS`` rows, or where the filters leave few, every row is compared. Above that, faiss proposes rows by a
shortened direction (principal components, inverted lists, 8 bits) and those are then compared exactly. Rows younger
than the approximate index are compared one by one until there are ``MERGE_ROWS`` of them.
"""

from pathlib import Path
from typing import Any

import faiss
import numpy as np
from numpy.typing import NDArray

from bandung.matching.errors import IndexDamaged
from bandung.matching.rowfile import RowFile

EXACT_ROWS = 20_000
MERGE_ROWS = 5_000
PROBED_SHARE = 0.03
FEWEST_PROBED, MOST_PROBED = 6_000, 30_000
"""What the approximate index looks at for one question: this share of the filtered rows, within these bounds."""
PROPOSED = 8
"""Rows that the approximate index proposes for each one asked for."""
_COMPONENTS = 256
_TRAINING_ROWS = 100_000
_CHUNK = 4096
_faiss: Any = faiss  # its type stubs describe the C++ signatures

Found = tuple[NDArray[np.int64], NDArray[np.float32]]


class Vectors:
    """The vectors of the first ``rows`` rows, and the approximate index over the older ones."""

    def __init__(self, folder: Path, dim: int) -> None:
        self._folder = folder
        self._dim = dim
        self._codes = RowFile(folder / "vectors.int8", np.int8, (2, dim))
        self._scales = RowFile(folder / "vectors.scales", np.float32, (3,))
        self._name = ""
        self._approximate: faiss.Index | None = None
        faiss.omp_set_num_threads(2)
        self.read(0, "")

    def read(self, rows: int, approximate: str) -> None:
        """See the first rows, and the approximate index of this name."""
        self._shown = self._codes.read(rows), self._scales.read(rows)
        if approximate != self._name:
            try:
                self._approximate = faiss.read_index(str(self._folder / approximate)) if approximate else None
            except RuntimeError as error:
                raise IndexDamaged(folder=self._folder, why=str(error)) from None
            self._name = approximate

    def __len__(self) -> int:
        return len(self._shown[0])

    def append(self, at: int, vectors: NDArray[np.float32]) -> None:
        """Write float32 [m, 2, dim] behind the first ``at`` rows."""
        largest = np.abs(vectors).max(axis=2, initial=0.0)
        scales = np.where(largest > 0, largest / 127, 1.0)
        sums = np.linalg.norm(vectors.sum(axis=1), axis=1)
        shares = np.divide(1.0, sums, out=np.zeros_like(sums), where=sums > 0)
        self._codes.write(at, np.rint(vectors / scales[:, :, None]))
        self._scales.write(at, np.column_stack([scales, shares]))

    def of(self, rows: NDArray[np.int64]) -> NDArray[np.float32]:
        """float32 [m, 2, dim]: the direction of the title and of the summary of each row; zeros where there is none."""
        codes, scales = self._shown
        directions: NDArray[np.float32] = codes[rows].astype(np.float32) * scales[rows, :2, None]
        return directions

    def similarity(self, rows: NDArray[np.int64], direction: NDArray[np.float32]) -> NDArray[np.float32]:
        """float32 [m]: cosine between a direction and the sum of the two directions of each row."""
        codes, scales = self._shown
        found = np.empty(len(rows), np.float32)
        for start in range(0, len(rows), _CHUNK):
            some = rows[start : start + _CHUNK]
            both = codes[some].astype(np.float32).reshape(-1, self._dim) @ direction
            factors = scales[some]
            found[start : start + _CHUNK] = (both.reshape(-1, 2) * factors[:, :2]).sum(axis=1) * factors[:, 2]
        return found

    def cosine(self, rows: NDArray[np.int64], vectors: NDArray[np.float32] | None) -> NDArray[np.float32]:
        """float32 [m]: as ``similarity``, to the sum of a question's two vectors; NaN where either has no direction."""
        direction = _direction(vectors)
        if direction is None:
            return np.full(len(rows), np.nan, np.float32)
        found = self.similarity(rows, direction)
        found[self._shown[1][rows, 2] == 0] = np.nan
        return found

    def nearest(
        self, vectors: NDArray[np.float32], mask: NDArray[np.bool_], limit: int, *, exact: bool = False
    ) -> Found:
        """(rows, cosine) of the masked rows nearest to the sum of the question's two vectors, nearest first."""
        direction = _direction(vectors)
        if direction is None or limit < 1:
            return np.empty(0, np.int64), np.empty(0, np.float32)
        rows = np.flatnonzero(mask) if exact else self._proposed(direction, mask, limit * PROPOSED)
        scores = self.similarity(rows, direction)
        if len(rows) > limit:
            kept = np.argpartition(scores, -limit)[-limit:]
            rows, scores = rows[kept], scores[kept]
        order = np.lexsort((rows, -scores))
        return rows[order], scores[order]

    def _proposed(self, direction: NDArray[np.float32], mask: NDArray[np.bool_], wanted: int) -> NDArray[np.int64]:
        approximate = self._approximate
        covered = approximate.ntotal if approximate is not None else 0
        masked = int(np.count_nonzero(mask[:covered]))
        if approximate is None or masked <= max(EXACT_ROWS // 4, wanted):
            return np.flatnonzero(mask)
        lists = faiss.extract_index_ivf(approximate)
        looked_at = max(wanted, min(MOST_PROBED, max(FEWEST_PROBED, int(PROBED_SHARE * masked))))
        probes = max(8, min(lists.nlist, -(-lists.nlist * looked_at // masked)))
        bits = np.packbits(mask[:covered], bitorder="little")
        inner = _faiss.SearchParametersIVF(nprobe=probes, sel=_faiss.IDSelectorBitmap(bits))
        transformed = isinstance(approximate, faiss.IndexPreTransform)
        parameters = _faiss.SearchParametersPreTransform(index_params=inner) if transformed else inner
        _scores, found = approximate.search(direction[None], wanted, params=parameters)
        old = found[0][found[0] >= 0]
        return np.concatenate([old, covered + np.flatnonzero(mask[covered:])])

    def merged(self, *, force: bool = False) -> str:
        """Make or extend the approximate index if it is due; its name (the present one if nothing was due)."""
        rows = len(self)
        covered = self._approximate.ntotal if self._approximate is not None else 0
        if rows <= EXACT_ROWS or (rows - covered < MERGE_ROWS and not force) or rows == covered:
            return self._name
        if self._approximate is None or _lists(rows) > 2 * faiss.extract_index_ivf(self._approximate).nlist:
            approximate, covered = self._trained(rows), 0
        else:
            approximate = faiss.read_index(str(self._folder / self._name))
        for start in range(covered, rows, 16 * _CHUNK):
            approximate.add(self._directions(np.arange(start, min(rows, start + 16 * _CHUNK))))
        name = f"approximate-{rows}.faiss"
        faiss.write_index(approximate, str(self._folder / name))
        return name

    def _trained(self, rows: int) -> faiss.Index:
        sample = np.random.default_rng(rows).choice(rows, min(rows, _TRAINING_ROWS), replace=False)
        shorten = f"PCA{_COMPONENTS}," if self._dim > _COMPONENTS else ""
        index = faiss.index_factory(self._dim, f"{shorten}IVF{_lists(rows)},SQ8", faiss.METRIC_INNER_PRODUCT)
        index.train(self._directions(np.sort(sample)))
        return index

    def _directions(self, rows: NDArray[np.int64]) -> NDArray[np.float32]:
        both = self.of(rows).sum(axis=1)
        directions: NDArray[np.float32] = np.ascontiguousarray(both * self._shown[1][rows, 2:3], np.float32)
        return directions


def _lists(rows: int) -> int:
    """Inverted lists for so many rows; the index is trained anew when it has grown fourfold."""
    return int(min(4096, max(64, 2 * rows**0.5)))


def _direction(vectors: NDArray[np.float32] | None) -> NDArray[np.float32] | None:
    """The sum of two vectors, of length 1; None where there is none."""
    if vectors is None:
        return None
    total = vectors.sum(axis=0)
    length = float(np.linalg.norm(total))
    return np.ascontiguousarray(total / length, np.float32) if length else None
