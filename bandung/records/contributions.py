"""What was given: declared by its giver, confirmed or disputed by its receiver, settled by both.

A quantity with its unit comes first; money is stated where somebody stated it, and is never required. The giver's word
stands in the giver's register and the receiver's in the receiver's: both figures stay.
"""

from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import Field

from bandung import reference
from bandung.records.fields import (
    Amount,
    CountryCode,
    LanguageCode,
    Line,
    ModalityCode,
    Part,
    Period,
    RecordId,
    Reference,
    RegisterCode,
    Sdgs,
    SectorCode,
    Source,
    Text,
    Title,
    known,
)
from bandung.records.loans import FinancialForm, Loan
from bandung.records.partnerships import MOST_DOCUMENTS, Digest, Document, Role
from bandung.records.training import Level
from bandung.values import BadValue
from bandung.values.errors import _
from bandung.values.quantity import UNITS

Stage = Literal["commitment", "budget", "delivery"]
"""Promised; provided for in a budget; given."""
Channel = Literal["direct", "multilateral-earmarked", "multilateral-core", "regional-body", "joint-fund"]
Group = Literal["A", "B", "C"]
"""Of the UN framework: money; in kind and priced; in kind and counted in its own unit only."""
Quality = Literal["measured", "estimated", "not-stated"]
Year = Annotated[int, Field(ge=1945, le=2200)]
CurrencyCode = Annotated[str, known(reference.currency), Field(examples=["BRL"], description="ISO 4217")]
Count = Annotated[int, Field(ge=0, le=1_000_000_000)]

LONGEST_PERIOD = 10
"""Years of which one contribution may speak; a longer one is given row by row."""
LEAST_RATE = Decimal("0.000000001")
"""Of any currency to the dollar, either way; hyperinflations ended before it."""
MOST: dict[str, int] = {
    "person-day": 10_000_000, "person-hour": 80_000_000, "mission": 100_000, "seat": 10_000_000, "course": 100_000,
    "student-month": 10_000_000, "scholarship": 1_000_000, "visit": 1_000_000, "dose": 10_000_000_000,
    "item": 10_000_000_000, "tonne": 1_000_000_000, "hosting-day": 10_000_000_000, "project": 100_000,
}  # fmt: skip
"""Above these, a number in a unit is a slip of the pen: more than any country gave in a year."""


class Side(Part):
    """Who gave or who received: a party with its register, a country, an organisation, or a region in words."""

    party: RegisterCode | None = None
    country: CountryCode | None = None
    organisation: Line | None = None
    region: Line | None = None

    def model_post_init(self, _context: Any) -> None:
        if not (self.party or self.country or self.organisation or self.region):
            raise BadValue(_("Name the party, the country, the organisation or the region."), field="")


class People(Part):
    """How many people took part: experts sent, people trained. What is not known is left out."""

    women: Count | None = None
    men: Count | None = None
    not_stated: Count | None = None

    @property
    def total(self) -> int | None:
        known = [each for each in (self.women, self.men, self.not_stated) if each is not None]
        return sum(known) if known else None


class StaffTime(Part):
    """Time of one profile: ``hours`` given, of a post that costs ``annual_cost`` for ``paid_hours`` a year."""

    profile: Line
    hours: Amount
    annual_cost: Amount
    paid_hours: Amount = "1760"

    def model_post_init(self, _context: Any) -> None:
        if not 0 < Decimal(self.paid_hours) <= 8_784:
            raise BadValue(_("A post is paid for more than 0 and at most 8,784 hours a year."), field="paid_hours")


class Costs(Part):
    """What the salary method needs to price a contribution, in its giver's currency."""

    currency: CurrencyCode
    staff: Annotated[tuple[StaffTime, ...], Field(max_length=60)] = ()
    overhead: Amount = "0"
    """On staff time, as a share: 0.1 adds a tenth."""
    travel: Amount | None = None
    per_diem: Amount | None = None
    materials: Amount | None = None
    logistics: Amount | None = None

    def model_post_init(self, _context: Any) -> None:
        if not self.staff and not any((self.travel, self.per_diem, self.materials, self.logistics)):
            raise BadValue(_("Give the staff time, or one of the other costs."), field="staff")
        if Decimal(self.overhead) > 2:
            raise BadValue(_("An overhead is a share such as 0.1; more than 2 is a slip of the pen."), field="overhead")


class Contribution(Part):
    """One line of the ledger: who gave what to whom, in which year, at which stage."""

    id: RecordId
    title: Title
    language: LanguageCode
    giver: Side | None = None
    """Absent where the register itself gives; named where a source is reported."""
    recipient: Side
    initiative: Reference | None = None
    """The opening of the initiative it belongs to; absent outside one."""
    role: Role | None = None
    """As what the giver contributes: a recipient gives too."""
    stage: Stage
    year: Year
    period: Period | None = None
    item: ModalityCode
    list_version: Annotated[str, Field(pattern=r"^v\d{1,4}$")] = "v0"
    """Version of the list of modalities under which it is filed, kept for ever."""
    group: Group
    channel: Channel = "direct"
    quantity: Amount | None = None
    unit: Annotated[str, Field(max_length=20)] | None = None
    profile: Line | None = None
    """Of the experts: agronomist, nurse, software engineer."""
    people: People | None = None
    level: Level | None = None
    """Of a training."""
    amount: Amount | None = None
    currency: CurrencyCode | None = None
    rate: Amount | None = None
    """Units of the currency for one US dollar, where the giver converted by its own."""
    rate_source: Line | None = None
    costs: Costs | None = None
    form: FinancialForm | None = None
    loan: Loan | None = None
    cost: Literal["direct", "indirect"] = "direct"
    quality: Quality = "not-stated"
    sector: SectorCode | None = None
    sdgs: Sdgs = ()
    """The first is the main one."""
    institution: Line | None = None
    """The giver's institution that gave it."""
    counterpart: Line | None = None
    """The institution that received it."""
    others: Annotated[tuple[Line, ...], Field(max_length=30)] = ()
    """Who else contributed to the same, as a facilitator for instance."""
    evidence: Annotated[tuple[Document, ...], Field(max_length=MOST_DOCUMENTS)] = ()
    note: Text | None = None
    quarter: Annotated[int, Field(ge=1, le=4)] | None = None
    """Of the institution's return that brought it in."""
    after_closing: Digest | None = None
    """The closing of its year that this entry knowingly changes."""
    sources: Annotated[tuple[Source, ...], Field(max_length=30)] = ()

    def model_post_init(self, _context: Any) -> None:
        if self.language not in self.title:
            raise BadValue(
                _("The text is missing in the owner's language (%(language)s)."), field="title", language=self.language
            )
        self._check_counted()
        self._check_money()
        self._check_period()

    def _check_counted(self) -> None:
        item = reference.modality(self.item)
        if self.unit is not None and (self.unit not in UNITS or self.unit == "USD"):
            raise BadValue(_("“%(unit)s” is not a unit of quantities."), field="unit", unit=self.unit)
        if self.quantity is not None:
            if self.unit is None:
                raise BadValue(_("Say in which unit the quantity is counted."), field="unit")
            if Decimal(self.quantity) > MOST.get(self.unit, 10**12):
                raise BadValue(
                    _("%(amount)s %(unit)s is more than any country gave in a year; please check the number."),
                    field="quantity", amount=self.quantity, unit=self.unit,
                )  # fmt: skip
            if item.units and self.unit not in (*item.units, "other"):
                raise BadValue(
                    _("%(item)s is counted in %(units)s, not in %(unit)s."),
                    field="unit", item=self.item, units=", ".join(item.units), unit=self.unit,
                )  # fmt: skip
        if self.group not in groups_of(self.item):
            raise BadValue(
                _("%(item)s belongs to group %(groups)s."),
                field="group", item=self.item, groups=" / ".join(groups_of(self.item)),
            )  # fmt: skip
        if self.group == "C" and (self.amount is not None or self.costs is not None):
            raise BadValue(
                _("What is counted in group C has no price: leave the money out, or file it in group B."),
                field="amount",
            )
        said = (self.quantity, self.amount, self.costs, self.people, self.note)
        if self.stage == "delivery" and all(each is None for each in said):
            raise BadValue(_("Say how much was given: a quantity, an amount, people, or in words."), field="quantity")

    def _check_money(self) -> None:
        if (self.amount is None) != (self.currency is None):
            raise BadValue(_("An amount needs its currency, and a currency its amount."), field="currency")
        if self.rate is not None and not Decimal(self.rate):
            raise BadValue(_("An exchange rate of zero converts nothing."), field="rate")
        if self.rate is not None and not LEAST_RATE <= Decimal(self.rate) <= 1 / LEAST_RATE:
            raise BadValue(_("No currency ever had this rate to the dollar; please check it."), field="rate")
        if self.rate is not None and self.amount is None and self.costs is None:
            raise BadValue(_("A rate of exchange needs an amount that it converts."), field="rate")
        if self.amount is not None and self.costs is not None:
            raise BadValue(_("State an amount, or the costs from which it is worked out; not both."), field="costs")
        if self.group == "A" and self.costs is not None:
            raise BadValue(_("Money is stated as an amount, not worked out from costs."), field="costs")
        if self.loan is not None and self.amount is None:
            raise BadValue(_("A loan needs its amount."), field="amount")

    def _check_period(self) -> None:
        if self.period is None:
            return
        start, end = self.period.start, self.period.end
        if start is None or end is None:
            raise BadValue(_("Say when it begins and when it ends."), field="period")
        if (end - start).days > 366 * LONGEST_PERIOD:
            raise BadValue(
                _("A contribution speaks of at most %(years)s years; give a longer one year by year."),
                field="period", years=LONGEST_PERIOD,
            )  # fmt: skip
        if not start.year <= self.year <= end.year:
            raise BadValue(_("The year %(year)s lies outside the period."), field="year", year=self.year)


def groups_of(item: str) -> tuple[str, ...]:
    """The groups under which an item of the list may be filed.

    :raises UnknownCode: if the list has no such item.
    """
    named = reference.modality(item).framework_group
    return {"B or C": ("B", "C"), "contested": ("B", "C")}.get(named, (named,))
