"""Sessions of joint commissions and their acts as the API shows them."""

from datetime import date, datetime
from typing import Any, Literal

from ninja import Field, Schema

from bandung.api.common import Words
from bandung.api.initiative_shapes import ConsentShape
from bandung.commissions import papers, rules
from bandung.commissions.models import AgendaItem, CommissionAct, CommissionSession
from bandung.consents.models import Consent


class SessionOfCommission(Schema):
    """A session of a joint commission, as it stands."""

    uid: str = Field(examples=["bra/first"])
    convener: str
    parties: list[str]
    facilitators: list[str]
    state: Literal["convened", "confirmed", "held", "withdrawn"]
    starts: date
    awaited: list[str] = Field(description="parties whose word the newest version awaits")
    refused: list[str]
    digest: str = Field(description="of the version in effect")
    newest: str = Field(description="of the newest version: the one to consent to")
    confirmed_at: datetime | None
    act: str = Field(description="uid of the signed act; empty while there is none")
    signed_at: datetime | None
    entry: int
    record: dict[str, Any] = Field(description="the version in effect, by the schema /schemas/commission.json")

    @classmethod
    def of(cls, row: CommissionSession) -> "SessionOfCommission":
        names = ("uid", "parties", "facilitators", "state", "starts", "awaited", "refused", "digest", "newest")
        more = ("confirmed_at", "act", "signed_at")
        told = {name: getattr(row, name) for name in (*names, *more)}
        return cls(**told, convener=row.register, entry=row.seq, record=row.body)


class CommissionPage(Schema):
    """Some sessions, and how many there are."""

    items: list[SessionOfCommission]
    total: int


class ItemShape(Schema):
    """What one side brings to the table."""

    uid: str
    party: str
    type: str
    at: datetime
    entry: int
    record: dict[str, Any] = Field(description="by the schema /schemas/agenda-item.json")

    @classmethod
    def of(cls, row: AgendaItem) -> "ItemShape":
        return cls(uid=row.uid, party=row.register, type=row.type, at=row.at, entry=row.seq, record=row.body)


class ActShape(Schema):
    """One version of the act of a session."""

    uid: str
    session: str
    proposed_by: str
    number: str
    state: Literal["proposed", "consented", "signed", "outdated", "closed", "withdrawn"]
    awaited: list[str]
    refused: list[str]
    signed_at: datetime | None
    public: bool
    digest: str
    check_code: str
    based_on: str
    middle: date | None = Field(description="mid-term review: as stated, else half of the programme")
    next_on: date | None = Field(description="next session: as stated, else when the programme ends")
    at: datetime
    entry: int
    record: dict[str, Any] = Field(description="by the schema /schemas/commission-act.json")

    @classmethod
    def of(cls, row: CommissionAct) -> "ActShape":
        names = ("uid", "session", "number", "state", "awaited", "refused", "signed_at", "public", "digest", "based_on")
        told = {name: getattr(row, name) for name in (*names, "at")}
        return cls(
            **told, proposed_by=row.register, check_code=papers.code_of(row.digest), entry=row.seq, record=row.body,
            middle=rules.middle_of(row.says), next_on=rules.next_of(row.says),
        )  # fmt: skip


class ActPage(Schema):
    """Some acts, and how many there are."""

    items: list[ActShape]
    total: int


class SignedShape(Schema):
    """An act with the words that stand on it."""

    act: ActShape
    consents: list[ConsentShape]

    @classmethod
    def of(cls, row: CommissionAct, said: list[Consent]) -> "SignedShape":
        return cls(act=ActShape.of(row), consents=[ConsentShape.of(each) for each in said if each.about == row.uid])


class TableShape(Schema):
    """A session with what each side brought, and every version of the act."""

    session: SessionOfCommission
    items: list[ItemShape]
    acts: list[ActShape]
    initiatives: list[str] = Field(description="uids of what the parties do together")


class NewItem(Schema):
    """Something to bring to the table; the same ``id`` again says it anew."""

    id: str = Field(max_length=80)
    type: Literal["project", "review", "decision", "other"]
    title: Words
    text: Words | None = None
    initiative: dict[str, str] | None = Field(None, description="register_code, record and digest of its opening")


class CommissionReason(Schema):
    """Why, in any languages."""

    reason: Words | None = None


class CommissionWord(Schema):
    """A word on exactly one version."""

    digest: str = Field(max_length=64, description="of the version that was read")
    says: Literal["consent", "refuse", "publish"] = "consent"
    text: Words | None = None


class NewAct(Schema):
    """A version of the act; ``id``, ``session`` and ``parties`` are filled in where they are left out."""

    record: dict[str, Any] = Field(description="by the schema /schemas/commission-act.json")


class VerifiedShape(Schema):
    """What is known of an act that somebody holds. Of one that is not public no more than its paper says."""

    known: bool
    signed_by_all: bool = False
    number: str = ""
    on: date | None = None
    parties: list[str] = Field(default_factory=list)
    public: bool = False
    digest: str = ""
    pages_say_the_same: bool | None = Field(None, description="of a PDF; absent where it cannot be compared")
    pages_that_differ: list[int] = Field(default_factory=list)

    @classmethod
    def of(cls, told: papers.Told | None, paper: papers.Verified | None = None) -> "VerifiedShape":
        more: dict[str, Any] = {}
        if paper is not None:
            more = {
                "pages_say_the_same": paper.belongs,
                "pages_that_differ": list(paper.changed),
                "digest": paper.digest,
            }
        if told is None:
            return cls(known=False, **more)
        act = told.act
        return cls(**({"digest": act.digest} | more), known=True, signed_by_all=told.by_all, number=act.number,
                   on=act.says.on, parties=list(told.parties), public=act.public)  # fmt: skip
