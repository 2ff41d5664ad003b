"""What parties do with payments: declare what they owe, answer what is owed to them, grant lines, propose and agree to
rounds, say that they have paid, say that it has arrived. Each is one entry in one's own register.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from bandung.consents import actions as consents
from bandung.consents.models import Consent
from bandung.parties.models import Institution
from bandung.payments import errors as wrong
from bandung.payments import queries, rules
from bandung.payments.dues import speaks_of
from bandung.payments.models import ClearingRound, CreditLine, Obligation, Payment, RoundDue
from bandung.payments.preparing import Row, check_parties, numbered, prepare
from bandung.records import payments as records
from bandung.records.kinds import as_json, read, unsalted
from bandung.records.parties import Withdrawal
from bandung.registers.append import Step, append, append_all, publish
from bandung.registers.models import Entered, Entry
from bandung.values import Texts


@transaction.atomic
def declare(rows: Sequence[Row], *, party: str, by: str, at: datetime, also_to: Iterable[str] = ()) -> list[Obligation]:
    """Declare what one's party owes: all of these or none. Each is for its creditor, and for those named beside, such
    as the members with which it will be cleared. What was declared in these words already writes nothing.

    :raises OwesItself, UnknownParty, UnknownInstitution: if a row names nobody that it can name. :raises
    AlreadyDeclared: if a number stands for another text. :raises AlreadyShown: if it was declared for fewer parties.
    :raises BadRecord: with all that is wrong with a row.
    """
    consents.hold(party)
    made: list[records.Obligation] = [read(records.Obligation, numbered(row, "o")) for row in rows]
    others = set(also_to) - {party}
    if any(each.creditor == party for each in made):
        raise wrong.OwesItself
    check_parties({each.creditor for each in made} | others)
    _check_institutions(party, {each.institution for each in made if each.institution})
    standing = Obligation.objects.in_bulk([f"{party}/{each.id}" for each in made])
    steps: dict[str, Step] = {}
    for each in made:
        uid, readers = f"{party}/{each.id}", (others | {each.creditor}) - {party}
        before = standing.get(uid)
        if before is not None and before.withdrawn_at is None and unsalted(before.body) == as_json(each):
            if not readers <= set(queries.readers_of(before)):
                raise wrong.AlreadyShown(uid=uid)
            continue
        if before is not None or uid in steps:
            raise wrong.AlreadyDeclared(uid=uid)
        steps[uid] = publish(each, audience="parties", to=sorted(readers))
    if steps:
        append_all(party, steps.values(), by=by, at=at)
    found = Obligation.objects.in_bulk([f"{party}/{each.id}" for each in made])
    return [found[f"{party}/{each.id}"] for each in made]


def answer(
    *, uid: str, digest: str, party: str, says: str, by: str, at: datetime, text: Texts | None = None
) -> Consent:
    """Confirm or dispute what is owed to one's party; said again it is otherwise, until a round has cleared it.

    :raises NoSuchObligation: if the party can read none of that name. :raises NotTheCreditor: if it is another's.
    :raises OtherVersion: if it is not the text that stands. :raises AlreadySaid: if it was said already. :raises
    AlreadyCleared: if a round has cleared it.
    """
    row = queries.obligation(uid, party)
    if row.creditor != party:
        raise wrong.NotTheCreditor(uid=uid)
    if row.cleared_by:
        raise wrong.AlreadyCleared(uid=uid)
    return _word("obligation", uid, digest, party, says, by, at, text)


@transaction.atomic
def grant(row: Row, *, party: str, by: str, at: datetime, also_to: Iterable[str] = ()) -> CreditLine:
    """Grant a credit line; it holds when the debtor has consented. It is for its debtor, and for those named beside,
    such as members that propose rounds: who cannot read it cannot start a round with it.

    :raises OwesItself, UnknownParty: if it names nobody that it can name. :raises AlreadyDeclared: if the number
    stands for another line.
    """
    made: records.CreditLine = read(records.CreditLine, numbered(row, "line"))
    if made.debtor == party:
        raise wrong.OwesItself
    readers = ({*also_to} | {made.debtor}) - {party}
    check_parties(readers)
    consents.hold(party)
    uid = f"{party}/{made.id}"
    if CreditLine.objects.filter(pk=uid).exists():
        raise wrong.AlreadyDeclared(uid=uid)
    append(party, publish(made, audience="parties", to=sorted(readers)), by=by, at=at)
    return CreditLine.objects.get(pk=uid)


@transaction.atomic
def propose(terms: Row, *, party: str, by: str, at: datetime, replacing: str = "") -> ClearingRound:
    """Propose a round to its members; the party consents by proposing. ``replacing`` withdraws an own one beside.

    :raises PaymentError: as ``prepare``. :raises AlreadyDeclared: if the number is taken. :raises NoSuchRound,
    AlreadyHolds: if there is none to replace.
    """
    consents.hold(party)
    made = prepare(terms, party=party)
    uid = f"{party}/{made.id}"
    if ClearingRound.objects.filter(pk=uid).exists():
        raise wrong.AlreadyDeclared(uid=uid)
    others = tuple(sorted(set(made.members) - {party}))
    steps = [_withdrawal("clearing-round", replacing, party, None)] if replacing else []
    append_all(party, [*steps, publish(made, audience="parties", to=others)], by=by, at=at)
    return ClearingRound.objects.get(pk=uid)


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
    """Consent to a round or a line, refuse it, or agree that everybody may read a round. Until it holds the last word
    of a party counts.

    :raises NoSuchRound, NoSuchLine: if the party can read none of that name. :raises ItsOwn: if its author refuses it.
    :raises BeyondLine: if the round lets a debtor owe more than a credit line of the party that is in force.
    """
    row: Entered | None
    if kind == "clearing-round":
        row = queries.round_(uid, party)
    else:
        row = CreditLine.objects.filter(queries.of_line(party), pk=uid).first() if kind == "credit-line" else None
        if row is None:
            raise wrong.NoSuchLine(uid=uid)
    if says == "refuse" and row.register == party:
        raise wrong.ItsOwn(uid=uid)
    if says == "consent" and isinstance(row, ClearingRound):
        for line, _most in queries.beyond_lines(row, party):
            raise wrong.BeyondLine(creditor=line.creditor, debtor=line.debtor, uid=line.uid)
    return _instead(kind, uid, digest, party, says, by, at, text)


@transaction.atomic
def withdraw(*, kind: str, uid: str, party: str, by: str, at: datetime, reason: Texts | None = None) -> Entry:
    """Take back what one's party wrote: an obligation until it is cleared, a round until it holds, a line at any time,
    a payment until it is confirmed.

    :raises NoSuchObligation, NoSuchRound, NoSuchLine, NoSuchPayment: if it is none of one's own that stands.
    :raises AlreadyCleared, AlreadyHolds: if it is too late.
    """
    return append(party, _withdrawal(kind, uid, party, reason), by=by, at=at)


@transaction.atomic
def pay(*, round_uid: str, number: int, on: Any, party: str, by: str, at: datetime, reference: str = "") -> Payment:
    """Say that one's party has made a payment of a round, for the other members to see.

    :raises NoSuchRound: if the party can read none of that name. :raises DoesNotHold: if not all have consented.
    :raises NotThePayer: if another one pays. :raises AlreadySaid: if it was said.
    """
    consents.hold(party)
    row = queries.round_(round_uid, party)
    if row.holds_at is None:
        raise wrong.DoesNotHold(uid=round_uid)
    due = RoundDue.objects.filter(pk=RoundDue.key_of(round_uid, number)).first()
    if due is None:
        raise wrong.NoSuchPayment(uid=f"{round_uid}#{number}")
    if due.payer != party:
        raise wrong.NotThePayer
    if Payment.objects.filter(register=party, round=round_uid, number=number, withdrawn_at=None).exists():
        raise wrong.AlreadySaid
    told = {"round": row.reference.model_dump(), "number": number, "on": on, "reference": reference or None}
    made: records.Payment = read(records.Payment, numbered(told, "paid"))
    append(party, publish(made, audience="parties", to=sorted(set(row.members) - {party})), by=by, at=at)
    return Payment.objects.get(pk=f"{party}/{made.id}")


def arrived(
    *, uid: str, digest: str, party: str, by: str, at: datetime, says: str = "consent", text: Texts | None = None
) -> Consent:
    """Say that a payment has arrived, or (``refuse``) that it has not.

    :raises NoSuchPayment: if there is none for the party. :raises NotTheReceiver: if another one receives it.
    """
    row = Payment.objects.filter(pk=uid).first()
    one = queries.readable_round(row.round, party) if row else None
    due = RoundDue.objects.filter(pk=row.due).first() if row and one else None
    if row is None or due is None or not speaks_of(row, due):
        raise wrong.NoSuchPayment(uid=uid)
    if due.receiver != party:
        raise wrong.NotTheReceiver
    return _word("payment", uid, digest, party, says, by, at, text)


@transaction.atomic
def _word(
    kind: str, uid: str, digest: str, party: str, says: str, by: str, at: datetime, text: Texts | None
) -> Consent:
    """:raises AlreadySaid: if exactly this was said already."""
    if _standing(kind, uid, digest, party).filter(says=says).exists():
        raise wrong.AlreadySaid
    return _instead(kind, uid, digest, party, says, by, at, text)


def _instead(
    kind: str, uid: str, digest: str, party: str, says: str, by: str, at: datetime, text: Texts | None
) -> Consent:
    """The last word counts: one that says otherwise is taken back in the same moment."""
    otherwise = {"consent": "refuse", "refuse": "consent"}.get(says)
    if _standing(kind, uid, digest, party).filter(says=otherwise).exists():
        consents.take_back(kind=kind, uid=uid, digest=digest, party=party, by=by, at=at, says=str(otherwise))
    return consents.say(kind=kind, uid=uid, digest=digest, party=party, by=by, at=at, says=says, text=text)


def _standing(kind: str, uid: str, digest: str, party: str) -> QuerySet[Consent]:
    return Consent.objects.filter(register=party, kind=kind, about=uid, digest=digest, withdrawn_at=None)


_TABLES: Mapping[str, tuple[type[Entered], type[wrong.PaymentError]]] = {
    "obligation": (Obligation, wrong.NoSuchObligation),
    "clearing-round": (ClearingRound, wrong.NoSuchRound),
    "credit-line": (CreditLine, wrong.NoSuchLine),
    "payment": (Payment, wrong.NoSuchPayment),
}


def _withdrawal(kind: str, uid: str, party: str, reason: Texts | None) -> Step:
    model, missing = _TABLES[kind]
    consents.hold(party)
    found: Any = model._default_manager.filter(pk=uid, register=party, withdrawn_at=None).first()
    if found is None:
        raise missing(uid=uid)
    consents.hold(*queries.readers_of(found))
    found.refresh_from_db()
    if kind == "obligation" and found.cleared_by:
        raise wrong.AlreadyCleared(uid=uid)
    if (kind == "clearing-round" and found.holds_at) or (kind == "payment" and found.said == rules.CONFIRMED):
        raise wrong.AlreadyHolds(uid=uid)
    to = tuple(sorted(set(queries.readers_of(found)) - {party}))
    return Step("withdraw", kind, found.record, Withdrawal(reason=reason), "parties", to)


def _check_institutions(party: str, named: set[str]) -> None:
    uids = [f"{party}/{each}" for each in named]
    known = set(Institution.objects.filter(pk__in=uids, withdrawn_at=None).values_list("uid", flat=True))
    if missing := sorted(set(uids) - known):
        raise wrong.UnknownInstitution(institution=missing[0].partition("/")[2])
