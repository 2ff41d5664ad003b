"""The clocks of a joint commission: whose word is awaited, the mid-term review, the next session. Dates in, dates out.

Source: DOMAIN 4.4, defaults drawn from sessions that were held (a programme of two to three years, a reminder at half
of it, the next session when it ends). Each due thing has a name of its own (``key``), the same for ever.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

ANSWER_WITHIN = timedelta(days=14)
"""A version that waits for a party's word is remembered after two weeks."""
AHEAD = timedelta(days=60)
"""How long before a day it is shown as coming near."""


@dataclass(frozen=True, slots=True)
class Running:
    """What the clocks need to know of a session."""

    uid: str
    state: str
    parties: tuple[str, ...]
    starts: date
    waits_since: dict[str, datetime]
    """By party, since when a version of the session or of its act awaits its word."""
    middle: date | None = None
    """Of the programme of the signed act."""
    next_on: date | None = None
    followed: bool = False
    """A later session names the act of this one as the one before."""


@dataclass(frozen=True, slots=True)
class Due:
    """A day on which a party has something to do."""

    uid: str
    party: str
    what: str
    """``consent``, ``session``, ``mid-term`` or ``next-session``."""
    on: date

    @property
    def key(self) -> str:
        """The same for the same thing, for ever."""
        return f"commission {self.uid} {self.what} {self.on.isoformat()} {self.party}"


def days_of(each: Running, party: str) -> Iterator[Due]:
    """Every day of a session that a party has to keep in mind, past or coming."""
    if party not in each.parties:
        return
    since = each.waits_since.get(party)
    if since is not None and each.state in ("convened", "confirmed"):
        yield Due(each.uid, party, "consent", (since + ANSWER_WITHIN).date())
    if each.state in ("convened", "confirmed"):
        yield Due(each.uid, party, "session", each.starts)
    if each.state == "held" and each.middle is not None:
        yield Due(each.uid, party, "mid-term", each.middle)
    if each.state == "held" and each.next_on is not None and not each.followed:
        yield Due(each.uid, party, "next-session", each.next_on)


def coming(each: Running, party: str, on: date) -> Iterator[Due]:
    """Days from this one on; a word that is late is due until it is given, and so is the next session."""
    for due in days_of(each, party):
        if due.on >= on or due.what in ("consent", "next-session"):
            yield due


def near(every: Collection[Running], party: str, on: date) -> list[Due]:
    """What is due now or comes near, the nearest first."""
    found = [due for each in every for due in coming(each, party, on) if due.on <= on + AHEAD]
    return sorted(found, key=lambda due: (due.on, due.key))
