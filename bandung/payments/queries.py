"""What people ask of payments. Whoever asks names a party; what is for others is not among the answers."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet, Sum

from bandung.consents.models import Consent
from bandung.payments import errors as wrong
from bandung.payments import rules, telling
from bandung.payments.models import BroughtFile, ClearingRound, CreditLine, Obligation, Payment
from bandung.records.payments import Due

STATES = ("declared", "confirmed", "disputed", "cleared", "withdrawn")
_ASCENDING = ("on", "uid")


@dataclass(frozen=True, slots=True)
class Filters:
    """What narrows a list of obligations; empty means everything."""

    side: str = ""
    """``owed`` by the party or ``due`` to it."""
    state: str = ""
    partner: str = ""
    currency: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """One payment of a round that holds: who pays whom how much, and how far both have come with it."""

    round: ClearingRound
    number: int
    due: Due
    said: Payment | None

    @property
    def state(self) -> str:
        """``due``, ``paid``, ``arrived`` or ``missing`` (paid, as the payer says, but not arrived)."""
        if self.said is None:
            return "due"
        return {rules.CONFIRMED: "arrived", rules.DISPUTED: "missing"}.get(self.said.said, "paid")

    @property
    def currency(self) -> str:
        return self.round.says.settles_in or self.round.says.unit

    @property
    def amount(self) -> str:
        return self.due.settled or self.due.amount


def _readable(party: str) -> Q:
    return Q(readers__contains=f",{party},")


def obligations(party: str, asked: Filters | None = None) -> QuerySet[Obligation]:
    """What the party owes or is owed, the newest day first."""
    told = asked or Filters()
    owed, due = Q(register=party), Q(creditor=party)
    rows = Obligation.objects.filter({"owed": owed, "due": due}.get(told.side, owed | due))
    if told.partner:
        rows = rows.filter(Q(register=told.partner) | Q(creditor=told.partner))
    if told.currency:
        rows = rows.filter(currency=told.currency)
    if told.state == "cleared":
        rows = rows.exclude(cleared_by="")
    elif told.state == "withdrawn":
        rows = rows.filter(cleared_by="").exclude(withdrawn_at=None)
    elif told.state in STATES:
        rows = rows.filter(cleared_by="", withdrawn_at=None, said=told.state)
    return rows.order_by("-on", "uid")


def waiting(party: str) -> QuerySet[Obligation]:
    """What others say they owe the party, on which it has said nothing yet."""
    return obligations(party, Filters(side="due", state="declared"))


def outstanding(party: str) -> list[tuple[str, int, int]]:
    """(currency, what the party owes, what it is owed), of what is neither cleared nor disputed nor withdrawn. Two
    queries; amounts in minor units.
    """
    open_ = Obligation.objects.filter(cleared_by="", withdrawn_at=None).exclude(said=rules.DISPUTED)
    owes, is_owed = (
        dict(open_.filter(**side).order_by().values_list("currency").annotate(together=Sum("amount")))
        for side in ({"register": party}, {"creditor": party})
    )
    return [(code, owes.get(code, 0), is_owed.get(code, 0)) for code in sorted({*owes, *is_owed})]


def obligation(uid: str, party: str) -> Obligation:
    """:raises NoSuchObligation: if the party can read none of that name."""
    row = Obligation.objects.filter(_readable(party), pk=uid).first()
    if row is None:
        raise wrong.NoSuchObligation(uid=uid)
    return row


def named(uids: Sequence[str], party: str) -> list[Obligation]:
    """These obligations, in this order. One query.

    :raises NoSuchObligation: for the first that the party cannot read.
    """
    found = {row.uid: row for row in Obligation.objects.filter(_readable(party), pk__in=uids)}
    for uid in uids:
        if uid not in found:
            raise wrong.NoSuchObligation(uid=uid)
    return [found[uid] for uid in uids]


def clearable(party: str, members: Collection[str], until: date, currencies: Collection[str]) -> QuerySet[Obligation]:
    """What these members owe each other that could be in a round, as far as the party can read."""
    return Obligation.objects.filter(
        _readable(party), register__in=members, creditor__in=members, on__lte=until, currency__in=currencies,
        cleared_by="", withdrawn_at=None, said=rules.CONFIRMED,
    ).order_by(*_ASCENDING)  # fmt: skip


def rounds(party: str) -> QuerySet[ClearingRound]:
    """The rounds that the party can read, the newest first."""
    return ClearingRound.objects.filter(_readable(party)).order_by("-at", "uid")


def rounds_waiting(party: str) -> int:
    """How many open rounds wait for the party's consent, on which it has said nothing. One query."""
    open_ = ClearingRound.objects.filter(named__contains=f",{party},", holds_at=None, withdrawn_at=None, why="")
    told = open_.exclude(register=party).values_list("awaited", "refused")
    return sum(party in awaited and party not in refused for awaited, refused in told)


def round_(uid: str, party: str = "") -> ClearingRound:
    """A round that the party can read; without one, that everybody can.

    :raises NoSuchRound: if there is none.
    """
    row = readable_round(uid, party)
    if row is None:
        raise wrong.NoSuchRound(uid=uid)
    return row


def readable_round(uid: str, party: str = "") -> ClearingRound | None:
    return ClearingRound.objects.filter(_readable(party) if party else Q(public=True), pk=uid).first()


def public_rounds() -> QuerySet[ClearingRound]:
    """The rounds that every member agreed to publish, the newest first."""
    return ClearingRound.objects.filter(public=True).order_by("-holds_at", "uid")


def payments_of(rows: Iterable[ClearingRound]) -> list[Standing]:
    """Every payment of these rounds that hold. One query."""
    held = [row for row in rows if row.holds_at is not None]
    said: dict[tuple[str, str, int], Payment] = {}
    for each in Payment.objects.filter(round__in=[row.uid for row in held], withdrawn_at=None).order_by("-at", "uid"):
        said[each.round, each.register, each.number] = each
    return [
        Standing(row, number, due, said.get((row.uid, due.payer, number)))
        for row in held
        for number, due in enumerate(row.says.payments, 1)
    ]


def payments_open(party: str) -> list[Standing]:
    """What the party has yet to pay or to receive, or to say that it has, the earliest day first. Two queries."""
    held = ClearingRound.objects.filter(named__contains=f",{party},").exclude(holds_at=None)
    found = [each for each in payments_of(held) if party in (each.due.payer, each.due.receiver)]
    return sorted(
        (each for each in found if each.state != "arrived"), key=lambda each: (each.due.on, each.round.uid, each.number)
    )


def payments_waiting(party: str) -> list[Payment]:
    """What others say they have paid the party, on which it has said nothing yet. At most two queries."""
    held = ClearingRound.objects.filter(named__contains=f",{party},").exclude(holds_at=None)
    said = Payment.objects.filter(said=rules.DECLARED, withdrawn_at=None, round__in=held.values("uid"))
    rows = list(said.exclude(register=party).order_by("at", "uid"))
    rounds_ = ClearingRound.objects.in_bulk({row.round for row in rows}) if rows else {}
    found = [(row, telling.due_of(row, rounds_.get(row.round))) for row in rows]
    return [row for row, due in found if due is not None and due.receiver == party]


def obligations_of(row: ClearingRound, party: str) -> list[Obligation]:
    """The obligations of a round that the party can read, by day."""
    uids = [f"{each.register_code}/{each.record}" for each in row.says.obligations]
    found = [each for each in Obligation.objects.in_bulk(uids).values() if f",{party}," in each.readers]
    return sorted(found, key=lambda each: (each.on, each.uid))


def of_line(party: str) -> Q:
    """Lines that a party granted or was granted."""
    return Q(register=party) | Q(debtor=party)


def lines(party: str) -> QuerySet[CreditLine]:
    """Lines that the party granted or was granted, and that were not withdrawn."""
    return CreditLine.objects.filter(of_line(party), withdrawn_at=None).order_by("-at", "uid")


def lines_waiting(party: str) -> QuerySet[CreditLine]:
    """Lines granted to the party, on which it has said nothing yet."""
    refused = Consent.objects.filter(register=party, kind="credit-line", says="refuse", withdrawn_at=None)
    return lines(party).filter(debtor=party, holds_at=None).exclude(pk__in=refused.values("about"))


def limits(party: str, members: Collection[str], unit: str, on: date) -> list[dict[str, str]]:
    """The lines in the unit of account that hold on a day between these members, as limits of a round.

    Only those of the party itself: what others granted each other is between them. The newest of a pair counts.
    """
    held = lines(party).filter(register__in=members, debtor__in=members, currency=unit).exclude(holds_at=None)
    found: dict[tuple[str, str], dict[str, str]] = {}
    for row in held:
        if (row.says.start or on) <= on <= (row.says.last or on):
            told = {"creditor": row.creditor, "debtor": row.debtor, "amount": row.says.amount}
            found.setdefault((row.creditor, row.debtor), told)
    return list(found.values())


def readers_of(row: Any) -> tuple[str, ...]:
    """Who may read a row of this app, its writer among them."""
    if isinstance(row, CreditLine):
        return (row.creditor, row.debtor)
    if isinstance(row, Payment):
        one = ClearingRound.objects.filter(pk=row.round).first()
        return tuple({row.register, *(one.members if one else ())})
    return tuple(row.readers.strip(",").split(","))


def brought(party: str) -> QuerySet[BroughtFile]:
    """Files of obligations that wait to be declared, the newest first."""
    return BroughtFile.objects.filter(party=party).order_by("-brought_at", "pk")
