"""What can be consented to: each app that has such records says here how to find one and whose consent it needs."""

from collections.abc import Callable
from dataclasses import dataclass

from bandung.consents.errors import NothingToConsent
from bandung.registers.readers import Telling


@dataclass(frozen=True, slots=True)
class Subject:
    """One version that waits for consents, or that all consented to."""

    kind: str
    uid: str
    digest: str
    author: str
    """Whose register it stands in. Its author proposes it, and so agrees to it."""
    parties: frozenset[str]
    """Everybody whose consent it needs, the author among them."""
    readers: frozenset[str]
    """For whom it is: a consent to it is for the same parties."""
    holds: bool = False
    """Whether all have consented."""
    closed: str = ""
    """Why nobody can consent to it any more, as a sentence; empty while it is open."""
    may_be_public: bool = True
    """Whether its parties can agree that everybody may read it."""


Finding = Callable[[str], Subject | None]

FINDINGS: dict[str, Finding] = {}
TELLINGS: dict[str, Telling] = {}


def subject(kind: str, *, find: Finding, tell: Telling) -> None:
    """Let a kind of record be consented to.

    ``find(uid)`` gives the version that stands now, or None. ``tell`` tells the rows anew that rest on its consents; it
    is called with the uids consented to, in the same shelf as the consents' rows.
    """
    FINDINGS[kind] = find
    TELLINGS[kind] = tell


def found(kind: str, uid: str, party: str) -> Subject:
    """:raises NothingToConsent: if there is none of that name, or it is not for this party."""
    finding = FINDINGS.get(kind)
    one = finding(uid) if finding else None
    if one is None or party not in one.readers | one.parties | {one.author}:
        raise NothingToConsent(uid=uid)
    return one
