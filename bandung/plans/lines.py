"""How the lines of a work plan stand, as each party last said, and which are late. Plain values; no clock."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from bandung.records.plans import Item, Plan

BEGUN, OVER = ("under-way", "done", "dropped"), ("done", "dropped")
NOT_STATED = "not-stated"
STATES = (NOT_STATED, "not-begun", *BEGUN)


@dataclass(frozen=True, slots=True)
class Report:
    """One party's word on one line."""

    party: str
    key: str
    state: str
    on: date
    share: int | None = None
    text: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the plan in effect with what each party last said of it."""

    item: Item
    reports: Mapping[str, Report] = field(default_factory=dict)
    """By party, its last word; all are kept side by side."""

    @property
    def state(self) -> str:
        """As the responsible party last said; ``not-stated`` where it has not."""
        word = self.reports.get(self.item.responsible)
        return word.state if word else NOT_STATED

    @property
    def differs(self) -> bool:
        """Whether parties say different things of it."""
        return len({each.state for each in self.reports.values()}) > 1

    @property
    def starts(self) -> date:
        return self.item.period.start or date.min

    @property
    def last_day(self) -> date:
        return (self.item.period.end or date.max) - timedelta(days=1)

    def late(self, on: date) -> str:
        """``end`` if it should have ended by this day, ``begin`` if it should have begun, else empty."""
        if self.state in OVER:
            return ""
        if self.last_day < on:
            return "end"
        return "begin" if self.starts < on and self.state != "under-way" else ""


def lines(plan: Plan, reports: Iterable[Report]) -> list[Line]:
    """Every line of a plan with the last word of each party: by the day that it speaks of, later ones as given last."""
    words: dict[str, dict[str, Report]] = {}
    for each in reports:
        of_line = words.setdefault(each.key, {})
        if each.party not in of_line or of_line[each.party].on <= each.on:
            of_line[each.party] = each
    return [Line(item, words.get(item.key, {})) for item in plan.items]
