"""What stands in a cell: exactly what stands in the file, wherever a person's reading of it would be the same.

Where it would not be, an apostrophe stands before it, which means “exactly this”, as in spreadsheet programmes: a text
that they would take for a formula, “1.200” where a number is asked for and could be 1200, a code that is on no list.
An apostrophe alone is a value that is there and empty; an empty cell is one that is not there.
"""

import re
from collections.abc import Callable
from functools import cache

from bandung.standards.iati.codes import code_lists, complete_lists
from bandung.standards.iati.sheets.plan import Column

EXACTLY = "'"
_LOOKS_ODD = frozenset("=+-@\t\r\n' \u00a0\u0085\u2028\u2029\u3000\ufeff")
"""How a text begins that may need the mark."""
_NEEDS_MARK = re.compile(r"'*(?:[=+\-@\t\r\n]|\s*$)")
_NUMBER = re.compile(r"-?(?:\d+|\d+\.(?:\d{1,2}|\d{4,})|(?:0\d*|\d{4,})\.\d{3})", re.ASCII)
"""A number that cannot be read in two ways; 1.200 can."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_CODE = re.compile(r"(?=[^\s]*\d)[A-Za-z0-9][^\s'=]*|[A-Z][A-Z0-9._-]*", re.ASCII)
"""What is a code by its looks, and no name."""
_YES_NO = frozenset(("true", "false", "1", "0"))
_MOST_KEPT = 50_000


def marked_text(text: str) -> str:
    """The cell of a text."""
    if text and text[0] not in _LOOKS_ODD and not text[0].isspace():
        return text
    return EXACTLY + text if _NEEDS_MARK.match(text) else text


def unmarked_text(cell: str) -> str:
    """The text of a cell."""
    return cell[1:] if cell[0] == EXACTLY and _NEEDS_MARK.match(cell[1:]) else cell


@cache
def usable_codes(column: Column) -> frozenset[str]:
    """The codes that a column may hold, of all its vocabularies."""
    lists = code_lists()
    return frozenset(code for place in column.lists for code in lists.get(place.list, ()))


@cache
def is_open(column: Column) -> bool:
    """Whether other codes than those of its lists may stand in a column."""
    return any(place.vocabulary or place.list not in complete_lists() for place in column.lists)


def is_plain(column: Column, value: str) -> bool:
    """Whether a value that is no text reads as itself."""
    match column.holds:
        case "number":
            return _NUMBER.fullmatch(value) is not None
        case "date":
            return _DAY.fullmatch(value) is not None
        case "yes-no":
            return value in _YES_NO
        case "code":
            return value in usable_codes(column) or (is_open(column) and _CODE.fullmatch(value) is not None)
    return False


class _Kept(dict[str, str]):
    """Cells by value, or values by cell, worked out once."""

    def __init__(self, column: Column, work: Callable[[Column, str], str]) -> None:
        super().__init__()
        self.column, self.work = column, work

    def __missing__(self, key: str) -> str:
        found = self.work(self.column, key)
        if len(self) > _MOST_KEPT:
            self.clear()
        self[key] = found
        return found


def _cell(column: Column, value: str) -> str:
    if column.holds == "text":
        return marked_text(value)
    return value if is_plain(column, value) else EXACTLY + value


def cell_of(column: Column) -> Callable[[str], str]:
    """What makes the cell of a value in this column."""
    if column.holds == "text":
        return marked_text
    return _Kept(column, _cell).__getitem__


def exact_value(column: Column, cell: str) -> str | None:
    """The value of a cell that is not empty, if its form leaves no doubt; None if it needs thought."""
    if column.holds == "text":
        return unmarked_text(cell)
    if cell[0] == EXACTLY:
        return cell[1:]
    return cell if is_plain(column, cell) else None
