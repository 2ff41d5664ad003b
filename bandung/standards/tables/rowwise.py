"""A sheet to which whole rows are written as they will stand in the file: several times as fast as cell by cell."""

import re
from datetime import date
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

from bandung.standards.spreadsheet.making import LONGEST_CELL, ExactSheet
from bandung.standards.tables.cells import cell_text
from bandung.standards.tables.errors import CellTooLong

_ODD = re.compile(r"[&<>\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9a-fA-F]{4}_)|^[\t\n ]|[\t\n ]$")
"""What must be written otherwise than it reads, or needs its white space kept."""
_EDGE = re.compile(r"^[\t\n ]|[\t\n ]$")
_EPOCH = date(1899, 12, 30).toordinal()
_FIRST_DAY = date(1900, 3, 1)
"""Before it, spreadsheets disagree on the number of a day."""


_SHORT = 60


class RowSheet(ExactSheet):
    """``put`` writes one row of ready cells; rows come in their order, as everywhere in constant memory."""

    def put(self, row: int, last: int, cells: str) -> None:
        """One row (from 0), whose last cell is in column ``last``: cells as ``text`` and its like give them."""
        self._check_dimensions(row, last)
        self._write_single_row(row)
        self.fh.write(f'<row r="{row + 1}">{cells}</row>')
        self.previous_row = row + 1

    def abandon(self) -> None:
        """Close and remove what was written so far, where the workbook will never be finished."""
        self.row_data_fh.close()
        Path(self.row_data_filename).unlink(missing_ok=True)


def text(place: str, shape: int, said: str) -> str:
    """A cell of text. ``place`` such as B7, ``shape`` the number of its format.

    :raises CellTooLong: if it has more than 32,767 units of UTF-16.
    """
    if len(said) > LONGEST_CELL // 2 and len(said.encode("utf-16-le")) // 2 > LONGEST_CELL:
        raise CellTooLong(place=place)
    marked = _often(said) if len(said) < _SHORT else _markup(said)
    return f'<c r="{place}" s="{shape}" t="inlineStr"><is>{marked}</is></c>'


def _markup(said: str) -> str:
    keep = ""
    if _ODD.search(said):
        keep = ' xml:space="preserve"' if _EDGE.search(said) else ""
        said = re.sub(r"_(?=x[0-9a-fA-F]{4}_)", "_x005F_", said)
        said = re.sub(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]", lambda it: f"_x{ord(it.group()):04X}_", said)
        said = said.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<t{keep}>{said}</t>"


_often = lru_cache(maxsize=20_000)(_markup)
"""Codes and their names stand in thousands of rows."""


def number(place: str, shape: int, cell: Any) -> str:
    """A cell of a number, if a spreadsheet gives it back digit by digit; otherwise its digits as text."""
    if isinstance(cell, int) and -(10**15) < cell < 10**15:
        return f'<c r="{place}" s="{shape}"><v>{cell}</v></c>'
    near = f"{float(cell):.15g}" if abs(cell) < 10**15 else ""
    if near and Decimal(near) == cell:
        return f'<c r="{place}" s="{shape}"><v>{near}</v></c>'
    return text(place, shape, cell_text(cell))


def day(place: str, shape: int, cell: date) -> str:
    """A cell of a day; as text where spreadsheets would not agree."""
    if cell < _FIRST_DAY:
        return text(place, shape, cell.isoformat())
    return f'<c r="{place}" s="{shape}"><v>{cell.toordinal() - _EPOCH}</v></c>'


def said(place: str, shape: int, cell: Any) -> str:
    """Any other cell, as the text that it has in text files."""
    return text(place, shape, cell if isinstance(cell, str) else cell_text(cell))
