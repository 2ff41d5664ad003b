"""Whether an activity is South-South or triangular cooperation, of which kind, and who takes which part in it.

``found(activity)`` looks at one element as ``reading`` gives it, of any version, and answers with reasons.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from bandung.standards.iati.document import Element, line_of
from bandung.standards.iati.finding.reasons import Place, Reason

MODEL = "south-south-1"


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
    """The likeliest."""
    chances: Mapping[Grade, float]
    """0 to 1 each, adding up to 1; calibrated on what people have labelled."""
    kind: Kind | None
    """None where it is only mentioned."""
    parts: tuple[Part, ...]
    """Providers, recipients, facilitators; empty where it is only mentioned."""
    reasons: tuple[Reason, ...]
    """Of the grade and kind, what weighs most first."""
    model: str = MODEL
    """The name and version of the weights."""
    facts: Mapping[str, Any] = field(default_factory=dict)

    @property
    def confidence(self) -> float:
        """The chance that the grade is right, 0 to 1."""
        return self.chances[self.grade]

    def having(self, role: Role) -> tuple[Part, ...]:
        """Those that take this part, the surest first."""
        return tuple(part for part in self.parts if part.role is role)


_PHRASE = re.compile(r"(?i)\b(south|sud|sur|sul)\s*[-–]\s*\1\b")


def found(activity: Element, *, on: date | None = None, often: Mapping[str, int] | None = None) -> Found:
    """What an activity has to do with cooperation among countries of the South.

    :param activity: an ``iati-activity`` of any version.
    :param on: the day on which membership in the South is asked where the activity has no date of its own; today's
        list without it.
    :param often: how many activities of the corpus have each sentence (``repetition.counted``); a sentence that many
        have says little of one. Without it every sentence counts as the activity's own.
    """
    reasons = []
    kind = activity.find("collaboration-type")
    if kind is not None and kind.get("code") == "8":
        reasons.append(
            Reason("code.collaboration-type", Place("collaboration-type", line_of(kind)), code="8", weight=3)
        )
    title = activity.find("title")
    if title is not None and (said := _PHRASE.search(text := " ".join("".join(title.itertext()).split()))):
        place = Place("title", line_of(title), "", *said.span())
        reasons.append(Reason("title.phrase", place, words=text[slice(*said.span())], weight=2))
    carries = min(0.9, 0.05 + 0.4 * len(reasons))
    chances = {Grade.CARRIES: carries, Grade.PROMOTES: (1 - carries) / 2, Grade.MENTIONS: (1 - carries) / 2}
    grade = Grade.CARRIES if reasons else Grade.MENTIONS
    if not reasons:
        chances = {Grade.CARRIES: 0.05, Grade.PROMOTES: 0.05, Grade.MENTIONS: 0.9}
    identifier = " ".join((activity.findtext("iati-identifier") or "").split())
    return Found(identifier, grade, chances, Kind.UNCLEAR if reasons else None, (), tuple(reasons))
