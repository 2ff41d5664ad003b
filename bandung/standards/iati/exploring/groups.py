"""One group: the reports of one activity side by side, each with its own figures, and why they hang together."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Protocol


class Asking(Protocol):
    """What answers questions."""

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]: ...


@dataclass(frozen=True, slots=True)
class Report:
    """An activity as one source tells it; amounts in US dollars, as far as they could be converted."""

    id: int
    key: str
    dataset: str
    identifier: str
    number: int
    """Of those with this identifier in its source."""
    line: int
    title: str
    reporter: str
    reporter_name: str
    start: date | None
    end: date | None
    updated: str
    committed: Decimal
    spent: Decimal
    transactions: int
    counts: bool
    """Whether its figures are those that count where a group counts once."""


@dataclass(frozen=True, slots=True)
class Link:
    """Why two reports are taken for one activity; ``reason`` is one of ``grouping.REASONS``."""

    one: int
    other: int
    reason: str
    evidence: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Group:
    """``reports`` in the order of their sources; ``links`` the surest first."""

    reports: Sequence[Report]
    links: Sequence[Link]

    @property
    def confidence(self) -> float:
        """Of its weakest necessary link: a chain is as sure as that."""
        joined = {it.id: it.id for it in self.reports}
        weakest = 1.0
        for link in self.links:
            one, other = joined[link.one], joined[link.other]
            if one != other:
                weakest = min(weakest, link.confidence)
                joined = {of: one if to == other else to for of, to in joined.items()}
        return weakest


REPORT = (
    'a.id, s.key, s.name, a.identifier, a.nth, a.line, a.title, a.reporter, a.reporter_name, a.start, a."end", '
    "a.updated, a.committed, a.spent, a.told, a.counts"
)


def listed(numbers: Sequence[int]) -> str:
    """Numbers of ours inside a query; as values they would load what this needs not."""
    return ", ".join(str(int(number)) for number in numbers) or "NULL"


def group_of(asking: Asking, activity: int) -> Group:
    """The group of an activity; of one alone a group of one."""
    reports = asking.rows(
        f"SELECT {REPORT} FROM activity a JOIN source s USING (source) "  # noqa: S608 - columns of ours
        "WHERE a.grp = (SELECT grp FROM activity WHERE id = ?) ORDER BY a.id",
        [activity],
    )
    ids = listed([row[0] for row in reports])
    links = asking.rows(
        f"SELECT a, b, reason, evidence, confidence FROM link WHERE a IN ({ids}) AND b IN ({ids}) "  # noqa: S608
        "ORDER BY confidence DESC, a, b, reason"
    )
    return Group([Report(*row) for row in reports], [Link(*row) for row in links])
