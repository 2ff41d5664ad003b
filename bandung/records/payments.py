"""What central banks owe each other, the lines that they grant, rounds in which they clear, and payments made.

Amounts are decimal texts in their currency, with no more decimals than it has: whole numbers of its minor units.
"""

from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Any

from pydantic import Field

from bandung import reference
from bandung.records.contributions import CurrencyCode
from bandung.records.fields import (
    Amount,
    Day,
    LanguageCode,
    Line,
    Part,
    RecordId,
    Reference,
    RegisterCode,
    Salted,
    Text,
    Title,
)
from bandung.values import BadValue
from bandung.values.errors import _

MOST_MEMBERS = 60
MOST_OBLIGATIONS = 5_000
"""In one round; who has more declares what was owed in a day or a week as one."""
MOST_MINOR = 10**16
"""An amount stays below this in minor units: so much less than what a round can add up exactly."""
FIRST_YEAR, LAST_YEAR = 1945, 2200
"""Of the day on which an obligation arose, as in the ledger."""


def decimals(currency: str) -> int:
    """How many decimals amounts of a currency have; 2 of a unit of account without any of its own.

    :raises UnknownCode: if it is no currency.
    """
    found = reference.currency(currency).minor_unit
    return 2 if found is None else found


def minor(amount: str, currency: str, *, field: str = "amount") -> int:
    """An amount in minor units, exactly.

    :raises BadValue: if it has more decimals than its currency, or is too large.
    """
    told = Fraction(amount) * 10 ** decimals(currency)
    if told.denominator != 1:
        raise BadValue(_("The amount has more decimals than %(currency)s."), field=field, currency=currency)
    if told >= MOST_MINOR:
        raise BadValue(_("This amount is too large."), field=field)
    return int(told)


def in_units(amount: int, currency: str) -> str:
    """Minor units as the decimal text of a record: 125050 US cents are 1250.50."""
    places = decimals(currency)
    return f"{Decimal(amount).scaleb(-places):.{places}f}" if places else str(amount)


def _above_zero(amount: str, currency: str, *, field: str = "amount") -> None:
    if minor(amount, currency, field=field) <= 0:
        raise BadValue(_("The amount is above zero."), field=field)


class Obligation(Salted):
    """What the party that writes it owes a creditor, from a day on."""

    id: RecordId
    creditor: RegisterCode
    amount: Amount
    currency: CurrencyCode
    on: Day
    """The day on which it arose."""
    institution: RecordId | None = None
    """The debtor's institution that owes, such as its central bank: its record in the same register."""
    reference: Line | None = None
    """The number under which both banks know it."""
    text: Text | None = None
    """What it is for."""

    def model_post_init(self, _context: Any) -> None:
        if self.on.year < FIRST_YEAR:
            raise BadValue(_("At least %(ge)s is expected here."), field="on", ge=f"{FIRST_YEAR}-01-01")
        if self.on.year > LAST_YEAR:
            raise BadValue(_("At most %(le)s is expected here."), field="on", le=f"{LAST_YEAR}-12-31")
        _above_zero(self.amount, self.currency)


class CreditLine(Salted):
    """How much a debtor may owe the party that writes it before it pays; it holds when the debtor has consented."""

    id: RecordId
    debtor: RegisterCode
    amount: Amount
    currency: CurrencyCode
    start: Day | None = None
    last: Day | None = None
    """The last day."""
    text: Text | None = None

    def model_post_init(self, _context: Any) -> None:
        minor(self.amount, self.currency)
        if self.start and self.last and self.last < self.start:
            raise BadValue(_("The line ends before it begins."), field="last")


class Rate(Part):
    """What one unit of a currency is in the unit of account, for the whole round."""

    currency: CurrencyCode
    rate: Amount
    source: Line
    on: Day

    def model_post_init(self, _context: Any) -> None:
        if not Decimal(self.rate):
            raise BadValue(_("A rate is above zero."), field="rate")


class Limit(Part):
    """How much a debtor may owe a creditor within the round; what goes beyond is paid at once."""

    creditor: RegisterCode
    debtor: RegisterCode
    amount: Amount
    line: Reference | None = None
    """The credit line that it was taken from; absent where the round alone says so."""


class Accrued(Part):
    """Interest that a debtor owes on what it owed."""

    debtor: RegisterCode
    creditor: RegisterCode
    amount: Amount


class Position(Part):
    """What a member owed and was owed, and what is left of it to pay or to receive."""

    party: RegisterCode
    owes: Amount
    is_owed: Amount
    pays: Amount
    receives: Amount


class Due(Part):
    """One payment of a round."""

    payer: RegisterCode
    receiver: RegisterCode
    amount: Amount
    """In the unit of account."""
    on: Day
    settled: Amount | None = None
    """In the currency of settlement, where that is another one."""


class ClearingRound(Salted):
    """A joint act: members clear what they owe each other. It holds when every member has consented to this digest.

    ``handled``, ``moved``, ``positions``, ``interest_due`` and ``payments`` follow from the rest and from the
    obligations; they are written here so that members consent to exactly these payments.
    """

    id: RecordId
    title: Title
    language: LanguageCode
    members: Annotated[tuple[RegisterCode, ...], Field(min_length=2, max_length=MOST_MEMBERS)]
    unit: CurrencyCode
    """The unit of account."""
    rates: Annotated[tuple[Rate, ...], Field(max_length=100)] = ()
    until: Day
    """The day on which interest ends and balances are struck."""
    settles_on: Day
    settles_in: CurrencyCode | None = None
    """The currency in which members pay; the unit of account where none is named."""
    interest: Amount = "0"
    """Percent a year, simple, by actual days over 360."""
    limits: Annotated[tuple[Limit, ...], Field(max_length=MOST_MEMBERS**2)] = ()
    agent: RegisterCode | None = None
    """The member through which all pay; they pay each other where none is named."""
    text: Text | None = None
    obligations: Annotated[tuple[Reference, ...], Field(min_length=1, max_length=MOST_OBLIGATIONS)]
    handled: Amount
    moved: Amount
    positions: Annotated[tuple[Position, ...], Field(max_length=MOST_MEMBERS)]
    interest_due: Annotated[tuple[Accrued, ...], Field(max_length=MOST_MEMBERS**2)] = ()
    payments: Annotated[tuple[Due, ...], Field(max_length=20_000)] = ()

    def model_post_init(self, _context: Any) -> None:
        _once(self.members, "members")
        _once([each.currency for each in self.rates], "rates")
        _once([(each.register_code, each.record) for each in self.obligations], "obligations")
        _once([(each.creditor, each.debtor) for each in self.limits], "limits")
        if self.agent is not None and self.agent not in self.members:
            raise BadValue(_("The agent is one of the members."), field="agent")
        for each in self.limits:
            if each.creditor == each.debtor or not {each.creditor, each.debtor} <= set(self.members):
                raise BadValue(_("A line is granted by one member to another."), field="limits")
            if each.line is not None and each.line.register_code != each.creditor:
                raise BadValue(_("A line is granted by one member to another."), field="limits")
            minor(each.amount, self.unit, field="limits")
        if self.settles_on < self.until:
            raise BadValue(_("Payments are due after the round has ended."), field="settles_on")
        known = {self.unit, *(each.currency for each in self.rates)}
        if self.settles_in is not None and self.settles_in not in known:
            raise BadValue(_("The currency of settlement needs a rate."), field="settles_in")
        if any(each.currency == self.unit for each in self.rates):
            raise BadValue(_("The unit of account needs no rate."), field="rates")
        if Decimal(self.interest) > 100:
            raise BadValue(_("At most %(le)s is expected here."), field="interest", le=100)
        self._check_result()

    def _check_result(self) -> None:
        """What follows is of members alone, and in the currency in which they pay."""
        members = set(self.members)
        between = {
            "interest_due": [(each.debtor, each.creditor) for each in self.interest_due],
            "payments": [(each.payer, each.receiver) for each in self.payments],
        }
        if not {each.party for each in self.positions} <= members:
            raise BadValue(_NOT_BETWEEN, field="positions")
        for field, pairs in between.items():
            if any(one == other or not {one, other} <= members for one, other in pairs):
                raise BadValue(_NOT_BETWEEN, field=field)
        if self.settles_in in (None, self.unit) and any(each.settled is not None for each in self.payments):
            raise BadValue(_("Members pay in the unit of account unless another currency is named."), field="payments")


_NOT_BETWEEN = _("Members pay other members, nobody else.")


def _once(named: Any, field: str) -> None:
    if len(set(named)) < len(tuple(named)):
        raise BadValue(_("Each is named once."), field=field)


class Payment(Salted):
    """The payer's word that it has made one payment of a round; the receiver consents when it has arrived."""

    id: RecordId
    round: Reference
    number: Annotated[int, Field(ge=1, le=20_000)]
    """Which of the round's payments, counted from 1."""
    on: Day
    reference: Line | None = None
