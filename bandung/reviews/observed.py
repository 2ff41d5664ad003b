"""What was observed of each indicator, party by party: series, the newest of each, the way from baseline to target.

Development results and partnership results are told apart and never added. Plain values; no database, no clock.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

from bandung.records.partnerships import Described
from bandung.records.partnerships import Indicator as IndicatorRecord
from bandung.records.reviews import Observation
from bandung.values import Texts

DIMENSIONS = ("development", "partnership")
_CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Seen:
    """One observation as its party wrote it last."""

    uid: str
    party: str
    says: Observation
    at: datetime

    @property
    def on(self) -> date:
        return self.says.on

    @property
    def value(self) -> Decimal | None:
        return None if self.says.value is None else Decimal(self.says.value)


@dataclass(frozen=True, slots=True)
class Indicator:
    """An indicator of the terms in effect, and what the parties saw of it."""

    dimension: str
    result: Texts
    says: IndicatorRecord
    place: tuple[int, int]
    """Number of its result in the terms and its own number in the result, from 0: how an observation names it."""
    series: Mapping[str, Sequence[Seen]]
    """By party, by the day that each speaks of."""

    @property
    def newest(self) -> dict[str, Seen]:
        """By party, what it saw on the latest day; of several on one day, what it wrote last."""
        return {party: seen[-1] for party, seen in self.series.items()}

    @property
    def baseline(self) -> Decimal | None:
        return None if self.says.baseline is None else Decimal(self.says.baseline)

    @property
    def target(self) -> Decimal | None:
        return None if self.says.target is None else Decimal(self.says.target)

    def progress(self, party: str) -> Decimal | None:
        """How much of the way from baseline to target a party saw done; see ``progress``."""
        seen = self.newest.get(party)
        return progress(self.baseline, self.target, seen.value if seen else None)

    @property
    def differs(self) -> bool:
        """Whether parties that saw a number saw different ones."""
        return len({seen.value for seen in self.newest.values() if seen.value is not None}) > 1


@dataclass(frozen=True, slots=True)
class Observed:
    """All indicators of an initiative with what was seen of them."""

    indicators: tuple[Indicator, ...]
    former: tuple[Seen, ...]
    """Of indicators that the terms in effect do not have, the newest first."""

    def of(self, dimension: str) -> list[Indicator]:
        return [each for each in self.indicators if each.dimension == dimension]


def progress(baseline: Decimal | None, target: Decimal | None, value: Decimal | None) -> Decimal | None:
    """The share of the way that is done: ``(value - baseline) / (target - baseline)``, with two decimals.

    1 is the target; less than 0 leads away from it, more than 1 beyond it. None where one of the three is no number,
    or where there is no way to go: what is not stated is not zero.
    """
    if baseline is None or target is None or value is None or baseline == target:
        return None
    return ((value - baseline) / (target - baseline)).quantize(_CENT, ROUND_HALF_UP)


def observed(terms: Described, seen: Iterable[Seen]) -> Observed:
    """Put each observation to its indicator of the terms: same dimension, and a common wording of result and indicator.

    Terms are reworded and translated while an initiative goes on, so one language in common is enough.
    """
    waiting = sorted(seen, key=lambda each: (each.on, each.at, each.uid))
    found = []
    for number, result in enumerate(terms.results):
        for place, indicator in enumerate(result.indicators):
            mine = [
                each for each in waiting
                if each.says.dimension == result.dimension
                and alike(each.says.result, result.title) and alike(each.says.indicator, indicator.name)
            ]  # fmt: skip
            waiting = [each for each in waiting if each not in mine]
            series: dict[str, list[Seen]] = {}
            for each in mine:
                series.setdefault(each.party, []).append(each)
            told = dict(sorted(series.items()))
            found.append(Indicator(result.dimension, result.title, indicator, (number, place), told))
    return Observed(tuple(found), tuple(reversed(waiting)))


def alike(one: Texts, other: Texts) -> bool:
    """Whether two texts say the same in a language that both have."""
    return any(other.get(language, "").casefold() == text.casefold() for language, text in one.items())
