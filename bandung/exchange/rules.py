"""What is allowed with needs and offers. Plain values; no database, no clock."""

from collections.abc import Iterable
from datetime import date, timedelta

from bandung.exchange.errors import (
    AlreadyClaimed,
    AlreadyConfirmed,
    AlreadyPublished,
    AlreadyWithdrawn,
    NeedsSources,
    NotAboutYou,
    NotReported,
    NotYourWord,
    TakenId,
)
from bandung.matching.features import CONFIRMED_FOR_DAYS
from bandung.parties.rules import standing
from bandung.records.fields import Crisis
from bandung.records.statements import Statement

CRISIS_DAYS = 60
"""Days for which a crisis without a deadline is open, counted from the publication that first names it."""


def confirmed_before(on: date) -> date:
    """Who said something before this day is asked whether it still holds."""
    return on - timedelta(days=CONFIRMED_FOR_DAYS)


def check_can_confirm(uid: str, *, confirmed_on: date | None, on: date) -> None:
    """:raises AlreadyConfirmed: if its owner said so on this very day, or on a later one."""
    if confirmed_on is not None and confirmed_on >= on:
        raise AlreadyConfirmed(uid=uid, day=confirmed_on.isoformat())


def crisis_until(crisis: Crisis, *, since: date) -> date:
    """The last day on which a crisis is open: its deadline, else sixty days after it was first named."""
    return crisis.deadline or since + timedelta(days=CRISIS_DAYS)


def glide_agrees(crisis: Crisis, countries: Iterable[str]) -> bool:
    """Whether the country in the GLIDE number is one of the need's; a crisis without a number agrees.

    Only a warning hangs on it: one disaster has one number, and may strike several countries.
    """
    return crisis.glide is None or crisis.glide[-3:] in set(countries)


def check_can_say(record: Statement, *, party: str, party_type: str, speaks_for: str) -> None:
    """A country's lead agency says only its own country's needs and offers; a reporter names its sources.

    :raises NotYourWord: if a lead agency speaks of another country without sources.
    :raises NeedsSources: if a report names none.
    """
    if standing(speaks_for, record.countries, party_type) == "said":
        return
    if not record.sources:
        if speaks_for:
            raise NotYourWord(party=party, countries=", ".join(record.countries))
        raise NeedsSources(uid=f"{party}/{record.id}")


def check_is_new(uid: str, *, digest: str, standing_digest: str | None) -> None:
    """:raises AlreadyPublished: if the very same text stands already. :raises TakenId: if another record has the id."""
    if standing_digest == digest:
        raise AlreadyPublished(uid=uid)
    if standing_digest is not None:
        raise TakenId(uid=uid)


def check_changes(uid: str, *, digest: str, standing_digest: str) -> None:
    """:raises AlreadyPublished: if a new version says nothing new."""
    if standing_digest == digest:
        raise AlreadyPublished(uid=uid)


def check_can_withdraw(uid: str, *, withdrawn: bool) -> None:
    """:raises AlreadyWithdrawn: if there is nothing to withdraw."""
    if withdrawn:
        raise AlreadyWithdrawn(uid=uid)


def check_can_answer_report(uid: str, *, speaks_for: str, countries: Iterable[str], standing: str) -> None:
    """A country claims or objects to what is reported about it, and to nothing else.

    :raises NotReported: if it is somebody's own word.
    :raises NotAboutYou: if it speaks of others.
    """
    if standing != "reported":
        raise NotReported(uid=uid)
    named = tuple(countries)
    if speaks_for not in named:
        raise NotAboutYou(uid=uid, countries=", ".join(named) or "–")


def check_is_unclaimed(uid: str, *, claims: Iterable[str]) -> None:
    """:raises AlreadyClaimed: if the country has claimed it before."""
    for claim in claims:
        raise AlreadyClaimed(uid=uid, claim=claim)
