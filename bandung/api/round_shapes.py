"""What the API says of review rounds: how parties stand in them, own answers, answers side by side."""

from datetime import date, datetime
from typing import Any

from ninja import Field, Schema

from bandung.api.common import Words
from bandung.api.review_shapes import text
from bandung.measurement.principles import Item
from bandung.reviews.beside import Beside, Row
from bandung.reviews.models import OwnReview
from bandung.reviews.views import RoundView


class ReviewSideShape(Schema):
    """How one party stands in a round."""

    party: str
    facilitator: bool
    state: str = Field(description="to-answer, sealed, revealed, not-answered or left")
    sealed_at: datetime | None
    late: bool = Field(description="it sealed when others' answers could be read already")


class RoundShape(Schema):
    """A review round; nobody's answers are in it."""

    uid: str
    initiative: str
    author: str
    frame: str
    due: date
    state: str = Field(description="answering, revealing, closed, over or cancelled")
    opened_at: datetime | None = Field(description="from when answers are revealed; it may lie ahead")
    opened_on: datetime = Field(description="when the round was begun")
    outcome: str | None = Field(description="the digest that stands for a closed round")
    sides: list[ReviewSideShape]
    record: dict[str, Any] = Field(description="by the schema /schemas/review-round.json")

    @classmethod
    def of(cls, view: RoundView) -> "RoundShape":
        row = view.row
        sides = [
            ReviewSideShape(
                party=each.party, facilitator=each.facilitator, state=each.state, sealed_at=each.sealed_at,
                late=each.late,
            )
            for each in view.sides
        ]  # fmt: skip
        return cls(
            uid=row.uid, initiative=row.initiative, author=row.register, frame=row.frame, due=row.due, state=view.state,
            opened_at=view.opened_at, opened_on=row.at, outcome=view.outcome or None, sides=sides, record=row.body,
        )  # fmt: skip


class NewRound(Schema):
    """A round to open."""

    due: date
    text: Words | None = None


class OwnReviewShape(Schema):
    """What the party itself has answered so far; nobody else ever sees this."""

    draft: dict[str, Any]
    sealed: bool
    changed_at: datetime | None

    @classmethod
    def of(cls, row: OwnReview | None) -> "OwnReviewShape":
        if row is None:
            return cls(draft={}, sealed=False, changed_at=None)
        return cls(draft=row.draft, sealed=bool(row.sealed), changed_at=row.changed_at)


class NewAnswers(Schema):
    """The party's answers, to be sealed; what is sealed stands."""

    answers: list[dict[str, Any]] = Field(
        max_length=60, examples=[[{"key": "1.3", "points": 3, "text": {"en": "We asked first."}}, {"key": "2.4"}]]
    )
    value_added: list[dict[str, Any]] = Field(default_factory=list, max_length=6)
    satisfaction: int | None = Field(None, ge=0, le=3)
    text: Words | None = None


class AnswerRowShape(Schema):
    """One indicator or area with every party's answer; null where a party did not answer."""

    key: str
    title: Words
    points: dict[str, int | None]
    texts: dict[str, Words]
    divergence: str | None

    @classmethod
    def of(cls, row: Row) -> "AnswerRowShape":
        texts = {party: dict(each.text) for party, each in row.answers.items() if each and each.text}
        return cls(
            key=row.item.code, title=names(row.item), points=row.points, texts=texts, divergence=text(row.divergence)
        )


class AnswerDimensionShape(Schema):
    """One dimension: each party's mean of what it answered, 0 to 3."""

    key: str
    title: Words
    means: dict[str, str | None]
    answered: dict[str, int | None]
    divergence: str | None
    rows: list[AnswerRowShape]


class BesideShape(Schema):
    """The revealed answers side by side: no total, no ranking, no mean over a party that did not answer."""

    state: str
    parties: list[str]
    dimensions: list[AnswerDimensionShape]
    value_added: list[AnswerRowShape]
    satisfaction: dict[str, int | None]
    texts: dict[str, Words]

    @classmethod
    def of(cls, told: Beside, state: str) -> "BesideShape":
        dimensions = [
            AnswerDimensionShape(
                key=each.item.code, title=names(each.item),
                means={party: text(mean) for party, mean in each.means.items()},
                answered={party: score.answered if score else None for party, score in each.scores.items()},
                divergence=text(each.divergence), rows=[AnswerRowShape.of(row) for row in each.rows],
            )
            for each in told.dimensions
        ]  # fmt: skip
        return cls(
            state=state, parties=list(told.parties), dimensions=dimensions,
            value_added=[AnswerRowShape.of(row) for row in told.value_added], satisfaction=dict(told.satisfaction),
            texts={party: dict(said) for party, said in told.texts.items() if said},
        )  # fmt: skip


def names(item: Item) -> dict[str, str]:
    return {language: name for language, name in item.names.items() if name}
