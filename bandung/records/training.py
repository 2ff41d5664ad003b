"""Training with dates: sessions of an offer, applications of other parties, and whom the provider takes.

People are counted and named by post and institution, never by name.
"""

from typing import Annotated, Any, Literal

from pydantic import Field

from bandung.records.fields import Day, Languages, Line, Part, Period, RecordId, Reference, Salted, Text
from bandung.values import BadValue
from bandung.values.errors import _

Level = Literal["introductory", "intermediate", "advanced", "trainers"]
"""For whom: beginners, practitioners, specialists, or those who will train others."""
Seats = Annotated[int, Field(ge=0, le=100_000)]


class Session(Part):
    """One time and place at which a training offer is held."""

    id: RecordId
    offer: Reference
    """The training offer, in the same register."""
    period: Period
    """The day after the last one is its end."""
    place: Text | None = None
    online: bool = False
    seats: Annotated[int, Field(ge=1, le=100_000)]
    level: Level
    languages: Languages = ()
    apply_by: Day | None = None
    """The last day on which an application is taken."""
    costs: Text | None = None
    """Who bears travel, stay and fees."""

    def model_post_init(self, _context: Any) -> None:
        if self.period.start is None:
            raise BadValue(_("Say on which day it begins."), field="period")
        if self.apply_by is not None and self.apply_by > self.period.start:
            raise BadValue(_("Applications end before the session begins."), field="apply_by")


class Participant(Part):
    """One person as a post: what matters for a selection, and no name."""

    post: Line
    institution: Line
    competences: Line | None = None


class Application(Salted):
    """A party applies for seats in a session of another."""

    id: RecordId
    session: Reference
    participants: Annotated[tuple[Participant, ...], Field(min_length=1, max_length=200)]
    note: Text | None = None


class Selection(Salted):
    """The provider's word on an application: seats given, people on the waiting list, and later who came."""

    id: RecordId
    application: Reference
    seats: Seats
    waiting: Seats = 0
    attended: Seats | None = None
    """How many came; absent until the session was held."""
    completed: Seats | None = None
    text: Text | None = None

    def model_post_init(self, _context: Any) -> None:
        if self.attended is not None and self.attended > self.seats + self.waiting:
            raise BadValue(_("More people came than were given a seat or waited for one."), field="attended")
        if self.completed is not None and (self.attended is None or self.completed > self.attended):
            raise BadValue(_("More people completed it than came."), field="completed")
