"""A report as a workbook of six sheets, and as CSV with its notes above the rows."""

from collections.abc import Iterable, Iterator, Sequence
from typing import IO

from bandung.measurement.scopes import REASONS
from bandung.records.wording import translated
from bandung.standards.rendering import reconciliation
from bandung.standards.rendering.money import amount, share
from bandung.standards.rendering.notes import Note, notes
from bandung.standards.rendering.report import Report
from bandung.standards.rendering.totals import BY, Summed, coverage, figures
from bandung.standards.tables.columns import column
from bandung.standards.tables.sheets import Cell, Sheet
from bandung.standards.tables.words import word
from bandung.standards.tables.writing import csv_lines, write_csv, write_xlsx
from bandung.values.errors import _

SCOPE, RETURN, COVERAGE, LEFT_OUT, FIGURES = (
    _("Scope and method"), _("Return"), _("Coverage"), _("What is left out and why"), _("Figures"),
)  # fmt: skip
MOST_LEFT_OUT = 10_000
"""Lines that the sheet of what is left out names one by one; the reconciliation has them all."""
_MORE = _("and %(count)s more; the reconciliation counts them all")
_NOTE = (column("what", _("What")), column("text", _("Text")))
_TABLES = {"recipient_country": "country", "item": "modality", "goal": "sdg"}
_TOTALS = (
    column("by", _("By")), column("code", _("Code")), column("name", _("Name")),
    column("stage", _("Committed or executed"), table="contribution stage"),
)  # fmt: skip
_COVERAGE = (
    *_TOTALS, column("lines", _("Contributions"), "whole"), column("counted", _("With a value in money"), "whole"),
    column("coverage", _("Coverage"), "number"), column("usd", _("US dollars"), "money"),
    column("figure", _("Figure")),
)  # fmt: skip
_FIGURES = (
    *_TOTALS, column("measure", _("Measure")), column("unit", _("Unit"), table="unit"),
    column("value", _("Value"), "number"), column("counted", _("Counted"), "whole"),
    column("lines", _("Contributions"), "whole"), column("coverage", _("Coverage"), "number"),
    column("figure", _("Figure")),
)  # fmt: skip
_LEFT_OUT = (
    column("uid", _("Reference")), column("title", _("Title")), column("item", _("Item"), table="modality"),
    column("stage", _("Committed or executed"), table="contribution stage"),
    column("usd", _("US dollars"), "money"), column("reason", _("Why")), column("said", _("Why, in words")),
)  # fmt: skip


def note_sheet(told: Iterable[Note]) -> Sheet:
    return Sheet(SCOPE, _NOTE, list(told))


def _head(it: Summed, language: str) -> list[Cell]:
    by = translated(BY.get(it.by, _("Everything")), language)
    table = _TABLES.get(it.by, it.by)
    name = word(table, it.value, language) if it.value else translated(_("not stated"), language) if it.by else ""
    return [by, it.value, name, it.stage]


def coverage_rows(told: Iterable[Summed], language: str) -> Iterator[list[Cell]]:
    for it in coverage(told):
        total = it.total
        yield [
            *_head(it, language), total.lines, total.counted, share(total.coverage), amount(total.value),
            str(it.figure),
        ]  # fmt: skip


def figure_rows(told: Iterable[Summed], language: str) -> Iterator[list[Cell]]:
    for it in told:
        total, measure = it.total, it.figure.measure
        unit = "USD" if measure == "usd" else it.figure.filters.get("unit", "")
        value = amount(total.value) if measure == "usd" else total.value
        yield [
            *_head(it, language), measure, unit, value, total.counted, total.lines, share(total.coverage),
            str(it.figure),
        ]  # fmt: skip


def left_out_rows(report: Report, language: str) -> Iterator[list[Cell]]:
    for each, reason in report.left_out[:MOST_LEFT_OUT]:
        line = each.line
        yield [line.uid, line.title, line.item, line.stage, amount(each.usd), reason,
               translated(REASONS.get(reason, ""), language)]  # fmt: skip
    if (more := len(report.left_out) - MOST_LEFT_OUT) > 0:
        yield ["", "", "", "", None, "", translated(_MORE, language) % {"count": more}]


def sheets(report: Report, language: str) -> list[Sheet]:
    """The sheets of a report in the reader's language, in their order."""
    told = figures(report)
    return [
        note_sheet(notes(report, language)),
        Sheet(RETURN, report.columns, report.rows),
        Sheet(COVERAGE, _COVERAGE, coverage_rows(told, language)),
        reconciliation.sheet([reconciliation.reconciled(report)], language),
        Sheet(LEFT_OUT, _LEFT_OUT, left_out_rows(report, language)),
        Sheet(FIGURES, _FIGURES, figure_rows(told, language)),
    ]


def write_book(report: Report, language: str, to: IO[bytes]) -> None:
    """Write a report as XLSX."""
    write_xlsx(sheets(report, language), language, to)


def _above(report: Report, language: str) -> list[Sequence[str]]:
    told = [each for each in coverage(figures(report)) if not each.by]
    said = translated(_("%(counted)s of %(lines)s contributions have a value in money"), language)
    shown = [
        (translated(COVERAGE, language), said % {"counted": it.total.counted, "lines": it.total.lines}, str(it.figure),
         str(amount(it.total.value)) if it.total.value is not None else "")
        for it in told
    ]  # fmt: skip
    return [*notes(report, language), *shown]


def write_rows(report: Report, language: str, to: IO[bytes]) -> None:
    """Write the rows of a report as CSV, its scope, method and coverage above them."""
    write_csv(Sheet(RETURN, report.columns, report.rows), language, to, _above(report, language))


def row_lines(report: Report, language: str) -> Iterator[str]:
    """The same CSV line by line."""
    return csv_lines(Sheet(RETURN, report.columns, report.rows), language, _above(report, language))
