"""Totals of the ledger by everything that an SDMX data set divides by, exact, each with how much could be counted."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from bandung.measurement.figures import Figure
from bandung.measurement.valued import Valued
from bandung.standards.rendering.money import amount

UNITS_OF = {"lines": "NUMBER", "usd": "USD", "ppp": "INT_USD", "women": "PERSON", "men": "PERSON"}
"""Measure to its unit; a quantity has its own."""
_MONEY = ("usd", "ppp")


@dataclass(frozen=True, slots=True)
class Observation:
    """One total. Countries are alpha-3, the sector has 3 digits; empty text: not stated. Money in dollars with cents.

    ``value`` is None where not one of the ``lines`` could be counted. ``lists`` and ``methods`` are names with
    versions, sorted.
    """

    giver: str
    recipient: str
    item: str
    group: str
    sector: str
    stage: str
    measure: str
    unit: str
    year: int
    value: Decimal | None
    counted: int
    lines: int
    lists: tuple[str, ...] = ()
    methods: tuple[str, ...] = ()

    @property
    def coverage(self) -> Decimal:
        """Share of the lines that could be counted, to four places."""
        return round(Decimal(self.counted) / self.lines, 4)

    @property
    def status(self) -> str:
        """A normal, M has no price by definition (group C), O missing."""
        if self.value is not None:
            return "A"
        return "M" if self.group == "C" and self.measure in _MONEY else "O"

    @property
    def figure(self) -> Figure:
        """The same total as a figure of the ledger."""
        unit = {"unit": self.unit} if self.measure == "quantity" else {}
        return Figure.of(
            self.measure, giver_country=self.giver, recipient_country=self.recipient, item=self.item, group=self.group,
            sector=self.sector, stage=self.stage, year=self.year, **unit,
        )  # fmt: skip


class _Cell:
    """The lines that share all dimensions but measure and unit."""

    __slots__ = ("lines", "lists", "methods", "sums", "units")

    def __init__(self) -> None:
        self.lines = 0
        self.sums: dict[str, list[int]] = {}
        self.units: dict[str, list[Decimal | int]] = {}
        self.lists: set[str] = set()
        self.methods: set[str] = set()

    def add(self, each: Valued) -> None:
        line = each.line
        self.lines += 1
        self.lists.add(line.list_version)
        self.methods.update(each.methods)
        for measure, part in (("usd", each.usd), ("ppp", each.ppp), ("women", line.women), ("men", line.men)):
            if part is not None:
                total = self.sums.setdefault(measure, [0, 0])
                total[0] += part
                total[1] += 1
        if line.unit:
            amounts = self.units.setdefault(line.unit, [Decimal(), 0, 0])
            amounts[2] += 1
            if line.stands_quantity is not None:
                amounts[0] += line.stands_quantity
                amounts[1] += 1


def observed(valued: Iterable[Valued]) -> list[Observation]:
    """The observations of all lines that count, sorted by their dimensions; in dollars everywhere, in other measures
    where a line says them."""
    cells: dict[tuple[str, ...], _Cell] = {}
    for each in valued:
        line = each.line
        if not line.counts:
            continue
        key = (
            line.giver_country, line.recipient_country, line.item, line.group, line.sector[:3], line.stage,
            str(line.year),
        )  # fmt: skip
        cell = cells.get(key)
        if cell is None:
            cell = cells[key] = _Cell()
        cell.add(each)
    return [it for key in sorted(cells) for it in _told(key, cells[key])]


def _told(key: tuple[str, ...], cell: _Cell) -> Iterator[Observation]:
    giver, recipient, item, group, sector, stage, year = key
    lists, methods = tuple(sorted(cell.lists)), tuple(sorted(cell.methods))

    def told(measure: str, unit: str, value: Decimal | None, counted: int, lines: int) -> Observation:
        return Observation(
            giver,
            recipient,
            item,
            group,
            sector,
            stage,
            measure,
            unit,
            int(year),
            value,
            counted,
            lines,
            lists,
            methods,
        )

    yield told("lines", UNITS_OF["lines"], Decimal(cell.lines), cell.lines, cell.lines)
    for measure in ("usd", "ppp", "women", "men"):
        total, said = cell.sums.get(measure, (0, 0))
        if said or measure == "usd":
            value = amount(total) if measure in _MONEY else Decimal(total)
            yield told(measure, UNITS_OF[measure], value if said else None, said, cell.lines)
    for unit, (quantity, counted, lines) in sorted(cell.units.items()):
        yield told("quantity", unit, Decimal(quantity) if counted else None, int(counted), int(lines))
