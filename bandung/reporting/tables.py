"""The tables of reports: which lines, by what, measured how; and their figures, added up in one pass.

Every figure of a table has an address (``measurement.figures``): the filters of the table, and the key of its row.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from bandung.measurement.figures import FILTERS, NOT_STATED, Figure, measured
from bandung.measurement.lines import Line
from bandung.measurement.valued import Valued
from bandung.values.errors import _

Where = tuple[tuple[str, str], ...]
"""Pairs of a filter and its value."""


@dataclass(frozen=True, slots=True)
class Table:
    """One table: lines that have ``where`` in common, one row for each value of ``by``, a column for each measure."""

    key: str
    by: tuple[str, ...]
    measures: tuple[str, ...]
    where: Where

    def address(self, measure: str, key: Sequence[str]) -> str:
        """Of the figure in a row; empty where the figure has none, as a sum over units."""
        filters = {**dict(self.where), **dict(zip(self.by, key, strict=False))}
        needs = {"quantity": "unit", "amount": "currency"}.get(measure)
        return "" if needs and needs not in filters else str(Figure.of(measure, **filters))


TITLES: Mapping[str, str] = {
    "totals": _("In all"),
    "by-item": _("By modality"),
    "in-units": _("In its own units"),
    "by-partner": _("By partner"),
    "by-sector": _("By sector"),
    "by-goal": _("By goal"),
    "by-group": _("By group of the measure"),
    "by-channel": _("By channel"),
    "by-basis": _("By kind of cooperation"),
    "by-role": _("By role of the giver"),
    "by-cost": _("By sort of cost"),
    "by-form": _("By financial form"),
    "by-said": _("By what the receiver says"),
    "by-quality": _("By quality of the figure"),
    "by-institution": _("By institution"),
    "stages": _("Promised, budgeted and given"),
    "currencies": _("In the currencies in which it was stated"),
}
"""Key of a table to its title."""
MONEY, PEOPLE = ("lines", "usd"), ("lines", "people", "women", "men")
_SHAPES: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "totals": ((), ("lines", "usd", "ppp", "people", "women", "men")),
    "by-item": (("item",), ("lines", "usd", "people")),
    "in-units": (("item", "unit"), ("lines", "quantity")),
    "by-partner": (("recipient_country",), MONEY),
    "by-sector": (("sector",), MONEY),
    "by-goal": (("goal",), MONEY),
    "by-group": (("group",), MONEY),
    "by-channel": (("channel",), MONEY),
    "by-basis": (("basis",), MONEY),
    "by-role": (("role",), MONEY),
    "by-cost": (("cost",), MONEY),
    "by-form": (("form",), MONEY),
    "by-said": (("said",), MONEY),
    "by-quality": (("quality",), MONEY),
    "by-institution": (("institution",), MONEY),
    "stages": (("stage",), MONEY),
    "currencies": (("currency",), ("lines", "amount", "usd")),
}
_FROM = {"recipient_country": "giver_country"}
"""Of what was received, the partner is the giver."""


def tables(keys: Iterable[str], where: Mapping[str, str], *, received: bool = False) -> list[Table]:
    """The tables of these keys over lines that have ``where`` in common."""
    made = []
    for key in keys:
        by, measures = _SHAPES[key]
        by = tuple(_FROM.get(each, each) for each in by) if received else by
        common = {name: value for name, value in where.items() if not (key == "stages" and name == "stage")}
        made.append(Table(key, by, measures, tuple(sorted(common.items()))))
    return made


@dataclass(slots=True)
class _Sum:
    value: int | Decimal | None = None
    counted: int = 0
    lines: int = 0

    def add(self, part: int | Decimal | None) -> None:
        self.lines += 1
        if part is not None:
            self.counted += 1
            self.value = part if self.value is None else self.value + part

    def told(self) -> list[Any]:
        """Value as text, None where nothing could be counted; how many lines could; of how many."""
        exact = format(self.value, "f") if isinstance(self.value, Decimal) else str(self.value)
        return [None if self.value is None else exact, self.counted, self.lines]


@dataclass(slots=True)
class _Adding:
    table: Table
    rows: dict[tuple[str, ...], list[_Sum]] = field(default_factory=dict)
    total: list[_Sum] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.total = [_Sum() for _each in self.table.measures]

    def add(self, line: Line, parts: Mapping[str, int | Decimal | None]) -> None:
        if any((FILTERS[name](line) or NOT_STATED) != value for name, value in self.table.where):
            return
        key = tuple(FILTERS[name](line) or NOT_STATED for name in self.table.by)
        row = self.rows.get(key)
        if row is None:
            row = self.rows[key] = [_Sum() for _each in self.table.measures]
        for at, measure in enumerate(self.table.measures):
            row[at].add(parts[measure])
            self.total[at].add(parts[measure])

    def told(self) -> dict[str, Any]:
        """As canonical JSON holds it; rows by dollars, then by number of lines, then by key.

        What is in several units or currencies has no total: None.
        """
        at = self.table.measures.index("usd") if "usd" in self.table.measures else None

        def order(row: tuple[tuple[str, ...], list[_Sum]]) -> Any:
            worth = row[1][at].value if at is not None else None
            return (worth is None, -(worth or 0), -row[1][0].lines, row[0])

        rows = sorted(self.rows.items(), key=order)
        return {
            "key": self.table.key, "by": list(self.table.by), "measures": list(self.table.measures),
            "where": [list(each) for each in self.table.where],
            "rows": [{"key": list(key), "cells": [each.told() for each in row]} for key, row in rows],
            "total": [
                each.told() if self.table.address(measure, ()) else None
                for measure, each in zip(self.table.measures, self.total, strict=True)
            ],
        }  # fmt: skip


def filled(wanted: Sequence[Table], valued: Iterable[Valued]) -> list[dict[str, Any]]:
    """The tables with their figures. A line that counts elsewhere is left out, as in every figure."""
    adding = [_Adding(each) for each in wanted]
    measures = sorted({measure for each in wanted for measure in each.measures})
    for each in valued:
        if not each.line.counts:
            continue
        parts = {measure: measured(measure, each) for measure in measures}
        for table in adding:
            table.add(each.line, parts)
    return [each.told() for each in adding]


def table_of(told: Mapping[str, Any]) -> Table:
    """The table that was told, to ask it for addresses."""
    where = tuple((str(name), str(value)) for name, value in told["where"])
    return Table(str(told["key"]), tuple(told["by"]), tuple(told["measures"]), where)


def figures_of(told: Mapping[str, Any]) -> Iterable[tuple[str, list[Any]]]:
    """Every figure of a table that has an address: the address, and value, counted and lines."""
    table = table_of(told)
    rows = [(row["key"], row["cells"]) for row in told["rows"]]
    for key, cells in [*rows, ((), told["total"])]:
        for measure, cell in zip(table.measures, cells, strict=True):
            address = table.address(measure, key)
            if address and cell is not None:
                yield address, cell
