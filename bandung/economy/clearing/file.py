"""Obligations as a file of commas: debtor, creditor, amount, currency, on."""

import csv
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from pathlib import Path

import pyarrow as pa

from bandung.economy.clearing.claims import BadObligation, Obligation, rate, table
from bandung.records.payments import decimals
from bandung.values.errors import BadValue, BandungError, _

_MOST_DIGITS = 100
"""Before and behind the point of an amount in a file; no power of ten is computed beyond."""
COLUMNS = ("debtor", "creditor", "amount", "currency", "on")


class NotObligations(BandungError):
    status = 422
    sentence = _("A file of obligations has the columns %(needed)s; %(missing)s is missing.")


class CannotRead(BandungError):
    status = 422
    sentence = _("“%(file)s” cannot be read as a file of commas in UTF-8.")


class NoFile(BandungError):
    status = 404
    sentence = _("There is no file “%(file)s”.")


def read(file: Path) -> pa.Table:
    """Obligations as ``claims.table`` has them; amounts in the file are of the currency itself, as 1250.50.

    :raises NoFile: if there is none.
    :raises CannotRead, NotObligations, BadObligation, UnknownCode: at the first thing that is not as it should be.
    """
    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            return table(_obligations(csv.DictReader(lines)))
    except FileNotFoundError:
        raise NoFile(file=file.name) from None
    except (OSError, UnicodeDecodeError, csv.Error):
        raise CannotRead(file=file.name) from None


def _obligations(reader: "csv.DictReader[str]") -> Iterator[Obligation]:
    missing = [name for name in COLUMNS if name not in (reader.fieldnames or ())]
    if missing:
        raise NotObligations(needed=", ".join(COLUMNS), missing=", ".join(missing))
    for number, row in enumerate(reader, 1):
        cells = {name: (row[name] or "").strip() for name in COLUMNS}
        if not all(cells.values()):
            raise BadObligation(row=number, reason=_("a cell is empty"))
        yield Obligation(
            cells["debtor"], cells["creditor"], _minor(cells["amount"], cells["currency"], number), cells["currency"],
            _day(cells["on"], number),
        )  # fmt: skip


def _minor(text: str, code: str, number: int) -> int:
    """An amount in minor units, exactly."""
    places = decimals(code)
    try:
        told = Decimal(text)
    except InvalidOperation:
        told = Decimal("NaN")
    if not told.is_finite():
        raise BadObligation(row=number, reason=_("the amount is no number"))
    if told and told.adjusted() > _MOST_DIGITS:
        raise BadObligation(row=number, reason=_("the amount is too large"))
    smallest = told.as_tuple().exponent
    exact = Fraction(told) * 10**places if isinstance(smallest, int) and smallest >= -_MOST_DIGITS else Fraction(1, 2)
    if exact.denominator != 1:
        raise BadObligation(row=number, reason=_("the amount has more decimals than its currency"))
    if abs(exact) >= 1 << 62:
        raise BadObligation(row=number, reason=_("the amount is too large"))
    return int(exact)


def _day(text: str, number: int) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BadObligation(row=number, reason=_("the day is not written as 2026-01-31")) from None


def rates(told: Mapping[str, str] | Iterable[tuple[str, str]], unit: str) -> dict[str, Fraction]:
    """Rates as ``by_day`` takes them, between minor units, from what one of a currency is in the unit of account.

    :raises BadRate: if one is no number above zero. :raises UnknownCode: if one is of no currency.
    :raises BadValue: if one is of the unit itself, or a currency has two.
    """
    into, found = decimals(unit), dict[str, Fraction]()
    for code, value in told.items() if isinstance(told, Mapping) else told:
        if code == unit:
            raise BadValue(_("The unit of account needs no rate."), field="rate")
        if code in found:
            raise BadValue(_("“%(value)s” is named twice."), field="rate", value=code)
        found[code] = rate(value) * Fraction(10) ** (into - decimals(code))
    return {unit: Fraction(1)} | found
