"""What parties do with a work plan: propose a version, take it back, report; and record technology that changes hands.

Each is one entry in one's own register, for everybody in the initiative. Consents are said through ``consents``.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction

from bandung.consents.actions import hold
from bandung.partnerships import queries as partnerships
from bandung.partnerships.models import Initiative
from bandung.partnerships.rules import check_is_partner
from bandung.plans import queries, rules
from bandung.plans.errors import (
    AlreadyProposed,
    HoldsAlready,
    NoSuchTransfer,
    NothingChanges,
    NotReportedYet,
    NotTakingPart,
    NotYourProposal,
    PlanMovedOn,
    TransferTakenBack,
)
from bandung.plans.models import Plan, Progress, Transfer
from bandung.plans.stays import stays_of
from bandung.records.canonical import digest
from bandung.records.kinds import as_json, body, read
from bandung.records.parties import Withdrawal
from bandung.records.plans import Plan as PlanRecord
from bandung.records.plans import Progress as ProgressRecord
from bandung.records.plans import Transfer as TransferRecord
from bandung.registers.append import Step, append, publish
from bandung.registers.models import Entry
from bandung.registers.names import named
from bandung.values import Texts


@transaction.atomic
def propose(
    *, initiative: str, party: str, told: Mapping[str, Any], by: str, at: datetime, seen: str | None = None
) -> Plan:
    """Propose a work plan, or a change of the one in effect; it holds when all whom it concerns have consented.

    ``told`` is what the record of a plan knows: title, language, outputs, items, reason. ``seen`` is the digest of the
    plan in effect that was read, empty for none.

    :raises NoSuchInitiative, NotAPartner, FacilitatorOnly, AlreadyEnded: if the party proposes nothing here.
    :raises BadRecord: with all that is wrong. :raises TooLongAPlan, StrangerInPlan: see ``rules.check_plan``.
    :raises PlanMovedOn: if another plan is in effect than the one seen. :raises NothingChanges, AlreadyProposed: if
    exactly this is in effect, or waits for consents.
    """
    row = _held(initiative, party)
    check_is_partner(party, partners=row.partners, facilitators=row.facilitators, stage=row.stage)
    current = queries.in_effect(initiative)
    if seen is not None and seen != (current.digest if current else ""):
        raise PlanMovedOn(uid=initiative)
    plan = plan_of(row, party, told, after=current.digest if current else None, at=at)
    rules.check_plan(plan, current.says if current else None, stays=stays_of(row), at=at)
    if current is not None and _content(plan) == _content(current.says):
        raise NothingChanges(uid=initiative)
    for other in queries.versions(initiative):
        if other.state == rules.PROPOSED and _content(other.says) == _content(plan):
            raise AlreadyProposed(uid=other.uid)
    entry = append(party, _for_all(plan, row, party), by=by, at=at)
    return Plan.objects.get(pk=entry.uid)


def plan_of(row: Initiative, party: str, told: Mapping[str, Any], *, after: str | None, at: datetime) -> PlanRecord:
    """The record of a version as it would be proposed.

    :raises BadRecord: with all that is wrong with it.
    """
    name = named("plan", row.uid, party, after, at.isoformat())
    found: PlanRecord = read(
        PlanRecord, {**told, "id": name, "initiative": row.reference, "after": after}
    )  # fmt: skip
    return found


@transaction.atomic
def take_back(*, uid: str, party: str, by: str, at: datetime) -> Entry:
    """Take one's own proposal back while it does not hold.

    :raises NotYourProposal: if it is none of one's own. :raises HoldsAlready: if all have consented.
    """
    row = Plan.objects.filter(pk=uid, register=party, withdrawn_at=None).first()
    if row is None:
        raise NotYourProposal(uid=uid)
    initiative = _held(row.initiative, party)
    row.refresh_from_db()
    if row.holds_at is not None:
        raise HoldsAlready(uid=uid)
    return append(party, _withdrawal("plan", row.record, initiative, party), by=by, at=at)


@transaction.atomic
def report(
    *,
    initiative: str,
    party: str,
    on: date,
    by: str,
    at: datetime,
    stands: Sequence[Mapping[str, Any]] = (),
    text: Texts | None = None,
    documents: Sequence[Mapping[str, Any]] = (),
    form: str = "",
) -> Progress:
    """Say how one's own lines of the plan in effect stand on a day. The other parties' reports stay beside it.

    ``form`` names the sheet that was filled in, so that the same sheet sent twice is one report.

    :raises NotTakingPart: if the party has left or never joined. :raises NoPlanInEffect: before there is a plan.
    :raises UnknownLine: if a line is none of its own. :raises NotReportedYet: if the day is to come.
    """
    row = _held(initiative, party)
    _check_takes_part(row, party)
    plan = queries.in_effect_or_refuse(initiative)
    if on > at.date():
        raise NotReportedYet
    rules.check_own_lines(plan.says, party, [str(each.get("key")) for each in stands])
    said = {
        "plan": plan.reference.model_dump(),
        "initiative": row.reference,
        "on": on.isoformat(),
        "items": [dict(each) for each in stands],
        "text": dict(text) if text else None,
        "documents": [dict(each) for each in documents],
    }
    name = named("progress", form or at.isoformat(), said)
    record: ProgressRecord = read(ProgressRecord, {"id": name, **said})
    there = Progress.objects.filter(pk=f"{party}/{record.id}", withdrawn_at=None).first()
    if there is not None:
        return there
    append(party, _for_all(record, row, party), by=by, at=at)
    return Progress.objects.get(pk=f"{party}/{record.id}")


@transaction.atomic
def record_transfer(
    *, initiative: str, party: str, told: Mapping[str, Any], by: str, at: datetime, record: str = ""
) -> Transfer:
    """Record technology that changes hands, as its giver or its receiver; the same ``record`` again is a new version.

    The other side confirms exactly that version by its consent.

    :raises NotTakingPart: if the party has left or never joined. :raises BadRecord: with all that is wrong.
    :raises NotGiverOrReceiver, StrangerInTransfer: see ``rules.check_transfer``.
    :raises NoSuchTransfer, TransferTakenBack: if ``record`` belongs to another initiative, or was taken back.
    """
    row = _held(initiative, party)
    _check_takes_part(row, party)
    taken = bool(record) and Transfer.objects.filter(pk=f"{party}/{record}").exists()
    before = _own_transfer(f"{party}/{record}", initiative, party) if taken else None
    name = record or named("transfer", at.isoformat(), initiative, told)
    made: TransferRecord = read(TransferRecord, {**told, "id": name, "initiative": row.reference})
    rules.check_transfer(made, party, here=row.everybody)
    if before is not None and before.digest == digest(body(made).encode()):
        return before
    append(party, _for_all(made, row, party), by=by, at=at)
    return Transfer.objects.get(pk=f"{party}/{name}")


@transaction.atomic
def take_transfer_back(
    *, uid: str, party: str, by: str, at: datetime, reason: Texts | None = None
) -> Entry:  # fmt: skip
    """Say that what one recorded of a transfer no longer holds; it stays readable in the history.

    :raises NoSuchTransfer, TransferTakenBack: if it is none of one's own that stands.
    """
    found = Transfer.objects.filter(pk=uid, register=party).first()
    if found is None:
        raise NoSuchTransfer(uid=uid)
    row = _held(found.initiative, party)
    _own_transfer(uid, row.uid, party)
    return append(party, _withdrawal("transfer", found.record, row, party, reason), by=by, at=at)


def _own_transfer(uid: str, initiative: str, party: str) -> Transfer:
    found = Transfer.objects.filter(pk=uid, register=party, initiative=initiative).first()
    if found is None:
        raise NoSuchTransfer(uid=uid)
    if found.withdrawn_at is not None:
        raise TransferTakenBack(uid=uid)
    return found


def _check_takes_part(row: Initiative, party: str) -> None:
    if party not in row.everybody:
        raise NotTakingPart(uid=row.uid)


def _held(uid: str, party: str) -> Initiative:
    """The initiative as it stands, with all its parties held."""
    row = partnerships.own_initiative(uid, party)
    hold(*row.readers)
    return partnerships.own_initiative(uid, party)


def _for_all(record: Any, row: Initiative, party: str) -> Step:
    return publish(record, audience="parties", to=sorted({*row.readers} - {party}))


def _withdrawal(kind: str, record: str, row: Initiative, party: str, reason: Texts | None = None) -> Step:
    others = tuple(sorted({*row.readers} - {party}))
    return Step("withdraw", kind, record, Withdrawal(reason=reason), "parties", others)


def _content(plan: PlanRecord) -> dict[str, Any]:
    """What a plan says, without the name and the place of the version."""
    return {name: value for name, value in as_json(plan).items() if name not in ("id", "after", "reason")}
