"""From the ledger to a report's total, reason by reason; what stays unexplained is computed from the report's rows.

Money is in cents of a US dollar.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bandung.measurement.scopes import REASONS, reason_out
from bandung.measurement.valued import Policy, Valued


@dataclass(frozen=True, slots=True)
class Row:
    """A row that a report prints: the line it comes from, and its money; None where it prints none."""

    uid: str
    usd: int | None


@dataclass(frozen=True, slots=True)
class Step:
    """Lines that share a reason: how many, what they are worth, how many of them could be priced."""

    reason: str
    lines: int
    usd: int
    priced: int


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """``ledger`` less the ``steps`` is ``counted``; ``counted`` less ``report`` is what nobody can explain."""

    scope: str
    ledger: Step
    steps: tuple[Step, ...]
    counted: Step
    report: Step
    missing: tuple[str, ...]
    """Lines in the scope that the report does not print."""
    extra: tuple[str, ...]
    """Rows that the report prints and the scope does not hold, or prints twice."""
    otherwise: tuple[str, ...]
    """Rows whose money is not that of their line."""

    @property
    def unexplained(self) -> int:
        """In cents, counted less reported."""
        return self.counted.usd - self.report.usd

    @property
    def unexplained_lines(self) -> int:
        """Lines, counted less reported."""
        return self.counted.lines - self.report.lines

    @property
    def holds(self) -> bool:
        """Whether the report is the ledger's, row by row: differences that cancel out are differences."""
        return not (self.unexplained or self.unexplained_lines or self.missing or self.extra or self.otherwise)


def reconcile(scope: str, valued: Iterable[Valued], policy: Policy, rows: Iterable[Row]) -> Reconciliation:
    """Set a report's rows beside the ledger.

    :raises BadValue: if there is no such scope.
    """
    by_reason: dict[str, list[Valued]] = {"": []}
    for each in valued:
        by_reason.setdefault(reason_out(each.line, scope, policy), []).append(each)
    expected = {each.line.uid: each.usd for each in by_reason[""]}
    printed = list(rows)
    times = Counter(row.uid for row in printed)
    return Reconciliation(
        scope,
        _step("ledger", [each.usd for its in by_reason.values() for each in its]),
        tuple(_step(reason, [each.usd for each in by_reason[reason]]) for reason in REASONS if reason in by_reason),
        _step("counted", list(expected.values())),
        _step("report", [row.usd for row in printed]),
        tuple(uid for uid in expected if uid not in times),
        tuple(uid for uid, count in times.items() if count > 1 or uid not in expected),
        tuple(row.uid for row in printed if row.uid in expected and expected[row.uid] != row.usd),
    )


def _step(reason: str, money: Sequence[int | None]) -> Step:
    known = [each for each in money if each is not None]
    return Step(reason, len(money), sum(known), len(known))
