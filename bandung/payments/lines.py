"""Which credit lines a round starts with, and what its author may make of them. Plain values; any order gives the same.

A round starts with the lines in force between its members on its last day, as far as its author can read them; it may
lower them, never raise them or leave them out. What goes beyond a limit is paid at once: such a round breaks no line. A
line that its author cannot read it may break; then neither side of the line can consent to it. Whether a round holds
hangs on no line: other members cannot read it, and both its sides have agreed to the limits of the round themselves.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from bandung.payments.errors import AboveLine
from bandung.records.fields import Reference

WAITS, CURRENCY, DAYS, OLDER = "waits", "currency", "days", "older"
"""Why a line does not count in a round: its debtor has not consented, it is in another currency than the unit of
account, it does not hold on the last day, a newer one of the same two counts."""

Pair = tuple[str, str]
"""Creditor and debtor."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line that stands, as a round sees it: ``amount`` in minor units of its currency."""

    uid: str
    digest: str
    creditor: str
    debtor: str
    amount: int
    currency: str
    start: date | None
    last: date | None
    at: datetime
    seq: int
    agreed: bool

    @property
    def pair(self) -> Pair:
        return self.creditor, self.debtor

    @property
    def reference(self) -> Reference:
        """This version, as a round names it."""
        register, _slash, record = self.uid.partition("/")
        return Reference(register_code=register, record=record, digest=self.digest)

    def why_not(self, unit: str, on: date) -> str:
        """Why it does not count in a round in this unit whose last day is ``on``; "" if it may."""
        if not self.agreed:
            return WAITS
        if self.currency != unit:
            return CURRENCY
        return "" if (self.start or on) <= on <= (self.last or on) else DAYS


@dataclass(frozen=True, slots=True)
class Limited:
    """What a round lets a debtor owe, in minor units, and the line that this comes from, if any."""

    creditor: str
    debtor: str
    amount: int
    line: Line | None


def counted(every: Iterable[Line], unit: str, on: date) -> tuple[dict[Pair, Line], list[tuple[Line, str]]]:
    """The lines that count in a round, the newest of each pair; and the others, each with why it does not."""
    found: dict[Pair, Line] = {}
    left: list[tuple[Line, str]] = []
    for line in sorted(every, key=lambda each: (each.at, each.seq, each.uid), reverse=True):
        if why := line.why_not(unit, on) or (OLDER if line.pair in found else ""):
            left.append((line, why))
        else:
            found[line.pair] = line
    return found, left


def limits(told: Mapping[Pair, int], lines: Mapping[Pair, Line]) -> list[Limited]:
    """The limits of a round by pair: what its author says, and the lines where it says nothing.

    :raises AboveLine: if it says more than a line.
    """
    for pair, amount in told.items():
        if pair in lines and amount > lines[pair].amount:
            raise AboveLine(creditor=pair[0], debtor=pair[1], uid=lines[pair].uid)
    every = {pair: line.amount for pair, line in lines.items()} | dict(told)
    return [Limited(*pair, amount, lines.get(pair)) for pair, amount in sorted(every.items())]


def loosened(lines: Mapping[Pair, Line], told: Mapping[Pair, int]) -> dict[Pair, Line]:
    """The lines that the limits of a round do not keep to: it may still be that nothing goes beyond them."""
    return {pair: line for pair, line in lines.items() if pair not in told or told[pair] > line.amount}
