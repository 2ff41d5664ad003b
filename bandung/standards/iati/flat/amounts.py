"""An amount of IATI: exact, with its currency, what it is in dollars, and which rate says so."""

import re
from collections.abc import Sequence
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal
from functools import lru_cache
from typing import NamedTuple

from bandung import reference
from bandung.measurement.valued import Rates

_NUMBER = re.compile(r"([+-]?)(\d{0,18})(?:\.(\d{0,20}))?")
_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:Z|[+-]\d{2}:\d{2}|[T ].*)?", re.DOTALL)
CENTS = 2


@lru_cache(maxsize=20_000)
def day_of(text: str) -> date | None:
    """The day of a date as IATI writes it, without its time and zone; None if it is none."""
    found = _DAY.fullmatch(text.strip())
    try:
        return date.fromisoformat(found[1]) if found else None
    except ValueError:
        return None


@lru_cache(maxsize=64)  # the same amount is written once as a whole and often once more as its only part
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


class Amount(NamedTuple):
    """``units`` are of the smallest unit of the currency, or finer where the file is: ``decimals`` says which."""

    units: int | None
    decimals: int
    currency: str
    currency_from: str
    """Whether it is said with the value, or is the activity's."""
    value_date: str
    cents: int | None
    rate: Sequence[str]
    """Rate, year, source and the day when it was retrieved, as they stand in a row."""
    problems: Sequence[str]

    @property
    def text(self) -> str:
        """The value as a decimal number."""
        return "" if self.units is None else decimal_text(self.units, self.decimals)

    @property
    def usd(self) -> str:
        """The value in dollars as a decimal number."""
        return "" if self.cents is None else decimal_text(self.cents, CENTS)

    def row(self) -> tuple[str, ...]:
        """The cells of the amount."""
        return (self.text, self.currency, self.currency_from, self.value_date, self.usd, *self.rate)


_NO_RATE = ("", "", "", "")


class Amounts:
    """Amounts as a table of rates values them: with the average of the year of their value date."""

    def __init__(self, rates: Rates) -> None:
        self.rates = rates
        self._known: dict[tuple[str, int], tuple[Decimal, Sequence[str]] | None] = {}

    def amount(self, text: str, currency: str, default: str, value_date: str, otherwise: date | None) -> Amount:
        """The amount of a value element; where it has no value date, ``otherwise`` is the day that counts."""
        problems = []
        code = (currency or default).strip().upper()
        minor = _minor(code) if code else 0
        if not code:
            problems.append("no-currency")
        elif minor is None:
            problems.append("unknown-currency")
        said = text.strip()
        found = _NUMBER.fullmatch(said)
        if not found or not (found[2] or found[3]):
            problems.append("bad-value" if said else "no-value")
            units, decimals = None, 0
        else:
            part = found[3] or ""
            decimals = max(minor or 0, len(part))
            units = int(found[1] + (found[2] or "0") + part.ljust(decimals, "0"))
        day = day_of(value_date) if value_date else None
        if value_date and day is None:
            problems.append("bad-date")
        valued = self._rate(code, (day or otherwise)) if code else None
        cents, rate = None, _NO_RATE if valued is None else valued[1]
        if units is not None and valued and valued[0] == 1 and decimals == CENTS:
            cents = units
        elif valued and units is not None:
            cents = int((Decimal(units).scaleb(CENTS - decimals) / valued[0]).quantize(Decimal(1), ROUND_HALF_EVEN))
        origin = "value" if currency else "activity" if code else ""
        return Amount(units, decimals, code, origin, day.isoformat() if day else "", cents, rate, problems)

    def _rate(self, currency: str, day: date | None) -> tuple[Decimal, Sequence[str]] | None:
        if day is None:
            return None
        key = (currency, day.year)
        if key not in self._known:
            self._known[key] = None
            if rate := self.rates.per_dollar(*key):
                cells = (f"{rate.value:f}", str(rate.year), rate.source, rate.retrieved.isoformat())
                self._known[key] = rate.value, cells
        return self._known[key]
