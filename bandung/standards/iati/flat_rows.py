"""Rows of tables on their way: written as text while activities are read, read again for any form.

The text is that of the CSV files that leave (UTF-8, RFC 4180, guarded against what a spreadsheet computes), so that
they only need to be put together.
"""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from bandung.standards.iati.flat_columns import TABLES
from bandung.standards.tables.cells import guarded, read_cell, unguarded
from bandung.standards.tables.sheets import Cell

_COMPUTES = frozenset("'=+-@\t\r\n")
_TEXTS: Mapping[str, Sequence[int]] = {
    name: [at for at, column in enumerate(columns) if column.kind == "text"] for name, columns in TABLES.items()
}
_QUOTE = '"'
_QUOTED = re.compile('[",\r\n]')
_LINES = 100
"""Kept before they are written: few, so that memory stays small."""


class RowFiles:
    """A file in ``folder`` for each table, begun with its first row."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.counts: Counter[str] = Counter()
        self._files: dict[str, io.TextIOWrapper] = {}
        self._lines: dict[str, list[str]] = {}

    def put(self, table: str, row: Sequence[str]) -> None:
        """Write a row, whose numbers and days are as they stand in a table."""
        line = ",".join(row)
        if (
            line.count(",") >= len(row) or '"' in line or ",=" in line or ",-" in line or ",+" in line or ",@" in line
            or ",'" in line or "\n" in line or "\r" in line or "\t" in line or line[:1] in _COMPUTES
        ):  # fmt: skip
            line = _careful(table, row)  # a cell must be quoted or guarded, or is a number below zero
        lines = self._lines.get(table)
        if lines is None:
            lines = self._lines[table] = []
        lines.append(line)
        if len(lines) >= _LINES:
            self._write(table)

    def _write(self, table: str) -> None:
        lines = self._lines[table]
        if table not in self._files:
            self._files[table] = (self.folder / f"{table}.csv").open("w", encoding="utf-8", newline="")
        self.counts[table] += len(lines)
        self._files[table].write("\r\n".join((*lines, "")))
        lines.clear()

    def close(self) -> None:
        """Finish the files."""
        for table, lines in self._lines.items():
            if lines:
                self._write(table)
        for file in self._files.values():
            file.close()


def _careful(table: str, row: Sequence[str]) -> str:
    """A row in which something must be quoted or guarded."""
    cells = list(row)
    for at in _TEXTS[table]:
        if (cell := cells[at]) and cell[0] in _COMPUTES:
            cells[at] = guarded(cell)
    return ",".join(f'"{cell.replace(_QUOTE, _QUOTE * 2)}"' if _QUOTED.search(cell) else cell for cell in cells)


def cells_of(table: str, path: Path) -> Iterator[list[Cell]]:
    """The rows of a file that ``RowFiles`` wrote."""
    kinds = [column.kind for column in TABLES[table]]
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.reader(file):
            yield [
                unguarded(text) if kind == "text" else read_cell(kind, text)
                for kind, text in zip(kinds, row, strict=True)
            ]
