"""How it went: what was observed of results, each party's own view of the principles, what was learned.

A principle review is sealed: each party first writes the digest of its answers, and shows them once all have sealed
theirs. Parties are shown side by side; nobody is ranked, and a party that did not answer is never averaged.
"""

from typing import Annotated, Any, Literal

from pydantic import Field

from bandung.records.fields import (
    Amount,
    Day,
    LanguageCode,
    Line,
    Part,
    RecordId,
    Reference,
    Salt,
    Salted,
    Sdgs,
    Sectors,
    Text,
    Title,
)
from bandung.records.funds import Seal
from bandung.records.partnerships import MOST_DOCUMENTS, Cost, Digest, Dimension, Document
from bandung.values import BadValue
from bandung.values.errors import _

Points = Annotated[int, Field(ge=0, le=3)]
"""0 not at all, 1 a little, 2 largely, 3 fully."""


class Observation(Salted):
    """What one party saw of an indicator on a day, and where it read that."""

    id: RecordId
    initiative: Reference
    dimension: Dimension
    result: Text
    """The result's title in the terms."""
    indicator: Text
    """The indicator's name in the terms."""
    value: Amount | None = None
    text: Text | None = None
    """Where the indicator is no number, or to explain it."""
    on: Day
    source: Line
    quality: Literal["measured", "estimated", "not-stated"] = "not-stated"
    documents: Annotated[tuple[Document, ...], Field(max_length=MOST_DOCUMENTS)] = ()

    def model_post_init(self, _context: Any) -> None:
        if self.value is None and self.text is None:
            raise BadValue(_("Give the value that was observed, or say in words what was."), field="value")


class Question(Part):
    """One question of an evaluation, how it is answered, and by when."""

    key: RecordId
    text: Text
    method: Text | None = None
    by: Day | None = None


class EvaluationPlan(Part):
    """How the partners mean to evaluate together; it holds when all partners have consented to this version."""

    id: RecordId
    initiative: Reference
    after: Digest | None = None
    language: LanguageCode
    purpose: Text
    questions: Annotated[tuple[Question, ...], Field(min_length=1, max_length=60)]
    by: Text | None = None
    """Who evaluates: institutions of both sides, posts, never persons."""
    costs: Text | None = None
    starts: Day | None = None
    ends: Day | None = None


class ReviewRound(Salted):
    """A partner opens a review of an initiative: every party that takes part answers alone, until the day it is due."""

    id: RecordId
    initiative: Reference
    frame: Annotated[str, Field(pattern=r"^[a-z0-9-]{1,40}$")] = "nest-2017"
    """Which list of principles and indicators is answered; a versioned data file."""
    due: Day
    text: Text | None = None


class ReviewSeal(Seal):
    """The digest of a party's answers in a round: it stands before anybody's answers can be read."""


class Answer(Part):
    """Points for one indicator of the frame; without points it does not apply."""

    key: RecordId
    points: Points | None = None
    text: Text | None = None


class Review(Part):
    """One party's own answers in a round, shown after all have sealed theirs."""

    id: RecordId
    round: Reference
    initiative: Reference
    answers: Annotated[tuple[Answer, ...], Field(min_length=1, max_length=60)]
    value_added: Annotated[tuple[Answer, ...], Field(max_length=6)] = ()
    """What a triangular initiative added, area by area."""
    satisfaction: Points | None = None
    text: Text | None = None
    salt: Salt
    """Makes the sealed digest impossible to guess."""

    def model_post_init(self, _context: Any) -> None:
        for name in ("answers", "value_added"):
            keys = [each.key for each in getattr(self, name)]
            for position, key in enumerate(keys):
                if key in keys[:position]:
                    raise BadValue(_("“%(key)s” is answered twice."), field=f"{name}[{position}].key", key=key)


class Lesson(Part):
    """What was learned, for whom, and where it could be used next."""

    id: RecordId
    initiative: Reference
    title: Title
    text: Text
    language: LanguageCode
    worked: bool | None = None
    """Whether it is something to do again or something to avoid, where that can be said."""
    sectors: Sectors = ()
    sdgs: Sdgs = ()
    offer: Reference | None = None
    """The offer that came of it."""


class Achieved(Part):
    """What became of one result."""

    dimension: Dimension
    result: Text
    says: Literal["reached", "partly", "not-reached", "not-known"]
    text: Text | None = None


class FinalReport(Part):
    """What the partners say together at the end; it holds when all partners have consented to this version."""

    id: RecordId
    initiative: Reference
    after: Digest | None = None
    language: LanguageCode
    summary: Text
    results: Annotated[tuple[Achieved, ...], Field(max_length=60)] = ()
    costs: Annotated[tuple[Cost, ...], Field(max_length=60)] = ()
    costs_not_known: bool = False
    sustainability: Text | None = None
    """What goes on without the partners."""
    lessons: Annotated[tuple[Reference, ...], Field(max_length=60)] = ()
    documents: Annotated[tuple[Document, ...], Field(max_length=MOST_DOCUMENTS)] = ()

    def model_post_init(self, _context: Any) -> None:
        if self.costs and self.costs_not_known:
            raise BadValue(_("Give the costs, or say that they are not known; not both."), field="costs")
