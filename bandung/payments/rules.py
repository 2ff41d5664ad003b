"""When a round holds, and where an obligation stands. Plain values; no database, no clock; any order gives the same."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from bandung.consents.rules import Word

DECLARED, CONFIRMED, DISPUTED = "declared", "confirmed", "disputed"
UNREAD, CHANGED, WITHDRAWN, CONTESTED, STRANGER, LATER, CLEARED, OTHERWISE = (
    "unread", "changed", "withdrawn", "disputed", "stranger", "later", "cleared", "otherwise",
)  # fmt: skip
"""Why a round does not fit: an obligation is not known here, has another text, was withdrawn, is disputed, is of others
than the members, arose after the round's last day, was cleared in another round; or the payments are not what follows
from the obligations."""


@dataclass(frozen=True, slots=True)
class Claim:
    """An obligation as a round sees it."""

    uid: str
    debtor: str
    creditor: str
    digest: str
    on: date
    at: datetime
    withdrawn_at: datetime | None = None
    words: tuple[Word, ...] = ()
    """The creditor's, in the order in which they were said."""

    def why_not(self, digest: str, members: Collection[str], until: date, moment: datetime | None) -> str:
        """Why it cannot be in a round at this moment (now, where it is None); "" if it can."""
        if self.digest != digest:
            return CHANGED
        if not {self.debtor, self.creditor} <= set(members):
            return STRANGER
        if self.on > until:
            return LATER
        if moment is not None and moment < self.at:
            return UNREAD
        if self.withdrawn_at is not None and (moment is None or self.withdrawn_at <= moment):
            return WITHDRAWN
        return CONTESTED if word_of(self.words, moment) == DISPUTED else ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A round as its entry tells it."""

    uid: str
    digest: str
    author: str
    members: tuple[str, ...]
    until: date
    """The last day of what is in it."""
    at: datetime
    withdrawn_at: datetime | None
    named: tuple[tuple[str, str], ...]
    """(uid, digest) of each obligation."""
    follows: bool
    """Whether its payments follow from its obligations."""
    agreed_at: datetime | None = None
    """When the last of its members consented."""


@dataclass(slots=True)
class Outcome:
    """Since when rounds hold, why others do not, and which round cleared an obligation."""

    holds_at: dict[str, datetime] = field(default_factory=dict)
    why: dict[str, str] = field(default_factory=dict)
    cleared: dict[str, str] = field(default_factory=dict)


def word_of(words: Sequence[Word], moment: datetime | None = None) -> str:
    """Where a creditor stands on an obligation, or a receiver on a payment: by the last word that is not taken back."""
    said = [
        each.says
        for each in words
        if (each.until is None if moment is None else each.holds(moment)) and each.says in ("consent", "refuse")
    ]
    return DECLARED if not said else CONFIRMED if said[-1] == "consent" else DISPUTED


def last_words(words: Iterable[Word]) -> list[Word]:
    """The words of members or debtors, in the order in which they were said, each up to the one that says otherwise."""
    found: list[Word] = []
    since: dict[str, tuple[str, datetime]] = {}
    for each in reversed([*words]):
        if each.says not in ("consent", "refuse"):
            found.append(each)
            continue
        said, moment = since.get(each.register, (each.says, each.at))
        ends = each.until if said == each.says else min(each.until or moment, moment)
        since[each.register] = (each.says, each.at)
        found.append(replace(each, until=ends))
    return found[::-1]


def outcome(rounds: Iterable[Proposal], claims: Mapping[str, Claim]) -> Outcome:
    """What became of rounds that share obligations.

    A round holds from the moment at which all its members stood by it, if it fitted then. Of two that all agreed to,
    the one agreed first clears what both name; the other does not hold. So nothing is cleared twice.
    """
    told = Outcome()
    agreed: list[tuple[datetime, str, Proposal]] = []
    rounds = list(rounds)
    for each in rounds:
        if each.agreed_at is not None:
            agreed.append((each.agreed_at, each.uid, each))
        elif why := _why_not(each, claims, None):
            told.why[each.uid] = why
    for moment, uid, each in sorted(agreed, key=lambda found: found[:2]):
        why = _why_not(each, claims, moment)
        if not why and any(name in told.cleared for name, _digest in each.named):
            why = CLEARED
        if why:
            told.why[uid] = why
            continue
        told.holds_at[uid] = moment
        told.cleared |= dict.fromkeys((name for name, _digest in each.named), uid)
    for each in rounds:
        open_still = each.uid not in told.holds_at and each.uid not in told.why
        if open_still and any(name in told.cleared for name, _digest in each.named):
            told.why[each.uid] = CLEARED
    return told


def _why_not(each: Proposal, claims: Mapping[str, Claim], moment: datetime | None) -> str:
    if each.author not in each.members:
        return STRANGER
    for uid, digest in each.named:
        claim = claims.get(uid)
        if claim is None:
            return UNREAD
        if why := claim.why_not(digest, each.members, each.until, moment):
            return why
    return "" if each.follows else OTHERWISE
