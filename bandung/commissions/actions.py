"""What parties do about a joint commission. Each is one entry in the register of the party that does it."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from bandung.commissions import queries, rules
from bandung.commissions.errors import (
    NoSuchAct,
    NoSuchAgendaItem,
    NotConvenedByYou,
    TakenReference,
    UnknownParty,
)
from bandung.commissions.models import AgendaItem, CommissionAct, CommissionSession
from bandung.consents import actions as consents
from bandung.consents.models import Consent
from bandung.parties.models import Party
from bandung.partnerships import queries as partnerships
from bandung.records.canonical import digest as digest_of
from bandung.records.commissions import AgendaItem as AgendaItemRecord
from bandung.records.commissions import Commission as CommissionRecord
from bandung.records.commissions import CommissionAct as CommissionActRecord
from bandung.records.fields import Reference
from bandung.records.kinds import body
from bandung.records.parties import Withdrawal
from bandung.registers.append import Step, append, publish
from bandung.registers.models import Entry
from bandung.values import Texts


def facilitators_among(parties: Sequence[str]) -> list[str]:
    """Those of these parties that can only support.

    :raises UnknownParty: if one of them is not known here.
    """
    types = dict(Party.objects.filter(code__in=set(parties)).values_list("code", "type"))
    for code in parties:
        if code not in types:
            raise UnknownParty(party=code)
    return [code for code in parties if types[code] in rules.SUPPORTS]


@transaction.atomic
def convene(*, session: CommissionRecord, party: str, by: str, at: datetime) -> Entry:
    """Convene a session, or change one that was convened; it holds when every other party consents to this version.

    :raises NotAtTheTable, FacilitatorSupports, NotOfTheSouth, UnknownParty: see ``rules.check_convener``.
    :raises NotNow: if the session was held or called off. :raises SameParties, NothingNew: see ``check_revision``.
    :raises NoSuchAct: if the act of the session before is not signed by the same parties.
    """
    consents.hold(party, *session.parties)
    supporting = facilitators_among(session.parties)
    if set(supporting) != set(session.facilitators):
        session = session.model_copy(update={"facilitators": tuple(supporting)})
    southern = queries.southern(session.parties, at.date())
    rules.check_convener(session, party=party, southern=southern)
    if session.previous is not None:
        _check_previous(session, party)
    before = CommissionSession.objects.filter(pk=f"{party}/{session.id}").first()
    if before is not None:
        rules.check_session("revise", before.state)
        known = [each["digest"] for each in before.versions]
        rules.check_revision(before.says, session, digest=digest_of(body(session).encode()), known=known)
    return append(party, _for_the_others(session, party, session.parties), by=by, at=at)


@transaction.atomic
def call_off(*, uid: str, party: str, by: str, at: datetime, reason: Texts | None = None) -> Entry:
    """Call off a session that one convened, before its act is signed.

    :raises NotConvenedByYou: if another party convened it. :raises NotNow: if it was held or called off.
    """
    row = _held(uid, party)
    if row.register != party:
        raise NotConvenedByYou
    rules.check_session("withdraw", row.state)
    return append(party, _withdrawal("commission", row.record, party, row.parties, reason), by=by, at=at)


@transaction.atomic
def bring(*, item: AgendaItemRecord, party: str, by: str, at: datetime) -> Entry:
    """Bring something to the table of a session, or say anew what one brought; said twice it is said once.

    :raises NotNow: if the session was held or called off.
    :raises TakenReference: if the name belongs to something brought to another table, or taken back.
    """
    row = _held(f"{item.session.register_code}/{item.session.record}", party)
    rules.check_session("bring", row.state)
    before = AgendaItem.objects.filter(pk=f"{party}/{item.id}").first()
    if before is not None and before.withdrawn_at is None and before.digest == digest_of(body(item).encode()):
        return Entry.objects.get(register_id=party, seq=before.seq)
    _check_may_name(item.initiative, party)
    if before is not None and (before.session != row.uid or before.withdrawn_at is not None):
        raise TakenReference(uid=before.uid)
    return append(party, _for_the_others(item, party, row.parties), by=by, at=at)


@transaction.atomic
def take_item_back(*, uid: str, party: str, by: str, at: datetime, reason: Texts | None = None) -> Entry:
    """Take back what one brought to the table.

    :raises NoSuchAgendaItem: if it is not one's own, or taken back. :raises NotNow: if the session was held.
    """
    item = AgendaItem.objects.filter(pk=uid, register=party, withdrawn_at=None).first()
    if item is None:
        raise NoSuchAgendaItem(uid=uid)
    row = _held(item.session, party)
    rules.check_session("bring", row.state)
    return append(party, _withdrawal("agenda-item", item.record, party, row.parties, reason), by=by, at=at)


@transaction.atomic
def propose(*, act: CommissionActRecord, party: str, by: str, at: datetime) -> Entry:
    """Lay a version of the act on the table; whoever proposes it agrees to it.

    :raises NotNow: before the session is confirmed, and once it was held.
    :raises FacilitatorSupports, ActOfAnotherSession, AnotherOnTheTable: see ``rules.check_proposal``.
    :raises BadValue: if a text is missing in a language of the act, or days contradict each other.
    :raises NoSuchInitiative: if a project names one that the party may not read.
    """
    row = _held(f"{act.session.register_code}/{act.session.record}", party)
    rules.check_session("propose", row.state)
    table = {each.digest for each in queries.on_the_table(row)}
    rules.check_proposal(
        act, author=party, parties=row.parties, facilitators=row.facilitators, table=table
    )  # fmt: skip
    rules.check_texts(act)
    rules.check_days(act, starts=row.starts)
    for project in act.programme.projects if act.programme else ():
        _check_may_name(project.initiative, party)
    if CommissionAct.objects.filter(pk=f"{party}/{act.id}").exists():
        raise TakenReference(uid=f"{party}/{act.id}")
    return append(party, _for_the_others(act, party, row.parties), by=by, at=at)


def next_act_id(session: str, party: str) -> str:
    """How this party's next version of the act of a session is named in its register."""
    stem = rules.act_stem(session)
    former = Entry.objects.filter(register_id=party, kind="commission-act", act="publish", record__startswith=stem)
    return f"{stem}-{former.count() + 1}"


@transaction.atomic
def take_act_back(*, uid: str, party: str, by: str, at: datetime, reason: Texts | None = None) -> Entry:
    """Take back a version of the act that one proposed, while it is not signed.

    :raises NoSuchAct: if it is not one's own. :raises NotNow: if it is signed, closed or taken back.
    """
    found, row = queries.act(uid, party)
    if found.register != party:
        raise NoSuchAct(uid=uid)
    consents.hold(*row.parties)
    found, row = queries.act(uid, party)
    rules.check_act("withdraw", found.state)
    return append(party, _withdrawal("commission-act", found.record, party, row.parties, reason), by=by, at=at)


@transaction.atomic
def answer(
    *,
    kind: str,
    uid: str,
    digest: str,
    party: str,
    by: str,
    at: datetime,
    says: str = "consent",
    text: Texts | None = None,
) -> Consent:
    """A party's word on exactly one version, of the session (``commission``) or of its act (``commission-act``).

    Whoever refused before takes that back by consenting, and the other way round.

    :raises NothingToConsent, OtherVersion, NotAsked, SaidAlready, TooLate: see ``consents.actions.say``.
    :raises NotNow: if an act is to be published that is not signed.
    """
    if says == "publish":
        _check_publishing(kind, uid, party)
    other = {"consent": "refuse", "refuse": "consent"}.get(says)
    stands = Consent.objects.filter(register=party, digest=digest, says=other, withdrawn_at=None)
    if other is not None and stands.exists():
        consents.take_back(kind=kind, uid=uid, digest=digest, party=party, by=by, at=at, says=other)
    return consents.say(kind=kind, uid=uid, digest=digest, party=party, by=by, at=at, says=says, text=text)


def _check_publishing(kind: str, uid: str, party: str) -> None:
    if kind != "commission-act":
        raise NoSuchAct(uid=uid)
    found, _row = queries.act(uid, party)
    rules.check_act("publish", found.state)


def _check_may_name(initiative: Reference | None, party: str) -> None:
    """:raises NoSuchInitiative: if the party may not read what it names."""
    if initiative is not None:
        partnerships.initiative(f"{initiative.register_code}/{initiative.record}", party)


def _check_previous(session: CommissionRecord, party: str) -> None:
    named = session.previous
    uid = f"{named.register_code}/{named.record}" if named else ""
    if all(each.uid != uid for each in queries.signed_acts_of(party, session.parties)):
        raise NoSuchAct(uid=uid)


def _held(uid: str, party: str) -> CommissionSession:
    """The session as it stands while nobody else of its parties writes."""
    consents.hold(*queries.session(uid, party).parties)
    return queries.session(uid, party)


def _for_the_others(
    record: CommissionRecord | AgendaItemRecord | CommissionActRecord, party: str, parties: Sequence[str]
) -> Step:
    return publish(record, audience="parties", to=[each for each in parties if each != party])


def _withdrawal(kind: str, record: str, party: str, parties: Sequence[str], reason: Texts | None) -> Step:
    others = tuple(each for each in parties if each != party)
    return Step("withdraw", kind, record, Withdrawal(reason=reason), "parties", others)
