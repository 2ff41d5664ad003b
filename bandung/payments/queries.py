"""What people ask of payments. Whoever asks names a party; what is for others is not among the answers."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet, Sum

from bandung.consents.models import Consent
from bandung.payments import errors as wrong
from bandung.payments import rules, telling
from bandung.payments.arithmetic import limits_of, most_owed
from bandung.payments.lines import Line, counted, loosened
from bandung.payments.models import BroughtFile, ClearingRound, CreditLine, Obligation, Payment, RoundDue, RoundLine
from bandung.records.payments import minor

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
    """One payment of a round that holds, and the payer's word on it, if it has said that it paid."""

    due: RoundDue
    said: Payment | None

    @property
    def state(self) -> str:
        """``due``, ``paid``, ``arrived`` or ``missing`` (paid, as the payer says, but not arrived)."""
        return self.due.state


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


def payments_of(row: ClearingRound) -> list[Standing]:
    """Every payment of a round, if it holds. Two queries."""
    return _standing(RoundDue.objects.filter(round=row.uid, holds=True).order_by("number"))


def payments_open(party: str, most: int | None = None) -> list[Standing]:
    """What the party has yet to pay or to receive, or to say that it has, the earliest day first. Two queries."""
    dues = RoundDue.objects.filter(Q(payer=party) | Q(receiver=party), holds=True).exclude(said=rules.CONFIRMED)
    return _standing(dues.order_by("on", "round", "number")[:most])


def _standing(dues: Iterable[RoundDue]) -> list[Standing]:
    rows = list(dues)
    said = Payment.objects.in_bulk([due.said_by for due in rows if due.said_by])
    return [Standing(due, said.get(due.said_by)) for due in rows]


def payments_waiting(party: str) -> QuerySet[RoundDue]:
    """What others say they have paid the party, on which it has said nothing yet."""
    return RoundDue.objects.filter(receiver=party, holds=True, said=rules.DECLARED).order_by("on", "round", "number")


def obligations_of(row: ClearingRound, party: str) -> QuerySet[Obligation]:
    """The obligations of a round that the party can read, by day."""
    named = RoundLine.objects.filter(round=row.uid).values("obligation")
    return Obligation.objects.filter(_readable(party), pk__in=named).order_by(*_ASCENDING)


def of_line(party: str) -> Q:
    """Lines that a party granted or was granted."""
    return Q(register=party) | Q(debtor=party)


def lines(party: str) -> QuerySet[CreditLine]:
    """Lines that the party granted, was granted or was shown, and that were not withdrawn."""
    return CreditLine.objects.filter(_readable(party), withdrawn_at=None).order_by("-at", "-seq", "uid")


def lines_waiting(party: str) -> QuerySet[CreditLine]:
    """Lines granted to the party, on which it has said nothing yet."""
    refused = Consent.objects.filter(register=party, kind="credit-line", says="refuse", withdrawn_at=None)
    return lines(party).filter(debtor=party, holds_at=None).exclude(pk__in=refused.values("about"))


def lines_between(members: Collection[str], party: str) -> list[Line]:
    """The lines that members granted each other and that stand, as far as the party can read. One query."""
    return [
        Line(
            row.uid, row.digest, row.creditor, row.debtor, minor(row.says.amount, row.currency), row.currency,
            row.says.start, row.says.last, row.at, row.seq, row.holds_at is not None,
        )
        for row in lines(party).filter(register__in=members, debtor__in=members)
    ]  # fmt: skip


def beyond_lines(row: ClearingRound, party: str) -> list[tuple[Line, int]]:
    """The lines of the party in force on the round's last day beyond which the round lets a debtor owe, each with the
    most that it would owe, in minor units. One query, and one for the obligations where a limit is wider than a line.
    """
    says = row.outline
    ours, _left = counted(lines_between(says.members, party), says.unit, says.until)
    wide = loosened({pair: line for pair, line in ours.items() if party in pair}, limits_of(says))
    if not wide:
        return []
    most = most_owed(says, map(telling.as_owed, obligations_of(row, party)))
    return [(line, most[pair]) for pair, line in wide.items() if most.get(pair, 0) > line.amount]


def readers_of(row: Any) -> tuple[str, ...]:
    """Who may read a row of this app, its writer among them."""
    if isinstance(row, Payment):
        one = ClearingRound.objects.filter(pk=row.round).first()
        return tuple({row.register, *(one.members if one else ())})
    return tuple(row.readers.strip(",").split(","))


def brought(party: str) -> QuerySet[BroughtFile]:
    """Files of obligations that wait to be declared, the newest first."""
    return BroughtFile.objects.filter(party=party).order_by("-brought_at", "pk")
