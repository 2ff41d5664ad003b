"""Days and numbers as people write them, in any digits and with the marks of their country."""

import re
import unicodedata
from datetime import date
from decimal import Decimal, InvalidOperation

from bandung.records.errors import NotUnderstood
from bandung.values.errors import _
from bandung.values.quantity import in_digits

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00)?)?")
_BY_DAY = re.compile(r"(\d{1,2})\s*([./-])\s*(\d{1,2})\s*\2\s*(\d{4})")
_CHINESE = re.compile(r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")


def day(text: str) -> str:
    """A day as records keep it, from 2026-11-24, 24.11.2026, 24/11/2026 or 2026年11月24日, in any digits.

    :raises NotUnderstood: if it is no day, or if day and month could be exchanged (03/04/2026).
    """
    written = _plain_digits(text)
    if found := _ISO.fullmatch(written) or _CHINESE.fullmatch(written):
        year, month, of_month = map(int, found.groups())
        return _a_day(text, year, month, of_month)
    if found := _BY_DAY.fullmatch(written):
        first, mark, second, year = int(found[1]), found[2], int(found[3]), int(found[4])
        if mark == "." or first > 12 or first == second:
            return _a_day(text, year, second, first)
        likely = _a_day(text, year, second, first) if second <= 12 else _a_day(text, year, first, second)
        if second > 12:
            raise NotUnderstood(
                _("“%(value)s” has the month before the day; write the date as %(suggestion)s."),
                suggestion=likely, value=text[:40],
            )  # fmt: skip
        other = _a_day(text, year, first, second)
        raise NotUnderstood(
            _("“%(value)s” could be %(suggestion)s or %(other)s; write the date as year-month-day."),
            suggestion=likely, other=other, value=text[:40],
        )  # fmt: skip
    raise NotUnderstood(_("“%(value)s” is not a date; write it as 2026-11-24."), value=text[:40])


def _a_day(text: str, year: int, month: int, of_month: int) -> str:
    try:
        return date(year, month, of_month).isoformat()
    except ValueError:
        raise NotUnderstood(_("There is no day “%(value)s” in the calendar."), value=text[:40]) from None


def number(text: str) -> str:
    """A decimal number as records keep it, from 1200, 1 200, 12,5, 1.234,5 or ١٢٫٥.

    :raises NotUnderstood: if it is no number, or if a point or comma could be either (1.200 may mean 1200).
    """
    written = re.sub(r"[\s'’]", "", _plain_digits(text)).replace("٬", "").replace("٫", ",")
    if re.fullmatch(r"[1-9]\d{0,2}[.,]\d{3}", written):
        full = written.replace(",", "").replace(".", "")
        raise NotUnderstood(
            _("“%(value)s” could be %(suggestion)s or %(other)s; write it without a mark for thousands."),
            suggestion=full, other="0" + written.replace(",", "."), value=text[:40],
        )  # fmt: skip
    marks = [mark for mark in written if mark in ".,"]
    if len(set(marks)) == 2:
        written = written.replace(marks[0], "").replace(marks[-1], ".")
    elif len(marks) > 1:
        written = written.replace(marks[0], "")
    written = written.replace(",", ".")
    try:
        if not re.fullmatch(r"[+-]?(\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?", written):
            raise InvalidOperation
        return in_digits(Decimal(written))
    except InvalidOperation:
        raise NotUnderstood(_("“%(value)s” is not a number."), value=text[:40]) from None


def whole(text: str) -> str:
    """A whole number.

    :raises NotUnderstood: if it is none.
    """
    written = Decimal(number(text))
    if written.adjusted() > 15 or written != written.to_integral_value():
        raise NotUnderstood(_("A whole number is expected here."))
    return str(int(written))


def number_as_written(amount: str) -> str:
    """A number of a record as ``number`` reads it back: 2.125 as 02.125, where the point is no mark for thousands."""
    return f"0{amount}" if re.fullmatch(r"[1-9]\d{0,2}\.\d{3}", amount) else amount


def _plain_digits(text: str) -> str:
    """The text with digits of any script as 0-9, without marks of direction."""
    return "".join(
        str(unicodedata.digit(c, c)) for c in text.strip() if c not in "\u200e\u200f\u061c\u2066\u2067\u2068\u2069"
    )
