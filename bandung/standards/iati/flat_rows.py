"""Rows of tables on their way: written as text while activities are read, read again for any form.

The text is that of the CSV files that leave (UTF-8, RFC 4180, guarded against what a spreadsheet computes), so that
they only need to be put together.
"""

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from bandung.standards.iati.flat_columns import TABLES
from bandung.standards.tables.cells import guarded, read_cell, unguarded
from bandung.standards.tables.sheets import Cell

_COMPUTES = frozenset("'=+-@\t\r\n")
_TEXTS: Mapping[str, Sequence[int]] = {
    name: [at for at, column in enumerate(columns) if column.kind == "text"] for name, columns in TABLES.items()
}
_BUFFER = 1 << 14
_Writer = tuple[Callable[[Sequence[str]], object], Sequence[int]]
"""Writes a row, and where in it texts are."""


class RowFiles:
    """A file in ``folder`` for each table, begun with its first row."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.counts: Counter[str] = Counter()
        self._files: dict[str, io.TextIOWrapper] = {}
        self._writers: dict[str, _Writer] = {}

    def put(self, table: str, row: Sequence[str]) -> None:
        """Write a row, whose numbers and days are as they stand in a table."""
        try:
            write, texts = self._writers[table]
        except KeyError:
            write, texts = self._begin(table)
        cells = row if isinstance(row, list) else list(row)
        for at in texts:
            if (cell := cells[at]) and cell[0] in _COMPUTES:
                cells[at] = guarded(cell)
        self.counts[table] += 1
        write(cells)

    def _begin(self, table: str) -> _Writer:
        path = self.folder / f"{table}.csv"
        file = self._files[table] = path.open("w", encoding="utf-8", newline="", buffering=_BUFFER)
        self._writers[table] = csv.writer(file).writerow, _TEXTS[table]
        return self._writers[table]

    def close(self) -> None:
        """Finish the files."""
        for file in self._files.values():
            file.close()


def cells_of(table: str, path: Path) -> Iterator[list[Cell]]:
    """The rows of a file that ``RowFiles`` wrote."""
    kinds = [column.kind for column in TABLES[table]]
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.reader(file):
            yield [
                unguarded(text) if kind == "text" else read_cell(kind, text)
                for kind, text in zip(kinds, row, strict=True)
            ]
