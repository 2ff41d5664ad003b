"""Where obligations, lines and rounds stand, told anew from their rows and the words on them.

A word on a round alone is told from the words on it; all its obligations are looked at only when it changes when the
members agreed. Whether payments follow from obligations hangs on texts that never change, so it is computed once.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from bandung.consents.queries import words_on
from bandung.consents.rules import Word, agreed_at
from bandung.payments import rules
from bandung.payments.arithmetic import Owed, follows
from bandung.payments.dues import tell_payments, tell_rounds_hold
from bandung.payments.models import ClearingRound, CreditLine, Obligation, Payment, RoundLine
from bandung.payments.shelved import put, rows_of
from bandung.registers.readers import Shelf
from bandung.values.errors import BandungError

BATCH = 500


def tell_obligations(uids: set[str], shelf: Shelf) -> None:
    """Where creditors stand on these obligations, and what that means for rounds that name them."""
    rows = rows_of(Obligation, uids, shelf)
    words = words_on("obligation", rows)
    for row in rows:
        heard = [each for each in words.get(row.uid, ()) if each.register == row.creditor]
        put(row, shelf, said=rules.word_of(heard))
    if rounds := _rounds_with(uids):
        tell_rounds(rounds, shelf)


def tell_words(uids: set[str], shelf: Shelf) -> None:
    """What new words on these rounds mean: for each alone, unless they change when its members agreed to it."""
    rows = rows_of(ClearingRound, uids, shelf)
    words, before = _last_words("clearing-round", rows), {row.uid: row.agreed_at for row in rows}
    _agree(rows, words, shelf)
    _stand(rows, words, shelf)
    if changed := {row.uid for row in rows if row.agreed_at != before[row.uid]}:
        tell_rounds(changed, shelf)


def tell_rounds(uids: set[str], shelf: Shelf) -> None:
    """Which of these rounds, and of those that share obligations with them, hold; and what they cleared."""
    rows, named = _together(uids, shelf)
    words = _last_words("clearing-round", rows)
    _agree(rows, words, shelf)
    owed = {row.uid: row for row in rows_of(Obligation, named, shelf)}
    said = words_on("obligation", owed.values())
    claims = {uid: _claim(row, said.get(uid, ())) for uid, row in owed.items()}
    told = rules.outcome([_proposal(row, owed, shelf) for row in rows], claims)
    for row in rows:
        put(row, shelf, holds_at=told.holds_at.get(row.uid), why=told.why.get(row.uid, ""))
    _stand(rows, words, shelf)
    for uid, one in owed.items():
        put(one, shelf, cleared_by=told.cleared.get(uid, ""))
    tell_rounds_hold(rows, shelf)
    tell_payments(set(Payment.objects.filter(round__in=uids).values_list("uid", flat=True)), shelf)


Words = Mapping[str, list[Word]]


def _agree(rows: Iterable[ClearingRound], words: Words, shelf: Shelf) -> None:
    """When all members agreed to these rounds, whether they fit or not."""
    for row in rows:
        others, said = set(row.members) - {row.register}, words.get(row.uid, [])
        moment = agreed_at(row.digest, others, said, since=row.at, until=row.withdrawn_at)
        put(row, shelf, agreed_at=moment)


def _stand(rows: Iterable[ClearingRound], words: Words, shelf: Shelf) -> None:
    """Whose consent these rounds await, and who agreed that everybody may read them."""
    for row in rows:
        heard: dict[str, set[str]] = defaultdict(set)
        for each in words.get(row.uid, ()):
            if each.until is None:
                heard[each.says].add(each.register)
        members, holds = set(row.members), row.holds_at is not None
        waits = set() if holds or row.withdrawn_at else members - {row.register} - heard["consent"]
        put(
            row, shelf, awaited=sorted(waits), refused=sorted(waits & heard["refuse"]),
            public=holds and members <= heard["publish"],
        )  # fmt: skip


def tell_lines(uids: set[str], shelf: Shelf) -> None:
    """Since when debtors stand by these lines."""
    rows = rows_of(CreditLine, uids, shelf)
    words = _last_words("credit-line", rows)
    for row in rows:
        since = agreed_at(row.digest, {row.debtor}, words.get(row.uid, ()), since=row.at, until=row.withdrawn_at)
        put(row, shelf, holds_at=since)


def _together(uids: set[str], shelf: Shelf) -> tuple[list[ClearingRound], set[str]]:
    """These rounds with all that share obligations with them, directly or through others; and what they name."""
    rounds, fresh = set(uids), set(uids)
    while fresh:
        named = RoundLine.objects.filter(round__in=fresh).values("obligation")
        sharing = RoundLine.objects.filter(obligation__in=named).values_list("round", flat=True).distinct()
        fresh = set(sharing) - rounds
        rounds |= fresh
    rows = sorted(rows_of(ClearingRound, rounds, shelf), key=lambda row: (row.at, row.uid))
    return rows, {uid for row in rows for uid, _digest in row.names}


def _rounds_with(obligations: set[str]) -> set[str]:
    every = sorted(obligations)
    found: set[str] = set()
    for start in range(0, len(every), BATCH):
        part = every[start : start + BATCH]
        found |= set(RoundLine.objects.filter(obligation__in=part).values_list("round", flat=True).distinct())
    return found


def _last_words(kind: str, rows: Iterable[Any]) -> dict[str, list[Word]]:
    return {uid: rules.last_words(words) for uid, words in words_on(kind, rows).items()}


def _claim(row: Obligation, said: Iterable[Word]) -> rules.Claim:
    heard = tuple(each for each in said if each.register == row.creditor)
    return rules.Claim(row.uid, row.debtor, row.creditor, row.digest, row.on, row.at, row.withdrawn_at, heard)


def _proposal(row: ClearingRound, owed: dict[str, Obligation], shelf: Shelf) -> rules.Proposal:
    put(row, shelf, follows=_follows(row, owed))
    return rules.Proposal(
        row.uid, row.digest, row.register, row.members, date.fromisoformat(row.body["until"]), row.at,
        row.withdrawn_at, row.names, follows=bool(row.follows), agreed_at=row.agreed_at,
    )  # fmt: skip


def _follows(row: ClearingRound, owed: dict[str, Obligation]) -> bool | None:
    """Whether its payments are what follows from the texts that it names; None until all of them are read. What cannot
    be computed, such as for want of a rate, does not follow.
    """
    there = [one for uid, digest in row.names if (one := owed.get(uid)) is not None and one.digest == digest]
    if len(there) < len(row.names):
        return None
    if row.follows is not None:
        return row.follows
    try:
        return follows(row.says, map(as_owed, there))
    except BandungError:
        return False


def as_owed(row: Obligation) -> Owed:
    """An obligation as arithmetic counts it."""
    return Owed(row.debtor, row.creditor, row.amount, row.currency, row.on)
