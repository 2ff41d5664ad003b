"""Joint funds: what each side puts in, calls with a window, joint proposals, assessments made apart, awards."""

from typing import Annotated, Any, Literal

from pydantic import Field

from bandung.records.fields import (
    Amount,
    Day,
    InstitutionType,
    LanguageCode,
    Line,
    Organisation,
    Part,
    Period,
    RecordId,
    Reference,
    RegisterCode,
    Salted,
    Sectors,
    Text,
    Title,
)
from bandung.records.partnerships import MOST_DOCUMENTS, Digest, Document, Planned, Result
from bandung.values import BadValue
from bandung.values.errors import _
from bandung.values.quantity import Quantity

Points = Annotated[int, Field(ge=0, le=100)]


class Share(Part):
    """What one party puts into a fund."""

    party: RegisterCode
    amount: Amount


class Fund(Part):
    """A joint fund; it exists when every party has consented to these terms."""

    id: RecordId
    title: Title
    summary: Text
    language: LanguageCode
    shares: Annotated[tuple[Share, ...], Field(min_length=2, max_length=30)]
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
    every_year: bool = True
    """Whether the shares are put in every year, or once."""
    period: Period | None = None
    basis: Line | None = None
    documents: Annotated[tuple[Document, ...], Field(max_length=MOST_DOCUMENTS)] = ()

    def model_post_init(self, _context: Any) -> None:
        codes = [each.party for each in self.shares]
        if len(set(codes)) < len(codes):
            raise BadValue(_("A party is named once."), field="shares")
        for each in self.shares:
            Quantity.of(each.amount, self.currency)


class Criterion(Part):
    """What a proposal is assessed by, and how much it weighs."""

    key: RecordId
    title: Text
    weight: Annotated[int, Field(ge=1, le=100)]


class Call(Part):
    """A call for joint proposals. The window closes on its last day at 23:59 in each country's own time."""

    id: RecordId
    fund: Reference
    title: Title
    summary: Text
    language: LanguageCode
    opens: Day
    closes: Day
    """The last day."""
    eligible: Annotated[tuple[InstitutionType, ...], Field(max_length=8)] = ()
    """Types of institution that may propose; all where none is named."""
    sectors: Sectors = ()
    most: Amount | None = None
    """The most that one proposal may ask for, in the fund's currency."""
    towards_third_countries: bool = False
    criteria: Annotated[tuple[Criterion, ...], Field(min_length=1, max_length=30)]
    documents: Annotated[tuple[Document, ...], Field(max_length=MOST_DOCUMENTS)] = ()

    def model_post_init(self, _context: Any) -> None:
        if self.closes < self.opens:
            raise BadValue(_("The call closes before it opens."), field="closes")
        keys = [each.key for each in self.criteria]
        if len(set(keys)) < len(keys):
            raise BadValue(_("Two criteria have the same key."), field="criteria")


class Proposer(Part):
    """An institution that proposes, and the party whose institution it is."""

    party: RegisterCode
    organisation: Organisation


class JointProposal(Part):
    """A proposal that institutions of at least two parties make together; each party consents for its own."""

    id: RecordId
    call: Reference
    title: Title
    summary: Text
    language: LanguageCode
    proposers: Annotated[tuple[Proposer, ...], Field(min_length=2, max_length=30)]
    sectors: Annotated[Sectors, Field(min_length=1)]
    asked_for: Amount
    """From the fund, in its currency."""
    contributions: Annotated[tuple[Planned, ...], Field(max_length=100)] = ()
    """What the institutions bring themselves."""
    period: Period | None = None
    results: Annotated[tuple[Result, ...], Field(max_length=30)] = ()

    def model_post_init(self, _context: Any) -> None:
        if len({each.party for each in self.proposers}) < 2:
            raise BadValue(_("A joint proposal comes from institutions of at least two parties."), field="proposers")


class Seal(Part):
    """The digest of what a party has written and will show when the others have written theirs."""

    id: RecordId
    about: Reference
    digest: Digest


class Scored(Part):
    """Points for one criterion."""

    key: RecordId
    points: Points
    text: Text | None = None


class Assessment(Salted):
    """One side's assessment of a proposal, or the one that the sides make together (``joint``)."""

    id: RecordId
    proposal: Reference
    joint: bool = False
    eligible: bool = True
    scores: Annotated[tuple[Scored, ...], Field(max_length=30)] = ()
    text: Text | None = None

    def model_post_init(self, _context: Any) -> None:
        if not self.eligible and self.text is None:
            raise BadValue(_("Say why the proposal cannot be taken."), field="text")


class Place(Part):
    """A proposal's place in the ranking."""

    proposal: Reference
    rank: Annotated[int, Field(ge=1, le=10_000)]
    points: Annotated[str, Field(pattern=r"^\d{1,3}(\.\d{1,2})?$")]


class Awarded(Part):
    """What a proposal is given: planned contributions of the fund's parties."""

    proposal: Reference
    contributions: Annotated[tuple[Planned, ...], Field(min_length=1, max_length=100)]


class Award(Salted):
    """The ranking and the awards of a call; they hold when every party of the fund has consented to this digest."""

    id: RecordId
    call: Reference
    on: Day
    ranking: Annotated[tuple[Place, ...], Field(max_length=1_000)] = ()
    awarded: Annotated[tuple[Awarded, ...], Field(max_length=1_000)] = ()
    text: Text | None = None
    result: Literal["awarded", "none"] = "awarded"
