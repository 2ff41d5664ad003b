"""Reading back a table that we wrote: found by the machine names of its columns, whatever stands above or beside."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO, StringIO
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from bandung.standards.spreadsheet.archive import check_size, kind_of_file, looked_through
from bandung.standards.spreadsheet.errors import Encrypted, NotASpreadsheet, Unsafe
from bandung.standards.tables.cells import read_cell, unguarded
from bandung.standards.tables.columns import Column
from bandung.standards.tables.errors import BadCell, BadTable, MissingSheet
from bandung.standards.tables.sheets import Cell
from bandung.standards.tables.writing import MOST_SHEET_ROWS, NOTE

LARGEST = 200_000_000
"""Bytes of a file that is taken."""
MOST_BYTES = 2_000_000_000
"""Bytes that it may unpack to."""
Numbered = Iterator[tuple[int, Sequence[Any]]]


def read_table(data: bytes, columns: Sequence[Column]) -> Iterator[tuple[Cell, ...]]:
    """The rows of the table, in the order of ``columns``, from CSV or XLSX; a column that is absent gives empty cells.

    :raises BadSpreadsheet: if the file must not or cannot be opened.
    :raises MissingSheet: if no sheet of it begins with the first of the columns.
    :raises BadCell: at the first cell that its column cannot hold.
    """
    check_size(len(data), LARGEST)
    found = kind_of_file(data)
    if found == "csv":
        return _rows(_csv(data), columns, from_csv=True)
    if found != "xlsx":
        raise NotASpreadsheet(found=found)
    looked_through(data, most_bytes=MOST_BYTES, most_rows=MOST_SHEET_ROWS)
    return _rows(_xlsx(data, columns), columns, from_csv=False)


def _rows(numbered: Numbered, columns: Sequence[Column], *, from_csv: bool) -> Iterator[tuple[Cell, ...]]:
    _number, header = next(numbered, (0, []))
    places = {str(name): at for at, name in enumerate(header)}
    if columns[0].code not in places:
        raise MissingSheet(columns=", ".join(column.code for column in columns[:4]))
    wanted = [(places.get(column.code, -1), column.kind, column.code) for column in columns]
    for number, cells in numbered:
        row: list[Cell] = []
        for at, kind, code in wanted:
            value = cells[at] if 0 <= at < len(cells) else None
            if from_csv and kind == "text" and value:
                value = unguarded(value)
            try:
                row.append(read_cell(kind, value))
            except BadCell as wrong:
                raise wrong.at(number, code) from None
        yield tuple(row)


def _csv(data: bytes) -> Numbered:
    """The header and the rows below it; notes above it are passed over."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadTable() from None
    try:
        reader: Iterable[list[str]] = csv.reader(StringIO(text, newline=""), strict=True)
        above = True
        for number, cells in enumerate(reader, 1):
            above = above and (not cells or cells[0].startswith(NOTE))
            if not above and cells:
                yield number, cells
    except csv.Error:
        raise BadTable() from None


def _xlsx(data: bytes, columns: Sequence[Column]) -> Numbered:
    """The first sheet whose first row has the machine names, without the headings in its second row."""
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
        for name in book.sheet_names:
            sheet = book.get_sheet_by_name(name)
            rows = sheet.iter_rows()
            header: Sequence[Any] = next(rows, [])
            if {column.code for column in columns} <= {str(cell) for cell in header}:
                next(rows, [])
                yield 1, header
                yield from enumerate(rows, 3)
                return
    except PasswordError:
        raise Encrypted() from None
    except (CalamineError, ValueError, OSError):
        raise Unsafe(reason="it cannot be unpacked") from None
    raise MissingSheet(columns=", ".join(column.code for column in columns[:4]))
