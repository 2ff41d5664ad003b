"""Reciprocal credit lines: how much each lets each owe it before the round ends, and what is paid early because of it.

After the manner of reciprocal payments and credits agreements: obligations of a period are held on account between two
central banks up to a line that the creditor grants; what goes beyond is paid at once.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np

from bandung.economy.clearing.claims import Days

Lines = Mapping[tuple[str, str], int]
"""(creditor, debtor) to the most that the debtor may owe, in minor units; a pair without a line has none to hold to."""
_ENDLESS = np.iinfo(np.int64).max


@dataclass(frozen=True, slots=True)
class Early:
    """A payment before the end of the round, because a line was full."""

    on: date
    debtor: str
    creditor: str
    amount: int


@dataclass(frozen=True, slots=True)
class Accounts:
    """What each owes each other on account at the end of each day: ``owed[day, debtor, creditor]``, one of a pair."""

    parties: tuple[str, ...]
    days: tuple[date, ...]
    owed: np.ndarray


def hold(days: Days, lines: Lines) -> tuple[list[Early], Accounts]:
    """Hold every account to its lines, day by day: early payments, and the balances that they leave."""
    size = len(days.parties)
    most = np.full((size, size), _ENDLESS, dtype=np.int64)
    number = {party: at for at, party in enumerate(days.parties)}
    for (creditor, debtor), line in lines.items():
        if creditor in number and debtor in number:
            most[number[debtor], number[creditor]] = line
    balance = np.zeros((size, size), dtype=np.int64)
    held = np.zeros_like(days.amounts)
    early: list[Early] = []
    for at, on in enumerate(days.days):
        arose = balance + days.amounts[at]
        balance = np.maximum(arose - arose.T, 0)
        beyond = np.where(balance > most, balance - most, 0)
        early += [
            Early(on, days.parties[i], days.parties[j], int(beyond[i, j])) for i, j in np.argwhere(beyond)
        ]  # fmt: skip
        balance -= beyond
        held[at] = balance
    return early, Accounts(days.parties, days.days, held)
