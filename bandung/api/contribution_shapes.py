"""What the API says of contributions, of the words of both sides on them, and of what is counted once."""

from datetime import date, datetime
from typing import Annotated, Any, Literal

from ninja import Field, Schema
from pydantic import StringConstraints

from bandung.api.common import Uid, Words
from bandung.contributions.actions import Outcome
from bandung.contributions.models import Closing, Confirmation, Contribution, SameContribution, Settlement
from bandung.contributions.queries import Account

Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Number = Annotated[str, StringConstraints(pattern=r"^\d+(\.\d+)?$", max_length=40)]
MOST_AT_ONCE = 1_000


class ContributionShape(Schema):
    """One line of the ledger as it stands. Figures are decimal numbers as text; null is not stated, and is not zero."""

    uid: str = Field(examples=["bra/c-2f9a6a0c8a1d4b7e"])
    digest: str = Field(description="of the version that stands; what a word on it names")
    standing: Literal["declared", "reported"]
    said: str = Field(description="reported, declared, confirmed, partly, disputed or settled")
    quantity: str | None = Field(description="as declared")
    confirmed_quantity: str | None = Field(description="the receiver's own figure, in the same unit")
    settled_quantity: str | None = Field(description="on which both settled; then this counts")
    unit: str | None
    amount: str | None
    confirmed_amount: str | None
    settled_amount: str | None
    currency: str | None
    counts: bool = Field(description="false where all concerned agreed that another line tells of the same")
    counts_instead: str | None = Field(description="that line")
    after_closing: bool = Field(description="knowingly changes a closed year")
    public: bool
    first_at: datetime
    written_at: datetime
    withdrawn_at: datetime | None
    entry: int
    record: dict[str, Any] = Field(description="by the schema /schemas/contribution.json")

    @classmethod
    def of(cls, row: Contribution) -> "ContributionShape":
        numbers = ("quantity", "confirmed_quantity", "settled_quantity", "amount", "confirmed_amount", "settled_amount")
        told: dict[str, Any] = {name: getattr(row, name) or None for name in (*numbers, "unit", "currency")}
        return cls(
            uid=row.uid, digest=row.digest, standing=row.standing, said=row.said,  # type: ignore[arg-type]
            counts=row.counts, counts_instead=row.same_as if row.same_as != row.uid and row.same_as else None,
            after_closing=row.after_closing, public=row.public, first_at=row.first_at, written_at=row.at,
            withdrawn_at=row.withdrawn_at, entry=row.seq, record=row.body, **told,
        )  # fmt: skip


class ContributionPage(Schema):
    """Some lines, and where the list goes on."""

    items: list[ContributionShape]
    next: str | None = Field(description="cursor of the lines that follow; null at the end")


class ConfirmationShape(Schema):
    """What the receiver said of one version."""

    uid: str
    version: str = Field(description="digest of the version it speaks of")
    says: str
    at: datetime
    withdrawn_at: datetime | None
    entry: int
    record: dict[str, Any]

    @classmethod
    def of(cls, row: Confirmation) -> "ConfirmationShape":
        return cls(
            uid=row.uid, version=row.version, says=row.word, at=row.at, withdrawn_at=row.withdrawn_at, entry=row.seq,
            record=row.body,
        )  # fmt: skip


class SettlementShape(Schema):
    """Figures on which a side proposes to settle."""

    uid: str
    digest: str = Field(description="what a consent names")
    version: str = Field(description="digest of the version of the contribution")
    author: str
    holds_at: datetime | None = Field(description="since when both sides settle on them")
    withdrawn_at: datetime | None
    entry: int
    record: dict[str, Any]

    @classmethod
    def of(cls, row: Settlement) -> "SettlementShape":
        return cls(
            uid=row.uid, digest=row.digest, version=row.version, author=row.register, holds_at=row.holds_at,
            withdrawn_at=row.withdrawn_at, entry=row.seq, record=row.body,
        )  # fmt: skip


class SameShape(Schema):
    """Lines that one party says are the same, or are not."""

    uid: str
    digest: str = Field(description="what a consent names")
    author: str
    counting: str | None = Field(description="the line that counts; null where they differ")
    asked: list[str] = Field(description="who has to consent beside its author")
    holds_at: datetime | None
    withdrawn_at: datetime | None
    entry: int
    record: dict[str, Any]

    @classmethod
    def of(cls, row: SameContribution) -> "SameShape":
        return cls(
            uid=row.uid, digest=row.digest, author=row.register, counting=row.counting or None, asked=row.asked,
            holds_at=row.holds_at, withdrawn_at=row.withdrawn_at, entry=row.seq, record=row.body,
        )  # fmt: skip


class LedgerProposalShape(Schema):
    """How far a proposal on which several agree has come."""

    uid: str
    kind: str
    digest: str
    holds_at: datetime | None = Field(description="since when all concerned agree")


class AccountShape(ContributionShape):
    """A line with everything that was said of it."""

    words: list[ConfirmationShape]
    settlements: list[SettlementShape]
    same: list[SameShape]

    @classmethod
    def of_account(cls, account: Account) -> "AccountShape":
        return cls(
            **ContributionShape.of(account.row).dict(),
            words=[ConfirmationShape.of(each) for each in account.words],
            settlements=[SettlementShape.of(each) for each in account.settlements],
            same=[SameShape.of(each) for each in account.same],
        )


class NewContribution(Schema):
    """A line to declare, or to correct: the same ``id`` again is a new version."""

    record: dict[str, Any] = Field(
        description="by the schema /schemas/contribution.json, without giver; initiative may be register/record",
        examples=[{"id": "agronomists-2026", "title": {"en": "Agronomists for rice"}, "language": "en",
                   "recipient": {"country": "MDG"}, "stage": "delivery", "year": 2026, "item": "B1", "quantity": "45",
                   "unit": "person-day"}],
    )  # fmt: skip
    public: bool = Field(default=False, description="for everybody; else for the parties that it names")
    into_closed: bool = Field(default=False, description="knowingly changes a year that the party closed")


class NewContributions(Schema):
    """Many lines at once: all of them or none."""

    records: list[dict[str, Any]] = Field(min_length=1, max_length=MOST_AT_ONCE)
    public: bool = False
    into_closed: bool = False


class OutcomeShape(Schema):
    """What became of one line."""

    uid: str
    became: Literal["new", "changed", "same"]

    @classmethod
    def of(cls, outcome: Outcome) -> "OutcomeShape":
        return cls(uid=outcome.uid, became=outcome.became)  # type: ignore[arg-type]


class FiguresOf(Schema):
    """Figures, each with its unit or currency, and words."""

    quantity: Number | None = None
    unit: str | None = None
    amount: Number | None = None
    currency: str | None = None
    text: Words | None = None
    documents: list[dict[str, Any]] = Field(default=[], max_length=60)


class NewConfirmation(FiguresOf):
    """The receiver's word on exactly one version."""

    digest: Digest
    says: Literal["confirmed", "partly", "disputed"] = "confirmed"
    on: date | None = Field(default=None, description="when it arrived")


class NewSettlement(FiguresOf):
    """Figures on which to settle, for exactly one version."""

    digest: Digest


class NewSame(Schema):
    """Lines that are the same, or differ."""

    lines: list[Uid] = Field(min_length=2, max_length=8)
    says: Literal["same", "different"] = "same"
    counts: Uid | None = Field(default=None, description="the line that counts, where they are the same")
    text: Words | None = None


class NewLedgerWord(Schema):
    """A consent to exactly one version of a proposal, or a refusal."""

    digest: Digest
    says: Literal["consent", "refuse"] = "consent"
    text: Words | None = None


class NewClosing(Schema):
    """A word on the year that is closed. Closing cannot be undone."""

    text: Words | None = None


class ClosingShape(Schema):
    """A closed statistical year."""

    uid: str
    year: int
    at: datetime
    entry: int

    @classmethod
    def of(cls, row: Closing) -> "ClosingShape":
        return cls(uid=row.uid, year=row.year, at=row.at, entry=row.seq)


class WithdrawnShape(Schema):
    """What was taken back, and by which entry."""

    uid: str
    entry: int
