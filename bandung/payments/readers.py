"""What entries on payments mean for the tables of this app.

Debtors, creditors and members write in their own registers, and any of them may be read first. So each entry only puts
its own row down; where obligations and rounds stand is then told anew from all rows and words (``telling``). What a
party showed stands as it was shown first, until it is withdrawn: whoever means it otherwise withdraws it and writes
another record.
"""

from typing import Any

from django.db import models

from bandung.payments import telling
from bandung.payments.dues import dues_of, tell_payments
from bandung.payments.models import ClearingRound, CreditLine, Obligation, Payment, RoundDue, RoundLine
from bandung.records.fields import Reference
from bandung.records.payments import minor
from bandung.registers.readers import ReadEntry, Shelf, reads


@reads("obligation", Obligation)
def read_obligation(entry: ReadEntry, shelf: Shelf) -> None:
    """A party writes what it owes, for its creditor at least."""
    says = _first(entry, shelf, Obligation)
    if says is not None and says.creditor != entry.register and says.creditor in entry.to:
        shelf.put(
            Obligation(
                **entry.columns(), creditor=says.creditor, amount=minor(says.amount, says.currency),
                currency=says.currency, on=says.on, readers=_spaced({entry.register, *entry.to}),
            )
        )  # fmt: skip
    shelf.afterwards(telling.tell_obligations, entry.uid)


@reads("credit-line", CreditLine)
def read_line(entry: ReadEntry, shelf: Shelf) -> None:
    """A creditor grants, for its debtor at least."""
    says = _first(entry, shelf, CreditLine)
    if says is not None and says.debtor != entry.register and says.debtor in entry.to:
        shelf.put(
            CreditLine(
                **entry.columns(), debtor=says.debtor, currency=says.currency, holds_at=None,
                readers=_spaced({entry.register, *entry.to}),
            )
        )  # fmt: skip
    shelf.afterwards(telling.tell_lines, entry.uid)


@reads("clearing-round", ClearingRound, also=[RoundLine, RoundDue])
def read_round(entry: ReadEntry, shelf: Shelf) -> None:
    """A member proposes, for all the others."""
    says = _first(entry, shelf, ClearingRound)
    members = set(says.members) if says is not None else set()
    if says is not None and entry.register in members and members <= {entry.register, *entry.to}:
        row = ClearingRound(
            **entry.columns(), named=_spaced(says.members), readers=_spaced({entry.register, *entry.to}),
            settles_on=says.settles_on,
        )  # fmt: skip
        shelf.put(row)
        for uid, _digest in row.names:
            shelf.put(RoundLine(key=f"{entry.uid} {uid}", round=entry.uid, obligation=uid))
        for due in dues_of(row):
            shelf.put(due)
    shelf.afterwards(telling.tell_rounds, entry.uid)


@reads("payment", Payment)
def read_payment(entry: ReadEntry, shelf: Shelf) -> None:
    """Whether its writer is the payer is asked later: the round may not have been read yet."""
    says = _first(entry, shelf, Payment)
    if says is not None:
        shelf.put(Payment(**entry.columns(), round=_uid(says.round), number=says.number))
    shelf.afterwards(tell_payments, entry.uid)


def _first(entry: ReadEntry, shelf: Shelf, model: type[models.Model]) -> Any:
    """The record, if this entry is the first to say it to others; a withdrawal dates the end of the row."""
    row: Any = shelf.get(model, entry.uid)
    if entry.act == "withdraw" and row is not None and row.withdrawn_at is None:
        row.withdrawn_at = entry.at
        shelf.put(row)
    return entry.record if entry.act == "publish" and row is None and entry.audience == "parties" else None


def _spaced(codes: Any) -> str:
    return f",{','.join(sorted(codes))},"


def _uid(named: Reference) -> str:
    return f"{named.register_code}/{named.record}"
