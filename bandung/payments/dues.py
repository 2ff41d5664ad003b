"""Payments that follow from rounds, and how far both sides have come with each, told anew from rows and words."""

from collections.abc import Iterable
from datetime import date

from bandung.consents.queries import words_on
from bandung.payments import rules
from bandung.payments.models import ClearingRound, Payment, RoundDue
from bandung.payments.shelved import put, rows_of
from bandung.registers.readers import Shelf


def dues_of(row: ClearingRound) -> Iterable[RoundDue]:
    """The payments that a round writes down, by number."""
    paid_in = row.body.get("settles_in") or row.body["unit"]
    for number, each in enumerate(row.body.get("payments", ()), 1):
        yield RoundDue(
            key=RoundDue.key_of(row.uid, number), round=row.uid, digest=row.digest, number=number,
            payer=each["payer"], receiver=each["receiver"], amount=each.get("settled") or each["amount"],
            currency=paid_in, on=date.fromisoformat(each["on"]),
        )  # fmt: skip


def tell_rounds_hold(rows: Iterable[ClearingRound], shelf: Shelf) -> None:
    """That these rounds hold, or do not, for their payments."""
    for row in rows:
        holds = row.holds_at is not None
        for due in rows_of(RoundDue, _keys(round=row.uid, holds=not holds), shelf):
            put(due, shelf, holds=holds)


def tell_payments(uids: set[str], shelf: Shelf) -> None:
    """Where receivers stand on these words of payers, and what that makes of the payments."""
    rows = rows_of(Payment, uids, shelf)
    words, keys = words_on("payment", rows), _keys(said_by__in=uids) | {row.due for row in rows}
    known = {due.key: due for due in rows_of(RoundDue, keys, shelf)}
    for row in rows:
        due = known.get(row.due)
        receiver = due.receiver if due is not None and speaks_of(row, due) else ""
        put(row, shelf, said=rules.word_of([each for each in words.get(row.uid, ()) if each.register == receiver]))
    for due in known.values():
        beside = set(Payment.objects.filter(round=due.round, number=due.number).values_list("uid", flat=True))
        every = [row for row in rows_of(Payment, beside, shelf) if row.withdrawn_at is None and speaks_of(row, due)]
        first = min(every, key=lambda row: (row.at, row.seq), default=None)
        put(due, shelf, said=first.said if first else "", said_by=first.uid if first else "")


def speaks_of(row: Payment, due: RoundDue) -> bool:
    """Whether a word is the payer's, on exactly this payment."""
    return row.due == due.key and row.register == due.payer and row.body["round"]["digest"] == due.digest


def _keys(**narrowed: object) -> set[str]:
    return set(RoundDue.objects.filter(**narrowed).values_list("key", flat=True))
