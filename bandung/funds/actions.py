"""What parties do with funds: open them and their calls, propose together, consent, take back; each in one entry."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction

from bandung.consents import actions as consents
from bandung.consents.models import Consent
from bandung.funds import queries, rules
from bandung.funds.errors import (
    AgreedAlready,
    AlreadyWritten,
    AnnouncedAlready,
    CallNotHeld,
    FundNotHeld,
    NoSuchAward,
    NoSuchCall,
    NoSuchFund,
    NoSuchProposal,
    NotAmongProposers,
    NotEligible,
    NoVote,
    OutsideWindow,
    OwnText,
    UnknownParty,
)
from bandung.funds.models import Assessment, Award, Call, Fund, JointProposal, Written
from bandung.funds.queries import CallView
from bandung.funds.rules import Side
from bandung.funds.subjects import FINDINGS
from bandung.records import funds as records
from bandung.records.fields import Reference
from bandung.records.parties import Withdrawal
from bandung.registers.append import Step, append_all, publish
from bandung.registers.models import Entry
from bandung.values import Texts

TABLES: dict[str, type[Written]] = {
    "fund": Fund, "call": Call, "joint-proposal": JointProposal, "assessment": Assessment, "award": Award,
}  # fmt: skip
MISSING = {
    "fund": NoSuchFund, "call": NoSuchCall, "joint-proposal": NoSuchProposal, "assessment": NoSuchProposal,
    "award": NoSuchAward,
}  # fmt: skip


HELD = {"fund": FundNotHeld, "call": CallNotHeld}


def reference(row: Written) -> Reference:
    """How another record names what this row says."""
    return Reference(register_code=row.register, record=row.record, digest=row.digest)


@transaction.atomic
def open_fund(*, fund: records.Fund, party: str, by: str, at: datetime, replacing: str = "") -> Entry:
    """Propose a joint fund to all who put something in; it holds when each of them has consented.

    ``replacing`` names an own fund that waits for consents and is withdrawn in the same moment.

    :raises NoVote: if the party has none in it. :raises ShareNeeded, TooFewVotes, UnknownParty: if it is no joint fund.
    """
    codes = [each.party for each in fund.shares]
    consents.hold(party, *codes)
    sides = queries.sides([*codes, party])
    _check_known(codes, sides)
    rules.check_fund(fund, sides, at.date())
    if party not in rules.votes(codes, sides, at.date()):
        raise NoVote
    return _write("fund", fund, party=party, to=codes, by=by, at=at, replacing=replacing)


@transaction.atomic
def open_call(*, call: records.Call, party: str, by: str, at: datetime, replacing: str = "") -> Entry:
    """Propose a call of a fund; it is open to all when every party that decides in the fund has consented.

    :raises NoSuchFund, FundNotHeld, NoVote: if there is no such fund to call from.
    """
    consents.hold(party)
    uid = f"{call.fund.register_code}/{call.fund.record}"
    fund = queries.fund(uid, party)
    if party not in fund.votes:
        raise NoVote
    if not fund.holds or call.fund.digest != fund.row.digest:
        raise FundNotHeld(uid=uid)
    return _write("call", call, party=party, to=fund.row.parties, by=by, at=at, replacing=replacing)


@transaction.atomic
def submit(*, proposal: records.JointProposal, party: str, by: str, at: datetime, replacing: str = "") -> Entry:
    """Write a joint proposal; it stands when each other proposing party has consented, while the call is open there.

    :raises CallNotHeld, OutsideWindow: if the call takes none now. :raises NotAmongProposers: if no institution is the
    party's own. :raises NotEligible: with every condition of the call that it misses.
    """
    codes = [each.party for each in proposal.proposers]
    consents.hold(party, *codes)
    called = call_open_for(proposal.call, party, at=at)
    if party not in codes:
        raise NotAmongProposers
    _check_known(codes, queries.sides(codes))
    missed = [check for check in checks(proposal, called) if not check.met]
    if missed:
        raise NotEligible((check.sentence, check.places) for check in missed)
    to = {*codes, *called.fund.votes}
    return _write("joint-proposal", proposal, party=party, to=to, by=by, at=at, replacing=replacing)


def checks(proposal: records.JointProposal, called: CallView) -> list[rules.Check]:
    """Every condition of the call for a proposal that need not have been written yet."""
    return rules.eligibility(proposal, called.row.says, called.fund.row.says)


def call_open_for(named: Reference, party: str, *, at: datetime) -> CallView:
    """The call, as this version names it, while a party may propose or consent.

    :raises NoSuchCall, CallNotHeld: if it is not there or does not hold. :raises OutsideWindow: by the party's clock.
    """
    uid = f"{named.register_code}/{named.record}"
    called = queries.call(uid, party)
    if not called.holds or named.digest != called.row.digest:
        raise CallNotHeld(uid=uid)
    check_window(called, party, at=at)
    return called


def check_window(called: CallView, party: str, *, at: datetime) -> None:
    """:raises OutsideWindow: if the call is not open at this moment on the party's own clock."""
    side = queries.sides([party]).get(party, Side(party))
    if not called.window.takes(at, side.clock):
        raise OutsideWindow(
            opens=called.row.opens.isoformat(),
            closes=called.row.closes.isoformat(),
            party=party,
            zone=side.zone,
            now=f"{at.astimezone(side.clock):%Y-%m-%d %H:%M:%S}",
        )


@transaction.atomic
def consent(
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
    """Consent to a fund, call, joint proposal, joint assessment or award, or refuse it; see ``consents.actions.say``.

    :raises OwnText: if the party wrote it. :raises OutsideWindow: if it is a joint proposal and the call is not open on
    the party's own clock.
    """
    if uid.partition("/")[0] == party:
        raise OwnText(uid=uid)
    if kind == "joint-proposal":
        found = queries.proposal(uid, party)
        if party in found.row.parties:
            check_window(found.call, party, at=at)
    return consents.say(kind=kind, uid=uid, digest=digest, party=party, by=by, at=at, says=says, text=text)


@transaction.atomic
def take_back(*, kind: str, uid: str, party: str, by: str, at: datetime, reason: Texts | None = None) -> Entry:
    """Withdraw what one's own party wrote. A joint proposal always can be; the rest only until all have consented.

    :raises AgreedAlready: after that. :raises NoSuchFund, NoSuchCall, NoSuchProposal, NoSuchAward: if it is not there.
    """
    consents.hold(party)
    step = _withdrawal(kind, uid, party, reason)
    return append_all(party, [step], by=by, at=at)[0]


@transaction.atomic
def announce(*, kind: str, uid: str, party: str, by: str, at: datetime) -> Entry:
    """Put one's own fund or call, to which all have consented, into the public part of the register, unchanged.

    So it reaches other nodes, and anybody can check what was consented to.

    :raises NoSuchFund, NoSuchCall: if it is not the party's. :raises FundNotHeld, CallNotHeld: before all consented.
    :raises AnnouncedAlready: if it stands there.
    """
    consents.hold(party)
    row = TABLES[kind]._default_manager.filter(pk=uid, register=party).first() if kind in HELD else None
    if row is None:
        raise MISSING[kind](uid=uid)
    if not (queries.fund(uid, party) if kind == "fund" else queries.call(uid, party)).holds:
        raise HELD[kind](uid=uid)
    if not row.to:
        raise AnnouncedAlready(uid=uid)
    says: Any = row
    return append_all(party, [publish(says.says)], by=by, at=at)[0]


@transaction.atomic
def leave(*, uid: str, party: str, by: str, at: datetime) -> Consent:
    """Take one's own consent to a joint proposal back, also when it stands; nobody has to agree.

    :raises NoSuchProposal: if there is none. :raises NoSuchConsent: if the party's consent does not stand.
    """
    found = queries.proposal(uid, party)
    return consents.take_back(kind="joint-proposal", uid=uid, digest=found.row.digest, party=party, by=by, at=at)


def _withdrawal(kind: str, uid: str, party: str, reason: Texts | None = None) -> Step:
    row = TABLES[kind]._default_manager.filter(pk=uid, register=party, withdrawn_at=None).first()
    found = FINDINGS[kind](uid) if row else None
    if row is None:
        raise MISSING[kind](uid=uid)
    if kind != "joint-proposal" and found is not None and found.holds:
        raise AgreedAlready(uid=uid)
    return Step("withdraw", kind, row.record, Withdrawal(reason=reason), "parties" if row.to else "public", (*row.to,))


def write(kind: str, record: Any, *, party: str, to: Iterable[str], by: str, at: datetime) -> Entry:
    """Write a record of this app for others, once; see ``open_fund`` for who may."""
    return _write(kind, record, party=party, to=to, by=by, at=at)


def _write(
    kind: str, record: Any, *, party: str, to: Iterable[str], by: str, at: datetime, replacing: str = ""
) -> Entry:
    if Entry.objects.about(party, kind, record.id).exists():
        raise AlreadyWritten(record=record.id)
    steps = [_withdrawal(kind, replacing, party)] if replacing else []
    steps.append(publish(record, audience="parties", to=sorted({*to} - {party})))
    return append_all(party, steps, by=by, at=at)[-1]


def _check_known(codes: Iterable[str], sides: queries.Sides) -> None:
    unknown = next((code for code in codes if code not in sides), None)
    if unknown is not None:
        raise UnknownParty(party=unknown)
