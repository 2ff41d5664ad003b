"""The files of a report, made from what it kept: XLSX, CSV and SDMX in any of our languages, as often as asked for.

For everybody, rows of contributions that only their parties may read are left out; the figures stay, and the sheet of
scope and method says how many rows are withheld.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time
from io import BytesIO
from typing import Any

from bandung.measurement.lines import Line
from bandung.measurement.valued import Valued
from bandung.records.wording import translated
from bandung.reporting import initiatives, rows, telling
from bandung.reporting.asked import Asked
from bandung.reporting.content import policy_of
from bandung.reporting.models import ReportContent
from bandung.reporting.rules import KINDS, check_form
from bandung.reporting.shown import ShownTable, shown_table
from bandung.standards.ibero import annual
from bandung.standards.ledger import files as ledger
from bandung.standards.rendering import book, reconciliation
from bandung.standards.rendering.money import amount
from bandung.standards.rendering.report import Report
from bandung.standards.sdmx import datasets, structure
from bandung.standards.sdmx.observations import Observation, observed
from bandung.standards.tables.columns import column
from bandung.standards.tables.sheets import Cell, Sheet
from bandung.standards.tables.writing import write_csv, write_xlsx
from bandung.values.errors import _

MIME: Mapping[str, str] = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "csv": "text/csv; charset=utf-8",
    "pdf": "application/pdf", "xml": "application/xml", "structure": "application/xml",
}  # fmt: skip
WITHHELD = _("Withheld rows")
ACROSS, CHECKED, BOTH = _("Three reports, one ledger"), _("Checks"), _("Both figures")
_TEXTS = (column("what", _("What")), column("text", _("Text")))
_BOTH = (
    column("uid", _("Reference")), column("title", _("Title")), column("giver", _("Giver")),
    column("recipient", _("Receiver")), column("stage", _("Stage"), table="contribution stage"),
    column("item", _("Item"), table="modality"), column("unit", _("Unit"), table="unit"),
    column("declared_quantity", _("Quantity, says the giver"), "number"),
    column("confirmed_quantity", _("Quantity, says the receiver"), "number"),
    column("settled_quantity", _("Quantity, settled by both"), "number"),
    column("currency", _("Currency"), table="currency"),
    column("declared_amount", _("Amount, says the giver"), "money"),
    column("confirmed_amount", _("Amount, says the receiver"), "money"),
    column("settled_amount", _("Amount, settled by both"), "money"),
    column("said", _("Where the two sides stand")), column("usd", _("US dollars"), "money"),
)  # fmt: skip


def asked_of(head: Mapping[str, Any]) -> Asked:
    """Which report this head is of."""
    return Asked(KINDS[head["type"]], head["party"], head["country"], head["year"], head["partner"])


def write(content: ReportContent, form: str, language: str, *, public: bool = False) -> bytes:
    """A file of the report. PDF is printed by ``papers``.

    :raises UnknownForm: if the report has no such file. :raises CellTooLong: if a text does not fit into a sheet.
    """
    kind = KINDS[content.told["type"]]
    check_form(kind, form)
    to = BytesIO()
    _WRITERS[form](content, language, to, public)
    return to.getvalue()


def report_of(content: ReportContent) -> Report | None:
    """The report as its standard has it; None for kinds whose rows are the ledger's own."""
    head, scope = content.told, content.told["type"]
    if scope not in rows.SCOPES or not head["country"]:
        return None
    return rows.report_of(scope, asked_of(head), content.sides.given, policy_of(head), head["rates"])


def annual_of(content: ReportContent, *, public: bool) -> annual.Annual:
    """The annual tables of Ibero-America; for everybody over initiatives that everybody may read."""
    head = content.told
    every = [each for each in content.sides.every if each.line.public or not public]
    told = initiatives.read(content.initiatives, public=public)
    made = rows.annual_of(asked_of(head), every, policy_of(head), told, ())
    facts = replace(made.report.facts, rates=head["rates"])
    return replace(made, report=replace(made.report, facts=facts))


def _xlsx(content: ReportContent, language: str, to: BytesIO, public: bool) -> None:
    head, report = content.told, report_of(content)
    if head["type"] == "ibero":
        sheets = annual.sheets(annual_of(content, public=public), language)
    elif report is not None:
        hidden = _hidden(content.sides.every) if public else frozenset()
        sheets = [_shown(each, hidden) for each in book.sheets(report, language)]
    else:
        sheets = [_notes(head, language)]
    if public and head["hidden"]:
        sheets.insert(1, Sheet(WITHHELD, _TEXTS, [[translated(WITHHELD, language), _withheld(head, language)]]))
    sheets += _tables(head, language, links=not (public and head["hidden"]))
    if head["type"] == "balance":
        sheets.append(Sheet(BOTH, _BOTH, both_figures(content.sides.every)))
    if head["reconciliation"]:
        told = reconciliation.sheet(telling.reconciliations(head), language)
        sheets.append(replace(told, name=ACROSS))
    sheets.append(_as_sheet(telling.checks(head, language).tables[0], CHECKED))
    write_xlsx(sheets, language, to)


def _csv(content: ReportContent, language: str, to: BytesIO, public: bool) -> None:
    report = report_of(content)
    if content.told["type"] == "ibero":
        annual.write_rows(annual_of(content, public=public), language, to)
    elif report is not None:
        hidden = _hidden(content.sides.every) if public else frozenset()
        kept = [row for row in report.rows if row[0] not in hidden]
        book.write_rows(replace(report, rows=kept), language, to)
    elif content.told["type"] == "sdmx":
        _sdmx_csv(content, to, public)
    elif content.told["type"] == "balance":
        write_csv(Sheet(BOTH, _BOTH, both_figures(content.sides.every)), language, to)
    else:
        ledger.write(_lines(content.sides.every, public=public), "csv", to)


def both_figures(every: Iterable[Valued]) -> Iterator[list[Cell]]:
    """Each line with what its giver says, what its receiver says, and what both settled on."""
    for each in every:
        line = each.line
        yield [
            line.uid, line.title, line.giver, line.recipient, line.stage, line.item, line.unit, line.quantity,
            line.confirmed_quantity, line.settled_quantity, line.currency, line.amount, line.confirmed_amount,
            line.settled_amount, line.said, amount(each.usd),
        ]  # fmt: skip


def _lines(every: Iterable[Valued], *, public: bool) -> Iterator[Line]:
    return (each.line for each in every if each.line.public or not public)


def _hidden(every: Iterable[Valued]) -> frozenset[str]:
    return frozenset(each.line.uid for each in every if not each.line.public)


def _shown(sheet: Sheet, hidden: frozenset[str]) -> Sheet:
    """The sheet without rows that only parties may read; sheets whose first column is no reference stay."""
    if not hidden or sheet.columns[0].code != "uid":
        return sheet
    return replace(sheet, rows=[row for row in sheet.rows if row[0] not in hidden])


def _withheld(head: Mapping[str, Any], language: str) -> str:
    return translated(telling.HIDDEN, language) % {"count": head["hidden"]}


def _notes(head: Mapping[str, Any], language: str) -> Sheet:
    told = telling.method(head, language)
    said = [(told.heading, each) for each in told.paragraphs]
    return book.note_sheet([*said, *((each.label, each.says) for each in told.facts)])


def _tables(head: Mapping[str, Any], language: str, *, links: bool) -> list[Sheet]:
    """The tables of figures, one sheet each: → is what was given, ← what was received.

    Without ``links`` no figure has its address: who may not read all its lines would find another number there.
    """
    tables = [(mark, shown_table(told, language, links=links)) for side, mark in (("given", "→"), ("received", "←"))
              for told in head[side] if told["rows"]]  # fmt: skip
    return [_as_sheet(table, f"{number} {mark} {table.title}") for number, (mark, table) in enumerate(tables, 1)]


def _as_sheet(table: ShownTable, name: str) -> Sheet:
    """A shown table as a sheet: figures as numbers, each with its address in a column of its own at the end."""
    figures = table.figures
    columns = [
        column(f"c{at}", heading, "number" if at in figures else "text") for at, heading in enumerate(table.headers)
    ]
    addressed = any(cell.address for row in table.rows for cell in row)
    if addressed:
        columns += [column(f"figure_{at}", table.headers[at]) for at in figures]
    cells: list[Sequence[Cell]] = []
    for row in table.rows:
        said: list[Cell] = [cell.value if cell.is_figure else cell.text for cell in row]
        cells.append([*said, *(row[at].address for at in figures)] if addressed else said)
    return Sheet(name, columns, cells)


def _observed(content: ReportContent, *, public: bool) -> list[Observation]:
    return observed(each for each in content.sides.given if each.line.public or not public)


def _sdmx(content: ReportContent, _language: str, to: BytesIO, public: bool) -> None:
    datasets.write_ml(_observed(content, public=public), to, prepared=_prepared(content))


def _sdmx_csv(content: ReportContent, to: BytesIO, public: bool) -> None:
    datasets.write_csv(_observed(content, public=public), to)


def _structure(content: ReportContent, _language: str, to: BytesIO, _public: bool) -> None:
    structure.write_structure(to, prepared=_prepared(content))


def _prepared(content: ReportContent) -> datetime:
    """The day of the newest line, so that the same report gives the same bytes."""
    return datetime.combine(date.fromisoformat(content.told["on"]), time(), UTC)


_Writer = Callable[[ReportContent, str, BytesIO, bool], None]
_WRITERS: dict[str, _Writer] = {"xlsx": _xlsx, "csv": _csv, "xml": _sdmx, "structure": _structure}
