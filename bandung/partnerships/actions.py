"""What parties do in an initiative: open, propose, move, remark, leave. Each is one entry in one's own register."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, TypeVar

from django.db import transaction

from bandung.consents.actions import hold
from bandung.exchange.models import TABLES
from bandung.parties.models import Party
from bandung.partnerships import guards, queries, rules
from bandung.partnerships.errors import (
    AlreadyLeft,
    AlreadyProposed,
    ChangedSince,
    NoSuchAgreement,
    NoSuchInitiative,
    NoSuchMove,
    NotInForce,
    NotProgramme,
    NotYourNeed,
    UnknownParticipant,
)
from bandung.partnerships.models import AgreementText, Initiative, Leaving, Move, Proposed, Remark, Terms
from bandung.partnerships.stages import IN_FORCE
from bandung.records.agreements import Agreement
from bandung.records.canonical import digest
from bandung.records.kinds import body, read
from bandung.records.parties import Withdrawal
from bandung.records.partnerships import Described
from bandung.records.partnerships import Initiative as InitiativeRecord
from bandung.records.partnerships import Leaving as LeavingRecord
from bandung.records.partnerships import Move as MoveRecord
from bandung.records.partnerships import Remark as RemarkRecord
from bandung.records.partnerships import Terms as TermsRecord
from bandung.registers.append import Step, append, publish
from bandung.registers.models import Entry
from bandung.registers.names import named
from bandung.values import Texts

P = TypeVar("P", bound=Proposed)
D = TypeVar("D", bound=Described)

PROPOSED: dict[str, type[Proposed]] = {"terms": Terms, "move": Move, "agreement": AgreementText}


@transaction.atomic
def open_initiative(*, initiative: InitiativeRecord, party: str, by: str, at: datetime) -> Initiative:
    """Open an initiative that one's own party leads; whoever it names joins by its own consent.

    :raises NotSouthern, NotTheLead: see ``rules.check_may_open``. :raises UnknownParticipant: if it names an unknown
    party. :raises NotYourNeed: if a need or an offer it names does not stand. :raises AlreadyProposed: if the number is
    taken.
    """
    hold(party)
    if Initiative.objects.filter(pk=f"{party}/{initiative.id}").exists():
        raise AlreadyProposed
    initiative = _with_countries(initiative)
    rules.check_may_open(initiative, party, _southern(initiative, at))
    _check_named(initiative, f"{party}/{initiative.id}", party)
    entry = append(party, _for_all(initiative, initiative, party), by=by, at=at)
    return Initiative.objects.get(pk=f"{party}/{entry.record}")


@transaction.atomic
def report(*, initiative: InitiativeRecord, party: str, by: str, at: datetime) -> Entry:
    """Publish what sources say of an initiative: a report, which nobody's consent stands behind."""
    hold(party)
    if initiative.lead is not None:
        raise NoSuchInitiative(uid=f"{party}/{initiative.id}")
    return append(party, publish(initiative), by=by, at=at)


@transaction.atomic
def propose_terms(*, terms: TermsRecord, party: str, by: str, at: datetime) -> Terms:
    """Propose other terms: other roles, another lead, other words. They hold by the partners' consent.

    :raises NotAPartner, FacilitatorOnly, AlreadyEnded: if the party does not decide here.
    :raises ChangedSince: if other terms are in effect than those they change. :raises NotSouthern: if a partner or the
    lead were not of the South. :raises CircularProgramme: if a programme would belong to itself.
    """
    row = _held(f"{terms.initiative.register_code}/{terms.initiative.record}", party)
    _check_decides(row, party)
    if terms.after != row.terms:
        raise ChangedSince
    terms = _with_countries(terms)
    rules.check_partners_are_southern(terms, _southern(terms, at))
    _check_named(terms, row.uid, party)
    return _propose(Terms, terms, row, party, by=by, at=at)


@transaction.atomic
def move(
    *, uid: str, to: str, party: str, by: str, at: datetime, seen: str | None = None, agreement: str = "", **said: Any
) -> Move:
    """Move an initiative, or an agreement of it that is in force, on to another stage.

    ``seen`` is the stage as the writer saw it. ``said`` is what the record of a move knows: text, act, session,
    counterparts, budget, document, costs, costs_not_known, on. Where all partners move, it holds when each consented.

    :raises NotAWay, NotTheLead, GuardsUnmet: see ``rules.check_move``. :raises ChangedSince: if the stage is another.
    """
    row = _held(uid, party)
    text = _in_force(agreement, row) if agreement else None
    stage = text.state if text else row.stage
    if seen is not None and seen != stage:
        raise ChangedSince
    rules.check_is_partner(party, partners=row.partners, facilitators=row.facilitators)
    last = _last_move(text) if text else row.last_move
    told = {
        "id": named("move", row.uid, agreement, to, last, at.isoformat()),
        "initiative": row.reference,
        "agreement": text.reference if text else None,
        "to": to,
        "after": last or None,
        **said,
    }
    record: MoveRecord = read(MoveRecord, told)
    known = guards.Known(row.says, record, frozenset(row.everybody), queries.bound(row.uid))
    if text:
        rules.check_agreement_move(text.state, to, party=party, bound=text.bound, known=known)
    else:
        rules.check_move(row.stage, to, party=party, lead=row.lead, known=known)
    return _propose(Move, record, row, party, by=by, at=at)


@transaction.atomic
def propose_text(*, agreement: Agreement, party: str, by: str, at: datetime) -> AgreementText:
    """Propose a version of an agreement to the others; proposing it is one's own consent to it.

    :raises NotAPartner, FacilitatorOnly, AlreadyEnded: if the party does not decide here.
    :raises NoNeedOnFile, OtherParties, OutdatedText: see ``rules.check_text``.
    """
    row = _held(f"{agreement.initiative.register_code}/{agreement.initiative.record}", party)
    _check_decides(row, party)
    there = queries.in_force(row.uid, agreement.name)
    rules.check_text(agreement, row.says, joined=row.everybody, in_force=there.digest if there else None)
    return _propose(AgreementText, agreement, row, party, by=by, at=at)


@transaction.atomic
def take_back(*, kind: str, uid: str, party: str, by: str, at: datetime) -> Entry:
    """Take one's own proposal back while it has not taken effect.

    :raises NoSuchMove: if it is none of one's own that still waits.
    """
    model = PROPOSED.get(kind)
    row = model._default_manager.filter(pk=uid, register=party).first() if model else None
    if row is None:
        raise NoSuchMove(uid=uid)
    _held(row.initiative, party)
    row.refresh_from_db()
    if row.state != "proposed":
        raise NoSuchMove(uid=uid)
    return append(party, Step("withdraw", kind, row.record, Withdrawal(), "parties", tuple(row.to)), by=by, at=at)


@transaction.atomic
def leave(*, uid: str, party: str, by: str, at: datetime, agreement: str = "", reason: Texts | None = None) -> Leaving:
    """Leave an initiative, or withdraw from one agreement of it. Whoever takes part may, at any time, alone.

    :raises AlreadyLeft: if the party is not in it. :raises NotInForce: if no such text binds it.
    """
    row = _held(uid, party)
    text = None
    if agreement:
        text = _in_force(agreement, row)
        if party not in text.bound:
            raise AlreadyLeft
    elif party not in row.everybody:
        raise AlreadyLeft
    told = {
        "id": named("leaving", uid, agreement, at.isoformat()),
        "initiative": row.reference,
        "agreement": text.reference if text else None,
        "reason": dict(reason) if reason else None,
    }
    entry = append(party, _to_all(read(LeavingRecord, told), row, party), by=by, at=at)
    return Leaving.objects.get(pk=f"{party}/{entry.record}")


@transaction.atomic
def remark(*, uid: str, party: str, text: Texts, by: str, at: datetime, clause: str = "", rule: str = "") -> Remark:
    """Comment on a text, or answer what a check of the principles found in it. Facilitators may comment too.

    :raises NoSuchAgreement: if the party is not one of the initiative's.
    """
    found = queries.agreement(uid, party)
    row = _held(found.initiative, party)
    if party not in row.everybody:
        raise NoSuchAgreement(uid=uid)
    told = {
        "id": named("remark", uid, clause, rule, at.isoformat(), dict(text)),
        "about": found.reference,
        "clause": clause or None,
        "rule": rule or None,
        "text": dict(text),
    }
    record: RemarkRecord = read(RemarkRecord, told)
    if Remark.objects.filter(pk=f"{party}/{record.id}").exists():
        raise AlreadyProposed
    append(party, _to_all(record, row, party), by=by, at=at)
    return Remark.objects.get(pk=f"{party}/{record.id}")


def _propose(model: type[P], record: Any, row: Initiative, party: str, *, by: str, at: datetime) -> P:
    if model._default_manager.filter(pk=f"{party}/{record.id}").exists():
        raise AlreadyProposed
    waiting = model._default_manager.filter(initiative=row.uid, state="proposed")
    if waiting.filter(digest=digest(body(record).encode())).exists():
        raise AlreadyProposed
    entry = append(party, _to_all(record, row, party), by=by, at=at)
    return model._default_manager.get(pk=f"{party}/{entry.record}")


def _for_all(record: Any, terms: Described, party: str) -> Step:
    others = sorted({each.party for each in terms.participations if each.party} - {party})
    return publish(record, audience="parties" if others else "own", to=others)


def _to_all(record: Any, row: Initiative, party: str) -> Step:
    """For everybody in the initiative, and for those whom new terms name."""
    named = {each.party for each in record.participations if each.party} if isinstance(record, Described) else set()
    others = sorted({*row.readers, *named} - {party})
    return publish(record, audience="parties", to=others)


def _held(uid: str, party: str) -> Initiative:
    """The initiative as it stands, with all its parties held."""
    row = queries.own_initiative(uid, party)
    hold(*row.readers)
    return queries.own_initiative(uid, party)


def _check_decides(row: Initiative, party: str) -> None:
    rules.check_is_partner(party, partners=row.partners, facilitators=row.facilitators, stage=row.stage)


def _in_force(uid: str, row: Initiative) -> AgreementText:
    text = AgreementText.objects.filter(pk=uid, initiative=row.uid, state__in=IN_FORCE).first()
    if text is None:
        raise NotInForce
    return text


def _last_move(text: AgreementText) -> str:
    moved = Move.objects.filter(agreement=text.digest, state="holds").order_by("-since", "-at").first()
    return moved.digest if moved else ""


def _southern(terms: Described, at: datetime) -> dict[str, bool]:
    return queries.southern((each.party for each in terms.participations if each.party), at.date())


def _with_countries(terms: D) -> D:
    """The same terms, with the country of every party that speaks for one."""
    named = {each.party for each in terms.participations if each.party}
    speaks = dict(Party.objects.filter(code__in=named).exclude(speaks_for="").values_list("code", "speaks_for"))
    told = [
        each.model_copy(update={"country": speaks[each.party]}) if each.party in speaks else each
        for each in terms.participations
    ]
    return terms.model_copy(update={"participations": tuple(told)})


def _check_named(terms: Described, uid: str, party: str) -> None:
    """What the terms name exists: parties, recipients' needs and providers' offers, the programme above them."""
    named = {each.party for each in terms.participations if each.party}
    known = set(Party.objects.filter(code__in=named).values_list("code", flat=True))
    for code in sorted(named - known):
        raise UnknownParticipant(party=code)
    sides = {
        "need": (terms.needs, guards.parties_in(terms, *guards.RECEIVING)),
        "offer": (terms.offers, guards.parties_in(terms, *guards.PROVIDING)),
    }
    for kind, (references, owners) in sides.items():
        _check_statements(kind, references, owners)
    if terms.programme is not None:
        _check_programme(terms, uid, party)


def _check_statements(kind: str, references: Sequence[Any], owners: frozenset[str]) -> None:
    for each in references:
        statement = f"{each.register_code}/{each.record}"
        standing = TABLES[kind].objects.filter(pk=statement, withdrawn_at=None).exists()
        if each.register_code not in owners or not standing:
            raise NotYourNeed(uid=statement)


def _check_programme(terms: Described, uid: str, party: str) -> None:
    assert terms.programme is not None
    name = f"{terms.programme.register_code}/{terms.programme.record}"
    programme = Initiative.objects.filter(pk=name, type="programme").first()
    if programme is None or not (queries.may_read(programme, party) or queries.is_public(programme)):
        raise NotProgramme(uid=name)
    rules.check_not_circular(uid, [programme.uid, *(each.uid for each in queries.above(programme))])
