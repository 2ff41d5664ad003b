"""Needs and offers: what a country says it needs and what it can share."""

from typing import Annotated, Any

from pydantic import Field

from bandung.records.fields import (
    Capacity,
    Countries,
    Crisis,
    Day,
    Domain,
    Kind,
    LanguageCode,
    Languages,
    Line,
    Modalities,
    Organisation,
    Part,
    Period,
    Proof,
    RecordId,
    Reference,
    Sdgs,
    Sectors,
    Source,
    Standby,
    Technology,
    Text,
    Title,
)
from bandung.values import BadValue
from bandung.values.errors import _


class Statement(Part):
    """What a need and an offer have in common. What its owner did not state is absent, never a guess."""

    id: RecordId
    title: Title
    summary: Text
    language: LanguageCode
    """The owner's language; ``title`` and ``summary`` must be there in it."""
    countries: Countries = ()
    """Whose need or offer it is; empty only for a body of a region or of the world, which ``region`` then names."""
    region: Line | None = None
    organisations: Annotated[tuple[Organisation, ...], Field(max_length=30)] = ()
    sectors: Annotated[Sectors, Field(min_length=1)]
    sdgs: Sdgs = ()
    domain: Domain | None = None
    modalities: Modalities = ()
    modality: Text | None = None
    """How it is or should be shared, in the owner's words."""
    framework: Line | None = None
    """The agreement, commission or programme under which it stands."""
    place: Text | None = None
    working_languages: Languages = ()
    period: Period | None = None
    capacity: Annotated[tuple[Capacity, ...], Field(max_length=30)] = ()
    conditions: Text | None = None
    """Conditions of use: climate, scale, equipment, cost sharing; never a policy condition."""
    proof: Annotated[tuple[Proof, ...], Field(max_length=30)] = ()
    sources: Annotated[tuple[Source, ...], Field(max_length=30)] = ()
    stated_on: Day | None = None
    """The day on which the owner said so, or on which a reporter read it."""
    claimed_from: Reference | None = None
    """The reported record that its country took over as its own word."""

    def model_post_init(self, _context: Any) -> None:
        for name in ("title", "summary"):
            if self.language not in getattr(self, name):
                raise BadValue(
                    _("The text is missing in the owner's language (%(language)s)."), field=name, language=self.language
                )
        if not self.countries and self.region is None:
            raise BadValue(_("Name the country, or the region if it is a regional body's."), field="countries")


class Need(Statement):
    """What somebody in the South needs."""

    kinds: Annotated[tuple[Kind, ...], Field(max_length=7)] = ()
    """What is asked for, where it was stated."""
    plan_objective: Text | None = None
    """The objective of the national plan that it serves."""
    crisis: Crisis | None = None
    partners_wanted: Countries = ()


class Offer(Statement):
    """What somebody in the South can share."""

    kind: Kind
    replicated_in: Countries = ()
    adapted_from: Reference | None = None
    """The offer whose technology or practice its receiver adapted, and now offers as its own."""
    technology: Technology | None = None
    standby: Standby | None = None
    """Brigades, equipment or stocks that can answer a crisis."""

    @property
    def kinds(self) -> tuple[Kind, ...]:
        return (self.kind,)
