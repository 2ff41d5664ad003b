"""An amount of IATI: exact, with its currency, what it is in dollars, and which rate says so, or why none does."""

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from bandung import reference
from bandung.measurement.valued import Rates

_NUMBER = re.compile(r"([+-]?)(\d{0,18})(?:\.(\d{0,20}))?")
_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:Z|[+-]\d{2}:\d{2}|[T ].*)?", re.DOTALL)
CENTS = 2
_PER_DOLLAR = 100
_MOST_KNOWN, _LONGEST = 10_000, 100
"""What is remembered, and characters by which it is: whatever a file holds, memory stays small."""


def day_of(text: str) -> date | None:
    """The day of a date as IATI writes it, without its time and zone; None if it is none."""
    return _day_of(text if len(text) <= _LONGEST else text.strip()[:_LONGEST])


@lru_cache(maxsize=20_000)
def _day_of(text: str) -> date | None:
    found = _DAY.fullmatch(text.strip())
    try:
        return date.fromisoformat(found[1]) if found else None
    except ValueError:
        return None


@lru_cache(maxsize=20_000)
def day_cells(when: date | None) -> tuple[str, str, str]:
    """A day, its year and its quarter, as they stand in a row."""
    return (when.isoformat(), str(when.year), str((when.month + 2) // 3)) if when else ("", "", "")


def decimal_text(units: int, decimals: int) -> str:
    """A whole number of units as a decimal number: 12345 with 2 decimals is 123.45."""
    if not decimals:
        return str(units)
    digits = str(abs(units)).rjust(decimals + 1, "0")
    return f"{'-' * (units < 0)}{digits[:-decimals]}.{digits[-decimals:]}"


@lru_cache(maxsize=1_000)
def _minor(currency: str) -> int | None:
    """Decimals of a currency; None if there is no such currency."""
    try:
        return reference.currency(currency).minor_unit or 0
    except reference.UnknownCode:
        return None


class Beside(NamedTuple):
    """What stands beside the number of an amount, and what follows from it."""

    currency: str
    minor: int
    """Decimals of the currency."""
    cells: tuple[str, str, str]
    """Currency, whether it is said with the value or is the activity's, value date."""
    rate: tuple[int, int] | None
    """Units of the currency for one dollar, as a fraction."""
    rate_cells: tuple[str, str, str, str]
    """Rate, year, source and the day when it was retrieved."""
    why: str
    """Why it cannot be said in dollars, a code of ``NO_USD``; empty if it can."""
    year: str
    """Of the rate that is used or missing."""
    problems: tuple[str, ...]

    def cents(self, units: int, decimals: int) -> int | None:
        """An amount in cents of a dollar, exact, half of a cent to the even one."""
        scale: int = 10**decimals
        if self.rate is None:
            return None
        up, down = units * self.rate[1] * _PER_DOLLAR, self.rate[0] * scale
        if down == _PER_DOLLAR and self.rate[1] == 1:
            return units
        whole, rest = divmod(up, down)
        return whole + int(rest * 2 > down or (rest * 2 == down and whole % 2 == 1))


class Amount(NamedTuple):
    """``units`` are of the smallest unit of the currency, or finer where the file is: ``decimals`` says which."""

    units: int | None
    decimals: int
    cents: int | None
    beside: Beside
    text: str
    """The value as a decimal number."""
    usd: str
    """The value in dollars as a decimal number."""
    problems: Sequence[str]

    @property
    def currency(self) -> str:
        """Its ISO 4217 code, or what stands in its place."""
        return self.beside.currency

    @property
    def why(self) -> str:
        """Why it cannot be said in dollars, a code of ``NO_USD``; empty if it can."""
        return "no-value" if self.units is None else self.beside.why

    def row(self) -> tuple[str, ...]:
        """The cells of the amount."""
        return (self.text, *self.beside.cells, self.usd, self.why, *self.beside.rate_cells)


class Amounts:
    """Amounts as a table of rates values them: with the average of the year of their value date."""

    def __init__(self, rates: Rates) -> None:
        self.rates = rates
        self._known: dict[tuple[str, str, str, date | None], Beside] = {}

    def amount(self, text: str, currency: str, default: str, value_date: str, otherwise: date | None) -> Amount:
        """The amount of a value element; where it has no value date, ``otherwise`` is the day that counts."""
        beside = self.beside(currency, default, value_date, otherwise)
        said = text.strip()
        found = _NUMBER.fullmatch(said)
        if not found or not (found[2] or found[3]):
            return Amount(None, 0, None, beside, "", "", (*beside.problems, "bad-value" if said else "no-value"))
        part = found[3] or ""
        decimals = max(beside.minor, len(part))
        units = int(found[1] + (found[2] or "0") + part.ljust(decimals, "0"))
        cents = beside.cents(units, decimals)
        value = decimal_text(units, decimals)
        usd = "" if cents is None else value if cents == units and decimals == CENTS else decimal_text(cents, CENTS)
        return Amount(units, decimals, cents, beside, value, usd, beside.problems)

    def beside(self, currency: str, default: str, value_date: str, otherwise: date | None) -> Beside:
        """What an amount has beside its number, looked up once for all that have the same."""
        key = (currency, default, value_date, otherwise)
        if (known := self._known.get(key)) is None:
            known = self._looked_up(*key)
            if len(currency) + len(default) + len(value_date) <= _LONGEST:
                if len(self._known) >= _MOST_KNOWN:
                    self._known.clear()
                self._known[key] = known
        return known

    def _looked_up(self, currency: str, default: str, value_date: str, otherwise: date | None) -> Beside:
        problems = []
        code = (currency or default).strip().upper()
        minor = _minor(code) if code else 0
        if not code:
            problems.append("no-currency")
        elif minor is None:
            problems.append("unknown-currency")
        stated = day_of(value_date) if value_date else None
        if value_date and stated is None:
            problems.append("bad-date")
        day = stated or otherwise
        origin = "value" if currency else "activity" if code else ""
        found = self.rates.per_dollar(code, day.year) if code and day else None
        why = "" if found else "no-currency" if not code else "no-date" if not day else "no-rate"
        return Beside(
            code, minor or 0, (code, origin, stated.isoformat() if stated else ""),
            found.value.as_integer_ratio() if found else None,
            (f"{found.value:f}", str(found.year), found.source, found.retrieved.isoformat()) if found else ("",) * 4,
            why, str(day.year) if day else "", tuple(problems),
        )  # fmt: skip
