"""How ``bandung economy`` finds its figures and prints its tables: for people, as CSV, as JSON; with their origin."""

import csv
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

import typer

from bandung.cli import output
from bandung.economy.engine import Facts, open_engine
from bandung.site import environment
from bandung.sources import in_use
from bandung.values.errors import BadValue, BandungError, _


class Form(StrEnum):
    """How tables are printed."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


class OneTable(BandungError):
    status = 422
    sentence = _("There are several tables here; name one with --only: %(known)s.")


@dataclass(frozen=True, slots=True)
class Section:
    """A table with its name; with ``last`` its end is what people see first."""

    name: str
    facts: Facts
    last: bool = False
    used: Sequence[in_use.InUse] = ()
    """What it is made of, where that is not all that was opened."""

    def is_called(self, name: str) -> bool:
        return name in (self.name, self.name.split()[0])


class Figures(in_use.Figures):
    """The tables in use at this node; ``told`` says in sentences which they were."""

    def __init__(self, shelf: Path) -> None:
        super().__init__(shelf, open_engine(environment.value("BANDUNG_STATISTICS_URL")))

    @property
    def told(self) -> list[str]:
        """One line for each table: its name, licence and day, and what of it is inside."""
        return [_told(each) for each in self.used]

    def told_of(self, sections: Sequence[Section], only: str) -> list[str]:
        """The same without tables of which no section is shown."""
        shown = [each for section in sections if not only or section.is_called(only) for each in section.used]
        return [_told(each) for each in self.used if each in shown]


def _told(found: in_use.InUse) -> str:
    where = "sample inside" if found.sampled else f"retrieved {found.origin.retrieved.isoformat()}"
    told = f"{found.origin.shape}: {found.origin.name} ({found.origin.licence}; {where})."
    return told + (f" {found.about}" if found.sampled else "")


def show(title: str, sections: Sequence[Section], form: Form, only: str, most: int, told: Sequence[str]) -> None:
    """Print tables, and where their figures come from.

    :raises OneTable: for CSV of several tables. :raises BadValue: if there is no table of the name asked for.
    """
    known = ", ".join(each.name for each in sections)
    if only:
        sections = [each for each in sections if each.is_called(only)]
        if not sections:
            raise BadValue(_("There is no such table here. There are: %(known)s."), field="only", known=known)
    if form is Form.CSV:
        if len(sections) > 1:
            raise OneTable(known=known)
        _as_csv(sections[0].facts)
    elif form is Form.JSON:
        tables = {each.name: each.facts.rows() for each in sections}
        output.as_json({"title": title, "tables": tables, "figures": list(told)})
    else:
        typer.echo(title)
        for each in sections:
            _as_table(each, most)
        if told:
            typer.echo("")
        for line in told:
            typer.echo(line)


def _as_csv(facts: Facts) -> None:
    writer = csv.writer(sys.stdout)
    writer.writerow(facts.columns)
    writer.writerows([list(row.values()) for row in facts.rows()])


def _as_table(section: Section, most: int) -> None:
    rows = section.facts.rows()
    chosen = rows[-most:] if section.last else rows[:most]
    typer.echo(f"\n{section.name}" + (f" ({len(chosen)} of {len(rows)})" if len(chosen) < len(rows) else ""))
    if not rows:
        typer.echo("no data")
        return
    columns = [name for name in section.facts.columns if any(row[name] is not None for row in rows)]
    output.table(columns, [[_cell(row[name]) for name in columns] for row in chosen])
    if empty := [name for name in section.facts.columns if name not in columns]:
        typer.echo(f"no data: {', '.join(empty)}")


def _cell(value: Any) -> str:
    if value is None:
        return "no data"
    if isinstance(value, float):
        return f"{value:,.0f}" if abs(value) >= 10_000 else f"{value:.4g}"
    return str(value)


def money(amount: int, decimals: int) -> str:
    """Minor units as an amount of the currency, exactly."""
    sign, digits = "-" if amount < 0 else "", str(abs(amount)).rjust(decimals + 1, "0")
    return f"{sign}{digits[:-decimals]}.{digits[-decimals:]}" if decimals else f"{sign}{digits}"
