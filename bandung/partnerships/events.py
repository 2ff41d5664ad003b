"""What the parties of an initiative wrote, as events for its standing. Plain values."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from bandung.records.agreements import Agreement
from bandung.records.partnerships import Described, Move

Kind = Literal["terms", "move", "agreement"]


@dataclass(frozen=True, slots=True)
class Proposal:
    """Terms, a move or a text of an agreement as one party wrote it."""

    kind: Kind
    uid: str
    register: str
    seq: int
    digest: str
    at: datetime
    record: Described | Move | Agreement
    after: str | None = None
    """Digest of the terms or the move that it follows."""


@dataclass(frozen=True, slots=True)
class Said:
    """A consent to a digest, given or taken back."""

    register: str
    seq: int
    digest: str
    at: datetime
    stands: bool


@dataclass(frozen=True, slots=True)
class Left:
    """A party left; ``agreement`` is the digest of the text it withdrew from, empty where it left altogether."""

    register: str
    seq: int
    at: datetime
    agreement: str = ""


@dataclass(frozen=True, slots=True)
class TakenBack:
    """The author of a proposal withdrew it."""

    register: str
    seq: int
    uid: str
    at: datetime


Event = Proposal | Said | Left | TakenBack


def in_order(events: Iterable[Event]) -> list[tuple[datetime, Event]]:
    """The events with the time from which each counts, first one first.

    Within a register the numbers of its entries decide: a clock that was put back does not turn its order round.
    Between registers the times decide, and where they are equal the codes. What was taken back was given before.
    """
    given: list[Event] = []
    back: list[Event] = []
    for event in events:
        is_back = isinstance(event, TakenBack) or (isinstance(event, Said) and not event.stands)
        (back if is_back else given).append(event)
    counts: dict[tuple[str, int], datetime] = {}
    latest: dict[str, datetime] = {}
    found: list[tuple[datetime, Event]] = []
    for event in sorted(given, key=lambda each: (each.register, each.seq)):
        at = max(event.at, latest.get(event.register, event.at))
        latest[event.register] = counts[event.register, event.seq] = at
        found.append((at, event))
    found += [(max(event.at, counts.get((event.register, event.seq), event.at)), event) for event in back]
    return sorted(found, key=lambda each: (each[0], each[1].register, each[1].seq))
