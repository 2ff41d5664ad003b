"""Writing tables: a workbook row by row, so that its length costs no memory, and CSV with its notes above.

In a workbook the first row of each sheet is hidden and holds the machine names of the columns, the second their
headings. In CSV the notes stand first, each in a line whose first cell begins with ``#``; then the machine names; then
the rows. Names of codes stand beside codes in workbooks alone, in columns such as ``item:name`` that readers pass over.
"""

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from io import TextIOWrapper
from itertools import count
from typing import IO, Any

from bandung import reference
from bandung.records.wording import translated
from bandung.standards.spreadsheet.making import Making, sheet_name
from bandung.standards.spreadsheet.words import letter
from bandung.standards.tables.cells import cell_text
from bandung.standards.tables.columns import CellKind, Column
from bandung.standards.tables.errors import TooManyLines
from bandung.standards.tables.rowwise import RowSheet, day, number, said
from bandung.standards.tables.sheets import Sheet

MOST_SHEET_ROWS = 1_048_570
NOTE = "#"
NAME = ":name"
_WIDTHS = {"text": 22, "number": 14, "money": 16, "whole": 10, "yes-no": 9, "day": 12, "moment": 26}
_PUT: Mapping[CellKind, Callable[[str, int, Any], str]] = {
    "number": number, "money": number, "whole": number, "day": day,
}  # fmt: skip
WRITTEN = datetime(1980, 1, 1)  # noqa: DTZ001 - the format knows no zone
"""The moment that every workbook bears, so that the same sheets are the same bytes; reports say their own day."""
FEW_COLUMNS = 5
"""Below it, a sheet is there to be read as prose: wide columns, wrapped."""


class _Book(Making):
    """A workbook whose sheets take whole rows."""

    def __init__(self, to: IO[bytes], language: str) -> None:
        super().__init__(to, language)
        self.book.set_properties({"created": WRITTEN})
        self.money = self.book.add_format({"num_format": "#,##0.00", "valign": "top"})
        self.prose = self.book.add_format({"text_wrap": True, "valign": "top"})

    def row_sheet(self, name: str) -> RowSheet:
        plain = sheet_name(translated(name, self.language))
        taken = {each.casefold() for each in self.book.sheetnames}
        free = (f"{plain[:28]} {number}" for number in count(2))
        called = plain if plain.casefold() not in taken else next(it for it in free if it.casefold() not in taken)
        sheet = self.book.add_worksheet(called, worksheet_class=RowSheet)
        if reference.language(self.language).direction == "rtl":
            sheet.right_to_left()
        return sheet  # type: ignore[no-any-return]


def write_xlsx(sheets: Iterable[Sheet], language: str, to: IO[bytes]) -> None:
    """Write the sheets as one workbook in the reader's language.

    :raises CellTooLong: if a text does not fit into a cell, which holds 32,767 units of UTF-16.
    """
    making = _Book(to, language)
    try:
        for each in sheets:
            _write_sheet(making, each)
    except BaseException:
        for sheet in making.book.worksheets():
            sheet.abandon()
        raise
    making.book.close()


def _write_sheet(making: _Book, told: Sheet) -> None:
    sheet = making.row_sheet(told.name)
    shown: list[tuple[int, Column, bool]] = []
    for place, column in enumerate(told.columns):
        shown.append((place, column, False))
        if column.table:
            shown.append((place, column, True))
    few = len(told.columns) < FEW_COLUMNS
    sheet.set_row(0, None, None, {"hidden": True})
    for at, (_place, column, named) in enumerate(shown):
        sheet.set_column(at, at, 70 if few and column.kind == "text" else _WIDTHS[column.kind])
        sheet.write_string(0, at, column.code + NAME * named)
    for at, (_place, column, named) in enumerate(shown):
        code = " ·" if column.table and not named else ""
        sheet.write_string(1, at, column.heading(making.language) + code, making.heading)
    sheet.freeze_panes(2, 1)
    _write_rows(making, sheet, shown, told, prose=few)


def _write_rows(
    making: _Book, sheet: RowSheet, shown: Sequence[tuple[int, Column, bool]], told: Sheet, *, prose: bool
) -> None:
    shapes = {"money": making.money, "day": making.day, "text": making.prose if prose else making.plain}
    put: Sequence[tuple[int, str, int, Callable[[str, int, Any], str], Callable[[str, str], str] | None]] = [
        (
            place, letter(at), shapes.get(column.kind, making.plain)._get_xf_index(), _PUT.get(column.kind, said),
            column.name_of if named else None,
        )
        for at, (place, column, named) in enumerate(shown, 1)
    ]  # fmt: skip
    language, last, row = making.language, len(shown) - 1, 2
    for row, cells in enumerate(told.rows, 3):
        if row > MOST_SHEET_ROWS:
            raise TooManyLines(most=MOST_SHEET_ROWS)
        line = []
        for place, column, shape, write, name in put:
            cell = cells[place]
            if cell is None or cell == "":
                continue
            line.append(write(f"{column}{row}", shape, name(str(cell), language) if name else cell))
        sheet.put(row - 1, last, "".join(line))
    if row > 2 and not prose:
        sheet.autofilter(1, 0, row - 1, last)


class _Line:
    """What a csv writer writes to: it hands each line back."""

    def write(self, line: str) -> str:
        return line


def csv_lines(sheet: Sheet, language: str, notes: Iterable[Sequence[str]] = ()) -> Iterator[str]:
    """The table as lines of CSV (RFC 4180), the first with a byte order mark; ``notes`` stand above it."""
    writer = csv.writer(_Line())
    mark = "\ufeff"
    for note in notes:
        yield mark + writer.writerow([f"{NOTE} {note[0]}", *(cell_text(text) for text in note[1:])])
        mark = ""
    headings = [column.heading(language) for column in sheet.columns]
    yield mark + writer.writerow([f"{NOTE} {headings[0]}", *headings[1:]])
    yield writer.writerow([column.code for column in sheet.columns])
    for cells in sheet.rows:
        yield writer.writerow(map(cell_text, cells))


def write_csv(sheet: Sheet, language: str, to: IO[bytes], notes: Iterable[Sequence[str]] = ()) -> None:
    """Write the table as CSV in UTF-8."""
    text = TextIOWrapper(to, encoding="utf-8", newline="")
    text.writelines(csv_lines(sheet, language, notes))
    text.flush()
    text.detach()
