"""What is said of an activity: a grade, a kind, who takes which part, each with its chance and its reasons."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from bandung.standards.iati.finding.reasons import Reason


class Grade(StrEnum):
    """What an activity has to do with cooperation among countries of the South, most first."""

    CARRIES = "carries"
    """It carries out, organises or directly finances an exchange between countries of the South."""
    PROMOTES = "promotes"
    """It makes such exchange possible or known, or has it as a secondary output."""
    MENTIONS = "mentions"
    """It only names it, or not even that."""


class Kind(StrEnum):
    """Of cooperation that is carried or promoted."""

    SOUTH_SOUTH = "south-south"
    TRIANGULAR = "triangular"
    UNCLEAR = "unclear"


class Role(StrEnum):
    """The part that a country or an organisation takes in it."""

    PROVIDER = "provider"
    RECIPIENT = "recipient"
    FACILITATOR = "facilitator"


@dataclass(frozen=True, slots=True)
class Part:
    """One that takes part; a country alone, an organisation, or both."""

    role: Role
    country: str
    """Alpha-3 code; empty for organisations of no one country."""
    name: str
    """Of the organisation, as it stands in the activity; empty for a country."""
    ref: str
    """Its identifier, as it stands there."""
    confidence: float
    """0 to 1: how often such an inference is right on what people have labelled."""
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What was found of one activity."""

    identifier: str
    grade: Grade
    """``MENTIONS`` where that is likelier than not; else the likelier of the other two."""
    chances: Mapping[Grade, float]
    """0 to 1 each, adding up to 1; calibrated on what people have labelled."""
    kind: Kind | None
    """None where it is only mentioned."""
    parts: tuple[Part, ...]
    """Providers, recipients, facilitators; empty where it is only mentioned."""
    reasons: tuple[Reason, ...]
    """Of the grade and kind, what weighs most first."""
    model: str
    """The name and version of the weights."""

    @property
    def confidence(self) -> float:
        """The chance that the grade is right, 0 to 1."""
        return self.chances[self.grade]

    def having(self, role: Role) -> tuple[Part, ...]:
        """Those that take this part, the surest first."""
        return tuple(part for part in self.parts if part.role is role)
