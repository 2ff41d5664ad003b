"""The rows of each kind of report, by the standards, and their digest."""

from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass, field
from datetime import date
from typing import Any

from bandung.measurement.valued import Policy, Valued
from bandung.records.canonical import canonical, digest
from bandung.reporting.asked import Asked
from bandung.reporting.rules import RULES
from bandung.standards.ibero import annual
from bandung.standards.ibero.initiatives import Initiative
from bandung.standards.ledger.columns import cells_of
from bandung.standards.rendering.report import Report, digest_of
from bandung.standards.sdmx.observations import observed
from bandung.standards.ssc import returning as ssc
from bandung.standards.tables.cells import cell_text
from bandung.standards.tossd import returning as tossd

SCOPES = ("ssc", "tossd", "national")
"""Reports whose totals are set beside the ledger, and beside each other, in every report of a country."""


@dataclass(frozen=True, slots=True)
class Rows:
    """What a report prints row by row: how many rows, their digest, and tables that only this kind has."""

    count: int
    digest: str
    tables: list[dict[str, Any]] = field(default_factory=list)


def report_of(scope: str, asked: Asked, given: Sequence[Valued], policy: Policy, rates: str) -> Report:
    """One of ``SCOPES`` as its standard has it, over what a country gave in the year."""
    told: dict[str, Any] = {"rates": rates, "rules": RULES, "on": newest(given, asked.year)}
    if scope == "tossd":
        return tossd.make(given, asked.country, asked.year, policy, **told)
    return ssc.make(given, asked.country, asked.year, policy, scope="ssc" if scope == "ssc" else "national", **told)


def rows_of(
    asked: Asked, given: Sequence[Valued], received: Sequence[Valued], reports: Sequence[Report], policy: Policy,
    initiatives: Sequence[Initiative] = (),
) -> Rows:  # fmt: skip
    """The rows of a report of this kind; ``reports`` are those of ``SCOPES``, none for a body without a country."""
    if asked.kind.code == "ibero":
        made = annual_of(asked, [*given, *received], policy, initiatives, reports)
        return Rows(len(made.rows), digest_of(made.report), [_divided(made, each) for each in annual.DIVISIONS])
    if asked.kind.code == "sdmx":
        told = [list(map(_text, astuple(each))) for each in observed(given)]
        return Rows(len(told), digest(canonical(told)))
    own = next((each for each in reports if each.type == asked.kind.code), None)
    if own is not None and not received:
        return Rows(len(own.rows), digest_of(own))
    every = [*given, *received]
    told = [[cell_text(cell) for cell in cells_of(each.line)] for each in every]
    return Rows(len(every), digest(canonical(told)))


def annual_of(
    asked: Asked, every: Sequence[Valued], policy: Policy, initiatives: Sequence[Initiative], reports: Sequence[Report]
) -> annual.Annual:  # fmt: skip
    """The annual tables of Ibero-America: what all who gave in the party's initiatives gave."""
    rates = reports[0].facts.rates if reports else ""
    day = newest(every, asked.year)
    return annual.make(
        initiatives, every, asked.country, asked.year, policy, rates=rates, rules=RULES, on=day
    )  # fmt: skip


def _divided(made: annual.Annual, division: annual.Division) -> dict[str, Any]:
    """One of its tables without a language: name and headings as sentences of ours, cells as text."""
    sheet = next(each for each in annual.sheets(made, "en") if each.name == division.name)
    columns = [[each.code, each.kind, each.names.get("en", ""), each.table] for each in sheet.columns]
    return {
        "name": division.name, "columns": columns,
        "rows": [[cell_text(cell) for cell in row] for row in annual.divided(made, division)],
    }  # fmt: skip


def _text(value: Any) -> str:
    return " ".join(value) if isinstance(value, tuple) else cell_text(value)


def newest(valued: Iterable[Valued], year: int) -> date:
    """The day of the newest line: a report of the same lines bears the same day."""
    return max((each.line.at.date() for each in valued), default=date(year, 12, 31))
