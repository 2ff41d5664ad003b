"""Obligations as a file of commas: debtor, creditor, amount, currency, on."""

import csv
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from pathlib import Path

import pyarrow as pa

from bandung.economy.clearing.claims import BadObligation, Obligation, rate, table
from bandung.reference import currency
from bandung.values.errors import BandungError, _

COLUMNS = ("debtor", "creditor", "amount", "currency", "on")


class NotObligations(BandungError):
    status = 422
    sentence = _("A file of obligations has the columns %(needed)s; %(missing)s is missing.")


class CannotRead(BandungError):
    status = 422
    sentence = _("“%(file)s” cannot be read as a file of commas in UTF-8.")


def read(file: Path) -> pa.Table:
    """Obligations as ``claims.table`` has them; amounts in the file are of the currency itself, as 1250.50.

    :raises CannotRead, NotObligations, BadObligation, UnknownCode: at the first thing that is not as it should be.
    """
    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            return table(_obligations(csv.DictReader(lines)))
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
    try:
        amount = Decimal(text).scaleb(decimals(code))
        whole = int(amount)
    except (InvalidOperation, ValueError, OverflowError):
        raise BadObligation(row=number, reason=_("the amount is no number")) from None
    if whole != amount:
        raise BadObligation(row=number, reason=_("the amount has more decimals than its currency"))
    if abs(whole) >= 1 << 62:
        raise BadObligation(row=number, reason=_("the amount is too large"))
    return whole


def _day(text: str, number: int) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BadObligation(row=number, reason=_("the day is not written as 2026-01-31")) from None


def decimals(code: str) -> int:
    """How many decimals amounts of a currency have; 2 of a unit of account without any of its own.

    :raises UnknownCode: if it is no currency.
    """
    found = currency(code).minor_unit
    return 2 if found is None else found


def rates(told: Mapping[str, str], unit: str) -> dict[str, Fraction]:
    """Rates as ``by_day`` takes them, between minor units, from what one of a currency is in the unit of account.

    :raises NoRate: if one is no number above zero. :raises UnknownCode: if one is of no currency.
    """
    into = decimals(unit)
    found = {code: rate(value) * Fraction(10) ** (into - decimals(code)) for code, value in told.items()}
    return {unit: Fraction(1)} | found
