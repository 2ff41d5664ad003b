"""Files of projects that others published: one row, and the contribution that it reports or why it reports none.

A row becomes one reported contribution or it is listed with the reason; none is dropped. Money stands as the file has
it, nominal and in the file's own currency; a figure for several recipients names them all.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from python_calamine import CalamineWorkbook

from bandung import reference
from bandung.reference import UnknownCode
from bandung.values.errors import BandungError, _

ROUNDS_OF_FLOATS = 15
"""Digits that a number cell of a spreadsheet keeps."""
DAMAGE = re.compile(r"[\x00-\x1f\x7f-\x9f]+")
"""Characters that cannot be printed: what is left of letters that were read in the wrong encoding."""
SECTORS: Mapping[str, str] = {"110": "111", "120": "121", "150": "151", "700": "720"}
"""Groups of sectors in these files to the sector that the code list calls unspecified, general, or by the same name:
Education, Health, Government and civil society, Emergency response. Other groups (310, 320, 330) hold several sectors
and are left as words."""


class FileChanged(BandungError):
    sentence = _("%(file)s is not laid out as expected: %(missing)s is missing.")


@dataclass(frozen=True, slots=True)
class Published:
    """One row of a file. ``told`` is a contribution as fields, empty where ``why`` says why there is none.

    ``money`` are the amounts with their currencies exactly as the file has them, whether or not they could be used.
    """

    file: str
    row: int
    id: str
    told: Mapping[str, Any]
    why: str = ""
    money: tuple[tuple[str, Decimal], ...] = ()


class NotUsable(Exception):
    """A row of which no contribution can be made; carries the reason, for whoever reads the list."""


class Row:
    """Cells of a row by the name of their column, as text."""

    def __init__(self, cells: Mapping[str, Any]) -> None:
        self._cells = cells

    def __getitem__(self, column: str) -> str:
        return as_text(self._cells.get(column, ""))

    def day(self, column: str) -> date | None:
        value = self._cells.get(column)
        return value.date() if isinstance(value, datetime) else value if isinstance(value, date) else None


def as_text(value: Any) -> str:
    """A cell as text: whole numbers without a fraction, others with the digits that a spreadsheet keeps."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else f"{Decimal(f'{value:.{ROUNDS_OF_FLOATS}g}'):f}"
    return " ".join(DAMAGE.sub(" ", str(value)).split()) if value is not None else ""


def sheet(path: Path, name: str, needed: Iterable[str]) -> Iterator[tuple[int, Row]]:
    """Rows of a sheet below its headings, with the number that a spreadsheet shows.

    :raises FileChanged: if a column that we need has gone.
    """
    book = CalamineWorkbook.from_path(str(path))
    if name not in book.sheet_names:
        raise FileChanged(file=path.name, missing=name)
    rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
    yield from _rows(path, (list(map(as_text, rows[0])), *rows[1:]) if rows else (), needed)


def table(path: Path, encoding: str, needed: Iterable[str]) -> Iterator[tuple[int, Row]]:
    """Rows of a CSV file below its headings, with their number as records.

    :raises FileChanged: if a column that we need has gone.
    """
    with path.open(encoding=encoding, newline="") as file:
        yield from _rows(path, csv.reader(file), needed)


def _rows(path: Path, rows: Iterable[list[Any]], needed: Iterable[str]) -> Iterator[tuple[int, Row]]:
    lines = iter(rows)
    headings = next(lines, [])
    missing = [each for each in needed if each not in headings]
    if missing:
        raise FileChanged(file=path.name, missing=", ".join(missing))
    for number, cells in enumerate(lines, start=2):
        if any(as_text(each) for each in cells):
            yield number, Row(dict(zip(headings, cells, strict=False)))


def number(text: str) -> Decimal | None:
    """The number in a cell, thousands between commas or not; None where there is none."""
    try:
        found = Decimal(text.replace(",", "")) if text else None
    except InvalidOperation:
        return None
    return found if found is not None and found.is_finite() else None


def sector_of(code: str) -> str | None:
    """The sector of our list that a code of the file means; None where it means several, or is not in the list.

    A purpose that is not in the list belongs to the sector of its first three digits, as these codes are built.
    """
    for each in (code, SECTORS.get(code[:3], code[:3]) if len(code) == 5 else SECTORS.get(code, "")):
        if each:
            try:
                return reference.sector(each).code
            except UnknownCode:
                continue
    return None


def is_currency(code: str) -> bool:
    try:
        reference.currency(code)
    except UnknownCode:
        return False
    return True


def money_of(row: Published) -> tuple[str, Decimal] | None:
    """The amount of the contribution that a row reports; None where it reports none."""
    amount = row.told.get("amount")
    return (row.told["currency"], Decimal(amount)) if amount is not None else None
