"""What a clearing round comes to: from its terms and the obligations in it to positions and payments.

The same terms and obligations give the same result to the last digit, whoever computes it and in whatever order they
were read. Plain values; no database, no clock.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

import numpy as np
import pyarrow as pa

from bandung.economy.clearing.claims import Obligation, by_day, table
from bandung.economy.clearing.file import rates as exact_rates
from bandung.economy.clearing.lines import hold
from bandung.economy.clearing.rounds import Round, clear
from bandung.records.kinds import as_json, read
from bandung.records.payments import ClearingRound, in_units, minor


@dataclass(frozen=True, slots=True)
class Owed:
    """One obligation as a round counts it: ``amount`` in minor units of its currency."""

    debtor: str
    creditor: str
    amount: int
    currency: str
    on: date


RESULT = ("handled", "moved", "positions", "interest_due", "payments")
"""The fields of a round that follow from the rest."""
NO_RESULT: Mapping[str, Any] = {"handled": "0", "moved": "0", "positions": []}
"""A round of which nothing is computed yet, so that its terms can be read."""


def result(terms: ClearingRound, owed: Iterable[Owed]) -> dict[str, Any]:
    """The fields ``RESULT`` of a round as JSON; what ``terms`` says of them itself is not looked at.

    Arrived at by ``economy.clearing``: limits held day by day, interest on what is owed meanwhile, netting by party.
    Payments beyond a limit come first, on the day on which the limit was passed; then those of the day of settlement.

    :raises NoRate: if a currency has none. :raises BadObligation, TooMuch: if they cannot be added up.
    """
    unit = terms.unit
    told_rates = {each.currency: each.rate for each in terms.rates}
    made = clear(
        _table(owed),
        exact_rates(told_rates, unit),
        until=terms.until,
        lines=limits_of(terms),
        yearly=Fraction(terms.interest) / 100,
        agent=terms.agent,
    )
    settling = _settling(unit, terms.settles_in, told_rates)
    dues = [(each.debtor, each.creditor, each.amount, each.on) for each in made.early]
    dues += [(each.payer, each.receiver, each.amount, terms.settles_on) for each in made.payments]
    return {
        "handled": in_units(made.handled, unit),
        "moved": in_units(made.moved, unit),
        "positions": [_position(made, party, unit) for party in terms.members],
        "interest_due": [
            {"debtor": debtor, "creditor": creditor, "amount": in_units(amount, unit)}
            for (debtor, creditor), amount in sorted(made.interest.items())
        ],
        "payments": [
            {"payer": payer, "receiver": receiver, "amount": in_units(amount, unit), "on": on.isoformat()}
            | settling(amount)
            for payer, receiver, amount, on in dues
        ],
    }


def limits_of(terms: ClearingRound) -> dict[tuple[str, str], int]:
    """What a round lets debtors owe, in minor units: (creditor, debtor) to amount."""
    return {(each.creditor, each.debtor): minor(each.amount, terms.unit, field="limits") for each in terms.limits}


def most_owed(terms: ClearingRound, owed: Iterable[Owed]) -> dict[tuple[str, str], int]:
    """The most that each debtor owes each creditor on account at the end of a day of the round, as it holds them to its
    limits: (creditor, debtor) to minor units.

    :raises NoRate, BadObligation, TooMuch: see ``result``.
    """
    days = by_day(_table(owed), exact_rates({each.currency: each.rate for each in terms.rates}, terms.unit))
    _early, accounts = hold(days, limits_of(terms))
    most, names = accounts.owed.max(axis=0), accounts.parties
    return {(names[j], names[i]): int(most[i, j]) for i, j in np.argwhere(most)}


def concluded(terms: Mapping[str, Any], owed: Iterable[Owed]) -> ClearingRound:
    """The whole record of a round, from its terms as JSON and the obligations in it.

    :raises BadRecord: with all that is wrong in its terms. :raises NoRate, BadObligation, TooMuch: see ``result``.
    """
    checked: ClearingRound = read(ClearingRound, {**terms, **NO_RESULT})
    found: ClearingRound = read(ClearingRound, {**terms, **result(checked, owed)})
    return found


def follows(says: ClearingRound, owed: Iterable[Owed]) -> bool:
    """Whether what a round says of payments is what follows from its terms and these obligations."""
    terms = {name: value for name, value in as_json(says).items() if name not in RESULT}
    return concluded(terms, owed) == says


def _table(owed: Iterable[Owed]) -> pa.Table:
    return table(
        Obligation(each.debtor, each.creditor, each.amount, each.currency, each.on) for each in _in_order(owed)
    )


def _in_order(owed: Iterable[Owed]) -> list[Owed]:
    return sorted(owed, key=lambda each: (each.on, each.debtor, each.creditor, each.currency, each.amount))


def _position(made: Round, party: str, unit: str) -> dict[str, str]:
    position = made.positions.get(party, 0)
    early = made.early
    owes = sum(amount for (debtor, _creditor), amount in made.claims.owed.items() if debtor == party)
    is_owed = sum(amount for (_debtor, creditor), amount in made.claims.owed.items() if creditor == party)
    pays = max(-position, 0) + sum(each.amount for each in early if each.debtor == party)
    receives = max(position, 0) + sum(each.amount for each in early if each.creditor == party)
    told = {"owes": owes, "is_owed": is_owed, "pays": pays, "receives": receives}
    return {"party": party} | {name: in_units(amount, unit) for name, amount in told.items()}


def _settling(unit: str, settles_in: str | None, rates: Mapping[str, str]) -> Callable[[int], dict[str, str]]:
    """How a payment is written in the currency of settlement: the nearest minor unit, half to even."""
    if settles_in is None or settles_in == unit:
        return lambda amount: {}
    one = exact_rates(rates, unit)[settles_in]
    return lambda amount: {"settled": in_units(round(amount / one), settles_in)}
