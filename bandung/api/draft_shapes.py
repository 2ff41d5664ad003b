"""What the API takes and gives of drafts: answers by column or a record, what is wrong, what it looks like, its way."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Field, Schema
from pydantic import StringConstraints, model_validator

from bandung.api.shapes import NEED, Problem
from bandung.clearance import rules
from bandung.clearance.actions import problems
from bandung.clearance.duplicates import Twin
from bandung.clearance.models import Draft, DraftStep
from bandung.records.columns import to_answers
from bandung.web.sentences import reader_language, translated

Kind = Literal["need", "offer"]
State = Literal["draft", "submitted", "returned", "published", "discarded"]
Column = Annotated[str, StringConstraints(max_length=120, pattern=r"^[A-Za-z0-9._-]+$")]
Answer = Annotated[str, StringConstraints(max_length=100_000, pattern=r"^[^\x00]*$")]
Name = Annotated[str, StringConstraints(max_length=80, pattern=r"^[a-z0-9._-]+$")]
ANSWERS = {"language": "fr", "title.fr": "Créer un lactarium", "countries": "MDG", "sectors": "12220"}


class Said(Schema):
    """What a draft says: as ``answers`` by column, or as a ``record``; not both."""

    answers: dict[Column, Answer] | None = Field(None, max_length=1_000, examples=[ANSWERS])
    record: dict[str, Any] | None = Field(
        None, description="by the schema of its kind (/schemas/); it need not be complete", examples=[NEED]
    )

    @model_validator(mode="after")
    def _one_of_both(self) -> "Said":
        if (self.answers is None) == (self.record is None):
            raise ValueError("give answers or a record, one of both")
        return self

    def as_answers(self, kind: str) -> dict[str, str]:
        """What was typed, column by column."""
        if self.answers is not None:
            return dict(self.answers)
        told = to_answers(rules.statement_kind(kind), self.record or {})
        return {column: answer.replace("\x00", "") for column, answer in told.items()}


class NewDraft(Said):
    """A draft to begin. With an ``id`` of one's own, sending it twice makes one draft."""

    kind: Kind
    id: UUID | None = Field(None, description="name of the draft, chosen by the caller")


class ChangedDraft(Said):
    """What a draft says from now on; all of it, not the changes."""

    version: int = Field(ge=0, lt=2**31, description="the version that was read", examples=[1])


class Comment(Schema):
    """A word to whoever wrote the draft."""

    comment: Annotated[str, StringConstraints(max_length=5_000, pattern=r"^[^\x00]*$")] = ""


class Revision(Schema):
    """The published record that a new draft begins from."""

    kind: Kind
    record: Name = Field(examples=["lactarium-mahajanga"])


class Merging(Schema):
    """Two records that are one and the same thing."""

    kind: Kind
    kept: Name
    merged: Name = Field(description="is withdrawn, and names the other")


class Unfit(Schema):
    """One answer that does not fit."""

    column: str = Field(description="empty for the record as a whole", examples=["sectors"])
    detail: str
    suggestion: str = ""


class TwinShape(Schema):
    """Something that looks the same: a standing record, or another open draft."""

    uid: str = Field(description="register/record, or draft:UUID")
    is_own: bool
    likeness: float = Field(description="0 to 1")
    title: dict[str, str]
    reasons: dict[str, Any]

    @classmethod
    def of(cls, twin: Twin) -> "TwinShape":
        return cls(
            uid=twin.uid, is_own=twin.is_own, likeness=twin.likeness, title=dict(twin.title),
            reasons=dict(twin.reasons),
        )  # fmt: skip


class StepShape(Schema):
    """One step of a draft's way."""

    move: str = Field(examples=["submit"])
    at: datetime
    by: str
    comment: str

    @classmethod
    def of(cls, step: DraftStep) -> "StepShape":
        return cls(move=step.move, at=step.at, by=step.by, comment=step.comment)


class DraftLine(Schema):
    """A draft as lists show it."""

    id: UUID
    party: str
    institution: str = Field(description="whose draft; empty: the lead agency's")
    kind: Kind
    state: State
    version: int
    title: str
    record: str = Field(description="reference number, once it has one")
    problem_count: int
    source: str
    intake: UUID | None
    made_by: str
    made_at: datetime
    changed_by: str
    changed_at: datetime

    @classmethod
    def told(cls, draft: Draft) -> dict[str, Any]:
        """A draft's own fields, by the names that the API gives them."""
        same = ("party", "institution", "kind", "state", "version", "title", "record", "source")
        by_whom = ("made_by", "made_at", "changed_by", "changed_at")
        found = {name: getattr(draft, name) for name in (*same, *by_whom)}
        return found | {"id": draft.pk, "intake": draft.intake_id, "problem_count": draft.problems}


class DraftPage(Schema):
    """Some drafts, how many there are, and how many in each state."""

    items: list[DraftLine]
    total: int
    states: dict[str, int] = Field(examples=[{"draft": 3, "submitted": 12}])


class DraftShape(DraftLine):
    """A draft with everything about it."""

    answers: dict[str, str] = Field(description="column name to text as it was typed")
    says: dict[str, Any] = Field(description="the answers as a record, whether it fits or not")
    problems: list[Unfit]
    twins: list[TwinShape] = Field(description="what it looks like; only while it is open")
    steps: list[StepShape]

    @classmethod
    def of(cls, draft: Draft, twins: list[Twin]) -> "DraftShape":
        wrong = problems(draft.kind, draft.answers, reader_language()) if draft.state in rules.OPEN else []
        return cls(
            **cls.told(draft),
            answers=draft.answers,
            says=draft.told,
            problems=[
                Unfit(column=each.column, detail=translated(each.problem), suggestion=each.suggestion) for each in wrong
            ],
            twins=[TwinShape.of(each) for each in twins],
            steps=[StepShape.of(each) for each in draft.steps.all()],
        )


class Conflict(Problem):
    """Refused as things stand; where somebody else saved meanwhile, the draft as it stands now."""

    standing: DraftShape | None = None
