"""A cell as text and back, without loss, and never as something that a spreadsheet computes."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from bandung.standards.spreadsheet.making import number_text
from bandung.standards.tables.columns import CellKind
from bandung.standards.tables.errors import BadCell
from bandung.standards.tables.sheets import Cell
from bandung.values.errors import _

_COMPUTES = re.compile(r"'*[=+\-@\t\r\n]")
"""How a text begins that a spreadsheet would take for a formula, or that was guarded against that once already."""
MOST_DIGITS = 100
"""Before or after the point; a number with a longer exponent is made to fill the memory of whoever writes it out."""
YES, NO = "yes", "no"
LONGEST_COMMENT = 10_000
"""Characters of a comment in a report, so that it fits into any cell; the ledger has the whole."""


def guarded(text: str) -> str:
    """The text with an apostrophe before a sign that makes a spreadsheet compute."""
    return f"'{text}" if _COMPUTES.match(text) else text


def unguarded(text: str) -> str:
    """The text as it was before ``guarded``."""
    return text[1:] if text[:1] == "'" and _COMPUTES.match(text) else text


def cell_text(cell: Cell) -> str:
    """A cell for a text file: point for decimals, ISO 8601 for days; empty for what is not stated."""
    match cell:
        case None:
            return ""
        case str():
            return guarded(cell)
        case bool():
            return YES if cell else NO
        case Decimal():
            return format(cell, "f")
        case datetime() | date():
            return cell.isoformat()
    return str(cell)


def shortened(text: str) -> str:
    """A comment that fits into a cell."""
    return text if len(text) <= LONGEST_COMMENT else text[: LONGEST_COMMENT - 1] + "…"


def _yes_no(text: str) -> bool:
    if text not in (YES, NO):
        raise ValueError(text)
    return text == YES


def _number(text: str) -> Decimal:
    number = Decimal(text)
    if not number.is_finite() or abs(number.adjusted()) > MOST_DIGITS:
        raise ValueError(text)
    return number


_READ: Mapping[CellKind, Callable[[str], Cell]] = {
    "number": _number, "money": _number, "whole": int, "yes-no": _yes_no, "day": date.fromisoformat,
    "moment": datetime.fromisoformat,
}  # fmt: skip


def read_cell(kind: CellKind, value: Any) -> Cell:
    """The cell that was written: from the text of a CSV file, or from what a spreadsheet gives.

    :raises BadCell: if it is nothing that such a column holds.
    """
    if kind == "text":
        return "" if value is None else value if isinstance(value, str) else _as_text(value)
    if value is None or value == "":
        return None
    try:
        return _READ[kind](_as_text(value))
    except (ValueError, InvalidOperation):
        raise BadCell(_("“%(value)s” is not what this column holds."), value=str(value)[:40]) from None


def _as_text(value: Any) -> str:
    match value:
        case str():
            return value
        case bool():
            return YES if value else NO
        case int() | float():
            return number_text(value)
        case date():
            return (value.date() if isinstance(value, datetime) else value).isoformat()
    return str(value)
