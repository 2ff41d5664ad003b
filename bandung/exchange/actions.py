"""What people do with needs and offers. Each is one transaction and one entry in the party's own register."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from bandung.exchange import rules
from bandung.exchange.errors import NoSuchRecord, TakenId
from bandung.exchange.models import TABLES, Statement
from bandung.parties.errors import NoSuchParty
from bandung.parties.models import Party
from bandung.records.canonical import digest
from bandung.records.entry import Audience
from bandung.records.fields import Reference
from bandung.records.kinds import as_json, body, read
from bandung.records.parties import Objection, Withdrawal
from bandung.records.statements import Need, Offer
from bandung.registers.append import Step, append, append_all, publish
from bandung.registers.models import Entry
from bandung.values import Texts


@transaction.atomic
def publish_new(
    *, record: Need | Offer, party: str, by: str, at: datetime, audience: Audience = "public", to: Sequence[str] = ()
) -> Entry:
    """Publish a need or an offer for the first time; ``to`` names the parties of an audience of ``parties``.

    :raises NotYourWord, NeedsSources: see ``rules.check_can_say``.
    :raises AlreadyPublished, TakenId: if the reference number is in use.
    """
    speaker = _party(party)
    rules.check_can_say(record, party=party, party_type=speaker.type, speaks_for=speaker.speaks_for)
    uid = f"{party}/{record.id}"
    for table in TABLES.values():
        row = table.objects.filter(pk=uid, withdrawn_at=None).first()
        rules.check_is_new(uid, digest=_digest(record), standing_digest=row.digest if row else None)
    return append(party, publish(record, audience=audience, to=to), by=by, at=at)


@transaction.atomic
def revise(
    *, record: Need | Offer, party: str, by: str, at: datetime, audience: Audience | None = None, to: Sequence[str] = ()
) -> Entry:
    """Publish a new version of one's own need or offer; the former version stays in the history.

    Without an ``audience`` it is for those for whom the former version was.

    :raises NoSuchRecord: if there is nothing to revise.
    :raises AlreadyPublished: if nothing changed.
    """
    speaker = _party(party)
    row = own(record_kind(record), party, record.id)
    rules.check_can_say(record, party=party, party_type=speaker.type, speaks_for=speaker.speaks_for)
    rules.check_changes(row.uid, digest=_digest(record), standing_digest=row.digest)
    former = _entry(row)
    audience, to = (audience, to) if audience else (former.audience_of_head, former.to)
    return append(party, publish(record, audience=audience, to=to), by=by, at=at)


@transaction.atomic
def publish_all(*, records: Sequence[Need | Offer], party: str, by: str, at: datetime) -> list[Entry]:
    """Publish many needs or offers of one kind at once, all or none: new ones for everyone, the others as new versions
    for those for whom they were. What says nothing new is left out.

    :raises NotYourWord, NeedsSources, TakenId: see ``rules``.
    """
    speaker = _party(party)
    uids = [f"{party}/{record.id}" for record in records]
    rows = {kind: table.objects.filter(withdrawn_at=None).in_bulk(uids) for kind, table in TABLES.items()}
    steps = []
    for record, uid in zip(records, uids, strict=True):
        rules.check_can_say(record, party=party, party_type=speaker.type, speaks_for=speaker.speaks_for)
        kind = record_kind(record)
        for other, found in rows.items():
            if other != kind and uid in found:
                raise TakenId(uid=uid)
        row = rows[kind].get(uid)
        if row is None:
            steps.append(publish(record))
        elif row.digest != _digest(record):
            former = _entry(row)
            steps.append(publish(record, audience=former.audience_of_head, to=former.to))
    return append_all(party, steps, by=by, at=at)


@transaction.atomic
def withdraw(
    *,
    kind: str,
    record: str,
    party: str,
    by: str,
    at: datetime,
    reason: Texts | None = None,
    merged_into: str | None = None,
) -> Entry:
    """Say that one's own need or offer no longer holds, or that another one says it. It stays readable in the history.

    :raises NoSuchRecord: if there is none.
    :raises AlreadyWithdrawn: if that was said before.
    """
    row = own(kind, party, record)
    rules.check_can_withdraw(row.uid, withdrawn=row.withdrawn_at is not None)
    former = _entry(row)
    said = Withdrawal(reason=reason, merged_into=merged_into)
    step = Step("withdraw", kind, record, said, former.audience_of_head, tuple(former.to))
    return append(party, step, by=by, at=at)


@transaction.atomic
def confirm(*, kind: str, record: str, party: str, by: str, at: datetime) -> Entry:
    """Say that one's own need or offer still holds: the same words once more, stated today.

    :raises NoSuchRecord: if there is none.
    :raises AlreadyWithdrawn: if it was said that it no longer holds.
    :raises AlreadyConfirmed: if that was said today.
    """
    row = own(kind, party, record)
    rules.check_can_withdraw(row.uid, withdrawn=row.withdrawn_at is not None)
    rules.check_can_confirm(row.uid, confirmed_on=row.confirmed_on, on=at.date())
    told = as_json(row.says) | {"stated_on": at.date().isoformat()}
    return revise(record=read(kind, told), party=party, by=by, at=at)


@transaction.atomic
def confirm_all(*, records: Iterable[tuple[str, str]], party: str, by: str, at: datetime) -> list[Entry]:
    """Say of many of one's own records, each (kind, record), that they still hold; all or none.

    What was withdrawn, or confirmed today already, is left out.
    """
    chosen = set(records)
    entries: list[Entry] = []
    for kind, table in TABLES.items():
        uids = [f"{party}/{record}" for each, record in chosen if each == kind]
        rows = table.objects.filter(pk__in=uids, withdrawn_at=None, confirmed_on__lt=at.date()).order_by("uid")
        today = {"stated_on": at.date().isoformat()}
        told = [read(kind, as_json(row.says) | today) for row in rows]
        entries += publish_all(records=told, party=party, by=by, at=at)
    return entries


@transaction.atomic
def claim(
    *, kind: str, uid: str, party: str, by: str, at: datetime, corrections: dict[str, Any] | None = None
) -> Entry:
    """Take over what is reported about one's country as its own word, corrected where needed.

    The new record stands in the country's own register and names where it came from; the report stays where it was.

    :raises NotReported, NotAboutYou, AlreadyClaimed: see ``rules``.
    :raises BadRecord: if the corrections do not fit.
    """
    speaker, reported = _answering(kind, uid, party)
    claims = TABLES[kind].objects.filter(claimed_from=uid, register=party, withdrawn_at=None)
    rules.check_is_unclaimed(uid, claims=claims.values_list("uid", flat=True))
    origin = Reference(register_code=reported.register, record=reported.record, digest=reported.digest)
    told = (
        as_json(reported.says)
        | (corrections or {})
        | {
            "claimed_from": origin.model_dump(),
            "stated_on": at.date().isoformat(),
            "countries": [speaker.speaks_for],
        }
    )
    return publish_new(record=read(kind, told), party=party, by=by, at=at)


@transaction.atomic
def object_to(*, kind: str, uid: str, party: str, reason: Texts, by: str, at: datetime) -> Entry:
    """Say that what is reported about one's country is not right; the objection is shown beside the report.

    :raises NotReported, NotAboutYou: see ``rules``.
    """
    _speaker, reported = _answering(kind, uid, party)
    about = Reference(register_code=reported.register, record=reported.record, digest=reported.digest)
    name = digest(f"{kind}/{uid}".encode())[:16]
    objection = Objection(id=f"objection-{name}", about=about, reason=reason)
    return append(party, publish(objection), by=by, at=at)


def record_kind(record: Need | Offer) -> str:
    return "offer" if isinstance(record, Offer) else "need"


def own(kind: str, party: str, record: str) -> Statement:
    """The party's own record.

    :raises NoSuchRecord: if it has none of that name.
    """
    row: Statement | None = TABLES[kind].objects.filter(pk=f"{party}/{record}").first()
    if row is None:
        raise NoSuchRecord(kind=kind, uid=f"{party}/{record}")
    return row


def _answering(kind: str, uid: str, party: str) -> tuple[Party, Statement]:
    speaker = _party(party)
    reported = TABLES[kind].objects.public().filter(pk=uid, withdrawn_at=None).first()
    if reported is None:
        raise NoSuchRecord(kind=kind, uid=uid)
    rules.check_can_answer_report(
        uid, speaks_for=speaker.speaks_for, countries=reported.body.get("countries", []), standing=reported.standing
    )
    return speaker, reported


def _party(code: str) -> Party:
    try:
        return Party.objects.get(code=code)
    except Party.DoesNotExist:
        raise NoSuchParty(party=code) from None


def _entry(row: Statement) -> Entry:
    return Entry.objects.get(register_id=row.register, seq=row.seq)


def _digest(record: Need | Offer) -> str:
    return digest(body(record).encode())
