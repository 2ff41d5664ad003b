"""What the API says of obligations, credit lines, clearing rounds and payments."""

from datetime import date, datetime
from typing import Annotated, Any, Literal

from ninja import Field, Schema
from pydantic import StringConstraints

from bandung.api.common import Words
from bandung.payments.models import ClearingRound, CreditLine, Obligation, Payment

PaymentDigest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
PartyCode = Annotated[str, StringConstraints(pattern=r"^[a-z0-9._-]{1,80}$")]
PaymentKind = Literal["obligation", "clearing-round", "credit-line", "payment"]


class PaymentRow(Schema):
    """What a party wrote, exactly this version."""

    uid: str
    digest: str
    register_code: str = Field(description="party that wrote it")
    entry: int
    state: str
    record: dict[str, Any] = Field(description="by the schema of its kind under /schemas/")

    @classmethod
    def of_entered(cls, row: Any, state: str, **more: Any) -> Any:
        return cls(
            uid=row.uid, digest=row.digest, register_code=row.register, entry=row.seq, state=state, record=row.body,
            **more,
        )  # fmt: skip


class ObligationShape(PaymentRow):
    """What one party owes another: declared, confirmed, disputed, cleared or withdrawn."""

    cleared_by: str

    @classmethod
    def of(cls, row: Obligation) -> Any:
        return cls.of_entered(row, row.state, cleared_by=row.cleared_by)


class ClearingRoundShape(PaymentRow):
    """A clearing round: proposed, refused, stale, withdrawn or holds."""

    holds_at: datetime | None
    awaited: list[str] = Field(description="members whose consent is awaited")
    refused: list[str]
    public: bool

    @classmethod
    def of(cls, row: ClearingRound) -> Any:
        told = {"holds_at": row.holds_at, "awaited": row.awaited, "refused": row.refused, "public": row.public}
        return cls.of_entered(row, row.state, **told)


class CreditLineShape(PaymentRow):
    """A credit line: granted, holds or withdrawn."""

    @classmethod
    def of(cls, row: CreditLine) -> Any:
        return cls.of_entered(row, "withdrawn" if row.withdrawn_at else "holds" if row.holds_at else "granted")


class PaymentShape(PaymentRow):
    """The payer's word on a payment: declared, confirmed or disputed by who receives it."""

    @classmethod
    def of(cls, row: Payment) -> Any:
        return cls.of_entered(row, row.said)


class ObligationPage(Schema):
    """Some obligations, the newest day first, and how many there are."""

    items: list[ObligationShape]
    total: int


class ClearingRoundPage(Schema):
    """Some rounds, the newest first, and how many there are."""

    items: list[ClearingRoundShape]
    total: int


class CreditLinePage(Schema):
    """Some lines, the newest first, and how many there are."""

    items: list[CreditLineShape]
    total: int


class NewObligations(Schema):
    """What the party owes: all of it is declared, or none."""

    records: list[dict[str, Any]] = Field(min_length=1, max_length=1000)
    also_to: list[PartyCode] = Field(default_factory=list, max_length=60, description="parties that may read it beside")


class NewClearingRound(Schema):
    """The terms of a round; what it comes to is computed here. Limits begin with the credit lines in force that the
    party can read; each names its line."""

    terms: dict[str, Any]


class NewLine(Schema):
    """A credit line, by /schemas/credit-line.json; a number is given where it has none."""

    record: dict[str, Any]
    also_to: list[PartyCode] = Field(default_factory=list, max_length=60, description="parties that may read it beside")


class NewPaymentWord(Schema):
    """A party's word on exactly one version; ``publish`` is said of rounds alone."""

    digest: PaymentDigest
    says: Literal["consent", "refuse", "publish"] = "consent"
    text: Words | None = None


class NewPaid(Schema):
    """That a payment of a round was made."""

    number: int = Field(ge=1, le=20_000)
    on: date
    reference: Annotated[str, StringConstraints(max_length=500)] = ""


class PaymentWordShape(Schema):
    """A word that stands in the party's register."""

    uid: str
    about: str
    digest: str
    says: str
    at: datetime


class PaymentEntryShape(Schema):
    """The entry that says so."""

    uid: str
    entry: int
