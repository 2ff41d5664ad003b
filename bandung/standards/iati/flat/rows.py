"""Rows of tables on their way: written as text while activities are read, read again for any form.

The text is that of the CSV files that leave (UTF-8, RFC 4180, guarded against what a spreadsheet computes), so that
they only need to be put together.
"""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO

from bandung.standards.iati.flat.columns import TABLES
from bandung.standards.tables.cells import guarded, read_cell, unguarded
from bandung.standards.tables.sheets import Cell

Row = Sequence[str]
"""Cells, whose numbers and days are as they stand in a table; or one text, a line as ``written`` makes them."""

_COMPUTES = frozenset("'=+-@\t\r\n")
_TEXTS: Mapping[str, Sequence[int]] = {
    name: [at for at, column in enumerate(columns) if column.kind == "text"] for name, columns in TABLES.items()
}
_COMMAS: Mapping[str, int] = {name: len(columns) - 1 for name, columns in TABLES.items()}
_QUOTE = '"'
_QUOTED = re.compile('[",\r\n]')
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


def written(cells: Iterable[str]) -> str:
    """Cells of texts as they stand in a line of CSV: guarded and quoted where they must be."""
    return ",".join([cell if not cell or cell.isalnum() else _cell(cell) for cell in cells])


def _cell(text: str) -> str:
    if text[0] in _COMPUTES:
        text = guarded(text)
    return f'"{text.replace(_QUOTE, _QUOTE * 2)}"' if _QUOTED.search(text) else text


def text_of(table: str, rows: Sequence[Row]) -> str:
    """Rows as lines of CSV. Cells that are plainly in order are only joined."""
    try:
        return _END.join([*rows, ""])  # type: ignore[list-item]
    except TypeError:
        pass
    lines = [row if row.__class__ is str else ",".join(row) for row in rows]
    cells = [at for at, row in enumerate(rows) if row.__class__ is not str]
    if cells:
        _mend(lines, cells, table, rows)
    return _END.join([*lines, ""])


def _mend(lines: list[str], cells: Sequence[int], table: str, rows: Sequence[Row]) -> None:
    """Write those lines anew in which a cell must be quoted or guarded.

    All are looked at together first, since most need nothing; and for one sign, which is found faster than two.
    """
    joined = [lines[at] for at in cells]
    text, commas = "\n".join(joined), _COMMAS[table]
    unlike: set[int] = set()
    if text.count(",") != commas * len(joined):
        unlike.update(at for at, line in zip(cells, joined, strict=True) if line.count(",") != commas)
    if text.count("\n") >= len(joined):
        unlike.update(at for at, line in zip(cells, joined, strict=True) if "\n" in line)
    for sign in '"\t\r':
        if sign in text:
            unlike.update(at for at, line in zip(cells, joined, strict=True) if sign in line)
    guard = False
    for sign in "=+-@'":
        if sign in text and (f",{sign}" in text or f"\n{sign}" in text or text[0] == sign):
            guard = True
            unlike.update(at for at, line in zip(cells, joined, strict=True) if f",{sign}" in line or line[0] == sign)
    if not unlike:
        return
    texts = _TEXTS[table]
    guard = guard or "\t" in text or "\r" in text or text.count("\n") >= len(joined)
    made: list[str] = []
    write = csv.writer(_Lines(made), lineterminator=_END).writerow
    for at in unlike:
        row = rows[at]
        if guard:
            row = list(row)
            for text_at in texts:
                if row[text_at][:1] in _COMPUTES:
                    row[text_at] = guarded(row[text_at])
        write(row)
        lines[at] = made.pop()[:-2]


class _Lines:
    """Where lines go that the writer of CSV makes."""

    def __init__(self, lines: list[str]) -> None:
        self.write = lines.append


def texts_of(table: str, rows: Sequence[Row]) -> Iterator[list[str]]:
    """Rows as cells again, whichever way they were put."""
    texts = [column.kind == "text" for column in TABLES[table]]
    for row in csv.reader(io.StringIO(text_of(table, rows), newline="")):
        yield [unguarded(cell) if is_text else cell for is_text, cell in zip(texts, row, strict=True)]


def cells_of(table: str, path: Path) -> Iterator[list[Cell]]:
    """The rows of a file that ``RowFiles`` wrote."""
    kinds = [column.kind for column in TABLES[table]]
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.reader(file):
            yield [
                unguarded(text) if kind == "text" else read_cell(kind, text)
                for kind, text in zip(kinds, row, strict=True)
            ]
