"""What holds for sessions, applications and selections. Plain values; no database, no clock."""

import re
from collections.abc import Iterable
from datetime import date, timedelta

from bandung.records.canonical import digest
from bandung.records.training import Session
from bandung.training.errors import (
    ApplicationsClosed,
    DecidedMeanwhile,
    FewerThanGiven,
    MoreThanApplied,
    NameInPost,
    NotHeldYet,
    OwnSession,
    TooManySeats,
)
from bandung.values import BadValue
from bandung.values.errors import _

FIRST_DAY = date(1900, 1, 1)


def first_day(session: Session) -> date:
    """The day on which it begins."""
    return session.period.start or FIRST_DAY


def last_day(session: Session) -> date:
    """The day on which it is held for the last time; the first one where no end was stated."""
    return session.period.end - timedelta(days=1) if session.period.end else first_day(session)


def after(last: date) -> date:
    """The end of a period whose last day this is."""
    return last + timedelta(days=1)


def apply_until(session: Session) -> date:
    """The last day on which an application is taken."""
    return session.apply_by or first_day(session)


def application_stem(session: str) -> str:
    """How the record of an application for this session is named; a number follows for each one after a withdrawal."""
    return f"application-{digest(session.encode())[:16]}"


def selection_id(application: str) -> str:
    """The one record in which a provider decides on an application."""
    return f"selection-{digest(application.encode())[:16]}"


def check_may_apply(session: Session, *, uid: str, provider: str, party: str, on: date) -> None:
    """
    :raises OwnSession: if the provider applies to itself.
    :raises ApplicationsClosed: after the last day.
    """
    if provider == party:
        raise OwnSession(uid=uid)
    if on > apply_until(session):
        raise ApplicationsClosed(uid=uid, day=apply_until(session).isoformat())


def check_seats(seats: int, waiting: int, *, people: int, left: int, of: int) -> None:
    """``left`` is what the session has beside this application.

    :raises MoreThanApplied, TooManySeats: if more are given than there are people, or seats.
    """
    if seats < 0 or waiting < 0:
        raise BadValue(_("A whole number is expected here."), field="seats")
    if seats + waiting > people:
        raise MoreThanApplied(people=people)
    if seats > left:
        raise TooManySeats(left=max(left, 0), seats=of, asked=seats)


def check_seen(seen: int | str | None, stands: int | str) -> None:
    """:raises DecidedMeanwhile: if something else stands than what was read."""
    if seen is not None and seen != stands:
        raise DecidedMeanwhile


def check_not_fewer(number: int, *, given: int) -> None:
    """:raises FewerThanGiven: if seats that were given would be taken back without a word."""
    if number < given:
        raise FewerThanGiven(given=given)


def check_held(session: Session, *, on: date) -> None:
    """:raises NotHeldYet: before its last day."""
    if on < last_day(session):
        raise NotHeldYet(day=last_day(session).isoformat())


def check_sheet(post: str, first: date | None, last: date | None) -> None:
    """:raises BadValue: if an expert's sheet has no post, or she is available until before she is from."""
    if not post.strip():
        raise BadValue(_("The text is empty."), field="post")
    if first is not None and last is not None and last < first:
        raise BadValue(_("The last day comes before the first."), field="available_until")


def check_without_name(name: str, texts: Iterable[str]) -> None:
    """:raises NameInPost: if the name, or a part of it of three letters or more, stands in a text."""
    named = _words(name)
    parts = {part for part in named if len(part) > 2}
    for text in texts:
        words = _words(text)
        together = any(words[place : place + len(named)] == named for place in range(len(words)) if named)
        if together or parts & {*words} or (name.strip() and _UNSPACED.search(name) and name.strip() in text):
            raise NameInPost


_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
"""Letters of languages that are written without spaces between words."""


def _words(text: str) -> list[str]:
    return [word.casefold() for word in re.findall(r"\w+", text)]
