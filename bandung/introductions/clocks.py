"""The clocks of an introduction: who is reminded of what, and when. Pure: dates in, dates out.

Source: rule R-13 of the domain study (a match that nobody follows up is forgotten): tasks at 30, 90 and 180 days to
both sides, then dormant and shown so. What falls due follows from the entries and the day alone, and each due thing has
a name of its own (``key``), so whoever reminds can never do it twice.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from bandung.introductions.rules import ACCEPTED, CLOSING, UNANSWERED, concluded

ANSWER_WITHIN = timedelta(days=14)
"""An open question is remembered after two weeks."""
FOLLOW_UP_AFTER = (timedelta(days=30), timedelta(days=90), timedelta(days=180))
"""After acceptance each side is asked how it goes on."""
DORMANT_AFTER = timedelta(days=180)
QUIET_FOR = timedelta(days=90)
"""It sleeps when so much time has passed since the request or its acceptance, and neither wrote lately."""


@dataclass(frozen=True, slots=True)
class Running:
    """What the clocks need to know of an introduction."""

    uid: str
    asking: str
    owner: str
    state: str
    asked_at: datetime
    accepted_at: datetime | None
    last_word_at: datetime
    turn: str
    turn_since: datetime
    followed_at: dict[str, datetime | None]
    """By party, its last follow-up or outcome."""
    outcome: dict[str, str]
    """By party, how it says that it ended."""


@dataclass(frozen=True, slots=True)
class Due:
    """Somebody has to do something since some moment."""

    uid: str
    party: str
    what: str
    """``answer``, ``follow-up`` or ``dormant``."""
    since: datetime
    days: int
    """After how many days the clock rang."""

    @property
    def key(self) -> str:
        """The same for the same reminder, for ever."""
        return f"{self.uid} {self.what} {self.days} {self.since:%Y-%m-%dT%H:%M:%SZ} {self.party}"


def dormant_from(each: Running) -> datetime | None:
    """When it falls, or fell, asleep if nobody writes; None for one that has ended."""
    if each.state not in (*UNANSWERED, ACCEPTED) or concluded(each.state, *each.outcome.values()):
        return None
    start = each.accepted_at or each.asked_at
    return max(start + DORMANT_AFTER, each.last_word_at + QUIET_FOR)


def is_dormant(each: Running, at: datetime) -> bool:
    since = dormant_from(each)
    return since is not None and at >= since


def shown_state(each: Running, at: datetime) -> str:
    """The state as lists show it."""
    if concluded(each.state, *each.outcome.values()):
        return "concluded"
    return "dormant" if is_dormant(each, at) else each.state


def ringing(each: Running, at: datetime) -> Iterator[Due]:
    """What is due now and not done: at most one thing for each side, and that it sleeps."""
    if each.state in UNANSWERED and each.turn and at >= each.turn_since + ANSWER_WITHIN:
        yield Due(each.uid, each.turn, "answer", each.turn_since + ANSWER_WITHIN, ANSWER_WITHIN.days)
    if each.state == ACCEPTED and each.accepted_at is not None:
        for party in (each.asking, each.owner):
            if each.outcome.get(party) in CLOSING:
                continue
            due = [after for after in FOLLOW_UP_AFTER if at >= each.accepted_at + after]
            followed = each.followed_at.get(party)
            if due and (followed is None or followed < each.accepted_at + due[-1]):
                yield Due(each.uid, party, "follow-up", each.accepted_at + due[-1], due[-1].days)
    since = dormant_from(each)
    if since is not None and at >= since:
        for party in (each.asking, each.owner):
            yield Due(each.uid, party, "dormant", since, DORMANT_AFTER.days)


def next_ring(each: Running, party: str, at: datetime) -> Due | None:
    """What rings next for a party, if nobody writes before."""
    coming: list[Due] = []
    if each.state in UNANSWERED and each.turn == party:
        coming.append(Due(each.uid, party, "answer", each.turn_since + ANSWER_WITHIN, ANSWER_WITHIN.days))
    if each.state == ACCEPTED and each.accepted_at is not None and each.outcome.get(party) not in CLOSING:
        coming += [Due(each.uid, party, "follow-up", each.accepted_at + a, a.days) for a in FOLLOW_UP_AFTER]
    since = dormant_from(each)
    if since is not None:
        coming.append(Due(each.uid, party, "dormant", since, DORMANT_AFTER.days))
    return min((due for due in coming if due.since > at), key=lambda due: due.since, default=None)
