"""Where obligations, lines, rounds and payments stand, told anew from their rows and the words on them."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, TypeVar

from django.db import models

from bandung.consents.queries import words_on
from bandung.consents.rules import Word, agreed_at
from bandung.payments import rules
from bandung.payments.arithmetic import Owed, follows
from bandung.payments.models import ClearingRound, CreditLine, Obligation, Payment, RoundLine
from bandung.records.payments import Due
from bandung.registers.readers import Shelf
from bandung.values.errors import BandungError

M = TypeVar("M", bound=models.Model)
BATCH = 500


def tell_obligations(uids: set[str], shelf: Shelf) -> None:
    """Where creditors stand on these obligations, and what that means for rounds that name them."""
    rows = _rows(Obligation, uids, shelf)
    words = words_on("obligation", rows)
    for row in rows:
        heard = [each for each in words.get(row.uid, ()) if each.register == row.creditor]
        _put(row, shelf, said=rules.word_of(heard))
    if rounds := _rounds_with(uids):
        tell_rounds(rounds, shelf)


def tell_rounds(uids: set[str], shelf: Shelf) -> None:
    """Which of these rounds, and of those that share obligations with them, hold; and what they cleared."""
    rows, named = _together(uids, shelf)
    owed = {row.uid: row for row in _rows(Obligation, named, shelf)}
    said, words = words_on("obligation", owed.values()), _last_words("clearing-round", rows)
    claims = {uid: _claim(row, said.get(uid, ())) for uid, row in owed.items()}
    told = rules.outcome([_proposal(row, owed, words.get(row.uid, ())) for row in rows], claims)
    for row in rows:
        heard: dict[str, set[str]] = defaultdict(set)
        for each in words.get(row.uid, ()):
            if each.until is None:
                heard[each.says].add(each.register)
        members, holds = set(row.members), told.holds_at.get(row.uid)
        waits = set() if holds or row.withdrawn_at else members - {row.register} - heard["consent"]
        _put(
            row, shelf, holds_at=holds, why=told.why.get(row.uid, ""), awaited=sorted(waits),
            refused=sorted(waits & heard["refuse"]), public=holds is not None and members <= heard["publish"],
        )  # fmt: skip
    for uid, one in owed.items():
        _put(one, shelf, cleared_by=told.cleared.get(uid, ""))
    for one in Obligation.objects.filter(cleared_by__in=uids - {row.uid for row in rows}):
        _put(one, shelf, cleared_by="")
    tell_payments(set(Payment.objects.filter(round__in=uids).values_list("uid", flat=True)), shelf)


def tell_lines(uids: set[str], shelf: Shelf) -> None:
    """Since when debtors stand by these lines."""
    rows = _rows(CreditLine, uids, shelf)
    words = _last_words("credit-line", rows)
    for row in rows:
        since = agreed_at(row.digest, {row.debtor}, words.get(row.uid, ()), since=row.at, until=row.withdrawn_at)
        _put(row, shelf, holds_at=since)


def tell_payments(uids: set[str], shelf: Shelf) -> None:
    """Where receivers stand on these payments."""
    rows = _rows(Payment, uids, shelf)
    words = words_on("payment", rows)
    rounds = ClearingRound.objects.in_bulk({row.round for row in rows})
    for row in rows:
        due = due_of(row, rounds.get(row.round))
        heard = [each for each in words.get(row.uid, ()) if due is not None and each.register == due.receiver]
        _put(row, shelf, said=rules.word_of(heard))


def due_of(row: Payment, one: ClearingRound | None) -> Due | None:
    """The payment of the round that this row speaks of, if its writer is the payer; else None."""
    if one is None or one.digest != row.says.round.digest or row.number > len(one.says.payments):
        return None
    due = one.says.payments[row.number - 1]
    return due if due.payer == row.register else None


def forget(uid: str, shelf: Shelf) -> None:
    """A round is no longer read here: neither are its lines; what shared them or was cleared by it is told anew."""
    for line in RoundLine.objects.filter(round=uid):
        shelf.remove(RoundLine, line.key)
        shelf.afterwards(tell_obligations, line.obligation)


def _together(uids: set[str], shelf: Shelf) -> tuple[list[ClearingRound], set[str]]:
    """These rounds with all that share obligations with them, directly or through others; and what they name."""
    rounds, named, fresh = set(uids), set[str](), set(uids)
    while fresh:
        found = set(RoundLine.objects.filter(round__in=fresh).values_list("obligation", flat=True)) - named
        named |= found
        fresh = _rounds_with(found) - rounds
        rounds |= fresh
    return sorted(_rows(ClearingRound, rounds, shelf), key=lambda row: (row.at, row.uid)), named


def _rounds_with(obligations: set[str]) -> set[str]:
    every = sorted(obligations)
    found: set[str] = set()
    for start in range(0, len(every), BATCH):
        part = every[start : start + BATCH]
        found |= set(RoundLine.objects.filter(obligation__in=part).values_list("round", flat=True))
    return found


def _last_words(kind: str, rows: Iterable[Any]) -> dict[str, list[Word]]:
    return {uid: rules.last_words(words) for uid, words in words_on(kind, rows).items()}


def _claim(row: Obligation, said: Iterable[Word]) -> rules.Claim:
    heard = tuple(each for each in said if each.register == row.creditor)
    return rules.Claim(row.uid, row.debtor, row.creditor, row.digest, row.on, row.at, row.withdrawn_at, heard)


def _proposal(row: ClearingRound, owed: dict[str, Obligation], words: Iterable[Word]) -> rules.Proposal:
    named = tuple((f"{each.register_code}/{each.record}", each.digest) for each in row.says.obligations)
    there = [owed[uid] for uid, _digest in named if uid in owed]
    return rules.Proposal(
        row.uid, row.digest, row.register, row.members, row.says.until, row.at, row.withdrawn_at, named,
        follows=len(there) == len(named) and _follows(row, there), words=tuple(words),
    )  # fmt: skip


def _follows(row: ClearingRound, owed: list[Obligation]) -> bool:
    """What cannot be computed, such as for want of a rate, does not follow."""
    try:
        return follows(row.says, map(as_owed, owed))
    except BandungError:
        return False


def as_owed(row: Obligation) -> Owed:
    """An obligation as arithmetic counts it."""
    return Owed(row.debtor, row.creditor, row.amount, row.currency, row.on)


def _rows(model: type[M], uids: set[str], shelf: Shelf) -> list[M]:
    """Rows as they stand on the shelf, in one query."""
    shelf.load(model, set(uids))
    return [row for uid in sorted(uids) if (row := shelf.get(model, uid)) is not None]


def _put(row: Any, shelf: Shelf, **told: Any) -> None:
    """Onto the shelf, if anything of it is new."""
    if any(getattr(row, name) != value for name, value in told.items()):
        for name, value in told.items():
            setattr(row, name, value)
        shelf.put(row)
