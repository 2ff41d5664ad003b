"""What parties do in an introduction: ask, write, take back. Each is one entry in one's own register."""

from datetime import datetime
from typing import Any

from django.db import transaction

from bandung.exchange.models import TABLES, Statement
from bandung.introductions import queries, rules
from bandung.introductions.errors import AlreadyAsked, NotYourRecord, RecordWithdrawn
from bandung.introductions.models import Introduction, Message
from bandung.matching.detection import languages_of
from bandung.records.fields import Organisation, Reference
from bandung.records.introductions import Introduction as Request
from bandung.records.introductions import Message as Word
from bandung.records.kinds import read
from bandung.records.parties import Withdrawal
from bandung.registers.append import Step, append, publish
from bandung.registers.models import Register
from bandung.registers.names import named
from bandung.values import Texts

OTHER = {"offer": "need", "need": "offer"}
UNKNOWN_LANGUAGE = "en"
"""How a text without words (a telephone number, a date) is filed."""


def in_its_language(text: str, language: str = "", *, field: str = "text") -> Texts:
    """A text in the language that its writer chose, else in the one that it seems to be written in.

    :raises BadValue: if it is empty, too long, or holds what cannot be printed.
    """
    guesses = languages_of(text) if any(map(str.isalpha, text)) else ()
    found = language or next(iter(guesses), UNKNOWN_LANGUAGE)
    return Texts({found: text}, field=field)


@transaction.atomic
def request(
    *,
    kind: str,
    uid: str,
    party: str,
    note: Texts,
    by: str,
    at: datetime,
    resting_on: str = "",
    asked_for: Organisation | None = None,
) -> Introduction:
    """Ask the owner of an offer or a need to be introduced. The request is for the owner alone.

    ``resting_on`` names an own need (for an offer) or offer (for a need); ``asked_for`` the institution behind it.

    :raises NoSuchRecord: if the party cannot see the record. :raises RecordWithdrawn: if it no longer holds.
    :raises NotToOneself, NobodyAnswersHere: see ``queries.owner_of``.
    :raises AlreadyAsked: if the party has an open introduction about this record; it names that one.
    """
    _hold(party)
    row = queries.record_for(kind, uid, party)
    if row.withdrawn_at is not None:
        raise RecordWithdrawn(uid=uid)
    owner = queries.owner_of(row, party)
    earlier = queries.open_about(kind, uid, asking=party, owner=owner)
    if earlier is not None:
        raise AlreadyAsked(earlier.uid)
    told: dict[str, Any] = {
        "id": named("intro", kind, uid, at.isoformat(), owner),
        "addressed_to": owner,
        "kind": kind,
        "about": _reference(row),
        "resting_on": _reference(_own(OTHER[kind], resting_on, party)) if resting_on else None,
        "asked_for": asked_for.model_dump() if asked_for else None,
        "note": dict(note),
    }
    entry = append(party, publish(read(Request, told), audience="parties", to=[owner]), by=by, at=at)
    return Introduction.objects.get(pk=entry.uid)


@transaction.atomic
def write(
    *,
    uid: str,
    party: str,
    says: str,
    by: str,
    at: datetime,
    text: Texts | None = None,
    seen: str | None = None,
    form: str = "",
    **more: Any,
) -> Message:
    """Say one thing in an introduction: answer it, ask, go on, tell how it ended.

    ``seen`` is the state as the writer saw it; ``form`` names the sheet that she filled in, so that the same sheet sent
    twice is one message. ``more`` is what the record of a message knows: why, handed_to, outcome, initiative.

    :raises NoSuchIntroduction: if the party is in none of that name.
    :raises ChangedMeanwhile, NotYourMove: see ``rules.check_move``.
    :raises BadRecord: with all that is wrong with the message.
    """
    row = _held(uid, party)
    told = {"says": says, "text": dict(text) if text else None, **more}
    name = named("word", uid, form or at.isoformat(), told)
    origin = {"register_code": row.asking, "record": row.record, "digest": row.digest}
    word = read(Word, {"id": name, "introduction": origin, **told})
    sent = Message.objects.filter(pk=f"{party}/{word.id}", introduction=uid).first()
    if sent is not None:
        return sent
    rules.check_move(says, side=rules.side_of(party, asking=row.asking), state=row.state, seen=seen)
    entry = append(party, publish(word, audience="parties", to=[row.other(party)]), by=by, at=at)
    return Message.objects.get(pk=entry.uid)


@transaction.atomic
def withdraw(*, uid: str, party: str, by: str, at: datetime, reason: Texts | None = None) -> Introduction:
    """Take one's own request back while it is unanswered.

    :raises NoSuchIntroduction: if the party is in none of that name.
    :raises NotYourMove: if it did not ask, or the other side has answered.
    """
    row = _held(uid, party)
    rules.check_can_withdraw(side=rules.side_of(party, asking=row.asking), state=row.state)
    step = Step("withdraw", "introduction", row.record, Withdrawal(reason=reason), "parties", (row.owner,))
    append(party, step, by=by, at=at)
    return Introduction.objects.get(pk=uid)


def _hold(*parties: str) -> None:
    """Nobody else of these parties writes until this is done; what follows is looked up as it stands then."""
    list(Register.objects.select_for_update().filter(code__in=parties).order_by("code"))


def _held(uid: str, party: str) -> Introduction:
    """The thread as it stands, with both sides held, so that what each of them writes is told with the other's."""
    row = queries.thread(uid, party)
    _hold(row.asking, row.owner)
    return queries.thread(uid, party)


def _reference(row: Statement) -> dict[str, str]:
    return Reference(register_code=row.register, record=row.record, digest=row.digest).model_dump()


def _own(kind: str, uid: str, party: str) -> Statement:
    row: Statement | None = TABLES[kind].objects.filter(pk=uid, register=party, withdrawn_at=None).first()
    if row is None:
        raise NotYourRecord(uid=uid)
    return row
