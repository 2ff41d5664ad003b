"""How ``bandung economy`` finds its figures and prints its tables: for people, as CSV, as JSON; with their origin."""

import csv
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

import typer

from bandung.cli import output
from bandung.economy.engine import Facts, open_engine
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


class Figures:
    """The tables in use, opened as they are asked for; ``told`` says in sentences which they were."""

    def __init__(self, shelf: Path) -> None:
        self.shelf = shelf
        self.engine = open_engine()
        self.told: list[str] = []
        self.loaded = False

    def table(self, shape: str, source: str = "") -> Facts:
        """The table of a shape that was loaded, or the one inside."""
        from bandung.sources.in_use import in_use

        found = in_use(self.engine, self.shelf, shape, source)
        self.loaded = self.loaded or not found.sampled
        where = "sample inside" if found.sampled else f"retrieved {found.origin.retrieved.isoformat()}"
        told = f"{shape}: {found.origin.name} ({found.origin.licence}; {where})."
        told += f" {found.about}" if found.sampled else ""
        if told not in self.told:
            self.told.append(told)
        return found.facts

    def beside(self, shape: str) -> Facts | None:
        """The table of a shape, unless it is the one inside and figures of a loaded source were asked for before.

        The one inside is of some countries only: of the others it must not say that they have nothing.
        """
        return None if self.loaded and self.of_sample(shape) else self.table(shape)

    def missing(self, shape: str) -> bool:
        """Whether there is no table of a shape, neither loaded nor inside."""
        from bandung.sources.in_use import in_use
        from bandung.sources.sample import NotInSample

        try:
            in_use(self.engine, self.shelf, shape)
        except NotInSample:
            return True
        return False

    def of_sample(self, shape: str, source: str = "") -> bool:
        """Whether the table of a shape would be the one inside."""
        from bandung.sources.in_use import in_use

        return in_use(self.engine, self.shelf, shape, source).sampled

    def exports(self, source: str, of: Callable[[Facts], Facts]) -> Facts:
        """Exports by product: out of loaded trade, or those inside."""
        return self.table("exports") if self.of_sample("trade", source) else of(self.table("trade", source))


def show(title: str, sections: Sequence[Section], form: Form, only: str, most: int, told: Sequence[str]) -> None:
    """Print tables, and where their figures come from.

    :raises OneTable: for CSV of several tables. :raises BadValue: if there is no table of the name asked for.
    """
    known = ", ".join(each.name for each in sections)
    if only:
        sections = [each for each in sections if each.name.split()[0] == only or each.name == only]
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
