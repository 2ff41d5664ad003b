"""What parties do in training: announce and cancel sessions, apply, select, say who came. Each is one entry."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from bandung.exchange.models import Offer
from bandung.records.fields import Reference
from bandung.records.kinds import read
from bandung.records.parties import Withdrawal
from bandung.records.training import Application as ApplicationRecord
from bandung.records.training import Participant
from bandung.records.training import Selection as SelectionRecord
from bandung.records.training import Session as SessionRecord
from bandung.registers.append import Step, append, publish
from bandung.registers.models import Entry, Register
from bandung.training import queries, rules
from bandung.training.errors import (
    AttendanceStated,
    NoSuchApplication,
    NoSuchSession,
    NotATrainingOffer,
    NothingGiven,
    SessionCancelled,
)
from bandung.training.models import Application, TrainingSession
from bandung.values import Texts


def offer_named(uid: str, party: str) -> Reference:
    """A party's own offer of training, as a session names it.

    :raises NotATrainingOffer: if it is not its own, not public, withdrawn, or no training.
    """
    row = Offer.objects.public().filter(pk=uid, register=party, withdrawn_at=None).first()
    if row is None or "training" not in (row.body.get("kind"), *row.body.get("kinds", ())):
        raise NotATrainingOffer(uid=uid)
    return Reference(register_code=row.register, record=row.record, digest=row.digest)


@transaction.atomic
def announce(*, session: SessionRecord, party: str, by: str, at: datetime) -> Entry:
    """Announce a session of one's own training offer, or change one.

    :raises NotATrainingOffer: see ``offer_named``. :raises SessionCancelled: if it was cancelled.
    :raises FewerThanGiven: if seats that were given would be gone.
    """
    _hold(party)
    offer_named(f"{session.offer.register_code}/{session.offer.record}", party)
    uid = f"{party}/{session.id}"
    before = TrainingSession.objects.filter(pk=uid).first()
    if before is not None:
        _check_stands(before)
        rules.check_not_fewer(session.seats, given=queries.held(uid).given)
    return append(party, publish(session), by=by, at=at)


@transaction.atomic
def cancel(*, uid: str, party: str, by: str, at: datetime, reason: Texts | None = None) -> Entry:
    """Cancel one's own session; who applied sees it.

    :raises NoSuchSession, SessionCancelled: if it is not one's own, or cancelled already.
    """
    _hold(party)
    row = _own_session(uid, party)
    return append(party, Step("withdraw", "session", row.record, Withdrawal(reason=reason)), by=by, at=at)


@transaction.atomic
def apply(
    *, uid: str, party: str, participants: Sequence[Participant], by: str, at: datetime, note: Texts | None = None
) -> Entry:
    """Apply for seats in another party's session, or revise the application that stands.

    :raises SessionCancelled, OwnSession, ApplicationsClosed: if none can be taken.
    :raises FewerThanGiven: if it names fewer people than were given seats. :raises AttendanceStated: once it was held.
    """
    _hold(party)
    row = queries.session(uid)
    _check_stands(row)
    rules.check_may_apply(row.says, uid=uid, provider=row.register, party=party, on=at.date())
    standing = queries.standing_application(uid, party)
    if standing is not None:
        applied = queries.application(standing.uid, party)
        if applied.held:
            raise AttendanceStated
        rules.check_not_fewer(len(participants), given=applied.given)
        name = standing.record
    else:
        former = Application.objects.filter(session=uid, register=party).count()
        name = rules.application_stem(uid) + (f"-{former + 1}" if former else "")
    told: dict[str, Any] = {
        "id": name,
        "session": Reference(register_code=row.register, record=row.record, digest=row.digest).model_dump(),
        "participants": [each.model_dump() for each in participants],
        "note": dict(note) if note else None,
    }
    return append(
        party, publish(read(ApplicationRecord, told), audience="parties", to=[row.register]), by=by, at=at
    )  # fmt: skip


@transaction.atomic
def withdraw_application(*, uid: str, party: str, by: str, at: datetime, reason: Texts | None = None) -> Entry:
    """Take one's own application back; the seats that it was given are free again.

    :raises NoSuchApplication: if it is not one's own, or withdrawn. :raises AttendanceStated: once it was held.
    """
    _hold(party)
    applied = queries.application(uid, party)
    if applied.row.register != party or applied.row.withdrawn_at is not None:
        raise NoSuchApplication(uid=uid)
    if applied.held:
        raise AttendanceStated
    step = Step(
        "withdraw", "application", applied.row.record, Withdrawal(reason=reason), "parties", (applied.row.provider,)
    )
    return append(party, step, by=by, at=at)


@transaction.atomic
def select(
    *,
    uid: str,
    party: str,
    seats: int,
    by: str,
    at: datetime,
    waiting: int = 0,
    text: Texts | None = None,
    seen: int | None = None,
    version: str = "",
) -> Entry:
    """Give an application seats, or a place on the waiting list, or none.

    ``seen`` is the decision that was read (number of its entry, 0 for none), ``version`` the digest of the application.

    :raises DecidedMeanwhile: if another decision or application stands by now.
    :raises AttendanceStated: once it was held.
    :raises MoreThanApplied, TooManySeats: see ``rules.check_seats``.
    """
    _hold(party)
    applied, session = _to_decide(uid, party)
    rules.check_seen(seen, applied.stands)
    rules.check_seen(version or None, applied.row.digest)
    if applied.held:
        raise AttendanceStated
    _check_stands(session)
    left = queries.held(session.uid).left + applied.given
    rules.check_seats(seats, waiting, people=applied.row.people, left=left, of=session.seats)
    told = {"seats": seats, "waiting": waiting, "text": dict(text) if text else None}
    return _say(applied.row, told, party=party, by=by, at=at)


@transaction.atomic
def state_attendance(
    *, uid: str, party: str, attended: int, by: str, at: datetime, completed: int | None = None
) -> Entry:
    """Say how many of an application came, and how many completed it.

    :raises NothingGiven: before a decision. :raises NotHeldYet: before the last day of the session.
    :raises BadRecord: if more came than were given a seat or waited for one.
    """
    _hold(party)
    applied, session = _to_decide(uid, party)
    if applied.selection is None:
        raise NothingGiven
    rules.check_held(session.says, on=at.date())
    told = {**applied.selection.body, "attended": attended, "completed": completed}
    return _say(applied.row, told, party=party, by=by, at=at)


def _say(row: Application, told: dict[str, Any], *, party: str, by: str, at: datetime) -> Entry:
    named = Reference(register_code=row.register, record=row.record, digest=row.digest).model_dump()
    word = read(SelectionRecord, {**told, "id": rules.selection_id(row.uid), "application": named})
    return append(party, publish(word, audience="parties", to=[row.register]), by=by, at=at)


def _to_decide(uid: str, party: str) -> tuple[queries.Applied, TrainingSession]:
    applied = queries.application(uid, party)
    if applied.row.provider != party or applied.row.withdrawn_at is not None:
        raise NoSuchApplication(uid=uid)
    if applied.session is None:
        raise NoSuchSession(uid=applied.row.session)
    return applied, applied.session


def _own_session(uid: str, party: str) -> TrainingSession:
    row = queries.session(uid)
    if row.register != party:
        raise NoSuchSession(uid=uid)
    _check_stands(row)
    return row


def _check_stands(row: TrainingSession) -> None:
    if row.withdrawn_at is not None:
        raise SessionCancelled(uid=row.uid)


def _hold(party: str) -> None:
    """Nobody else of the party writes until this is done; what follows is looked up as it stands then."""
    list(Register.objects.select_for_update().filter(code=party))
