"""Obligations of many days and currencies, added up to what each party owes each other in one unit of account.

Rates are exact: one unit of a currency is so many units of account. Amounts of a pair, a currency and a day are added
up before they are converted, so that a rounding (half to even, ISO 80000-1 annex B rule A) happens once for each.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from bandung.values.errors import BandungError, _

MOST = 1 << 53
"""Minor units that all obligations may come to, 90,000 billion dollars: sums over days stay exact machine numbers."""


class BadObligation(BandungError):
    sentence = _("Obligation %(row)s cannot be taken: %(reason)s.")


class NoRate(BandungError):
    sentence = _("There is no rate of settlement for %(currency)s.")


class BadRate(NoRate):
    sentence = _("“%(currency)s” is no rate: a number above zero is, as 0.0077.")


class TooMuch(BandungError):
    sentence = _("These obligations come to more than can be added up exactly.")


@dataclass(frozen=True, slots=True)
class Obligation:
    """``debtor`` owes ``creditor`` an amount in minor units of a currency, from a day on."""

    debtor: str
    creditor: str
    amount: int
    currency: str
    on: date


@dataclass(frozen=True, slots=True)
class Claims:
    """What each party owes each other, in minor units of the unit of account: ``owed[debtor, creditor]`` > 0."""

    parties: tuple[str, ...]
    owed: Mapping[tuple[str, str], int]

    @property
    def gross(self) -> int:
        return sum(self.owed.values())

    def positions(self) -> dict[str, int]:
        """What each party receives less what it pays; they add up to nothing."""
        net = dict.fromkeys(self.parties, 0)
        for (debtor, creditor), amount in self.owed.items():
            net[debtor] -= amount
            net[creditor] += amount
        return net


def table(obligations: Iterable[Obligation]) -> pa.Table:
    """Obligations as columns: debtor, creditor, currency (text), amount (int64), on (date)."""
    rows = list(obligations)
    return pa.table(
        {
            "debtor": pa.array([row.debtor for row in rows], pa.string()),
            "creditor": pa.array([row.creditor for row in rows], pa.string()),
            "currency": pa.array([row.currency for row in rows], pa.string()),
            "amount": pa.array([row.amount for row in rows], pa.int64()),
            "on": pa.array([row.on for row in rows], pa.date32()),
        }
    )


@dataclass(frozen=True, slots=True)
class Days:
    """What arose on each day: ``amounts[day, debtor, creditor]``, int64 minor units of the unit of account."""

    parties: tuple[str, ...]
    days: tuple[date, ...]
    amounts: np.ndarray

    def claims(self) -> Claims:
        """What each owes each other at the end of these days."""
        return of_matrix(self.parties, self.amounts.sum(axis=0))


def of_matrix(parties: tuple[str, ...], owed: np.ndarray) -> Claims:
    """Claims from a square table of whole numbers, debtors down, creditors across."""
    return Claims(parties, {(parties[i], parties[j]): int(owed[i, j]) for i, j in np.argwhere(owed)})


def by_day(obligations: pa.Table, rates: Mapping[str, Fraction]) -> Days:
    """What arose on each day, from a table as ``table`` makes it.

    :raises BadObligation: if an amount is not above zero, a party owes itself, or a cell is empty. :raises NoRate: if
    a currency has none. :raises TooMuch: beyond ``MOST``.
    """
    check(obligations)
    summed = obligations.group_by(["on", "debtor", "creditor", "currency"]).aggregate([("amount", "sum")])
    amounts = summed.column("amount_sum").to_numpy()
    currencies, currency = np.unique(summed.column("currency").to_numpy(zero_copy_only=False), return_inverse=True)
    converted = np.zeros(amounts.size, dtype=np.int64)
    for at, name in enumerate(currencies):
        if name not in rates:
            raise NoRate(currency=str(name))
        converted[currency == at] = _converted(amounts[currency == at], rates[name])
    if float(converted.sum(dtype=np.float64)) >= MOST:
        raise TooMuch()
    names = {*obligations.column("debtor").unique().to_pylist(), *obligations.column("creditor").unique().to_pylist()}
    parties = tuple(sorted(names))
    numbers = pa.array(parties, pa.string())
    days, day = np.unique(summed.column("on").to_numpy(), return_inverse=True)
    debtor, creditor = (
        pc.index_in(summed.column(name), numbers).to_numpy().astype(np.int64) for name in ("debtor", "creditor")
    )
    table = np.zeros((len(days), len(parties), len(parties)), dtype=np.int64)
    np.add.at(table, (day, debtor, creditor), converted)
    return Days(parties, tuple(days.astype("datetime64[D]").tolist()), table)


def _converted(amounts: np.ndarray, rate: Fraction) -> np.ndarray:
    """The nearest whole numbers of minor units, half to even; exact also where the product is a large number."""
    if rate == 1:
        return amounts
    if int(amounts.max()) * 2 * rate.numerator * 2 >= 1 << 62 or 2 * rate.denominator >= 1 << 62:
        amounts = amounts.astype(object)
    product = amounts * rate.numerator
    whole = product // rate.denominator
    rest = product - whole * rate.denominator
    up = (2 * rest > rate.denominator) | ((2 * rest == rate.denominator) & (whole % 2 == 1))
    if (whole + up).max() >= MOST:
        raise TooMuch()
    converted: np.ndarray = (whole + up).astype(np.int64)
    return converted


def check(obligations: pa.Table) -> None:
    """:raises BadObligation: for the first row that cannot be taken, counted from 1."""
    for name in ("debtor", "creditor", "currency", "amount", "on"):
        if obligations.column(name).null_count:
            row = obligations.column(name).is_null().to_pylist().index(True) + 1
            raise BadObligation(row=row, reason=_("a cell is empty"))
    amounts = obligations.column("amount").to_numpy()
    wrong = np.flatnonzero(amounts <= 0)
    if wrong.size:
        raise BadObligation(row=int(wrong[0]) + 1, reason=_("the amount is not above zero"))
    if float(amounts.sum(dtype=np.float64)) >= 1 << 62:
        raise TooMuch()
    debtors, creditors = obligations.column("debtor"), obligations.column("creditor")
    same = pc.equal(debtors, creditors).to_numpy()
    if same.any():
        raise BadObligation(row=int(same.argmax()) + 1, reason=_("a party owes itself"))


LONGEST, FARTHEST = 60, 30
"""Characters of a number that somebody writes, and places before or behind its point: no rate is so great or small."""


def rate(value: str | Decimal) -> Fraction:
    """An exact rate from its decimal text: units of account for one unit of the currency.

    :raises BadRate: if it is no number above zero.
    """
    found = exact(value)
    if found is None or found <= 0:
        raise BadRate(currency=str(value)[:20])
    return found


def exact(value: str | Decimal) -> Fraction | None:
    """A number exactly; nothing where the text is none, or one beyond ``FARTHEST``, which would take hours."""
    text = str(value)
    try:
        if len(text) > LONGEST or ("e" in text.lower() and abs(Decimal(text).adjusted()) > FARTHEST):
            return None
        return Fraction(text)
    except (ValueError, ArithmeticError):
        return None
