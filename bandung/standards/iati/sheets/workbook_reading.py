"""The sheets of a workbook as they come back, with what people changed in them."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from functools import partial
from io import BytesIO
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from bandung.standards.iati.sheets.layout import NO_VALUE
from bandung.standards.iati.sheets.sheets import Raw, Source
from bandung.standards.iati.sheets.workbooks import MOST_ROWS
from bandung.standards.spreadsheet.archive import check_size, looked_through
from bandung.standards.spreadsheet.errors import Encrypted, Unsafe
from bandung.standards.spreadsheet.making import number_text

LARGEST = 100_000_000
"""Bytes of a workbook that is taken."""
MOST_BYTES = 1_500_000_000
"""Bytes that it may unpack to."""


def workbook_sources(
    data: bytes, *, largest: int = LARGEST, most: int = MOST_BYTES, most_rows: int = MOST_ROWS
) -> list[Source]:
    """The visible sheets of a workbook.

    :raises BadSpreadsheet: if it must not or cannot be opened.
    """
    check_size(len(data), largest)
    inside = looked_through(data, most_bytes=most, most_rows=most_rows)
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
        visible = [it.name for it in book.sheets_metadata if "Visible" in str(it.visible)]
    except PasswordError:
        raise Encrypted() from None
    except (CalamineError, ValueError, OSError):
        raise Unsafe(reason="it cannot be unpacked") from None
    found = []
    for at, name in enumerate(book.sheet_names, 1):
        odd = inside.without_value.get(f"xl/worksheets/sheet{at}.xml", set())
        if name in visible:
            found.append(Source(name, partial(_rows, book, name, odd), cell_text))
    return found


def _rows(book: Any, name: str, odd: set[tuple[int, int]]) -> Raw:
    try:
        sheet = book.get_sheet_by_name(name)
        left: list[Any] = [""] * (sheet.start[1] if sheet.start else 0)
        rows: Iterator[Sequence[Any]] = sheet.iter_rows()
    except (CalamineError, ValueError, OSError):
        raise Unsafe(reason="it cannot be unpacked") from None
    wrong = {row for row, _column in odd}
    for number, cells in enumerate(rows, 1):
        if left:
            cells = [*left, *cells]
        if number in wrong:
            cells = [NO_VALUE if (number, at) in odd else cell for at, cell in enumerate(cells, 1)]
        yield number, cells


def cell_text(value: Any) -> str:
    """What a cell of a workbook says, as it would stand in a text file."""
    match value:
        case str():
            return value
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case int() | float():
            return number_text(value) if value == value and abs(value) < 1e300 else str(value)
        case datetime() if value.hour or value.minute or value.second:
            return value.isoformat()
        case datetime():
            return value.date().isoformat()
        case date():
            return value.isoformat()
    return str(value)
