"""Sealed reviews: how seals are named, when a round opens, how each party stands in it (docs/decisions/0018).

Plain values; no database, no clock. The order in which seals and answers are read does not matter.
"""

import json
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from bandung.plans.rules import Stay, here
from bandung.records.canonical import canonical, digest
from bandung.reviews.errors import BadDueDay, TooEarly, UnknownFrame
from bandung.values import BadValue
from bandung.values.errors import _

REVIEWED = ("executing", "suspended", "completed", "evaluated", "closed", "cancelled")
"""Stages in which an initiative is looked back on: it is being carried out, or was."""
FRAMES, AREAS = ("nest-2017",), "value-added"
"""Lists that a round can answer, the newest first; and the list of what a third role adds."""
LONGEST_ROUND = 366
"""Days from the opening of a round to the day on which answers are due, at most."""
LONGEST_DRAFT = 400_000
FEWEST = 2
"""Nothing is revealed before so many parties have sealed: one alone would be read and read nothing."""

TO_ANSWER, SEALED, REVEALED = "to-answer", "sealed", "revealed"
NOT_ANSWERED, LEFT = "not-answered", "left"
"""How a party stands in a round; *not answered* is said when others' answers can be read, or the day has passed."""


@dataclass(frozen=True, slots=True)
class Stands:
    """How one party stands in a round."""

    party: str
    facilitator: bool
    state: str
    sealed_at: datetime | None = None
    late: bool = False
    """It sealed when answers of others could be read already."""


def seal_id(round_uid: str) -> str:
    """The one record in which a party seals its answers in a round."""
    return f"seal-{_short(round_uid)}"


def review_id(round_uid: str) -> str:
    """The one record in which a party reveals its answers in a round."""
    return f"review-{_short(round_uid)}"


def due_over(due: date) -> datetime:
    """When the due day has ended everywhere on earth: noon of the next day in UTC (the zone UTC−12 is the last)."""
    return datetime.combine(due + timedelta(days=1), time(12), UTC)


def asked(stays: Iterable[Stay], opened: datetime) -> tuple[str, ...]:
    """Who is asked: all that took part when the round was opened, partners first."""
    found = [*stays]
    partners = here(found, opened, partners_only=True)
    return (*sorted(partners), *sorted(here(found, opened) - partners))


def opened_at(who: Collection[str], seals: Mapping[str, datetime], stays: Iterable[Stay], due: date) -> datetime | None:
    """From when answers are revealed: all have sealed that are asked and still take part, or the due day is over and
    two have sealed. None where that is not to come as things stand; it may lie ahead.

    ``seals`` says by party when it sealed; of others than ``who`` they count for nothing.
    """
    found, over = [*stays], due_over(due)
    ours = {party: at for party, at in seals.items() if party in who}
    moments = {*ours.values(), *(each.until for each in found if each.until), over}
    for moment in sorted(moments):
        sealed = {party for party, at in ours.items() if at <= moment}
        if len(sealed) >= FEWEST and (moment >= over or set(who) & here(found, moment) <= sealed):
            return moment
    return None


def standings(
    who: Collection[str],
    seals: Mapping[str, datetime],
    revealed: Collection[str],
    stays: Iterable[Stay],
    *,
    began: datetime,
    due: date,
    at: datetime,
) -> list[Stands]:
    """How each party that is asked stands at a moment, in the order of ``who``."""
    found = [*stays]
    opens = opened_at(who, seals, found, due)
    is_open = opens is not None and opens <= at
    partners = here(found, began, partners_only=True)
    present = here(found, at)
    told = []
    for party in who:
        sealed = seals.get(party)
        if sealed is not None:
            state = REVEALED if is_open and party in revealed else SEALED
        elif party not in present:
            state = LEFT
        else:
            state = NOT_ANSWERED if is_open or at >= due_over(due) else TO_ANSWER
        late = sealed is not None and opens is not None and sealed > opens
        told.append(Stands(party, party not in partners, state, sealed, late))
    return told


def is_closed(sides: Iterable[Stands], *, is_open: bool) -> bool:
    """Whether a round has told what it will tell: it is open, and who sealed has revealed."""
    return is_open and all(each.state != SEALED for each in sides)


def is_cancelled(withdrawn: datetime | None, seals: Iterable[datetime]) -> bool:
    """Whether its author took a round back before anybody sealed."""
    return withdrawn is not None and not any(at < withdrawn for at in seals)


def outcome(round_digest: str, reviews: Mapping[str, str]) -> str:
    """The digest that stands for a closed round: of the round and of each party's answers in it.

    SHA-256 of the canonical form of ``{"reviews": {party: digest}, "round": digest}``.
    """
    return digest(canonical({"round": round_digest, "reviews": dict(reviews)}))


def check_stage(stage: str, uid: str) -> None:
    """:raises TooEarly: before an initiative is carried out."""
    if stage not in REVIEWED:
        raise TooEarly(uid=uid)


def check_frame(name: str) -> None:
    """:raises UnknownFrame: if a round cannot answer it."""
    if name not in FRAMES:
        raise UnknownFrame(name=name[:40])


def check_due(due: date, today: date) -> None:
    """:raises BadDueDay: unless it lies ahead, and not too far."""
    if not today < due <= today + timedelta(days=LONGEST_ROUND):
        raise BadDueDay(most=LONGEST_ROUND)


def check_draft(draft: Mapping[str, Any]) -> None:
    """:raises BadValue: if it is longer than anybody answers, or holds NUL or half a character, which nobody types."""
    text = json.dumps(draft, ensure_ascii=False, default=str)
    if "\\u0000" in text or re.search("[\ud800-\udfff]", text):
        raise BadValue(_("A text is expected here."), field="text")
    if len(text) > LONGEST_DRAFT:
        raise BadValue(_("This is longer than %(most)s characters."), field="text", most=LONGEST_DRAFT)


def _short(uid: str) -> str:
    return digest(uid.encode())[:16]
