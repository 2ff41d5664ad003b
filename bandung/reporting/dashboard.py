"""What a party or a country gave and received, by everything people ask by, in units and in money side by side.

Units are never added across units. Every group carries the address of its figures, so each number can be followed.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import lru_cache
from typing import Any

from bandung.measurement.figures import NOT_STATED, Figure
from bandung.reporting.asking import choose, readable
from bandung.reporting.columns import Columns, columns
from bandung.reporting.parts import FLAGS

DIMENSIONS: Mapping[str, str] = {
    "year": '"year"', "item": "item", "sector": "broad", "goal": "goal", "giver_country": "giver_country",
    "recipient_country": "recipient_country", "channel": "channel", "said": "said", "standing": "standing",
    "level": "level", "stage": "stage", "group": '"group"', "quality": "quality",
}  # fmt: skip
"""By what a dashboard groups, and how the columns say it."""
KEYS: Mapping[str, str] = {**DIMENSIONS, **{name: name for name in FLAGS}}
MEASURES = ("usd", "ppp", "people", "women", "men")
ADDED = (*MEASURES, "quantity")
SUMS = ", ".join(f"sum({each}), count({each})" for each in ADDED)


@dataclass(frozen=True, slots=True)
class Quantity:
    """How much in one unit, of how many lines, and the address of the figure."""

    unit: str
    value: Decimal
    lines: int
    figure: str


@dataclass(frozen=True, slots=True)
class Group:
    """Lines that have something in common, added up. None is not stated: missing is not zero."""

    key: str
    lines: int
    usd: int | None
    """In cents."""
    usd_lines: int
    """How many of the lines could be valued: the coverage of ``usd``."""
    ppp: int | None = None
    people: int | None = None
    people_lines: int = 0
    women: int | None = None
    men: int | None = None
    quantities: tuple[Quantity, ...] = ()
    figures: Mapping[str, str] = field(default_factory=dict)
    """Measure to the address of the figure."""

    @property
    def coverage(self) -> Decimal | None:
        return Decimal(self.usd_lines) / self.lines if self.lines else None


@dataclass(frozen=True, slots=True)
class Side:
    """One direction: everything together, and by each dimension, the largest first (years in order)."""

    total: Group
    by: Mapping[str, Sequence[Group]]


@dataclass(frozen=True, slots=True)
class Dashboard:
    """``given`` and ``received`` of a party or country; or ``all`` of everybody, where nobody is named."""

    given: Side | None = None
    received: Side | None = None
    all: Side | None = None
    behind: bool = False
    """Whether some lines are not in yet: the background is valuing them."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What narrows a dashboard; empty means everything. ``year`` may be a span; stage is delivery unless another."""

    year: str = ""
    partner: str = ""
    """Country of the other side; without a subject, of either side."""
    sector: str = ""
    item: str = ""
    goal: str = ""
    stage: str = "delivery"
    standing: str = ""
    said: str = ""
    unit: str = ""
    channel: str = ""
    role: str = ""

    def filters(self) -> dict[str, str]:
        names = ("year", "sector", "item", "goal", "stage", "standing", "said", "unit", "channel", "role")
        return {name: getattr(self, name) for name in names if getattr(self, name)}


def tables(
    *, party: str = "", country: str = "", asked: Asked | None = None, reader: str = "", by: tuple[str, ...] = ()
) -> Dashboard:
    """The dashboard of a party, of a country, or of everybody, as ``reader`` may see it (a party, or "" for all).

    ``by`` are the only dimensions that are added up, where not all are needed.

    :raises BadValue: if what is asked by is nothing that lines have in common.
    """
    held = columns()
    return _kept(held, held.state, party, country, asked or Asked(), reader, by)


@lru_cache(maxsize=512)
def _kept(
    held: Columns, _state: int, party: str, country: str, asked: Asked, reader: str, by: tuple[str, ...]
) -> Dashboard:
    """The same question, while nothing changed, is answered once."""
    filters = asked.filters()
    subject, other = ("giver", party) if party else ("giver_country", country), asked.partner
    if not (party or country):
        if other:
            return _between(held, filters, other, reader, by)
        return Dashboard(all=_side(held, filters, reader, by), behind=held.behind)
    name, value = subject
    opposite = name.replace("giver", "recipient")
    given = filters | {name: value} | ({"recipient_country": other} if other else {})
    received = filters | {opposite: value} | ({"giver_country": other} if other else {})
    return Dashboard(_side(held, given, reader, by), _side(held, received, reader, by), behind=held.behind)


def _between(held: Columns, filters: Mapping[str, str], country: str, reader: str, by: tuple[str, ...]) -> Dashboard:
    given, received = ({**filters, name: country} for name in ("giver_country", "recipient_country"))
    return Dashboard(_side(held, given, reader, by), _side(held, received, reader, by), behind=held.behind)


def _side(held: Columns, filters: Mapping[str, str], reader: str, by: tuple[str, ...]) -> Side:
    Figure.of("lines", **filters)
    where = readable(reader)
    for name, value in filters.items():
        choose(where, name, value)
    keys = {name: KEYS[name] for name in by} or KEYS
    told = _dimensions(held.rows(_by_everything(str(where), keys), where.values), filters, list(keys))
    return Side(told[""][0] if told[""] else _empty(filters), {name: told[name] for name in told if name})


def _by_everything(where: str, by: Mapping[str, str]) -> str:
    """Everything in one pass: for each dimension and unit; what units have in common is added up afterwards."""
    keys = ", ".join(f"{expression} AS k{n}" for n, expression in enumerate(by.values()))
    sets = ", ".join(["(unit)", *(f"(k{n}, unit)" for n in range(len(by)))])
    marks = ", ".join(f"k{n}, GROUPING(k{n})" for n in range(len(by)))
    return f"""
        WITH keyed AS MATERIALIZED (SELECT {keys}, unit, {", ".join(ADDED)} FROM ledger WHERE {where})
        SELECT unit, count(*), {SUMS}, {marks} FROM keyed GROUP BY GROUPING SETS ({sets})
    """  # noqa: S608 -- names are our own, values are bound


def _dimensions(
    rows: Iterable[Sequence[Any]], filters: Mapping[str, str], names: Sequence[str]
) -> dict[str, list[Group]]:
    parts: dict[tuple[str, str], list[Sequence[Any]]] = {}
    for row in rows:
        marks = row[2 + 2 * len(ADDED) :]
        place = ("", NOT_STATED)
        for n, name in enumerate(names):
            if marks[2 * n + 1] == 0:
                place = (name, _key(marks[2 * n]))
        if place[0] in FLAGS:
            if place[1] != "True":
                continue
            place = (f"{FLAGS[place[0]][0]}_group", FLAGS[place[0]][1])
        parts.setdefault(place, []).append(row)
    told: dict[str, list[Group]] = {
        "": [],
        **{name: [] for name in DIMENSIONS},
        "giver_group": [],
        "recipient_group": [],
    }
    for (name, key), found in parts.items():
        told[name].append(_addressed(_added(key, found), name, filters, found))
    for name, groups in told.items():
        groups.sort(key=_in_time if name == "year" else _by_size)
    return told


def _key(value: Any) -> str:
    return NOT_STATED if value is None else str(value)


def _added(key: str, rows: Sequence[Sequence[Any]]) -> Group:
    """One group from its rows by unit."""
    told: dict[str, int | None] = {}
    counted: dict[str, int] = {}
    for n, name in enumerate(MEASURES):
        sums = [row[2 + 2 * n] for row in rows if row[2 + 2 * n] is not None]
        told[name] = int(sum(sums)) if sums else None
        counted[name] = sum(row[3 + 2 * n] for row in rows)
    return Group(
        key, sum(row[1] for row in rows), told["usd"], counted["usd"], told["ppp"], told["people"], counted["people"],
        told["women"], told["men"],
    )  # fmt: skip


def _addressed(group: Group, name: str, filters: Mapping[str, str], rows: Iterable[Sequence[Any]]) -> Group:
    common = dict(filters) | ({name: group.key} if name else {})
    quantity = 2 + 2 * len(MEASURES)
    units = [(row[0], row[quantity], row[quantity + 1]) for row in rows if row[0] is not None and row[quantity + 1]]
    return replace(
        group,
        quantities=tuple(
            Quantity(unit, value.normalize(), lines, str(Figure.of("quantity", **common | {"unit": unit})))
            for unit, value, lines in sorted(units, key=lambda each: (-each[2], each[0]))
        ),
        figures={measure: str(Figure.of(measure, **common)) for measure in ("lines", *MEASURES)},
    )


def _empty(filters: Mapping[str, str]) -> Group:
    return _addressed(Group(NOT_STATED, 0, None, 0), "", filters, ())


def _in_time(group: Group) -> Any:
    return group.key


def _by_size(group: Group) -> Any:
    return (group.key == NOT_STATED, -(group.usd or 0), -group.lines, group.key)
