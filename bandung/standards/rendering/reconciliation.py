"""From the ledger to each report, reason by reason, and what nobody can explain: as a sheet, as rows, as plain values.

What a report amounts to is added up from its own rows, never from the lines that they were made of.
"""

from collections.abc import Iterable, Iterator, Sequence

from bandung.measurement.reconciliation import Reconciliation, Row, Step, reconcile
from bandung.measurement.scopes import REASONS, SCOPES
from bandung.measurement.valued import Policy, Valued
from bandung.records.wording import translated
from bandung.standards.rendering.money import amount, cents
from bandung.standards.rendering.report import Report
from bandung.standards.rendering.scopes import given
from bandung.standards.tables.columns import column
from bandung.standards.tables.sheets import Cell, Sheet
from bandung.values.errors import _

RECONCILIATION = _("Reconciliation")
COLUMNS = (
    column("scope", _("Report")), column("step", _("Step")), column("words", _("From the ledger to the report")),
    column("lines", _("Contributions"), "whole"), column("priced", _("With a value in money"), "whole"),
    column("usd", _("US dollars"), "money"),
)  # fmt: skip
_LEDGER, _COUNTED, _REPORT = _("All that the country gave, by its ledger"), _("In scope"), _("Printed in the report")
_UNEXPLAINED, _LESS = _("Unexplained difference"), _("less: %(reason)s")
_BOTH = _("In the 17.3.1 return and in TOSSD: never add the two")
_ROWS = {
    "missing": _("in scope and not printed"),
    "extra": _("printed and not in scope"),
    "otherwise": _("other money"),
}


def printed(report: Report) -> Iterator[Row]:
    """The rows of a report as they stand in it: whose, and how much in cents."""
    names = [each.code for each in report.columns]
    uid, usd = names.index("uid"), names.index(report.money)
    for row in report.rows:
        yield Row(str(row[uid]), cents(row[usd]))


def reconciled(report: Report) -> Reconciliation:
    """A report beside the lines of its country and year."""
    ledger = [*report.counted, *(each for each, _reason in report.left_out)]
    return reconcile(report.type, ledger, report.policy, printed(report))


def across(
    reports: Iterable[Report], valued: Iterable[Valued], country: str, year: int, policy: Policy
) -> list[Reconciliation]:
    """Several reports of a country and year beside the same lines."""
    ledger = given(valued, country, year)
    return [reconcile(each.type, ledger, policy, printed(each)) for each in reports]


def in_both(first: Report, second: Report) -> Step:
    """What two reports both print: it must never be added (rule R-21). Money as the first prints it."""
    there = {row.uid for row in printed(second)}
    money = [row.usd for row in printed(first) if row.uid in there]
    known = [each for each in money if each is not None]
    return Step("in-both", len(money), sum(known), len(known))


def rows(several: Iterable[Reconciliation], language: str, both: Step | None = None) -> Iterator[list[Cell]]:
    """The steps of each report, from all lines to the difference that stays: it must be zero.

    ``both`` is what two of the reports share, as ``in_both`` gives it.
    """
    for it in several:
        scope = translated(SCOPES[it.scope].name, language)
        yield _row(scope, "ledger", translated(_LEDGER, language), it.ledger)
        for step in it.steps:
            words = translated(_LESS, language) % {"reason": translated(REASONS[step.reason], language)}
            yield _row(scope, step.reason, words, Step(step.reason, -step.lines, -step.usd, -step.priced))
        yield _row(scope, "counted", translated(_COUNTED, language), it.counted)
        yield _row(scope, "report", translated(_REPORT, language), it.report)
        left = Step("unexplained", it.unexplained_lines, it.unexplained, it.counted.priced - it.report.priced)
        yield _row(scope, "unexplained", translated(_UNEXPLAINED, language), left)
        for name, said in _ROWS.items():
            for uid in getattr(it, name):
                yield [scope, name, f"{translated(said, language)}: {uid}", None, None, None]

    if both is not None:
        yield _row("", both.reason, translated(_BOTH, language), both)


def _row(scope: str, code: str, words: str, step: Step) -> list[Cell]:
    known = step.priced or step.usd or not step.lines
    return [scope, code, words, step.lines, step.priced, amount(step.usd) if known else None]


def sheet(several: Sequence[Reconciliation], language: str, both: Step | None = None) -> Sheet:
    """The reconciliation as a table, for a workbook, a text file or a page."""
    return Sheet(RECONCILIATION, COLUMNS, list(rows(several, language, both)))
