"""What the API says of funds, calls, joint proposals, assessments and awards."""

from datetime import datetime
from decimal import Decimal
from typing import Annotated, Any, Literal

from ninja import Field, Schema
from pydantic import StringConstraints

from bandung.api.common import Uid, Words
from bandung.funds.assessing import Assessing, AwardView, Board
from bandung.funds.queries import CallView, FundView, ProposalView

Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Kind = Literal["fund", "call", "joint-proposal", "assessment", "award"]
Money = Annotated[Decimal, Field(ge=0, lt=10**15)]


class Agreeing(Schema):
    """How far several parties have come with one version."""

    uid: str
    digest: str
    register_code: str = Field(description="party that wrote it")
    state: str
    agreed_at: datetime | None = Field(description="since when all stand by it")
    awaited: list[str] = Field(description="parties whose consent is awaited")
    refused: list[str]
    entry: int
    record: dict[str, Any] = Field(description="by the schema of its kind under /schemas/")

    @staticmethod
    def of_row(view: Any) -> dict[str, Any]:
        row = view.row
        return {
            "uid": row.uid, "digest": row.digest, "register_code": row.register, "agreed_at": view.agreed.at,
            "awaited": list(view.agreed.awaited), "refused": list(view.agreed.refused), "entry": row.seq,
            "record": row.body,
        }  # fmt: skip


class FundShape(Agreeing):
    """A joint fund: proposed, holds or withdrawn."""

    votes: list[str] = Field(description="parties that decide on calls, assessments and awards")

    @classmethod
    def of(cls, view: FundView) -> "FundShape":
        return cls(state=view.state, votes=list(view.votes), **cls.of_row(view))


class FundPage(Schema):
    """Some funds, and how many there are."""

    items: list[FundShape]
    total: int


class CallWindowShape(Schema):
    """When a call opens and closes by the clock of one party."""

    party: str
    time_zone: str = Field(examples=["America/Montevideo"])
    opens: datetime
    closes: datetime = Field(description="the first moment that is too late")
    phase: str


class CallShape(Agreeing):
    """A call of a fund: proposed, coming, open, closed or withdrawn."""

    fund: str
    windows: list[CallWindowShape]

    @classmethod
    def of(cls, view: CallView, at: datetime) -> "CallShape":
        windows = [
            CallWindowShape(
                party=side.code,
                time_zone=side.zone,
                opens=view.window.begins(side.clock),
                closes=view.window.ends(side.clock),
                phase=view.window.phase(at, side.clock),
            )
            for side in view.clocks
        ]
        return cls(state=view.state(at), fund=view.row.fund, windows=windows, **cls.of_row(view))


class CallPage(Schema):
    """Some calls, open ones first, and how many there are."""

    items: list[CallShape]
    total: int


class CheckShape(Schema):
    """One condition of a call, and whether a proposal meets it."""

    name: str
    met: bool
    sentence: str


class JointProposalShape(Agreeing):
    """A joint proposal: proposed, stands, left, late, lapsed, not-eligible or withdrawn."""

    call: str
    late: list[str] = Field(description="parties whose word came too late on their own clock")
    checks: list[CheckShape]

    @classmethod
    def of(cls, view: ProposalView, checks: list[CheckShape], at: datetime) -> "JointProposalShape":
        return cls(state=view.state_at(at), call=view.row.call, late=list(view.late), checks=checks, **cls.of_row(view))


class JointProposalPage(Schema):
    """Some joint proposals, the newest first, and how many there are."""

    items: list[JointProposalShape]
    total: int


class SideShape(Schema):
    """How far one side has come: its own assessment is there when every side has sealed and it has opened."""

    party: str
    sealed_at: datetime | None
    opened_at: datetime | None
    points: Decimal | None
    record: dict[str, Any] | None


class JointShape(Schema):
    """A joint assessment."""

    uid: str
    digest: str
    agreed_at: datetime | None
    awaited: list[str]
    points: Decimal | None
    record: dict[str, Any]

    @classmethod
    def of(cls, each: Any) -> "JointShape":
        return cls(
            uid=each.row.uid, digest=each.row.digest, agreed_at=each.agreed.at, awaited=list(each.agreed.awaited),
            points=each.points, record=each.row.body,
        )  # fmt: skip


class AssessingShape(Schema):
    """Where the sides stand with a proposal: seal, open, together or done."""

    proposal: str
    step: str
    all_sealed_at: datetime | None
    sides: list[SideShape]
    broken: list[str] = Field(description="sides that opened something else than what they had sealed")
    divergence: Decimal | None
    proposed: list[JointShape]
    together: JointShape | None
    own_draft: dict[str, Any] | None = Field(description="what one's own side keeps; nobody else's is ever here")

    @classmethod
    def of(cls, found: Assessing, own_draft: dict[str, Any] | None) -> "AssessingShape":
        sides = []
        for code in found.sides:
            seal, opened = found.seals.get(code), found.opened.get(code)
            sides.append(SideShape(
                party=code, sealed_at=seal.at if seal else None, opened_at=opened.at if opened else None,
                points=found.points.get(code), record=opened.body if opened else None,
            ))  # fmt: skip
        return cls(
            proposal=found.proposal.row.uid, step=found.step, all_sealed_at=found.sealed.at if found.sealed else None,
            sides=sides, broken=list(found.broken), divergence=found.divergence,
            proposed=[JointShape.of(each) for each in found.proposed],
            together=JointShape.of(found.together) if found.together else None, own_draft=own_draft,
        )  # fmt: skip


class PlaceShape(Schema):
    """A proposal's place: points of the joint assessment, and of each side."""

    proposal: str
    rank: int
    points: Decimal
    sides: dict[str, Decimal | None]
    divergence: Decimal | None


class AwardShape(Agreeing):
    """What a call gives."""

    fits: bool = Field(description="whether it follows from the joint assessments")

    @classmethod
    def of(cls, view: AwardView) -> "AwardShape":
        return cls(state=view.state, fits=view.fits, **cls.of_row(view))


class RankingShape(Schema):
    """The ranking of a call, what still waits for a joint assessment, and its awards."""

    call: str
    ranking: list[PlaceShape]
    waiting: list[str]
    awards: list[AwardShape]

    @classmethod
    def of(cls, board: Board) -> "RankingShape":
        found = {each.proposal.row.uid: each for each in board.assessed}
        places = [
            PlaceShape(
                proposal=each.proposal, rank=each.rank, points=each.points, sides=found[each.proposal].points,
                divergence=found[each.proposal].divergence,
            )
            for each in board.ranking
        ]  # fmt: skip
        return cls(
            call=board.call.row.uid, ranking=places, waiting=[each.proposal.row.uid for each in board.waiting],
            awards=[AwardShape.of(each) for each in board.awards],
        )  # fmt: skip


class NewOne(Schema):
    """A record of its kind, by the schema under /schemas/."""

    record: dict[str, Any]
    instead: Uid | None = Field(None, description="an own one that waits for consents and is withdrawn at once")


class NewFundWord(Schema):
    """A party's word on exactly one version."""

    digest: Digest
    says: Literal["consent", "refuse"] = "consent"
    text: Words | None = None


class WordShape(Schema):
    """A word that stands in the party's register."""

    uid: str
    about: str
    digest: str
    says: str
    at: datetime


class NewWithdrawal(Schema):
    """Why the party withdraws what it wrote."""

    reason: Words | None = None


class FundEntryShape(Schema):
    """The entry that says so."""

    uid: str
    entry: int


class NewAssessment(Schema):
    """Points by criterion; remarks by criterion; a word on the whole."""

    eligible: bool = True
    scores: dict[str, int] = Field(default_factory=dict, examples=[{"relevance": 80}])
    texts: dict[str, Words] = Field(default_factory=dict)
    text: Words | None = None


class KeptAssessment(Schema):
    """What one's own side wants to keep; see the answer of the same address."""

    draft: dict[str, Any] = Field(max_length=200)


class NewAward(Schema):
    """What is given by proposal: one amount, divided as the shares are, or an amount of each party."""

    given: dict[Uid, Money | dict[str, Money]] = Field(max_length=1000)
    text: Words | None = None
