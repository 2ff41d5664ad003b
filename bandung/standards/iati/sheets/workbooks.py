"""Tables as one XLSX workbook, written sheet by sheet in constant memory.

Beside codes stand their names, grey, in columns that are not read; beside numbers, hidden, their very digits, which
count as long as the number is the same. Codes of short lists are offered for choosing.
"""

import csv
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import IO

from bandung import reference
from bandung.standards.iati.codes import code_lists
from bandung.standards.iati.document import Document
from bandung.standards.iati.sheets.cells import EXACTLY
from bandung.standards.iati.sheets.choosing import plan_of
from bandung.standards.iati.sheets.errors import TooLongForSheet
from bandung.standards.iati.sheets.explaining import explain
from bandung.standards.iati.sheets.folders import ENDING, write_folder
from bandung.standards.iati.sheets.headings import AS_WRITTEN, BESIDE, heading_of, said, table_heading
from bandung.standards.iati.sheets.layout import FILE, OTHER, TEXTS
from bandung.standards.iati.sheets.plan import Column, Plan, Table
from bandung.standards.iati.sheets.sheets import columns_of
from bandung.standards.iati.sheets.values import label, name_beside
from bandung.standards.spreadsheet.making import Making
from bandung.standards.spreadsheet.words import letter
from bandung.standards.tables import rowwise
from bandung.standards.tables.errors import CellTooLong
from bandung.standards.tables.rowwise import RowSheet
from bandung.standards.tables.writing import WRITTEN

MOST_ROWS = 1_048_576
MOST_OFFERED = 120
"""Codes of a list that are offered for choosing; longer lists are written by hand."""
OFFERED_ROWS = 5_000
_WIDTHS = {"text": 24, "number": 14, "date": 12, "yes-no": 12, "code": 14}


class Book(Making):
    """A workbook of tables while it is written."""

    def __init__(self, to: IO[bytes], language: str) -> None:
        super().__init__(to, language)
        self.book.set_properties({"created": WRITTEN})
        self.beside = self.book.add_format({"font_color": "#6B7371", "valign": "top"})
        self.beside_heading = self.book.add_format(
            {"font_color": "#6B7371", "italic": True, "text_wrap": True, "valign": "top", "bg_color": "#EEF2F1"}
        )
        self.offers: dict[str, tuple[int, int]] = {}

    def row_sheet(self, name: str) -> RowSheet:
        """A new sheet for whole rows, from right to left where the language is written so."""
        sheet = self.book.add_worksheet(name, worksheet_class=RowSheet)
        if reference.language(self.language).direction == "rtl":
            sheet.right_to_left()
        return sheet  # type: ignore[no-any-return]

    def close(self) -> None:
        """Write the lists to choose from, hidden, and finish."""
        if self.offers:
            kept = self.row_sheet("Lists")
            kept.hide()
            shown = [[label(name, code, self.language) for code in offered(name)] for name in self.offers]
            for row in range(max(map(len, shown))):
                cells = (
                    rowwise.text(f"{letter(at)}{row + 1}", 0, codes[row])
                    for at, codes in enumerate(shown, 1)
                    if row < len(codes)
                )
                kept.put(row, len(shown) - 1, "".join(cells))
        self.book.close()

    def abandon(self) -> None:
        """Remove what was written so far."""
        for sheet in self.book.worksheets():
            sheet.row_data_fh.close()
            Path(sheet.row_data_filename).unlink(missing_ok=True)


def offered(name: str) -> list[str]:
    """The codes of a list that can be chosen, without those that are withdrawn."""
    return [code for code, it in code_lists()[name].items() if not it.withdrawn]


def write_workbook(document: Document, to: IO[bytes], *, language: str = "en") -> int:
    """Write a file as a workbook in the reader's language; returns the number of items.

    :raises TooLongForSheet: if a text does not fit into a cell.
    """
    plan = plan_of(document)
    with tempfile.TemporaryDirectory() as folder:
        items = write_folder(document, Path(folder))
        book = Book(to, language)
        try:
            explain(book, plan)
            for name in (*plan.tables, TEXTS, OTHER, FILE):
                path = Path(folder) / f"{name}{ENDING}"
                if path.exists():
                    _write_table(book, plan, name, path)
        except BaseException:
            book.abandon()
            raise
        book.close()
    return items


def write_template(plan: Plan, to: IO[bytes], *, language: str = "en") -> None:
    """Write a workbook to fill in: every table with its headings, and what can be chosen."""
    book = Book(to, language)
    explain(book, plan)
    for name in (*plan.tables, TEXTS):
        _begun(book, plan, name, 1, OFFERED_ROWS)
    sheet, _columns = _begun(book, plan, FILE, 1, 1)
    for row, (key, value) in enumerate((("kind", str(plan.kind)), ("version", "2.03")), 1):
        texts = (rowwise.text(f"A{row + 1}", 0, key), rowwise.text(f"B{row + 1}", 0, value))
        sheet.put(row, 1, "".join(texts))
    book.close()


_Put = Callable[[int, list[str]], str]
"""Row, as people count, and cells to the cell in the sheet; "" for none."""


def _write_table(book: Book, plan: Plan, name: str, path: Path) -> None:
    csv.field_size_limit(sys.maxsize)
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.reader(file)
        next(rows)
        part, at = 1, 1
        sheet, puts = _begun(book, plan, name, part, OFFERED_ROWS)
        for cells in rows:
            if at >= MOST_ROWS:
                part += 1
                sheet, puts = _begun(book, plan, name, part, OFFERED_ROWS)
                at = 1
            at += 1
            try:
                sheet.put(at - 1, len(puts) - 1, "".join([put(at, cells) for put in puts]))
            except CellTooLong as wrong:
                place = f"{table_heading(name, book.language)}!{wrong.places['place']}"
                raise TooLongForSheet(place=place) from None


def _begun(book: Book, plan: Plan, name: str, part: int, most: int) -> tuple[RowSheet, list[_Put]]:
    """A sheet with its headings, and what puts the cells of a row."""
    shown = table_heading(name, book.language)
    sheet = book.row_sheet(shown if part == 1 else f"{shown[:27]} {part}")
    table = plan.tables.get(name)
    puts: list[_Put] = []
    headings: list[str] = []
    plain, grey = book.plain._get_xf_index(), book.beside._get_xf_index()
    for source, column_name in enumerate(columns_of(plan, name)):
        column = table.columns[source] if table else Column(column_name)
        heading = heading_of(plan.kind, name, column_name, book.language)
        at = len(puts)
        sheet.set_column(at, at, 16 if column.is_key else _WIDTHS[column.holds])
        place = letter(at + 1)
        headings.append(rowwise.text(f"{place}1", book.heading._get_xf_index(), heading))
        match column.holds:
            case "number":
                puts.append(partial(_number, source, place, plain))
                sheet.set_column(at + 1, at + 1, 14, None, {"hidden": True})
                headings.append(rowwise.text(f"{letter(at + 2)}1", grey, heading + said(AS_WRITTEN, book.language)))
                puts.append(partial(_digits, source, letter(at + 2), grey))
            case "date":
                puts.append(partial(_day, source, place, book.day._get_xf_index()))
            case _:
                puts.append(partial(_text, source, place, plain))
        if column.lists and table is not None:
            _offer(book, sheet, column, at, most)
            sheet.set_column(at + 1, at + 1, 22)
            headings.append(
                rowwise.text(
                    f"{letter(at + 2)}1", book.beside_heading._get_xf_index(), heading + said(BESIDE, book.language)
                )
            )
            puts.append(partial(_name, table, source, letter(at + 2), grey, book.language))
    sheet.put(0, len(puts) - 1, "".join(headings))
    sheet.freeze_panes(1, 2 if table else 0)
    sheet.ignore_errors({"number_stored_as_text": f"A1:{letter(len(puts))}{MOST_ROWS}"})
    return sheet, puts


def _offer(book: Book, sheet: RowSheet, column: Column, at: int, most: int) -> None:
    if len(column.lists) != 1 or not 0 < len(offered(column.lists[0].list)) <= MOST_OFFERED or column.several:
        return
    name = column.lists[0].list
    place, count = book.offers.setdefault(name, (len(book.offers) + 1, len(offered(name))))
    source = f"=Lists!${letter(place)}$1:${letter(place)}${count}"
    sheet.data_validation(1, at, most, at, {"validate": "list", "source": source, "show_error": False})


def _text(source: int, place: str, shape: int, row: int, cells: list[str]) -> str:
    cell = cells[source]
    return rowwise.text(f"{place}{row}", shape, cell) if cell else ""


def _near(cell: str) -> str:
    """A number as a spreadsheet shows it; "" for none, or one that it would not keep."""
    digits = cell.removeprefix(EXACTLY)
    if not digits or not digits.isascii() or not set(digits) <= set("-0123456789."):
        return ""
    try:
        near = f"{float(digits):.15g}"
        return near if "e" not in near and Decimal(near) == Decimal(digits) else ""
    except (ValueError, ArithmeticError):
        return ""


def _number(source: int, place: str, shape: int, row: int, cells: list[str]) -> str:
    cell = cells[source]
    if near := _near(cell):
        return f'<c r="{place}{row}" s="{shape}"><v>{near}</v></c>'
    return _text(source, place, shape, row, cells)


def _digits(source: int, place: str, shape: int, row: int, cells: list[str]) -> str:
    cell = cells[source]
    near = _near(cell)
    return _text(source, place, shape, row, cells) if near and near != cell else ""


def _day(source: int, place: str, shape: int, row: int, cells: list[str]) -> str:
    cell = cells[source]
    if len(cell) == 10 and cell.isascii():
        try:
            return rowwise.day(f"{place}{row}", shape, date.fromisoformat(cell))
        except ValueError:
            pass
    return _text(source, place, shape, row, cells)


def _name(table: Table, source: int, place: str, shape: int, language: str, row: int, cells: list[str]) -> str:
    cell = cells[source]
    name = name_beside(table, source, cells, language) if cell else ""
    return rowwise.text(f"{place}{row}", shape, name) if name else ""
