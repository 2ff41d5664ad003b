"""What a report says in one language, for pages and paper alike: sections of facts, bars and tables.

Every figure keeps its address, by which a page opens it; paper leaves the addresses out.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any
from urllib.parse import quote

from bandung.printing.report_paper import Bar, Fact, PaperBars, PaperMap, PaperTable, Section
from bandung.records.wording import translated
from bandung.reporting.tables import TITLES, table_of
from bandung.reporting.words import as_number, code_name, figure, filter_name, measure_name, number
from bandung.values.errors import _

MOST_BARS, MOST_ON_PAPER = 15, 60
OF = _("%(counted)s of %(lines)s")
REST = _("%(count)s further rows are in the spreadsheet.")
TOTAL = _("Total")


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell says; ``address`` is that of its figure; ``note`` says how many of its lines could be counted."""

    text: str
    address: str = ""
    note: str = ""
    is_figure: bool = False
    value: Decimal | int | None = None
    """Of a figure, as a number; money as an amount."""
    step: tuple[str, str] = ("", "")
    """Scope and step of a reconciliation, which a page opens to its contributions."""

    @property
    def on_paper(self) -> str:
        return f"{self.text} ({self.note})" if self.note else self.text


@dataclass(frozen=True, slots=True)
class ShownTable:
    """Rows of cells; the first cells name the row. ``key`` names the table where a page links to it."""

    key: str
    title: str
    headers: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""
    rest: int = 0
    """Rows that are left out here."""

    @property
    def figures(self) -> tuple[int, ...]:
        """Columns that hold numbers."""
        first = self.rows[0] if self.rows else ()
        return tuple(at for at, cell in enumerate(first) if cell.is_figure)

    def beginning(self, most: int) -> "ShownTable":
        """The table with no more than so many rows, and its total, which stands last."""
        if len(self.rows) <= most + 1:
            return self
        rest = len(self.rows) - most - 1
        return replace(self, rows=(*self.rows[:most], self.rows[-1]), rest=rest)

    def on_paper(self, language: str, *, below: str = "") -> PaperTable:
        rest = len(self.rows) - MOST_ON_PAPER
        told = translated(REST, language) % {"count": number(rest, language)} if rest > 0 else ""
        rows = tuple(tuple(cell.on_paper for cell in row) for row in self.rows[:MOST_ON_PAPER])
        note = " ".join(each for each in (self.note, told) if each)
        title = self.title if self.title != below else ""
        return PaperTable(title=title, headers=self.headers, rows=rows, figures=self.figures, note=note)


@dataclass(frozen=True, slots=True)
class ShownBar:
    label: str
    says: str
    length: int | None
    address: str
    amount: float
    """For a drawing alone."""

    @property
    def asked(self) -> str:
        """The address as a part of another address."""
        return quote(self.address, safe="")


@dataclass(frozen=True, slots=True)
class ShownBars:
    title: str
    bars: tuple[ShownBar, ...]

    def on_paper(self) -> PaperBars:
        return PaperBars(
            title=self.title,
            bars=tuple(Bar(label=each.label, says=each.says, length=each.length) for each in self.bars),
        )


@dataclass(frozen=True, slots=True)
class ShownFact:
    label: str
    says: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """One section."""

    key: str
    heading: str
    paragraphs: tuple[str, ...] = ()
    facts: tuple[ShownFact, ...] = ()
    bars: tuple[ShownBars, ...] = ()
    tables: tuple[ShownTable, ...] = ()

    def on_paper(self, language: str, maps: Sequence[PaperMap] = ()) -> Section:
        return Section(
            heading=self.heading, paragraphs=self.paragraphs, maps=tuple(maps),
            facts=tuple(Fact(label=each.label, says=each.says) for each in self.facts),
            bars=tuple(each.on_paper() for each in self.bars),
            tables=tuple(each.on_paper(language, below=self.heading) for each in self.tables if each.rows),
        )  # fmt: skip


def covered(cell: Sequence[Any], language: str) -> str:
    """How many of how many lines could be counted; nothing where it was all of them."""
    _value, counted, lines = cell
    if counted == lines:
        return ""
    return translated(OF, language) % {"counted": number(counted, language), "lines": number(lines, language)}


def shown_table(told: Mapping[str, Any], language: str, *, links: bool = True) -> ShownTable:
    """A table of figures. Without ``links`` no figure has its address."""
    table = table_of(told)

    def cells(key: Sequence[str], row: Sequence[Sequence[Any] | None]) -> list[Cell]:
        made = []
        for measure, cell in zip(table.measures, row, strict=True):
            if cell is None:
                made.append(Cell("", is_figure=True))
                continue
            address = table.address(measure, key) if links else ""
            note, value = covered(cell, language), as_number(measure, cell[0])
            made.append(Cell(figure(measure, cell[0], language), address, note, is_figure=True, value=value))
        return made

    rows = [
        (*(Cell(code_name(name, code, language)) for name, code in zip(table.by, row["key"], strict=True)),
         *cells(row["key"], row["cells"]))
        for row in told["rows"]
    ]  # fmt: skip
    if table.by and len(rows) > 1:
        names = [Cell(translated(TOTAL, language)), *(Cell("") for _name in table.by[1:])]
        rows.append((*names, *cells((), told["total"])))
    headers = (
        *(filter_name(name, language) for name in table.by),
        *(measure_name(measure, language) for measure in table.measures),
    )  # fmt: skip
    return ShownTable(table.key, translated(TITLES[table.key], language), headers, tuple(rows))


def shown_facts(told: Mapping[str, Any], language: str, *, links: bool = True) -> tuple[ShownFact, ...]:
    """The totals as facts."""
    table = table_of(told)
    facts = []
    for measure, cell in zip(table.measures, told["total"], strict=True):
        note = covered(cell, language)
        says = figure(measure, cell[0], language) + (f" ({note})" if note else "")
        facts.append(ShownFact(measure_name(measure, language), says, table.address(measure, ()) if links else ""))
    return tuple(facts)


def shown_bars(told: Mapping[str, Any], language: str, *, measure: str = "usd", links: bool = True) -> ShownBars | None:
    """The rows with the largest figures as bars; None where no row has one."""
    table = table_of(told)
    at = table.measures.index(measure)
    known = [(row["key"], row["cells"][at]) for row in told["rows"] if row["cells"][at][0] is not None]
    known.sort(key=lambda each: -Decimal(each[1][0]))
    most = max((Decimal(cell[0]) for _key, cell in known), default=Decimal())
    if most <= 0:
        return None
    bars = tuple(
        ShownBar(
            " · ".join(code_name(name, code, language) for name, code in zip(table.by, key, strict=True)),
            figure(measure, cell[0], language), int(max(Decimal(cell[0]), Decimal()) * 1000 / most),
            table.address(measure, key) if links else "", float(as_number(measure, cell[0]) or 0),
        )
        for key, cell in known[:MOST_BARS]
    )  # fmt: skip
    title = f"{translated(TITLES[table.key], language)}, {measure_name(measure, language)}"
    return ShownBars(title, bars)
