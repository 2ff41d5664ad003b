"""The value of a cell as a person would have typed it into a form."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from bandung import reference
from bandung.records.columns import Column
from bandung.records.figures import number_as_written
from bandung.standards.spreadsheet.making import number_text
from bandung.values.errors import BandungError, _


class OddCell(BandungError):
    """A cell that the spreadsheet programme has changed; ``suggestion`` is what was perhaps meant."""

    sentence = _("This cell cannot be read.")

    def __init__(self, sentence: str, /, *, suggestion: str, **places: Any) -> None:
        self.suggestion = suggestion
        super().__init__(sentence, suggestion=suggestion, **places)


def cell_text(column: Column, value: Any) -> str:
    """What a cell says, as text: a date cell as year-month-day, a number without a point that it does not need.

    :raises OddCell: where a code has become a date (3.2 as the third of February) or lost its last digit (17.10).
    """
    match value:
        case None:
            return ""
        case str():
            return value
        case bool():
            return "TRUE" if value else "FALSE"
        case datetime() | date():
            return _day(column, value)
        case int() | float():
            return _number(column, value)
        case time() | timedelta():
            return str(value)
    return str(value)


def _day(column: Column, value: date) -> str:
    if column.answer in ("codes", "code", "number", "whole", "choice"):
        raise OddCell(
            _("The spreadsheet programme has made a date of what was written; write it as text: '%(suggestion)s"),
            suggestion=f"{value.day}.{value.month}",
        )  # fmt: skip
    if isinstance(value, datetime) and column.answer != "day" and value.time() != time():
        return value.isoformat(" ", "seconds")
    return (value.date() if isinstance(value, datetime) else value).isoformat()


def _number(column: Column, value: float) -> str:
    if value != value or abs(value) > 1e300:
        return str(value)
    text = number_text(value)
    if column.table == "sdg" and "." in text and _is_target(f"{text}0"):
        raise OddCell(
            _("This number could be target %(suggestion)s or %(other)s; write it as text: '%(other)s"),
            suggestion=text, other=f"{text}0",
        )  # fmt: skip
    if column.answer == "day" and text.isdigit() and 1 <= int(text) <= 2_958_465:
        meant = date(1899, 12, 30) + timedelta(int(text))
        raise OddCell(
            _("“%(value)s” is not a date; perhaps %(suggestion)s was meant."), suggestion=meant.isoformat(), value=text
        )
    return number_as_written(str(Decimal(text))) if column.answer == "number" else text


def _is_target(code: str) -> bool:
    try:
        reference.sdg(code)
    except reference.UnknownCode:
        return False
    return True
