"""Totals of a report in one pass, each with the address of its figure and how much of it could be counted."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bandung.measurement.figures import FILTERS, Figure, Total
from bandung.measurement.lines import Line
from bandung.measurement.valued import Valued
from bandung.standards.rendering.report import Report
from bandung.values.errors import _

BY: Mapping[str, str] = {
    "group": _("Group"), "item": _("Item"), "recipient_country": _("Partner country"), "sector": _("Sector"),
    "goal": _("Goal"), "channel": _("Channel"), "said": _("Where the two sides stand"),
}  # fmt: skip
"""By what the totals of a report are divided; over the values of each, they add up to the whole."""
WAYS: Mapping[str, Callable[[Line], str]] = {"sector": lambda line: line.sector[:3]}
"""Where totals divide otherwise than the filter reads: a sector of three digits takes in those of five."""


@dataclass(frozen=True, slots=True)
class Summed:
    """A figure and what it amounts to over the rows of a report; ``by`` is empty for the whole."""

    figure: Figure
    total: Total
    by: str = ""
    value: str = ""

    @property
    def stage(self) -> str:
        return self.figure.filters["stage"]


class _Sum:
    """Lines, dollars in cents and people of one cell of a table, and how many lines say each."""

    __slots__ = ("lines", "men", "men_said", "usd", "usd_said", "women", "women_said")

    def __init__(self) -> None:
        self.lines = self.usd = self.usd_said = self.women = self.women_said = self.men = self.men_said = 0

    def add(self, each: Valued) -> None:
        self.lines += 1
        line = each.line
        if each.usd is not None:
            self.usd += each.usd
            self.usd_said += 1
        if line.women is not None:
            self.women += line.women
            self.women_said += 1
        if line.men is not None:
            self.men += line.men
            self.men_said += 1


def summed(counted: Iterable[Valued], fixed: Mapping[str, str | int], by: Sequence[str] = tuple(BY)) -> list[Summed]:
    """Totals of the lines by stage: the whole, by each of ``by``, and quantities by item and unit.

    ``fixed`` is what all the lines have in common, for the addresses. Whole numbers of cents and Decimal are added, so
    the totals over the values of each division are equal.
    """
    sums: dict[tuple[str, str, str], _Sum] = {}
    quantities: dict[tuple[str, str, str], tuple[Decimal, int, int]] = {}
    ways = [("", None), *((name, WAYS.get(name, FILTERS[name])) for name in by)]
    for each in counted:
        line = each.line
        stage = line.stage
        for name, way in ways:
            key = stage, name, way(line) if way else ""
            found = sums.get(key)
            if found is None:
                found = sums[key] = _Sum()
            found.add(each)
        if line.unit:
            quantity, place = line.stands_quantity, (stage, line.item, line.unit)
            amount, said, lines = quantities.get(place, (Decimal(), 0, 0))
            quantities[place] = amount + (quantity or 0), said + (quantity is not None), lines + 1
    return [*_whole(sums, fixed), *_by_unit(quantities, fixed)]


def _whole(sums: Mapping[tuple[str, str, str], _Sum], fixed: Mapping[str, str | int]) -> Iterator[Summed]:
    for (stage, name, value), it in sorted(sums.items()):
        where = dict(fixed) | {"stage": stage} | ({name: value} if name else {})
        for measure, amount, said in (
            ("lines", it.lines, it.lines), ("usd", it.usd, it.usd_said), ("women", it.women, it.women_said),
            ("men", it.men, it.men_said),
        ):  # fmt: skip
            yield Summed(Figure.of(measure, **where), Total(amount if said else None, said, it.lines), name, value)


def _by_unit(
    quantities: Mapping[tuple[str, str, str], tuple[Decimal, int, int]], fixed: Mapping[str, str | int]
) -> Iterator[Summed]:
    for (stage, item, unit), (amount, said, lines) in sorted(quantities.items()):
        where = dict(fixed) | {"stage": stage, "item": item, "unit": unit}
        yield Summed(Figure.of("quantity", **where), Total(amount if said else None, said, lines), "item", item)


def figures(report: Report) -> list[Summed]:
    """Every total of a report, by stage, each with the address of its figure."""
    return summed(report.counted, {"giver_country": report.country, "year": report.year})


def coverage(told: Iterable[Summed]) -> list[Summed]:
    """The totals in dollars, whose coverage says how many of their rows have a worth in money."""
    return [each for each in told if each.figure.measure == "usd"]
