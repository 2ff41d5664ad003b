"""Reading a spreadsheet of one kind: which column is which, what rows say, and everything wrong with them."""

import csv
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO, StringIO
from itertools import chain, islice
from pathlib import Path
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from bandung.records.answers import NOTHING_KNOWN
from bandung.records.columns import Column, SheetKind, checked, translated
from bandung.records.contribution_layout import BEGUN
from bandung.standards.spreadsheet.archive import Inside, check_size, kind_of_file, looked_through
from bandung.standards.spreadsheet.cells import OddCell, cell_text
from bandung.standards.spreadsheet.errors import Encrypted, NotASpreadsheet, TooManyRows, Unsafe
from bandung.standards.spreadsheet.headers import Header, header_of
from bandung.standards.spreadsheet.words import SHEET_NAMES, SheetProblem, headed, heading_of, letter
from bandung.values.errors import _

LARGEST = 20_000_000
"""Bytes of a file that is taken; 20,000 full rows need about a third of it."""
MOST_BYTES = 300_000_000
"""Bytes that a file may unpack to."""
MOST_ROWS = 100_000
_MOST_HEADER_ROWS = 20
_MOST_MERGED = 10_000


@dataclass(slots=True)
class Row:
    """One row that says something: its number as people see it, what was written, and the record if nothing is wrong.

    A row without a reference number gives a record without ``id``; whoever takes it in gives it one.
    """

    number: int
    answers: dict[str, str]
    record: dict[str, Any] | None
    problems: list[SheetProblem] = field(default_factory=list)


@dataclass(slots=True)
class Sheet:
    """The sheet that was read. ``problems`` concern it as a whole; ``rows`` can be gone through once."""

    kind: SheetKind
    name: str
    columns: tuple[Column, ...]
    problems: list[SheetProblem]
    rows: Iterator[Row]
    height: int = 0
    """How many rows there are at most, for showing progress."""


def read_rows(
    source: bytes | Path | str, kind: SheetKind, language: str = "en",
    *, largest: int = LARGEST, most_bytes: int = MOST_BYTES, most_rows: int = MOST_ROWS,
    digests: Mapping[str, str] = NOTHING_KNOWN,
) -> Sheet:  # fmt: skip
    """Read an XLSX or CSV file of one kind; sentences name lists and codes in the reader's ``language``.

    ``digests`` are those of the initiatives that contributions may name by ``register/record`` alone.

    :raises BadSpreadsheet: if the file as a whole cannot or must not be opened, with a sentence that says why.
    """
    data = _bytes(source, largest)
    found = kind_of_file(data)
    if found == "csv":
        rows = csv_rows(data)
        return _sheet(
            kind,
            language,
            translated(SHEET_NAMES[kind], language),
            rows,
            len(rows),
            Inside(),
            set(),
            most_rows,
            digests,
        )
    if found != "xlsx":
        raise NotASpreadsheet(found=found)
    inside = looked_through(data, most_bytes=most_bytes, most_rows=most_rows)
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
        names = [it.name for it in book.sheets_metadata if "WorkSheet" in str(it.typ) and "Visible" in str(it.visible)]
        chosen = _chosen(book, names or book.sheet_names, kind)
        table = book.get_sheet_by_name(chosen)
        merged = table.merged_cell_ranges or []
        height = table.total_height
        numbered = from_first_column(table.iter_rows(), table.start)
    except PasswordError:
        raise Encrypted() from None
    except (CalamineError, ValueError, OSError):
        raise Unsafe(reason="it cannot be unpacked") from None
    odd = set().union(*inside.without_value.values()) if inside.without_value else set()
    sheet = _sheet(kind, language, chosen, numbered, height, inside, odd, most_rows, digests)
    _tell_merged(sheet, merged)
    return sheet


def _bytes(source: bytes | Path | str, largest: int) -> bytes:
    if isinstance(source, bytes):
        check_size(len(source), largest)
        return source
    check_size(Path(source).stat().st_size, largest)
    return Path(source).read_bytes()


def csv_rows(data: bytes) -> list[tuple[int, list[Any]]]:
    """Rows of a text table, parted by comma, semicolon or tab, whichever the first line has most of."""
    text = data.decode("utf-8-sig")
    first = text.partition("\n")[0]
    mark = max(",;\t", key=first.count)
    if not first.count(mark):
        raise NotASpreadsheet(found="a file of a kind that we do not know")
    reader = csv.reader(StringIO(text, newline=""), delimiter=mark)
    try:
        return [(number, list(cells)) for number, cells in enumerate(reader, 1)]
    except csv.Error:
        raise Unsafe(reason="a cell has no proper place") from None


def from_first_column(rows: Iterator[list[Any]], start: tuple[int, int] | None) -> Iterator[tuple[int, list[Any]]]:
    """Rows with their numbers, and with the empty columns at the left that the reader leaves out."""
    left: list[Any] = [""] * (start[1] if start else 0)
    for number, cells in enumerate(rows, 1):
        yield number, left + cells if left else cells


def _chosen(book: CalamineWorkbook, names: Sequence[str], kind: SheetKind) -> str:
    """The sheet with most columns that we know; the first one if none has any."""
    known = {}
    for name in names[:20]:
        first = [
            (number, cells)
            for number, cells in enumerate(book.get_sheet_by_name(name).to_python(False, nrows=_MOST_HEADER_ROWS), 1)
        ]
        known[name] = header_of(kind, first, name, "en").known
    return max(known, key=lambda name: known[name]) if known else book.sheet_names[0]


def _sheet(
    kind: SheetKind, language: str, name: str, rows: Any, height: int, inside: Inside, odd: set[tuple[int, int]],
    most_rows: int, digests: Mapping[str, str],
) -> Sheet:  # fmt: skip
    numbered = iter(rows)
    first = list(islice(numbered, _MOST_HEADER_ROWS))
    header = header_of(kind, first, name, language)
    problems = list(header.problems)
    if inside.links:
        sentence = _("Some cells take their value from other files; the value last seen there was taken.")
        problems.append(SheetProblem(name, 0, "", "", sentence))
    sheet = Sheet(kind, name, tuple(header.places.values()), problems, iter(()), height)
    if not header.known:
        there = any(str(cell).strip() for _number, cells in first for cell in cells)
        sentence = (
            _("No column of this sheet is known to us; take the headings from our template.")
            if there
            else _("This sheet is empty.")
        )
        problems.append(SheetProblem(name, 0, "", "", sentence))
        return sheet
    reading = _Reading(sheet, header, language, odd, most_rows, digests)
    sheet.rows = reading.rows(it for it in chain(first, numbered) if it[0] > header.last_row)
    return sheet


def _tell_merged(sheet: Sheet, merged: Sequence[tuple[tuple[int, int], tuple[int, int]]]) -> None:
    for (top, left), (bottom, right) in merged[:_MOST_MERGED]:
        place = f"{letter(left + 1)}{top + 1}:{letter(right + 1)}{bottom + 1}"
        sheet.problems.append(
            SheetProblem(
                sheet.name, top + 1, letter(left + 1), "",
                _("The cells %(cells)s are merged; only the first has the value. Unmerge them and fill in each."),
                {"cells": place},
            )
        )  # fmt: skip


@dataclass(slots=True)
class _Reading:
    """One pass over the rows of a sheet."""

    sheet: Sheet
    header: Header
    language: str
    odd: set[tuple[int, int]]
    most_rows: int
    digests: Mapping[str, str]
    numbers: dict[str, int] = field(default_factory=dict)
    """Reference number to the row that has it."""

    def rows(self, rows: Iterator[tuple[int, Sequence[Any]]]) -> Iterator[Row]:
        letters = {column.name: letter(at + 1) for at, column in self.header.places.items()}
        columns = {column.name: column for column in self.header.places.values()}
        spoken = [column.language for column in columns.values() if column.language]
        languages = tuple(dict.fromkeys(spoken)) or (self.language,)
        idle: Set[str] = BEGUN if self.sheet.kind == "contribution" else frozenset()
        for number, cells in rows:
            if number > self.most_rows + _MOST_HEADER_ROWS:
                raise TooManyRows(most=self.most_rows)
            row = Row(number, {}, None)
            strange: set[str] = set()
            for at, column in self.header.places.items():
                self._take(row, column, at, cells[at] if at < len(cells) else None, strange)
            if not row.problems and row.answers.keys() <= idle:
                continue
            self._check(row, languages, strange, letters, columns)
            yield row

    def _take(self, row: Row, column: Column, at: int, value: Any, strange: set[str]) -> None:
        try:
            text = cell_text(column, value)
        except OddCell as refusal:
            text = str(value.date()) if isinstance(value, datetime) else str(value)
            row.problems.append(self._problem(row, column, at, refusal.sentence, refusal.places, refusal.suggestion))
            strange.add(column.name)
        if self.odd and (row.number, at + 1) in self.odd:
            sentence = _("The formula in this cell has no value; write the value itself.")
            row.problems.append(self._problem(row, column, at, sentence, {}, ""))
            strange.add(column.name)
            text = ""
        if text and not text.isspace():
            row.answers[column.name] = text

    def _check(
        self, row: Row, languages: Sequence[str], strange: set[str], letters: dict[str, str], columns: dict[str, Column]
    ) -> None:
        told = checked(
            self.sheet.kind, row.answers, languages, language=self.language, reference=f"row-{row.number}",
            digests=self.digests,
        )  # fmt: skip
        for wrong in told.wrong:
            if wrong.column in strange or wrong.column.partition(".")[0] in self.header.missing:
                continue
            row.problems.append(
                SheetProblem(
                    self.sheet.name, row.number, letters.get(wrong.column, ""),
                    self._heading(columns.get(wrong.column), wrong.column), wrong.problem.sentence,
                    wrong.problem.places, wrong.suggestion, wrong.column,
                )
            )  # fmt: skip
        self._check_number(row, letters, columns)
        if not row.problems and not self.header.missing:
            row.record = told.record

    def _check_number(self, row: Row, letters: dict[str, str], columns: dict[str, Column]) -> None:
        reference = row.answers.get("id", "").strip()
        if not reference:
            return
        first = self.numbers.setdefault(reference, row.number)
        if first != row.number:
            row.problems.append(
                SheetProblem(
                    self.sheet.name, row.number, letters["id"], self._heading(columns["id"], "id"),
                    _("Row %(first)s has the same reference number “%(reference)s”."),
                    {"first": first, "reference": reference[:80]}, name="id",
                )
            )  # fmt: skip

    def _heading(self, column: Column | None, name: str) -> str:
        return headed(self.sheet.kind, name, self.language) if column is None else heading_of(column, self.language)

    def _problem(self, row: Row, column: Column, at: int, sentence: str, places: Any, suggestion: str) -> SheetProblem:
        return SheetProblem(
            self.sheet.name, row.number, letter(at + 1), heading_of(column, self.language), sentence, places,
            suggestion, column.name,
        )  # fmt: skip
