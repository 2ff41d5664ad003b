"""What people say of 372 published activities: two readings made apart, where they differ a third, and how they agree.

Of the publishers' files nothing is kept but identifiers. One activity stands for all that have its title.
"""

import csv
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from bandung.standards.iati.finding.agencies import by_alpha2
from bandung.standards.iati.finding.answers import Grade

READERS = ("a", "b")


@dataclass(frozen=True, slots=True)
class Reading:
    """What one reader says of one activity."""

    identifier: str
    grade: Grade
    kind: str
    """Empty where it is only mentioned."""
    providers: frozenset[str]
    """Alpha-3 codes."""
    recipients: frozenset[str]
    sure: int
    """1 a guess, 3 certain."""


@dataclass(frozen=True, slots=True)
class Label:
    """What counts: the grade on which both agree, or the third reader's with a reason."""

    identifier: str
    grade: Grade
    held_out: bool
    reason: str
    """Empty where both agree."""


def _rows(name: str) -> list[dict[str, str]]:
    text = (files("bandung.standards.iati.finding") / "data" / f"{name}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def _countries(codes: str) -> frozenset[str]:
    return frozenset(filter(None, map(by_alpha2, codes.split())))


@cache
def readings(reader: str) -> dict[str, Reading]:
    """By identifier; ``reader`` is one of ``READERS``."""
    return {
        row["identifier"]: Reading(
            row["identifier"], Grade(row["label"]), row["kind"], _countries(row["providers"]),
            _countries(row["recipients"]), int(row["sure"]),
        )
        for row in _rows(f"labels_{reader}")
    }  # fmt: skip


@cache
def labels() -> dict[str, Label]:
    """By identifier."""
    return {
        row["identifier"]: Label(row["identifier"], Grade(row["label"]), row["part"] == "held out", row["reason"])
        for row in _rows("labels")
    }


@dataclass(frozen=True, slots=True)
class Agreement:
    """How often two readers say the same, and how much of that is more than chance (Cohen 1960)."""

    activities: int
    raw: float
    kappa: float
    by_grade: dict[str, float]
    """Kappa of each grade against the two others."""
    kinds: float
    """Raw, of those that both take for such cooperation."""
    countries: dict[str, float]
    """Of providers and recipients: shared by both over named by either."""
    crossed: dict[tuple[str, str], int]
    """How often the first says one grade and the second another."""


def agreement() -> Agreement:
    """Of the two readings."""
    first, second = (readings(reader) for reader in READERS)
    pairs = [(first[each], second[each]) for each in first if each in second]
    grades = [(one.grade, two.grade) for one, two in pairs]
    both = [(one, two) for one, two in pairs if Grade.MENTIONS not in (one.grade, two.grade)]
    return Agreement(
        activities=len(pairs),
        raw=sum(one == two for one, two in grades) / len(grades),
        kappa=kappa([(str(one), str(two)) for one, two in grades]),
        by_grade={
            grade.value: kappa([(str(one == grade), str(two == grade)) for one, two in grades]) for grade in Grade
        },
        kinds=sum(one.kind == two.kind for one, two in both) / len(both),
        countries={
            "providers": _shared(both, lambda each: each.providers),
            "recipients": _shared(both, lambda each: each.recipients),
        },
        crossed={(one.value, two.value): grades.count((one, two)) for one in Grade for two in Grade},
    )


def kappa(pairs: Sequence[tuple[str, str]]) -> float:
    """Cohen's kappa: 1 is always the same, 0 no more than chance."""
    count = len(pairs)
    said = {name for pair in pairs for name in pair}
    raw = sum(one == two for one, two in pairs) / count
    chance = sum(
        sum(one == name for one, _ in pairs) * sum(two == name for _, two in pairs) / count**2 for name in said
    )
    return 1.0 if chance == 1 else (raw - chance) / (1 - chance)


def _shared(pairs: Sequence[tuple[Reading, Reading]], of: Callable[[Reading], frozenset[str]]) -> float:
    either = sum(len(of(one) | of(two)) for one, two in pairs)
    return sum(len(of(one) & of(two)) for one, two in pairs) / either if either else 1.0
