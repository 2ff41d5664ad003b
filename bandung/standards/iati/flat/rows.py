"""Rows of tables on their way: written as text while activities are read, read again for any form.

The text is that of the CSV files that leave (UTF-8, RFC 4180, guarded against what a spreadsheet computes), so that
they only need to be put together.
"""

import csv
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO

from bandung.standards.iati.flat.columns import TABLES
from bandung.standards.tables.cells import guarded, read_cell, unguarded
from bandung.standards.tables.sheets import Cell

Row = Sequence[str]
"""Cells, whose numbers and days are as they stand in a table."""

_COMPUTES = frozenset("'=+-@\t\r\n")
_TEXTS: Mapping[str, Sequence[int]] = {
    name: [at for at, column in enumerate(columns) if column.kind == "text"] for name, columns in TABLES.items()
}
_COMMAS: Mapping[str, int] = {name: len(columns) - 1 for name, columns in TABLES.items()}
_QUOTE = '"'
_QUOTED = re.compile('[",\r\n]')
_SUSPECT = re.compile("^['=+\\-@]|,['=+\\-@]|[\"\t\r\n]")
"""In cells, joined: a cell that must be quoted or guarded, or a number below zero."""
_END = "\r\n"
_LINES = 100
"""Kept before they are written: few, so that memory stays small."""


class Rows:
    """Rows by table, kept."""

    def __init__(self) -> None:
        self.kept: dict[str, list[Row]] = {name: [] for name in TABLES}
        """Whoever adds here, and not through ``put``, calls ``settle`` from time to time."""

    def put(self, table: str, row: Row) -> None:
        """Add a row."""
        self.kept[table].append(row)

    def settle(self) -> None:
        """Let rows go that need not be kept."""


class RowFiles(Rows):
    """Rows on their way into files, one in ``folder`` for each table that has any."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder
        self.counts: Counter[str] = Counter()
        self._files: dict[str, BinaryIO] = {}

    def put(self, table: str, row: Row) -> None:
        """Add a row, and write those that are kept when they are many."""
        kept = self.kept[table]
        kept.append(row)
        if len(kept) >= _LINES:
            self._write(table, kept)

    def settle(self) -> None:
        """Write the rows of the tables that have many."""
        for table, kept in self.kept.items():
            if len(kept) >= _LINES:
                self._write(table, kept)

    def _write(self, table: str, kept: list[Row]) -> None:
        if table not in self._files:
            self._files[table] = (self.folder / f"{table}.csv").open("wb")
        self._files[table].write(text_of(table, kept).encode())
        self.counts[table] += len(kept)
        kept.clear()

    def close(self) -> None:
        """Finish the files."""
        for table, kept in self.kept.items():
            if kept:
                self._write(table, kept)
        for file in self._files.values():
            file.close()


def text_of(table: str, rows: Sequence[Row]) -> str:
    """Rows as lines of CSV: those that are plainly in order are only joined, each of the others goes cell by cell."""
    lines = [",".join(row) for row in rows]
    text = _END.join(lines) + _END
    commas = _COMMAS[table]
    if text.count(",") == commas * len(rows) and text.count("\n") == len(rows) and not _suspicious(text):
        return text
    for at, line in enumerate(lines):
        if line.count(",") != commas or _SUSPECT.search(line):
            lines[at] = _line(table, rows[at])
    return _END.join(lines) + _END


def _suspicious(text: str) -> bool:
    """Whether something in lines of as many cells and line ends as there should be may need quotes or a guard.

    One sign is found much faster than two, so that pairs are only looked for where their rarer sign stands.
    """
    return (
        '"' in text or "\t" in text or ",-" in text or text[0] in _COMPUTES
        or any(sign in text and (f",{sign}" in text or f"\n{sign}" in text) for sign in "=+@'")
        or "\n-" in text or text.count("\r") != text.count("\n")
    )  # fmt: skip


def _line(table: str, row: Row) -> str:
    """A row as a line, its texts quoted and guarded where they must be."""
    cells = list(row)
    for at in _TEXTS[table]:
        if (cell := cells[at]) and cell[0] in _COMPUTES:
            cells[at] = guarded(cell)
    return ",".join([f'"{cell.replace(_QUOTE, _QUOTE * 2)}"' if _QUOTED.search(cell) else cell for cell in cells])


def cells_of(table: str, path: Path) -> Iterator[list[Cell]]:
    """The rows of a file that ``RowFiles`` wrote."""
    kinds = [column.kind for column in TABLES[table]]
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.reader(file):
            yield [
                unguarded(text) if kind == "text" else read_cell(kind, text)
                for kind, text in zip(kinds, row, strict=True)
            ]
