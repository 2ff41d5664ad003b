"""What the API says of work plans, reports of progress and transfers of technology."""

from datetime import date, datetime
from typing import Any, Literal

from ninja import Field, Schema

from bandung.api.common import Words
from bandung.plans import clocks, rules
from bandung.plans.lines import Line
from bandung.plans.models import Plan, Progress, Transfer
from bandung.plans.queries import Board, Proposal


class PlanShape(Schema):
    """One version of a work plan."""

    uid: str = Field(examples=["mdg/plan-2f9a6a0c8a1d4b7e"])
    initiative: str
    author: str
    digest: str = Field(description="what a consent names")
    state: str = Field(description="proposed, in-effect, replaced, outdated or withdrawn")
    holds_at: datetime | None = Field(description="when everybody concerned had consented")
    asked: list[str] = Field(description="who has to consent beside its author")
    proposed_at: datetime
    withdrawn_at: datetime | None
    entry: int
    record: dict[str, Any] = Field(description="by the schema /schemas/plan.json")

    @classmethod
    def of(cls, row: Plan) -> "PlanShape":
        return cls(
            uid=row.uid, initiative=row.initiative, author=row.register, digest=row.digest, state=row.state,
            holds_at=row.holds_at, asked=row.asked, proposed_at=row.at, withdrawn_at=row.withdrawn_at, entry=row.seq,
            record=row.body,
        )  # fmt: skip


class ProposedShape(PlanShape):
    """A version that waits for consents, and for whose."""

    awaited: list[str]
    refused: list[str]

    @classmethod
    def of_proposal(cls, each: Proposal) -> "ProposedShape":
        return cls(**PlanShape.of(each.row).dict(), awaited=each.awaited, refused=each.refused)


class ReportedShape(Schema):
    """What one party last reported of a line."""

    state: str
    on: date
    share: int | None
    text: Words | None


class LineShape(Schema):
    """A line of the plan in effect, and how it stands."""

    key: str
    type: str
    title: Words
    output: str | None
    start: date
    last_day: date
    responsible: str
    concerned: list[str]
    state: str = Field(description="as the responsible party last said; not-stated where it has not")
    late: str = Field(description="begin or end, where it should have; else empty")
    differs: bool = Field(description="whether parties say different things of it")
    reports: dict[str, ReportedShape] = Field(description="by party, its last word")

    @classmethod
    def of(cls, line: Line, on: date) -> "LineShape":
        item = line.item
        words = {
            party: ReportedShape(
                state=each.state, on=each.on, share=each.share, text=dict(each.text) if each.text else None
            )
            for party, each in line.reports.items()
        }
        return cls(
            key=item.key, type=item.type, title=dict(item.title), output=item.output, start=line.starts,
            last_day=line.last_day, responsible=item.responsible, concerned=sorted(item.concerned), state=line.state,
            late=line.late(on), differs=line.differs, reports=words,
        )  # fmt: skip


class BoardShape(Schema):
    """The work plan of an initiative: the one in effect, its lines as they stand, what waits for consents."""

    initiative: str
    plan: PlanShape | None
    lines: list[LineShape]
    proposals: list[ProposedShape]

    @classmethod
    def of(cls, board: Board, lines: list[Line], on: date) -> "BoardShape":
        return cls(
            initiative=board.initiative.uid,
            plan=PlanShape.of(board.plan) if board.plan else None,
            lines=[LineShape.of(line, on) for line in lines],
            proposals=[ProposedShape.of_proposal(each) for each in board.proposals],
        )


class PlanDueShape(Schema):
    """Something that a work plan asks of the party since some day."""

    key: str = Field(description="the same for the same reminder, for ever")
    initiative: str
    what: str = Field(description="late-begin, late-end, report or mid-term")
    line: str = Field(description="key of the line, where it is about one")
    since: date

    @classmethod
    def of(cls, due: clocks.Due) -> "PlanDueShape":
        return cls(key=due.key, initiative=due.initiative, what=due.what, line=due.item, since=due.since)


class NewPlan(Schema):
    """A work plan, or a change of the one in effect: all its lines as they should be."""

    title: Words
    language: str = Field(max_length=10)
    outputs: list[dict[str, Any]] = Field(default_factory=list, max_length=100)
    items: list[dict[str, Any]] = Field(min_length=1, max_length=500)
    reason: Words | None = None
    seen: str | None = Field(
        None, max_length=64, description="digest of the plan in effect that was read; empty for none"
    )


class NewPlanWord(Schema):
    """A party's word on exactly one version."""

    digest: str = Field(max_length=64)
    says: Literal["consent", "refuse"] = "consent"
    text: Words | None = None


class ProgressShape(Schema):
    """What one party reported on a work plan."""

    uid: str
    party: str
    on: date
    plan: str = Field(description="digest of the version that it reports on")
    reported_at: datetime
    entry: int
    record: dict[str, Any] = Field(description="by the schema /schemas/progress.json")

    @classmethod
    def of(cls, row: Progress) -> "ProgressShape":
        return cls(
            uid=row.uid, party=row.register, on=row.on, plan=row.plan, reported_at=row.at, entry=row.seq,
            record=row.body,
        )  # fmt: skip


class ProgressPage(Schema):
    """Some reports, the newest first, and how many there are."""

    items: list[ProgressShape]
    total: int


class NewProgress(Schema):
    """A report: how own lines stand on a day, and a word on the whole."""

    on: date
    items: list[dict[str, Any]] = Field(
        default_factory=list, max_length=500,
        examples=[[{"key": "harvest", "state": "done", "share": 100}]],
    )  # fmt: skip
    text: Words | None = None
    documents: list[dict[str, Any]] = Field(default_factory=list, max_length=60)


class TransferShape(Schema):
    """Technology that changes hands."""

    uid: str
    initiative: str
    recorded_by: str
    giver: str
    receiver: str
    offer: str | None
    digest: str = Field(description="what a confirmation names")
    confirmed_at: datetime | None = Field(description="when the other side confirmed this version")
    community_consent_missing: bool = Field(description="it comes from a community whose consent is not given")
    recorded_at: datetime
    withdrawn_at: datetime | None
    entry: int
    record: dict[str, Any] = Field(description="by the schema /schemas/transfer.json")

    @classmethod
    def of(cls, row: Transfer) -> "TransferShape":
        return cls(
            uid=row.uid, initiative=row.initiative, recorded_by=row.register, giver=row.giver, receiver=row.receiver,
            offer=row.offer or None, digest=row.digest, confirmed_at=row.confirmed_at, recorded_at=row.at,
            community_consent_missing=rules.warns_of_origin(row.says.origin, row.says.community_consent),
            withdrawn_at=row.withdrawn_at, entry=row.seq, record=row.body,
        )  # fmt: skip


class TransferPage(Schema):
    """Some transfers, the newest first, and how many there are."""

    items: list[TransferShape]
    total: int


class NewTransfer(Schema):
    """A transfer to record; with the ``id`` of one's own record, a new version of it."""

    id: str = Field("", max_length=80)
    record: dict[str, Any] = Field(description="by the schema /schemas/transfer.json, without id and initiative")


class BegunDraft(Schema):
    """The draft of an own offer that was begun."""

    draft: str = Field(description="its name among the drafts of the party")
    problems: int = Field(description="how many answers do not fit yet")
