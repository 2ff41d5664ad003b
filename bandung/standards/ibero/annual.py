"""The annual tables of a country: by modality, type and role; by sector and area; by goal; costs; who bore them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import IO

from bandung.measurement.indicators import burden_shares, efficiency, giver_of
from bandung.measurement.valued import Policy, Valued
from bandung.records.wording import translated
from bandung.standards.ibero.initiatives import COLUMNS, Initiative, Row, costs, rows
from bandung.standards.rendering.book import note_sheet
from bandung.standards.rendering.money import share
from bandung.standards.rendering.notes import notes
from bandung.standards.rendering.report import Report, facts_of
from bandung.standards.tables.columns import Column, column
from bandung.standards.tables.sheets import Cell, Sheet
from bandung.standards.tables.writing import write_csv, write_xlsx
from bandung.values.errors import _

INITIATIVES = _("Initiatives")
_MEASURES = (
    column("initiatives", _("Initiatives"), "whole"), column("with_costs", _("Initiatives with costs"), "whole"),
    column("coverage", _("Coverage"), "number"), column("total_budgeted", _("Total cost budgeted"), "money"),
    column("total_executed", _("Total cost executed"), "money"),
    column("direct_budgeted", _("Direct cost budgeted"), "money"),
    column("direct_executed", _("Direct cost executed"), "money"),
    column("efficiency", _("Efficiency"), "number"), column("days", _("Days from approval to start, median"), "number"),
)  # fmt: skip
_BURDEN = (
    column("initiative", _("Initiative")), column("giver", _("Giver")),
    column("country", _("Country"), table="country"),
    column("share", _("Burden share"), "number"), column("counted", _("With a value in money"), "whole"),
    column("lines", _("Contributions"), "whole"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Division:
    """A table that divides the initiatives: by which columns of their rows."""

    name: str
    columns: tuple[Column, ...]
    by: Callable[[Row], tuple[str, ...]]


DIVISIONS: tuple[Division, ...] = (
    Division(_("All"), (column("all", _("All")),), lambda row: ("",)),
    Division(
        _("Modality, type and role"),
        (column("basis", _("Modality"), table="basis"), column("type", _("Type"), table="type"),
         column("role", _("Role"), table="role")),
        lambda row: (row.basis, row.type, row.role),
    ),
    Division(
        _("Areas and sectors"),
        (column("area", _("Area of action"), table="ibero area"), column("sector", _("Sector"), table="ibero sector")),
        lambda row: (row.area, row.sector),
    ),
    Division(_("Goals"), (column("goal", _("Goal"), table="sdg"),), lambda row: (row.sdg.partition(".")[0],)),
)  # fmt: skip
"""Over the rows of each of them, the counts and costs add up to those of all."""


@dataclass(frozen=True, slots=True)
class Annual:
    """The tables of a country and a year: rows of initiatives, and the lines that tell what each cost."""

    report: Report
    rows: Sequence[Row]
    costs: dict[str, list[Valued]]


def make(
    initiatives: Iterable[Initiative], valued: Iterable[Valued], country: str, year: int, policy: Policy,
    *, rates: str, on: date, rules: str = "",
) -> Annual:  # fmt: skip
    """All tables of a country (alpha-3) and a year; ``rates`` and ``rules`` are versions, ``on`` the day."""
    lines = list(valued)
    told = rows(initiatives, lines, country, year, policy)
    wanted = {row.uid for row in told}
    known = {uid: its for uid, its in costs(lines, year, policy).items() if uid in wanted}
    counted = [each for its in known.values() for each in its]
    facts = facts_of(counted, rates=rates, on=on, rules=rules)
    report = Report("ibero", country, year, policy, COLUMNS, told, counted, (), facts, "total_executed")
    return Annual(report, told, known)


def divided(made: Annual, division: Division) -> Iterator[list[Cell]]:
    """The rows of one table, the largest first: keys, then ``_MEASURES``."""
    parts: dict[tuple[str, ...], list[Row]] = {}
    for row in made.rows:
        parts.setdefault(division.by(row), []).append(row)
    for key, its in sorted(parts.items(), key=lambda part: (-len(part[1]), part[0])):
        with_costs = sum(row.total_executed is not None for row in its)
        lines = [each for row in its for each in made.costs.get(row.uid, ())]
        yield [
            *key, len(its), with_costs, share(Decimal(with_costs) / len(its)), _sum(row.total_budgeted for row in its),
            _sum(row.total_executed for row in its), _sum(row.direct_budgeted for row in its),
            _sum(row.direct_executed for row in its), share(efficiency(lines).value),
            _median([row.days for row in its]),
        ]  # fmt: skip


def burdens(made: Annual) -> Iterator[list[Cell]]:
    """Who bore which share of what each initiative cost (F-6)."""
    for uid, lines in made.costs.items():
        countries = {giver_of(each.line): each.line.giver_country for each in lines}
        for giver, its in burden_shares(lines).items():
            yield [uid, giver, countries[giver], share(its.value), its.counted, its.of]


def _sum(amounts: Iterable[Decimal | None]) -> Decimal | None:
    known = [each for each in amounts if each is not None]
    return sum(known, Decimal()) if known else None


def _median(days: Sequence[int | None]) -> Decimal | None:
    known = sorted(each for each in days if each is not None)
    if not known:
        return None
    middle = len(known) // 2
    return Decimal(known[middle]) if len(known) % 2 else Decimal(known[middle - 1] + known[middle]) / 2


def sheets(made: Annual, language: str) -> list[Sheet]:
    """Scope and method, the initiatives, and the tables."""
    return [
        note_sheet(notes(made.report, language)),
        Sheet(INITIATIVES, COLUMNS, made.rows),
        *(Sheet(it.name, (*it.columns, *_MEASURES), divided(made, it)) for it in DIVISIONS),
        Sheet(_("Burden shares"), _BURDEN, burdens(made)),
    ]


def write_book(made: Annual, language: str, to: IO[bytes]) -> None:
    """Write all tables as XLSX."""
    write_xlsx(sheets(made, language), language, to)


def write_rows(made: Annual, language: str, to: IO[bytes]) -> None:
    """Write the rows of initiatives as CSV, scope, method and coverage above them."""
    _key, initiatives, with_costs, *_rest = next(divided(made, DIVISIONS[0]), ["", 0, 0])
    said = translated(_("%(counted)s of %(lines)s initiatives have costs"), language)
    coverage = translated(_("Coverage"), language), said % {"counted": with_costs, "lines": initiatives}
    write_csv(Sheet(INITIATIVES, COLUMNS, made.rows), language, to, [*notes(made.report, language), coverage])
