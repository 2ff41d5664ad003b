"""Joint commissions: a session of two or more delegations, its agenda, and the act that each consents to."""

from typing import Annotated, Any, Literal

from pydantic import Field

from bandung.records.fields import (
    Day,
    Languages,
    Line,
    Part,
    Period,
    RecordId,
    Reference,
    RegisterCode,
    SectorCode,
    Text,
    Title,
)
from bandung.records.partnerships import MOST_DOCUMENTS, Counterpart, Digest, Document
from bandung.values import BadValue
from bandung.values.errors import _

Parties = Annotated[tuple[RegisterCode, ...], Field(min_length=2, max_length=60)]


def _check_parties(parties: tuple[str, ...]) -> None:
    if len(set(parties)) < len(parties):
        raise BadValue(_("A party is named once."), field="parties")


class Commission(Part):
    """A session of a joint commission, as one of its parties convenes it."""

    id: RecordId
    title: Title
    number: Annotated[int, Field(ge=1, le=1_000)] | None = None
    parties: Parties
    facilitators: Annotated[tuple[RegisterCode, ...], Field(max_length=58)] = ()
    """Those of the parties that support: they neither convene nor propose."""
    on: Day
    until: Day | None = None
    """The last day, where it lasts longer than one."""
    place: Text | None = None
    online: bool = False
    basis: Line
    """The agreement on which the commission rests, by its name and date."""
    agreement: Reference | None = None
    """The same agreement, where it stands in our registers."""
    previous: Reference | None = None
    """The act of the session before."""
    languages: Annotated[Languages, Field(min_length=1, max_length=4)]
    """The languages of the act, all of equal authority."""
    programme: Period | None = None
    """The years that the programme to be agreed covers."""

    def model_post_init(self, _context: Any) -> None:
        _check_parties(self.parties)
        if not set(self.facilitators) <= set(self.parties):
            raise BadValue(_("A facilitator of the session is one of its parties."), field="facilitators")
        if len(set(self.parties) - set(self.facilitators)) < 2:
            raise BadValue(_("A joint commission brings at least two parties of the South together."), field="parties")
        if self.until is not None and self.until < self.on:
            raise BadValue(_("The last day comes before the first."), field="until")
        if self.place is None and not self.online:
            raise BadValue(_("Say where the delegations meet, or that they meet online."), field="place")


class AgendaItem(Part):
    """What one side brings to the table."""

    id: RecordId
    session: Reference
    type: Literal["project", "review", "decision", "other"]
    title: Title
    text: Text | None = None
    initiative: Reference | None = None


class Decision(Part):
    """One numbered decision of an act."""

    text: Text


class ProgrammeProject(Part):
    """One project of the programme, with the institution that answers for it on each side."""

    title: Title
    initiative: Reference | None = None
    sector: SectorCode | None = None
    counterparts: Annotated[tuple[Counterpart, ...], Field(max_length=60)] = ()
    period: Period | None = None
    budget: Text | None = None


class Programme(Part):
    """The programme of two to three years that the commission agrees on."""

    title: Title
    period: Period
    projects: Annotated[tuple[ProgrammeProject, ...], Field(max_length=200)] = ()
    middle: Day | None = None
    """The day of the mid-term review; halfway where it is not stated."""


class CommissionAct(Part):
    """One version of the act of a session; it is signed when every party has consented to this digest."""

    id: RecordId
    session: Reference
    number: Line
    title: Title
    parties: Parties
    languages: Annotated[Languages, Field(min_length=1, max_length=4)]
    place: Text | None = None
    on: Day
    preamble: Text | None = None
    decisions: Annotated[tuple[Decision, ...], Field(max_length=200)] = ()
    programme: Programme | None = None
    next_on: Day | None = None
    next_place: Text | None = None
    documents: Annotated[tuple[Document, ...], Field(max_length=MOST_DOCUMENTS)] = ()
    based_on: Digest | None = None

    def model_post_init(self, _context: Any) -> None:
        _check_parties(self.parties)
        if not self.decisions and self.programme is None:
            raise BadValue(_("An act holds decisions or a programme."), field="decisions")
