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

from bandung.standards.iati.flat.columns import TABLES
from bandung.standards.tables.cells import guarded, read_cell, unguarded
from bandung.standards.tables.sheets import Cell

_COMPUTES = frozenset("'=+-@\t\r\n")
_TEXTS: Mapping[str, Sequence[int]] = {
    name: [at for at, column in enumerate(columns) if column.kind == "text"] for name, columns in TABLES.items()
}
_QUOTE = '"'
_QUOTED = re.compile('[",\r\n]')
_END = "\r\n"
_LINES = 50
"""Kept before they are written: few, so that memory stays small."""


class RowFiles:
    """A file in ``folder`` for each table, begun with its first row."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.counts: Counter[str] = Counter()
        self._files: dict[str, io.TextIOWrapper] = {}
        self._kept: dict[str, list[Sequence[str]]] = {}

    def put(self, table: str, row: Sequence[str]) -> None:
        """Write a row, whose numbers and days are as they stand in a table."""
        kept = self._kept.get(table)
        if kept is None:
            kept = self._kept[table] = []
        kept.append(row)
        if len(kept) >= _LINES:
            self._write(table)

    def _write(self, table: str) -> None:
        rows = self._kept[table]
        if table not in self._files:
            self._files[table] = (self.folder / f"{table}.csv").open("w", encoding="utf-8", newline="")
        text = _END.join([",".join(row) for row in rows])
        if _odd(text, rows):
            text = _END.join([_line(table, row) for row in rows])
        self._files[table].write(text + _END)
        self.counts[table] += len(rows)
        rows.clear()

    def close(self) -> None:
        """Finish the files."""
        for table, rows in self._kept.items():
            if rows:
                self._write(table)
        for file in self._files.values():
            file.close()


def _odd(text: str, rows: Sequence[Sequence[str]]) -> bool:
    """Whether in these rows, joined, a cell must be quoted or guarded (or is a number below zero)."""
    return (
        text.count(",") != sum(map(len, rows)) - len(rows) or text.count("\n") >= len(rows)
        or text.count("\r") >= len(rows) or '"' in text or "\t" in text or ",=" in text or ",-" in text
        or ",+" in text or ",@" in text or ",'" in text or rows[0][0][:1] in _COMPUTES
    )  # fmt: skip


def _line(table: str, row: Sequence[str]) -> str:
    """A row as a line, its texts quoted and guarded where they must be."""
    line = ",".join(row)
    if not _odd(line, (row,)):
        return line
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
