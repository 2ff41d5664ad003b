"""What the other side does: confirm, confirm in part, dispute; and what both do: settle, and say what is the same."""

import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F

from bandung.consents.actions import hold
from bandung.contributions import queries, rules
from bandung.contributions.errors import (
    AlreadySaid,
    AlreadySettled,
    NoSuchContribution,
    NotConcerned,
    NothingToSettle,
    NotTheReceiver,
    NotYourLines,
    OtherVersion,
    OwnWordCounts,
    TooLate,
)
from bandung.contributions.models import Confirmation, Contribution, SameContribution, Settlement
from bandung.records.confirmations import Confirmation as ConfirmationRecord
from bandung.records.confirmations import SameContribution as SameRecord
from bandung.records.confirmations import Settlement as SettlementRecord
from bandung.records.kinds import as_json, read, unsalted
from bandung.records.parties import Withdrawal
from bandung.registers.append import Step, append, publish
from bandung.registers.models import Entry


@transaction.atomic
def confirm(
    *,
    uid: str,
    digest: str,
    party: str,
    says: str,
    by: str,
    at: datetime,
    told: Mapping[str, Any] | None = None,
) -> Confirmation:
    """Say of exactly this version that it arrived, arrived in part, or is not so. Saying it anew replaces the word.

    ``told`` may give the receiver's own figures, the day, words and documents.

    :raises NoSuchContribution, NotTheReceiver, OtherVersion: if there is nothing to say for this party.
    :raises AlreadySettled: once both settled. :raises AlreadySaid: if that word stands. :raises BadRecord.
    """
    row = _held(uid, party)
    if row.recipient != party or row.standing != rules.DECLARED:
        raise NotTheReceiver(uid=uid)
    if row.digest != digest:
        raise OtherVersion(uid=uid)
    if row.settlement:
        raise AlreadySettled(uid=uid)
    before = Confirmation.objects.filter(register=party, about=uid).order_by(_STANDING_FIRST, "-seq").first()
    name = before.record if before is not None else f"on-{secrets.token_hex(8)}"
    record = read(ConfirmationRecord, _given(told) | {"id": name, "about": row.reference, "says": says})
    stands = before is not None and before.withdrawn_at is None and before.public == row.public
    if before is not None and stands and unsalted(before.body) == as_json(record):
        raise AlreadySaid(uid=uid)
    return Confirmation.objects.get(pk=append(party, _beside(record, row, party), by=by, at=at).uid)


@transaction.atomic
def take_back_word(*, uid: str, party: str, by: str, at: datetime) -> Entry:
    """Take one's own word on a line back; it then waits for an answer again.

    :raises NoSuchContribution: if no word of this party stands. :raises AlreadySettled: once both settled.
    """
    row = _held(uid, party)
    said = Confirmation.objects.filter(about=uid, register=party, withdrawn_at=None).first()
    if said is None:
        raise NoSuchContribution(uid=uid)
    if row.settlement:
        raise AlreadySettled(uid=uid)
    step = _beside(said.says, row, party)
    return append(
        party, Step("withdraw", "confirmation", said.record, Withdrawal(), step.audience, step.to), by=by, at=at
    )


@transaction.atomic
def settle(*, uid: str, digest: str, party: str, told: Mapping[str, Any], by: str, at: datetime) -> Settlement:
    """Propose figures on which both sides settle; they stand once the other side consents to this proposal.

    :raises NotConcerned: if the party neither gave nor received. :raises NothingToSettle: for a report of a source, or
    where the other side has no register. :raises OtherVersion, BadRecord.
    """
    row = _held(uid, party)
    if party not in (row.giver, row.recipient):
        raise NotConcerned(uid=uid)
    if row.standing != rules.DECLARED or not row.recipient or not row.giver:
        raise NothingToSettle(uid=uid)
    if row.digest != digest:
        raise OtherVersion(uid=uid)
    name = f"settle-{secrets.token_hex(8)}"
    record = read(SettlementRecord, _given(told) | {"id": name, "about": row.reference})
    step = publish(record, audience="parties", to=sorted({row.giver, row.recipient} - {party}))
    return Settlement.objects.get(pk=append(party, step, by=by, at=at).uid)


@transaction.atomic
def propose_same(
    *,
    lines: Sequence[str],
    party: str,
    by: str,
    at: datetime,
    says: str = "same",
    counts: str = "",
    text: Mapping[str, str] | None = None,
) -> SameContribution:
    """Say that lines tell of one contribution, and which of them counts; or that they differ.

    It stands once everybody who declared one of them has consented; where that is the party alone, at once.

    :raises NoSuchContribution: if a line is not for this party. :raises NotYourLines: if it neither wrote nor received
    one, or a source's report of another giver would count no more. :raises OwnWordCounts: if a report should count in
    place of a declaration. :raises BadRecord.
    """
    found = [queries.contribution(uid, party) for uid in dict.fromkeys(lines)]
    hold(party, *(row.register for row in found))
    chosen = next((row for row in found if row.uid == counts), None)
    declared = [row for row in found if row.standing == rules.DECLARED]
    if chosen is not None and chosen.standing == rules.REPORTED and declared:
        raise OwnWordCounts
    if not rules.may_say_same(party, chosen.uid if chosen else "", found):
        raise NotYourLines
    told = {
        "id": f"same-{secrets.token_hex(8)}",
        "says": says,
        "lines": [row.reference for row in found],
        "counts": chosen.reference if chosen else None,
        "text": dict(text) if text else None,
    }
    to = sorted(rules.must_agree(party, [(row.register, row.standing) for row in found]))
    to = (
        to
        or sorted({row.register for row in found} - {party})
        or sorted({row.recipient for row in found} - {party, ""})
    )
    record = read(SameRecord, told)
    step = publish(record, audience="parties" if to else "own", to=to)
    return SameContribution.objects.get(pk=append(party, step, by=by, at=at).uid)


@transaction.atomic
def take_back(*, kind: str, uid: str, party: str, by: str, at: datetime) -> Entry:
    """Take one's own proposal (``settlement`` or ``same-contribution``) back while it does not stand.

    :raises NoSuchContribution: if it is none of one's own. :raises TooLate: if all concerned have agreed.
    """
    model = {"settlement": Settlement, "same-contribution": SameContribution}[kind]
    row: Any = model._default_manager.filter(pk=uid, register=party, withdrawn_at=None).first()
    if row is None:
        raise NoSuchContribution(uid=uid)
    hold(party, *row_parties(row))
    row.refresh_from_db()
    if row.holds_at is not None:
        raise TooLate(uid=uid)
    said: Any = Entry.objects.get(register_id=party, seq=row.seq)
    step = Step("withdraw", kind, row.record, Withdrawal(), said.audience, tuple(said.to))
    return append(party, step, by=by, at=at)


_STANDING_FIRST = F("withdrawn_at").desc(nulls_first=True)


def row_parties(row: Settlement | SameContribution) -> set[str]:
    """The registers that a proposal concerns."""
    if isinstance(row, SameContribution):
        return set(row.asked)
    return {row.about.partition("/")[0]}


def _held(uid: str, party: str) -> Contribution:
    row = queries.contribution(uid, party)
    hold(*{row.register, row.giver, row.recipient, party} - {""})
    row.refresh_from_db()
    if row.withdrawn_at is not None:
        raise NoSuchContribution(uid=uid)
    return row


def _given(told: Mapping[str, Any] | None) -> dict[str, Any]:
    """What was told, without what was left empty, and never with another's salt."""
    return {name: value for name, value in unsalted(told or {}).items() if value not in (None, "", (), [], {})}


def _beside(record: Any, row: Contribution, party: str) -> Step:
    """For the readers of the line it speaks of: everybody, or the same parties."""
    audience, to = queries.audience_of(row)
    if audience == "public":
        return publish(record)
    others = sorted({*to, row.register} - {party})
    return publish(record, audience="parties", to=others)
