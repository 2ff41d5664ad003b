"""When something holds that several parties share: from the moment at which all have consented to one digest.

Plain values; no database, no clock. The order in which consents are read does not matter.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Word:
    """A consent as its entry tells it: whose, from when, and until when if it was taken back."""

    register: str
    digest: str
    says: str
    at: datetime
    until: datetime | None = None

    def holds(self, moment: datetime) -> bool:
        return self.at <= moment and (self.until is None or moment < self.until)


def agreed_at(
    digest: str,
    parties: Collection[str],
    words: Iterable[Word],
    *,
    since: datetime,
    until: datetime | None = None,
    says: str = "consent",
) -> datetime | None:
    """The first moment at which every one of these parties stands by this digest; None if there is none.

    ``since`` is when the version was written, ``until`` when its author withdrew it: nothing holds without its text.
    The author's own consent is its writing, so the author is not among ``parties``; without others it holds at once.
    What is agreed stays so: a consent taken back later changes nothing.
    """
    heard = [each for each in words if each.digest == digest and each.says == says and each.register in parties]
    for moment in sorted({since} | {max(each.at, since) for each in heard}):
        if until is not None and moment >= until:
            return None
        if {each.register for each in heard if each.holds(moment)} >= set(parties):
            return moment
    return None


def awaited(digest: str, parties: Iterable[str], words: Iterable[Word], *, says: str = "consent") -> tuple[str, ...]:
    """The parties, of these, whose word on this digest does not stand now."""
    standing = {each.register for each in words if each.digest == digest and each.says == says and each.until is None}
    return tuple(party for party in parties if party not in standing)
