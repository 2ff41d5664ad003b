"""What changed between two versions of a report, contribution by contribution, and between two years by their totals.

Plain values; the lines are those that each report kept.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from bandung.measurement.valued import Valued
from bandung.reporting.content import Sides

ADDED, CHANGED, GONE = "added", "changed", "gone"
WHAT = ("stage", "item", "sector", "recipient", "recipient_country", "recipient_name", "stands_quantity", "unit",
        "stands_amount", "currency", "said", "counts")  # fmt: skip
"""What of a line is compared, beside its worth."""


@dataclass(frozen=True, slots=True)
class Change:
    """One contribution as it was and as it is; None where it was not there."""

    uid: str
    title: str
    became: str
    public: bool
    old: Mapping[str, Any] | None
    new: Mapping[str, Any] | None

    @property
    def differs(self) -> tuple[str, ...]:
        """Names of what is not the same."""
        if self.old is None or self.new is None:
            return ()
        return tuple(name for name in self.new if self.new[name] != self.old[name])


@dataclass(frozen=True, slots=True)
class Compared:
    """Everything that is not the same in two versions, and how many lines are."""

    changes: tuple[Change, ...]
    same: int

    def count(self, became: str) -> int:
        return sum(each.became == became for each in self.changes)


def compared(old: Sides, new: Sides) -> Compared:
    """By contribution: added, changed, gone; sorted by that and by uid."""
    before = {each.line.uid: each for each in old.every}
    after = {each.line.uid: each for each in new.every}
    changes = []
    for uid in sorted(before.keys() | after.keys()):
        was, now = before.get(uid), after.get(uid)
        told = (_told(was) if was else None, _told(now) if now else None)
        if told[0] == told[1]:
            continue
        became = ADDED if was is None else GONE if now is None else CHANGED
        line = (after if now else before)[uid].line
        changes.append(Change(uid, line.title, became, line.public, *told))
    order = (ADDED, CHANGED, GONE)
    changes.sort(key=lambda each: (order.index(each.became), each.uid))
    return Compared(tuple(changes), len(before.keys() | after.keys()) - len(changes))


def _told(valued: Valued) -> dict[str, Any]:
    return {**{name: getattr(valued.line, name) for name in WHAT}, "usd": valued.usd}


@dataclass(frozen=True, slots=True)
class Beside:
    """One row of a table in two years: its key, and of each year value, counted and lines; None where it has no row."""

    key: tuple[str, ...]
    old: tuple[Any, ...] | None
    new: tuple[Any, ...] | None

    @property
    def moves(self) -> Decimal | None:
        """The change as a share of the older figure; None where one of the two is not known, or was zero."""
        if self.old is None or self.new is None or self.old[0] is None or self.new[0] is None:
            return None
        was, now = Decimal(self.old[0]), Decimal(self.new[0])
        return (now - was) / was if was else None


def years_beside(old: Mapping[str, Any], new: Mapping[str, Any], key: str, measure: str = "usd") -> list[Beside]:
    """One table of two reports, row by row, the largest of the newer year first; the last row is the total.

    ``old`` and ``new`` are heads; ``key`` names the table among those of what was given.
    """
    tables = [next((each for each in head["given"] if each["key"] == key), None) for head in (old, new)]
    rows: list[dict[tuple[str, ...], tuple[Any, ...]]] = []
    totals: list[tuple[Any, ...] | None] = []
    for table in tables:
        at = table["measures"].index(measure) if table else 0
        rows.append(_cells(table["rows"], at) if table else {})
        totals.append(tuple(table["total"][at]) if table and table["total"][at] else None)
    keys = list(dict.fromkeys([*rows[1], *rows[0]]))
    return [Beside(each, rows[0].get(each), rows[1].get(each)) for each in keys] + [Beside((), *totals)]


def _cells(rows: Iterable[Mapping[str, Any]], at: int) -> dict[tuple[str, ...], tuple[Any, ...]]:
    found: dict[tuple[str, ...], tuple[Any, ...]] = {}
    for row in rows:
        cells: Sequence[Sequence[Any]] = row["cells"]
        found[tuple(row["key"])] = tuple(cells[at])
    return found
