"""Writing tables: a workbook row by row, so that its length costs no memory, and CSV with its notes above.

In a workbook the first row of each sheet is hidden and holds the machine names of the columns, the second their
headings. In CSV the notes stand first, each in a line whose first cell begins with ``#``; then the machine names; then
the rows. Names of codes stand beside codes in workbooks alone, in columns such as ``item:name`` that readers pass over.
"""

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from io import TextIOWrapper
from typing import IO, Any

from bandung.standards.spreadsheet.making import LONGEST_CELL, ExactSheet, Making, number_text
from bandung.standards.tables.cells import cell_text
from bandung.standards.tables.columns import Column
from bandung.standards.tables.errors import CellTooLong
from bandung.standards.tables.sheets import Sheet

MOST_SHEET_ROWS = 1_048_570
NOTE = "#"
NAME = ":name"
_WIDTHS = {"text": 22, "number": 14, "money": 16, "whole": 10, "yes-no": 9, "day": 12, "moment": 26}
_WriteCell = Callable[[int, int, Any], None]


class _Book(Making):
    def __init__(self, to: IO[bytes], language: str) -> None:
        super().__init__(to, language)
        self.money = self.book.add_format({"num_format": "#,##0.00", "valign": "top"})


def write_xlsx(sheets: Iterable[Sheet], language: str, to: IO[bytes]) -> None:
    """Write the sheets as one workbook in the reader's language.

    :raises CellTooLong: if a text does not fit into a cell, which holds 32,767 units of UTF-16.
    """
    making = _Book(to, language)
    for each in sheets:
        _write_sheet(making, each)
    making.book.close()


def _write_sheet(making: _Book, told: Sheet) -> None:
    sheet = making.sheet(told.name)
    shown: list[tuple[int, Column, bool]] = []
    for at, column in enumerate(told.columns):
        shown.append((at, column, False))
        if column.table:
            shown.append((at, column, True))
    sheet.set_row(0, None, None, {"hidden": True})
    for at, (_place, column, named) in enumerate(shown):
        wide = column.kind == "text" and len(told.columns) < 5
        sheet.set_column(at, at, 60 if wide else _WIDTHS[column.kind])
        sheet.write_string(0, at, column.code + NAME * named)
    for at, (_place, column, named) in enumerate(shown):
        code = " ·" if column.table and not named else ""
        sheet.write_string(1, at, column.heading(making.language) + code, making.heading)
    sheet.freeze_panes(2, 1)
    _write_rows(making, sheet, shown, told)


def _write_rows(making: _Book, sheet: ExactSheet, shown: Sequence[tuple[int, Column, bool]], told: Sheet) -> None:
    language = making.language
    write = [(place, column, named, _writer(making, sheet, column)) for place, column, named in shown]
    for row, cells in enumerate(told.rows, 2):
        if row > MOST_SHEET_ROWS:
            raise CellTooLong(row=row, column="")
        for at, (place, column, named, put) in enumerate(write):
            cell = cells[place]
            if cell is None or cell == "":
                continue
            if named:
                put(row, at, column.name_of(str(cell), language))
            else:
                put(row, at, cell)


def _writer(making: _Book, sheet: ExactSheet, column: Column) -> _WriteCell:
    text, number = sheet.write_string, sheet.write_number
    shape = making.money if column.kind == "money" else making.plain

    def put_text(row: int, at: int, cell: Any) -> None:
        said = cell if isinstance(cell, str) else cell_text(cell)
        if len(said) > LONGEST_CELL // 2 and len(said.encode("utf-16-le")) // 2 > LONGEST_CELL:
            raise CellTooLong(row=row + 1, column=column.code)
        text(row, at, said)

    def put_number(row: int, at: int, cell: Any) -> None:
        near = float(cell) if abs(cell) < 10**15 else None
        if near is not None and Decimal(number_text(near)) == cell:
            number(row, at, near, shape)
        else:
            text(row, at, cell_text(cell))

    def put_day(row: int, at: int, cell: date) -> None:
        if cell.year > 1900:
            sheet.write_datetime(row, at, datetime(cell.year, cell.month, cell.day), making.day)  # noqa: DTZ001
        else:
            text(row, at, cell.isoformat())

    return {"number": put_number, "money": put_number, "whole": put_number, "day": put_day}.get(column.kind, put_text)


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
