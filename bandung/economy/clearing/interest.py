"""Interest on the daily balances of accounts: simple, by actual days over a year of 360, at one rate for the round."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

import numpy as np

from bandung.economy.clearing.claims import TooMuch
from bandung.economy.clearing.lines import Accounts

YEAR = 360
"""Days of a year by the convention of money markets (ISDA: Actual/360)."""


def interest(accounts: Accounts, *, until: date, yearly: Fraction) -> Mapping[tuple[str, str], int]:
    """What each debtor owes its creditor as interest, in minor units: the two directions of a pair against each other.

    A balance runs from its day up to the next, and none beyond ``until``. Rounded once for a pair, half to even.

    :raises TooMuch: if balances times days come to more than can be added up exactly.
    """
    if not yearly or not accounts.days:
        return {}
    ends = [min(each, until) for each in (*accounts.days[1:], until)]
    spans = np.array(
        [max((end - day).days, 0) for day, end in zip(accounts.days, ends, strict=True)], dtype=np.int64
    )  # fmt: skip
    if np.einsum("d,dij->ij", spans.astype(float), accounts.owed.astype(float)).max() >= 1 << 62:
        raise TooMuch()
    total = np.einsum("d,dij->ij", spans, accounts.owed)
    found = {}
    for i, j in np.argwhere(total - total.T > 0):
        if amount := round(Fraction(int(total[i, j] - total[j, i])) * yearly / YEAR):
            found[accounts.parties[i], accounts.parties[j]] = amount
    return found
