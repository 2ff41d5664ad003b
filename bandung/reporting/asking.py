"""A figure's lines as a question to the columns: the same choice as ``measurement.figures`` makes line by line."""

from dataclasses import dataclass, field
from typing import Any

from bandung.measurement.figures import GROUPED, NOT_STATED, Figure, years_of


@dataclass
class Where:
    """Conditions joined by AND, with their values."""

    conditions: list[str] = field(default_factory=list)
    values: list[Any] = field(default_factory=list)

    def add(self, condition: str, *values: Any) -> "Where":
        self.conditions.append(condition)
        self.values.extend(values)
        return self

    def __str__(self) -> str:
        return " AND ".join(self.conditions) or "TRUE"


def readable(reader: str = "") -> Where:
    """What a party may read and what counts; without one, what everybody may."""
    where = Where(["counts"])
    if not reader:
        return where.add("public")
    return where.add("(public OR register = ? OR recipient = ? OR contains(readers, ?))", reader, reader, f",{reader},")


def choose(where: Where, name: str, value: str) -> Where:
    """Narrow to the lines that have this in common."""
    if name == "year":
        first, last = years_of(value) or (0, 9_999)
        return where.add('"year" BETWEEN ? AND ?', first, last)
    if name in GROUPED:
        return where.add(f"contains({name}s, ?)", f",{value},")
    if value == NOT_STATED:
        return where.add(f'"{name}" IS NULL')
    if name == "sector" and len(value) == 3:
        return where.add("broad = ?", value)
    return where.add(f'"{name}" = ?', value)


def lines_of(figure: Figure, reader: str = "") -> Where:
    """The lines of a figure that the party may read."""
    where = readable(reader)
    for name, value in figure.where:
        choose(where, name, value)
    return where
