"""Rows of a CSV or XLSX file with plain headings, whatever the table is about: numbered as people see them."""

from collections.abc import Callable, Iterator, Sequence
from io import BytesIO
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from bandung.standards.spreadsheet.archive import check_size, kind_of_file, looked_through
from bandung.standards.spreadsheet.errors import Encrypted, NotASpreadsheet, TooManyRows, Unsafe
from bandung.standards.spreadsheet.reading import csv_rows, from_first_column

NO_VALUE = object()
"""Stands where a formula has no value."""
Numbered = tuple[int, Sequence[Any]]


def plain_rows(
    data: bytes, is_header: Callable[[Sequence[Any]], bool], *, largest: int, most_bytes: int, most_rows: int
) -> Iterator[Numbered]:
    """The first row is the header: the first row of a visible sheet of which ``is_header`` says so; then all below it.

    Nothing where no row is one. ``largest`` and ``most_bytes`` are bytes of the file, packed and unpacked.

    :raises BadSpreadsheet: if it must not or cannot be opened, or has more rows.
    """
    check_size(len(data), largest)
    found = kind_of_file(data)
    if found == "csv":
        return _from_header(iter(csv_rows(data)), is_header, most_rows)
    if found != "xlsx":
        raise NotASpreadsheet(found=found)
    inside = looked_through(data, most_bytes=most_bytes, most_rows=most_rows)
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
        visible = {it.name for it in book.sheets_metadata if "Visible" in str(it.visible)}
        for at, name in enumerate(book.sheet_names, 1):
            if name in visible:
                odd = inside.without_value.get(f"xl/worksheets/sheet{at}.xml", set())
                rows = list(_from_header(_rows(book, name, odd), is_header, most_rows))
                if rows:
                    return iter(rows)
    except PasswordError:
        raise Encrypted() from None
    except (CalamineError, ValueError, OSError):
        raise Unsafe(reason="it cannot be unpacked") from None
    return iter(())


def _rows(book: CalamineWorkbook, name: str, odd: set[tuple[int, int]]) -> Iterator[Numbered]:
    sheet = book.get_sheet_by_name(name)
    for number, cells in from_first_column(sheet.iter_rows(), sheet.start):
        yield number, [NO_VALUE if (number, at) in odd else cell for at, cell in enumerate(cells, 1)]


def _from_header(rows: Iterator[Numbered], is_header: Callable[[Sequence[Any]], bool], most: int) -> Iterator[Numbered]:
    first = 0
    for number, cells in rows:
        if not first:
            if not is_header(cells):
                continue
            first = number
        if number - first > most:
            raise TooManyRows(most=most)
        yield number, cells
