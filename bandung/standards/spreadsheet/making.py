"""Making workbooks: sheets of one kind whose first, hidden row holds the machine names of their columns."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import zip_longest
from typing import IO, Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from bandung import reference
from bandung.records.columns import Column, SheetKind, codes_of, label, translated
from bandung.standards.spreadsheet.errors import TextTooLong
from bandung.standards.spreadsheet.words import HOW_TO, SHEET_NAMES, headed, heading_of, letter
from bandung.values.errors import _

FIRST_ROW = 3
"""The first row of data, as people count: after the machine names and the headings."""
LONGEST_CELL = 32_767
"""What a cell holds, in units of UTF-16."""
LISTED_ROWS = 5_000
_WIDTHS = {"text": 50, "title": 36, "codes": 24, "line": 22, "code": 16, "choice": 16}


class ExactSheet(Worksheet):  # type: ignore[misc]
    """A sheet that keeps every text as it is: the library writes ``<r>…</r>`` as markup and misreads ``_x005F_x``."""

    @staticmethod
    def _escape_control_characters(data: str) -> str:
        data = re.sub(r"_(?=x[0-9a-fA-F]{4}_)", "_x005F_", data)
        data = re.sub(r"[\x00-\x08\x0b-\x1f]", lambda it: f"_x{ord(it.group()):04X}_", data)
        return f"_x003C_{data[1:]}" if data.startswith("<r>") else data


class Making:
    """A workbook while it is written, row by row, so that its length costs no memory."""

    def __init__(self, to: IO[bytes], language: str) -> None:
        self.language = language
        self.book = Workbook(
            to,
            {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
             "strings_to_numbers": False, "default_date_format": "yyyy-mm-dd"},
        )  # fmt: skip
        self.heading = self.book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#DCE6E4"})
        self.text = self.book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
        self.day = self.book.add_format({"num_format": "yyyy-mm-dd", "valign": "top"})
        self.plain = self.book.add_format({"valign": "top"})
        wrong = {"bg_color": "#F9D5CF", "text_wrap": True, "valign": "top"}
        self.wrong = self.book.add_format(wrong | {"num_format": "@"})
        self.wrap = self.book.add_format({"text_wrap": True, "valign": "top"})

    def sheet(self, name: str) -> ExactSheet:
        """A new sheet, from right to left where the language is written so."""
        sheet = self.book.add_worksheet(sheet_name(translated(name, self.language)), worksheet_class=ExactSheet)
        if reference.language(self.language).direction == "rtl":
            sheet.right_to_left()
        return sheet  # type: ignore[no-any-return]

    def data_sheet(self, kind: SheetKind, columns: Sequence[Column], *, extra: Mapping[str, str]) -> ExactSheet:
        """The sheet of data with its two heading rows; ``extra`` columns (machine name, heading) come first."""
        sheet = self.sheet(SHEET_NAMES[kind])
        for at in range(len(extra)):
            sheet.set_column(at, at, 50, self.wrap)
        for at, column in enumerate(columns, len(extra)):
            kept = self.day if column.answer == "day" else self.plain if column.answer == "number" else self.text
            sheet.set_column(at, at, _WIDTHS.get(column.answer, 13), kept)
        sheet.set_row(0, None, None, {"hidden": True})
        sheet.set_row(1, 45)
        for at, name in enumerate([*extra, *(column.name for column in columns)]):
            sheet.write_string(0, at, name)
        for at, heading in enumerate(extra.values()):
            sheet.write_string(1, at, heading, self.heading)
        for at, column in enumerate(columns, len(extra)):
            sheet.write_string(1, at, heading_of(column, self.language), self.heading)
        sheet.freeze_panes(2, 1)
        return sheet

    def answers(self, sheet: Worksheet, row: int, at: int, column: Column, answer: str, *, wrong: bool = False) -> None:
        """One answer in its cell (row and column from 0): days and numbers as such if nothing is lost."""
        if column.answer == "day" and (day := _day(answer)):
            sheet.write_datetime(row, at, day, self.day)
        elif column.answer in ("number", "whole") and not wrong and (number := _exact(answer)) is not None:
            sheet.write_number(row, at, number, self.plain)
        else:
            sheet.write_string(row, at, answer, self.wrong if wrong else self.text)

    def lists(
        self, sheet: Worksheet, columns: Sequence[Column], *, first: int, most: int = LISTED_ROWS,
        offered: Mapping[str, Sequence[str]] | None = None,
    ) -> None:  # fmt: skip
        """Drop-down lists of all columns that have a list, kept on a hidden sheet; other words stay allowed.

        ``offered`` is what columns without a list of their own offer, by column.
        """
        offered = {name: words for name, words in (offered or {}).items() if words}
        choices = {
            _list_of(column): offered.get(column.name)
            or [label(column.table, code, self.language) for code in codes_of(column)]
            for column in columns
            if column.table or column.name in offered
        }
        kept = self.book.add_worksheet("Lists", worksheet_class=ExactSheet)
        kept.hide()
        for row, labels in enumerate(zip_longest(*choices.values(), fillvalue="")):
            for at, text in enumerate(labels):
                if text:
                    kept.write_string(row, at, text)
        ranges = {
            key: f"=Lists!${letter(at)}$1:${letter(at)}${len(labels)}"
            for at, (key, labels) in enumerate(choices.items(), 1)
        }
        for at, column in enumerate(columns, first):
            if source := ranges.get(_list_of(column)):
                sheet.data_validation(
                    FIRST_ROW - 1, at, FIRST_ROW - 2 + most, at,
                    {"validate": "list", "source": source, "show_error": False},
                )  # fmt: skip

    def how_to(self, columns: Iterable[Column], example: Mapping[str, str] | None = None) -> None:
        """A sheet that says of every column what to write, with a row filled in as an ``example`` by column."""
        example = example or {}
        sheet = self.sheet(HOW_TO)
        sheet.set_column(0, 1, 30)
        sheet.set_column(2, 2, 90)
        sheet.set_column(3, 3, 36)
        headings = (_("Group"), _("Column"), _("What to write"), *([_("Example")] if example else []))
        for at, heading in enumerate(headings):
            sheet.write_string(0, at, translated(heading, self.language), self.heading)
        for row, column in enumerate(columns, 1):
            said = (translated(column.section, self.language), heading_of(column, self.language),
                    translated(column.hint, self.language), self._example(column, example))  # fmt: skip
            for at, text in enumerate(said):
                if text:
                    sheet.write_string(row, at, text, self.wrap)
        sheet.freeze_panes(1, 0)

    def _example(self, column: Column, example: Mapping[str, str]) -> str:
        told = example.get(column.key, "") if column.language in ("", self.language) else ""
        if told and column.table:
            return label(column.table, told, self.language)
        return translated(told, self.language)


def _list_of(column: Column) -> tuple[str, tuple[str, ...]]:
    """Columns with the same list share it; one without a list of its own has one under its name."""
    return (column.table or column.name, column.choices)


def check_fits(kind: SheetKind, answers: Mapping[str, str], language: str) -> None:
    """:raises TextTooLong: if a cell cannot hold one of the answers."""
    for name, answer in answers.items():
        if len(answer) > LONGEST_CELL // 2 and len(answer.encode("utf-16-le")) // 2 > LONGEST_CELL:
            raise TextTooLong(heading=headed(kind, name, language), record=answers.get("id", ""))


def sheet_name(text: str) -> str:
    """A name that a sheet may have."""
    return re.sub(r"[\[\]:*?/\\]", " ", text).strip("' ")[:31]


def _day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.year > 1900 and text == day.isoformat() else None


def _exact(text: str) -> float | None:
    """The number, if a spreadsheet gives it back digit by digit."""
    if not re.fullmatch(r"-?\d{1,15}(\.\d{1,6})?", text):
        return None
    number = float(text)
    return number if number_text(number) == text and number_text(number) == str(Decimal(text)) else None


def number_text(number: Any) -> str:
    """A number of a cell in digits, without the point that a whole number does not have."""
    if isinstance(number, float) and number.is_integer() and abs(number) < 1e16:
        return str(int(number))
    return format(Decimal(repr(number)), "f")
