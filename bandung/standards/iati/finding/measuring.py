"""Figures on labelled activities: precision, recall, F1 with intervals, calibration, roles."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from bandung.standards.iati.finding.answers import Found, Grade, Role
from bandung.standards.iati.finding.labels import READERS, Label, readings

_RESAMPLES = 2000
_INTERVAL = (2.5, 97.5)
STEPS = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)
"""Between which chances are compared with what turned out."""


@dataclass(frozen=True, slots=True)
class Judged:
    """An activity with its label and our answer."""

    label: Label
    found: Found
    has_phrase: bool
    """Whether any text says "South-South" or the like."""
    in_title: bool
    coded: bool
    """Whether the publisher codes it as collaboration type 8."""
    publisher: str
    title: str


@dataclass(frozen=True, slots=True)
class Score:
    """Each with the 95 % interval of a bootstrap over activities; None where there is nothing to divide by."""

    right: int
    taken: int
    """How many were taken for it."""
    there: int
    """How many are it."""
    precision: tuple[float, float, float] | None
    recall: tuple[float, float, float] | None
    f1: tuple[float, float, float] | None


def score(taken: Sequence[bool], there: Sequence[bool], *, seed: int = 0) -> Score:
    """How well ``taken`` meets ``there``; the same order of activities in both."""
    ours, gold = np.array(taken, bool), np.array(there, bool)
    count = len(ours)
    draws = np.random.default_rng(seed).integers(0, count, (_RESAMPLES, count)) if count else np.zeros((0, 0), int)
    right = np.array([int((ours & gold).sum()), *((ours & gold)[draws].sum(axis=1))], float)
    chosen = np.array([int(ours.sum()), *(ours[draws].sum(axis=1))], float)
    real = np.array([int(gold.sum()), *(gold[draws].sum(axis=1))], float)
    return Score(
        int(right[0]), int(chosen[0]), int(real[0]),
        _interval(right, chosen), _interval(right, real), _interval(2 * right, chosen + real),
    )  # fmt: skip


def _interval(above: np.ndarray, below: np.ndarray) -> tuple[float, float, float] | None:
    if not below[0]:
        return None
    shares = above[below > 0] / below[below > 0]
    low, high = np.percentile(shares[1:], _INTERVAL)
    return float(shares[0]), float(low), float(high)


TARGETS: dict[str, Callable[[Grade], bool]] = {
    "carries": lambda grade: grade is Grade.CARRIES,
    "carries or promotes": lambda grade: grade is not Grade.MENTIONS,
}

WAYS: dict[str, Callable[[Judged, str], bool]] = {
    "ours": lambda each, target: TARGETS[target](each.found.grade),
    "any text says it": lambda each, _target: each.has_phrase,
    "the title says it": lambda each, _target: each.in_title,
    "collaboration type 8": lambda each, _target: each.coded,
}
"""Ours, and what one would do without it."""


@dataclass(frozen=True, slots=True)
class Step:
    """Activities whose chance is between two values: the mean chance, and the share for which it turned out so."""

    low: float
    high: float
    activities: int
    chance: float
    turned_out: float


def calibration(judged: Sequence[Judged], target: str) -> list[Step]:
    """Chances of a target beside what people say."""
    pairs = []
    for each in judged:
        chances = each.found.chances
        chance = chances[Grade.CARRIES] if target == "carries" else 1 - chances[Grade.MENTIONS]
        pairs.append((chance, TARGETS[target](each.label.grade)))
    found = []
    for low, high in pairwise(STEPS):
        here = [(chance, is_so) for chance, is_so in pairs if low <= chance < high or (high == 1 and chance == 1)]
        if here:
            count = len(here)
            found.append(Step(low, high, count, sum(c for c, _ in here) / count, sum(s for _, s in here) / count))
    return found


@dataclass(frozen=True, slots=True)
class Roles:
    """Of activities that people and we take for such cooperation: countries in a role.

    A country is right where either reader names it, and missed where both name it and we do not.
    """

    role: Role
    named: int
    right: int
    agreed: int
    """Named by both readers."""
    found: int
    """Of those, named by us."""

    @property
    def precision(self) -> float | None:
        """Right of those that we name."""
        return self.right / self.named if self.named else None

    @property
    def recall(self) -> float | None:
        """Found of those that both readers name."""
        return self.found / self.agreed if self.agreed else None


def roles(judged: Iterable[Judged], role: Role) -> Roles:
    """How well countries that provide or receive are found."""
    named = right = agreed = hit = 0
    for each in judged:
        if each.label.grade is Grade.MENTIONS or each.found.grade is Grade.MENTIONS:
            continue
        said = [_named(reader, each.label.identifier, role) for reader in READERS]
        ours = {part.country for part in each.found.having(role)}
        named, right = named + len(ours), right + len(ours & frozenset.union(*said))
        both = frozenset.intersection(*said)
        agreed, hit = agreed + len(both), hit + len(ours & both)
    return Roles(role, named, right, agreed, hit)


def _named(reader: str, identifier: str, role: Role) -> frozenset[str]:
    reading = readings(reader)[identifier]
    return reading.providers if role is Role.PROVIDER else reading.recipients


def rule_precision(judged: Iterable[Judged]) -> dict[str, float]:
    """How often each rule of roles names a country that a reader names too; drawn to a half where it is rare."""
    counts: dict[str, list[bool]] = {}
    for each in judged:
        if each.label.grade is Grade.MENTIONS:
            continue
        for role in (Role.PROVIDER, Role.RECIPIENT):
            said = frozenset.union(*(_named(reader, each.label.identifier, role) for reader in READERS))
            for part in each.found.having(role):
                for reason in part.reasons:
                    counts.setdefault(reason.rule, []).append(part.country in said)
    return {rule: round((sum(its) + 1) / (len(its) + 2), 2) for rule, its in sorted(counts.items())}


def worst(judged: Sequence[Judged], most: int = 10) -> list[Judged]:
    """Where we are wrong and surest of it."""
    wrong = [each for each in judged if each.found.grade is not each.label.grade]
    return sorted(wrong, key=lambda each: each.found.chances[each.label.grade])[:most]
