"""A clearing round from its obligations to its payments, what hard currency it saved, and who gained."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

import pyarrow as pa

from bandung.economy.clearing import netting
from bandung.economy.clearing.claims import Claims, by_day
from bandung.economy.clearing.interest import interest
from bandung.economy.clearing.lines import Early, Lines, hold
from bandung.economy.clearing.settlement import Payment, directly, through
from bandung.values.errors import BandungError, _


class EndsTooEarly(BandungError):
    status = 422
    sentence = _("A round that ends on %(until)s cannot hold an obligation of %(last)s.")


@dataclass(frozen=True, slots=True)
class Gain:
    """What one party pays out in each way, in minor units of the unit of account."""

    party: str
    gross: int
    by_pair: int
    by_cycle: int
    by_party: int

    @property
    def saved(self) -> int:
        """What it need not pay out thanks to the round, beside paying everything."""
        return self.gross - self.by_party


@dataclass(frozen=True, slots=True)
class Round:
    """A round of clearing: everything owed in ``claims``, interest included; the rest is what ``early`` has left."""

    claims: Claims
    pairs: Claims
    cycles: Claims
    positions: Mapping[str, int]
    payments: tuple[Payment, ...]
    early: tuple[Early, ...]
    interest: Mapping[tuple[str, str], int]

    @property
    def moved(self) -> int:
        """Hard currency that moves: what the debtors pay at the end, and what was paid early."""
        return sum(-each for each in self.positions.values() if each < 0) + sum(each.amount for each in self.early)

    @property
    def handled(self) -> int:
        """Everything that was owed in the round."""
        return self.claims.gross

    @property
    def saved(self) -> Fraction:
        """The share of hard currency that need not move, of everything that passed through; nothing where none did."""
        return 1 - Fraction(self.moved, self.handled) if self.handled else Fraction(0)

    def paid_early(self, party: str) -> int:
        return sum(each.amount for each in self.early if each.debtor == party)

    def gains(self) -> list[Gain]:
        """What each party pays out if all is paid, and in each way of netting; who saves most first."""
        found = [
            Gain(
                party,
                gross=_paid(self.claims, party),
                by_pair=_paid(self.pairs, party) + self.paid_early(party),
                by_cycle=_paid(self.cycles, party) + self.paid_early(party),
                by_party=max(-self.positions[party], 0) + self.paid_early(party),
            )
            for party in self.claims.parties
        ]
        return sorted(found, key=lambda gain: (-gain.saved, gain.party))


def clear(
    obligations: pa.Table,
    rates: Mapping[str, Fraction],
    *,
    until: date,
    lines: Lines | None = None,
    yearly: Fraction = Fraction(0),
    agent: str | None = None,
) -> Round:
    """A round that ends on ``until``: obligations as ``claims.table`` makes it, at the round's rates of settlement.

    ``lines`` are held day by day if they are given; interest runs on what is held on account.

    :raises BadObligation, NoRate, TooMuch: see ``claims.by_day``. :raises EndsTooEarly: if an obligation is of later.
    """
    days = by_day(obligations, rates)
    if days.days and days.days[-1] > until:
        raise EndsTooEarly(until=until.isoformat(), last=days.days[-1].isoformat())
    early, accounts = hold(days, lines or {})
    accrued = interest(accounts, until=until, yearly=yearly)
    whole = _with(days.claims(), accrued, 1)
    paid: dict[tuple[str, str], int] = {}
    for payment in early:
        pair = (payment.debtor, payment.creditor)
        paid[pair] = paid.get(pair, 0) + payment.amount
    left = _with(whole, paid, -1)
    positions = netting.by_party(left)
    payments = directly(positions) if agent is None else through(agent, positions)
    return Round(
        whole, netting.by_pair(left), netting.by_cycle(left), positions, tuple(payments), tuple(early), accrued
    )  # fmt: skip


def _with(before: Claims, more: Mapping[tuple[str, str], int], sign: int) -> Claims:
    if not more:
        return before
    owed = dict(before.owed)
    for pair, amount in more.items():
        owed[pair] = owed.get(pair, 0) + sign * amount
    return Claims(before.parties, {pair: amount for pair, amount in owed.items() if amount})


def _paid(claims: Claims, party: str) -> int:
    return sum(amount for (debtor, _creditor), amount in claims.owed.items() if debtor == party)
