"""What stands beside a report's rows: all counting checks, and the reconciliation of three totals to one ledger."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from bandung.measurement.checks import Outcome, run
from bandung.measurement.reconciliation import Reconciliation, Step
from bandung.measurement.valued import Policy, Valued
from bandung.reporting.asked import Asked
from bandung.standards.rendering.reconciliation import across
from bandung.standards.rendering.report import Report


def outcomes(every: Sequence[Valued], policy: Policy, rates: str) -> list[Outcome]:
    """All checks over the lines of a report, also those that found nothing."""
    return run([each.line for each in every], every, policy, rates=rates)


def summary(every: Sequence[Valued], policy: Policy, rates: str) -> list[dict[str, Any]]:
    """What each check found, without naming a line: rule, name, how many it looked at, codes, facts."""
    return [
        {
            "rule": each.rule, "name": each.name, "looked": each.looked,
            "found": dict(sorted(Counter(finding.code for finding in each.findings).items())),
            "facts": {name: str(value) for name, value in sorted(each.facts.items())},
        }
        for each in outcomes(every, policy, rates)
    ]  # fmt: skip


def reconciliation(
    asked: Asked, given: Sequence[Valued], policy: Policy, reports: Sequence[Report]
) -> list[dict[str, Any]]:  # fmt: skip
    """The ledger of the year beside the rows of the 17.3.1 return, of TOSSD and of the national report."""
    return [_told(each) for each in across(reports, given, asked.country, asked.year, policy)]


def _told(found: Reconciliation) -> dict[str, Any]:
    return {
        "scope": found.scope, "ledger": _step(found.ledger),
        "steps": [_step(each) for each in found.steps],
        "counted": _step(found.counted), "report": _step(found.report),
        "unexplained": str(found.unexplained), "unexplained_lines": found.unexplained_lines, "holds": found.holds,
    }  # fmt: skip


def _step(step: Step) -> list[Any]:
    """Reason, lines, cents, how many of the lines have a price."""
    return [step.reason, step.lines, str(step.usd), step.priced]
