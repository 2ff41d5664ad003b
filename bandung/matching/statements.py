"""A need or an offer as matching sees it, and what a search may ask."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

RecordKind = Literal["need", "offer"]


@dataclass(frozen=True, slots=True)
class Statement:
    """A published need or offer, reduced to what speaks for or against a match.

    Codes are those of ``bandung.reference``: countries ISO 3166-1 alpha-3, sectors DAC/CRS of 3 or 5 digits, SDGs as
    goal ("6") or target ("6.1"), languages ISO 639-1. What its owner did not state is empty or None, never a guess.
    """

    id: str
    record: RecordKind
    kind: str = ""
    """solution, expertise, training, technology, facility, in-kind or finance; of a need, what it asks for."""
    titles: Mapping[str, str] = field(default_factory=dict)
    summaries: Mapping[str, str] = field(default_factory=dict)
    language: str = ""
    """The owner's language: the original of the texts."""
    countries: tuple[str, ...] = ()
    """Whose need or offer it is; empty for a body without a country."""
    organisations: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    sdgs: tuple[str, ...] = ()
    domain: str = ""
    """political, economic, social, cultural, environmental or technical."""
    modality: str = ""
    """How it is shared, in the owner's words."""
    conditions: str = ""
    """Conditions of use: climate, scale, equipment, in the owner's words."""
    working_languages: tuple[str, ...] = ()
    proof: str = ""
    replicated_in: tuple[str, ...] = ()
    capacity: str = ""
    capacity_left: float | None = None
    """Share of the stated capacity still free, 0 to 1; None where it is not stated."""
    confirmed_on: date | None = None
    """When its owner last said that it still holds; for a reported statement the date of the report."""
    standing: Literal["said", "reported"] = "reported"
    crisis: bool = False
    """Of a need: whether it answers a crisis."""
    standby: str = ""
    """Of an offer: brigade, equipment or stock that stands ready for a crisis."""
    ready_in_hours: int | None = None
    topics: tuple[str, ...] = field(default=(), compare=False)
    """Topics that the thesaurus finds in its texts, the most prominent first; filled in when it is indexed."""

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages it can be read in, sorted."""
        return tuple(sorted({*self.titles, *self.summaries}))


@dataclass(frozen=True, slots=True)
class Filters:
    """What every result must satisfy, exactly. Values of one field are alternatives; fields add up.

    ``groups`` are codes of dated country groups (LDC, LLDC, SIDS...); ``regions`` M49 codes of a region or subregion;
    a sector of three digits admits its five-digit purposes, a goal its targets. ``without_countries`` keeps a country's
    own statements out of what answers it.
    """

    record: RecordKind | None = None
    kinds: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    without_countries: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    sdgs: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    standings: tuple[str, ...] = ()
    """said, reported"""
    standby: tuple[str, ...] = ()
    """brigade, equipment, stock: offers that stand ready"""
