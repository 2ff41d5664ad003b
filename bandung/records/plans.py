"""Work plans: what is done when, by whom; what each party says of how it goes; technology that changes hands."""

from typing import Annotated, Any, Literal

from pydantic import Field

from bandung.records.fields import (
    Amount,
    Day,
    LanguageCode,
    Line,
    Part,
    Period,
    RecordId,
    Reference,
    RegisterCode,
    Salted,
    Text,
    Title,
)
from bandung.records.partnerships import MOST_DOCUMENTS, Digest, Document
from bandung.records.training import Level
from bandung.values import BadValue
from bandung.values.errors import _
from bandung.values.quantity import Quantity

MOST_ITEMS = 500
Readiness = Annotated[int, Field(ge=1, le=9)]
"""Technology readiness level: 1 principle observed … 9 proven in use (ISO 16290:2013)."""


class Output(Part):
    """What a part of the plan brings about; ``result`` names the result that it serves."""

    key: RecordId
    title: Text
    result: Text | None = None


class Mission(Part):
    """Experts who travel: of which profile, for how many days, who hosts them."""

    profile: Line
    people: Annotated[int, Field(ge=1, le=10_000)] = 1
    days: Annotated[int, Field(ge=1, le=3_660)]
    host: RegisterCode
    institution: Line | None = None


class Course(Part):
    """A training session: seats and level."""

    seats: Annotated[int, Field(ge=1, le=100_000)]
    level: Level | None = None


class Goods(Part):
    """Goods that are handed over."""

    what: Line
    amount: Amount
    unit: str = "item"

    def model_post_init(self, _context: Any) -> None:
        Quantity.of(self.amount, self.unit)


class Item(Part):
    """One line of a work plan. A milestone is a day: the day before its period's end."""

    key: RecordId
    type: Literal["activity", "milestone", "mission", "training", "goods"]
    title: Text
    output: RecordId | None = None
    period: Period
    responsible: RegisterCode
    institution: Line | None = None
    partners: Annotated[tuple[RegisterCode, ...], Field(max_length=30)] = ()
    """Other parties that have a part in it."""
    mission: Mission | None = None
    training: Course | None = None
    goods: Goods | None = None

    def model_post_init(self, _context: Any) -> None:
        if self.period.start is None or self.period.end is None:
            raise BadValue(_("Say when it begins and when it ends."), field="period")
        for name in ("mission", "training", "goods"):
            if (self.type == name) != (getattr(self, name) is not None):
                raise BadValue(_("Say what a line of this type consists of."), field=name)

    @property
    def concerned(self) -> frozenset[str]:
        """The parties that have a part in it."""
        host = {self.mission.host} if self.mission else set()
        return frozenset({self.responsible, *self.partners, *host})


class Plan(Part):
    """One version of the work plan of an initiative; it holds when those whose lines it changes have consented."""

    id: RecordId
    initiative: Reference
    after: Digest | None = None
    """The plan that it replaces; absent for the first."""
    title: Title
    language: LanguageCode
    outputs: Annotated[tuple[Output, ...], Field(max_length=100)] = ()
    items: Annotated[tuple[Item, ...], Field(min_length=1, max_length=MOST_ITEMS)]
    reason: Text | None = None

    def model_post_init(self, _context: Any) -> None:
        outputs = {each.key for each in self.outputs}
        seen: set[str] = set()
        for position, item in enumerate(self.items):
            if item.key in seen:
                raise BadValue(
                    _("Two lines have the same key “%(key)s”."), field=f"items[{position}].key", key=item.key
                )
            seen.add(item.key)
            if item.output is not None and item.output not in outputs:
                raise BadValue(_("There is no such output in this plan."), field=f"items[{position}].output")


class Stand(Part):
    """How one line of the plan stands, as the reporting party sees it."""

    key: RecordId
    state: Literal["not-begun", "under-way", "done", "dropped"]
    share: Annotated[int, Field(ge=0, le=100)] | None = None
    """Done, in percent."""
    text: Text | None = None


class Progress(Salted):
    """What one party reports on a work plan. Each party reports for itself, and both reports stay."""

    id: RecordId
    plan: Reference
    """The version of the plan it reports on."""
    initiative: Reference
    on: Day
    items: Annotated[tuple[Stand, ...], Field(max_length=MOST_ITEMS)] = ()
    text: Text | None = None
    documents: Annotated[tuple[Document, ...], Field(max_length=MOST_DOCUMENTS)] = ()

    def model_post_init(self, _context: Any) -> None:
        if not self.items and self.text is None:
            raise BadValue(_("Say how it goes, line by line or in words."), field="text")


class Transfer(Part):
    """A technology that changes hands: what, how ready, on which terms, and what its receiver made of it."""

    id: RecordId
    initiative: Reference
    technology: Title
    what: Text
    """What is handed over: designs, seeds, software, know-how."""
    giver: RegisterCode
    receiver: RegisterCode
    offer: Reference | None = None
    """The offer of the giver that it comes from."""
    readiness_at_start: Readiness | None = None
    readiness_at_end: Readiness | None = None
    adaptation: Text | None = None
    """What the receiver changed so that it works at home."""
    licence: Text | None = None
    training: Text | None = None
    local_production: Text | None = None
    origin: Line | None = None
    """The community where the technology comes from, where it is a community's own."""
    community_consent: Literal["given", "asked", "not-needed", "not-stated"] = "not-stated"
    on: Day | None = None

    def model_post_init(self, _context: Any) -> None:
        if self.giver == self.receiver:
            raise BadValue(_("A technology changes hands between two parties."), field="receiver")
        if self.origin is not None and self.community_consent == "not-needed":
            raise BadValue(
                _("A technology that comes from a community needs that community's consent."), field="community_consent"
            )
