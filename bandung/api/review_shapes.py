"""What the API says of observations, evaluation plans, final reports, lessons and where offers have gone."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Literal

from ninja import Field, Schema

from bandung.api.common import Plain, Words
from bandung.partnerships.models import Initiative
from bandung.reviews.models import Lesson, Observation
from bandung.reviews.observed import Indicator, Observed, Seen
from bandung.reviews.queries import PaperView, Waiting
from bandung.reviews.replication import Replication

Kind = Literal["evaluation-plan", "final-report"]


class ReviewWaitingShape(Schema):
    """Something that waits for the party."""

    what: str = Field(description="answer, reveal, evaluation-plan or final-report")
    uid: str = Field(description="of the round or of the version")
    initiative: str
    title: Words = Field(description="of the initiative")
    since: datetime
    due: date | None

    @classmethod
    def of(cls, each: Waiting) -> "ReviewWaitingShape":
        return cls(
            what=each.what, uid=each.uid, initiative=each.initiative, title=dict(each.title), since=each.since,
            due=each.due,
        )  # fmt: skip


class ObservationShape(Schema):
    """What one party saw of an indicator on a day."""

    uid: str
    party: str
    on: date
    value: str | None
    written_at: datetime
    record: dict[str, Any] = Field(description="by the schema /schemas/observation.json")

    @classmethod
    def of(cls, row: Observation) -> "ObservationShape":
        return cls(
            uid=row.uid, party=row.register, on=row.on, value=row.body.get("value"), written_at=row.at, record=row.body
        )

    @classmethod
    def of_seen(cls, seen: Seen) -> "ObservationShape":
        body = seen.says.model_dump(mode="json", exclude_defaults=True)
        return cls(
            uid=seen.uid, party=seen.party, on=seen.on, value=seen.says.value, written_at=seen.at, record=body
        )  # fmt: skip


class SeenByShape(Schema):
    """What one party saw of an indicator, day by day."""

    party: str
    progress: str | None = Field(description="share of the way from baseline to target; null where it is no number")
    series: list[ObservationShape] = Field(description="by the day that each speaks of; the last one counts")


class IndicatorShape(Schema):
    """An indicator of the terms in effect, and what the parties saw of it."""

    dimension: str = Field(description="development or partnership; the two are never added")
    result: int = Field(description="place of its result in the terms, from 0")
    indicator: int = Field(description="its place in the result, from 0")
    result_title: Words
    name: Words
    unit: str | None
    baseline: str | None
    target: str | None
    by: date | None
    differs: bool = Field(description="whether parties saw different numbers")
    seen: list[SeenByShape]

    @classmethod
    def of(cls, each: Indicator) -> "IndicatorShape":
        says = each.says
        seen = [
            SeenByShape(
                party=party, progress=text(each.progress(party)), series=list(map(ObservationShape.of_seen, of))
            )
            for party, of in each.series.items()
        ]
        return cls(
            dimension=each.dimension, result=each.place[0], indicator=each.place[1], result_title=dict(each.result),
            name=dict(says.name), unit=says.unit, baseline=says.baseline, target=says.target, by=says.by,
            differs=each.differs, seen=seen,
        )  # fmt: skip


class ObservedShape(Schema):
    """All indicators of an initiative with what was seen of them."""

    indicators: list[IndicatorShape]
    former: list[ObservationShape] = Field(description="of indicators that the terms in effect do not have")

    @classmethod
    def of(cls, told: Observed) -> "ObservedShape":
        return cls(
            indicators=[IndicatorShape.of(each) for each in told.indicators],
            former=[ObservationShape.of_seen(each) for each in told.former],
        )


class NewObservation(Schema):
    """What the party saw of an indicator; with the ``id`` of one's own record it corrects that one."""

    id: Plain = Field("", max_length=80)
    result: int = Field(ge=0, lt=1_000)
    indicator: int = Field(ge=0, lt=1_000)
    record: dict[str, Any] = Field(
        description="by the schema /schemas/observation.json: value, text, on, source, quality, documents",
        examples=[{"value": "36", "on": "2026-10-01", "source": "Ministry of Health"}],
    )


class PaperShape(Schema):
    """One version of an evaluation plan or a final report."""

    uid: str
    kind: str
    author: str
    digest: str = Field(description="what a consent names")
    state: str = Field(description="proposed, holds, replaced, outdated or withdrawn")
    holds_at: datetime | None = Field(description="when all partners had consented")
    asked: list[str] = Field(description="partners that have to consent beside its author")
    awaited: list[str]
    refused: list[str]
    proposed_at: datetime
    entry: int
    record: dict[str, Any] = Field(description="by the schema of its kind under /schemas/")

    @classmethod
    def of(cls, view: PaperView) -> "PaperShape":
        row = view.row
        return cls(
            uid=row.uid, kind=view.kind, author=row.register, digest=row.digest, state=view.state,
            holds_at=view.standing.holds_at, asked=sorted(view.standing.asked), awaited=view.awaited,
            refused=view.refused, proposed_at=row.at, entry=row.seq, record=row.body,
        )  # fmt: skip


class NewPaper(Schema):
    """A version to propose."""

    record: dict[str, Any] = Field(description="by the schema of its kind, without id, initiative and after")
    seen: Plain | None = Field(None, max_length=64, description="digest of the version that held then; empty for none")


class LessonShape(Schema):
    """What a party learned."""

    uid: str
    party: str
    initiative: str
    public: bool
    digest: str
    written_at: datetime
    entry: int
    record: dict[str, Any] = Field(description="by the schema /schemas/lesson.json")

    @classmethod
    def of(cls, row: Lesson) -> "LessonShape":
        return cls(
            uid=row.uid, party=row.register, initiative=row.initiative, public=row.public, digest=row.digest,
            written_at=row.at, entry=row.seq, record=row.body,
        )  # fmt: skip


class LessonPage(Schema):
    """Some lessons, the newest first, and how many there are."""

    items: list[LessonShape]
    total: int


class NewLesson(Schema):
    """A lesson to note; with the ``id`` of one's own record, a new version of it."""

    id: Plain = Field("", max_length=80)
    record: dict[str, Any] = Field(description="by the schema /schemas/lesson.json, without id, initiative and offer")
    public: bool = False
    offer: Plain = Field("", max_length=161, description="register/record of the offer that came of it")


class BranchShape(Schema):
    """An offer in the tree, and what came of it."""

    offer: str
    title: Words
    countries: list[str]
    parent: str | None
    depth: int
    initiatives: list[str]
    reached: list[str]


class ReplicationShape(Schema):
    """Where an offer has gone: the tree of offers adapted from it, and the multiplier."""

    origin: str
    reached_directly: list[str]
    reached_in_all: list[str]
    multiplier: str | None = Field(description="reached in all / reached directly; null where nothing was directly")
    cut: bool = Field(description="whether there are more offers than are shown")
    branches: list[BranchShape]

    @classmethod
    def of(cls, told: Replication) -> "ReplicationShape":
        branches = [
            BranchShape(
                offer=each.offer, title=told.offers[each.offer].body["title"],
                countries=told.offers[each.offer].body.get("countries", []), parent=each.parent or None,
                depth=each.depth, initiatives=list(each.initiatives), reached=sorted(each.reached),
            )
            for each in told.tree.branches
        ]  # fmt: skip
        return cls(
            origin=told.tree.origin, reached_directly=sorted(told.tree.direct),
            reached_in_all=sorted(told.tree.reached), multiplier=text(told.tree.multiplier), cut=told.tree.cut,
            branches=branches,
        )  # fmt: skip


class ClosingDocumentsShape(Schema):
    """What the moves to the last stages of an initiative can name."""

    initiative: str
    stage: str
    documents: dict[str, dict[str, Any]] = Field(description="by kind: final-report, evaluation")

    @classmethod
    def of(cls, row: Initiative, documents: Mapping[str, Any]) -> "ClosingDocumentsShape":
        told = {kind: each.model_dump(mode="json", exclude_defaults=True) for kind, each in documents.items()}
        return cls(initiative=row.uid, stage=row.stage, documents=told)


def text(number: Any) -> str | None:
    """A decimal number as text, so that no digit is lost; two decimals at most."""
    return None if number is None else f"{number:.2f}".rstrip("0").rstrip(".")
