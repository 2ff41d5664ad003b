"""What a party or a country gave and received, by everything people ask by, in units and in money side by side.

Units are never added across units. Every group carries the address of its figures, so each number can be followed.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import lru_cache
from typing import Any

from bandung.measurement.figures import NOT_STATED, Figure
from bandung.reporting.asking import Where, choose, readable
from bandung.reporting.columns import Columns, columns

DIMENSIONS: Mapping[str, str] = {
    "year": '"year"', "item": "item", "sector": "left(sector, 3)", "goal": "goal", "giver_country": "giver_country",
    "recipient_country": "recipient_country", "channel": "channel", "said": "said", "standing": "standing",
    "level": "level", "stage": "stage", "group": '"group"', "quality": "quality",
}  # fmt: skip
"""By what a dashboard groups, and how the columns say it."""
COUNTRY_GROUPS = ("LDC", "LLDC", "SIDS_OHRLLS")
MEASURES = ("usd", "ppp", "people", "women", "men")


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


def tables(*, party: str = "", country: str = "", asked: Asked | None = None, reader: str = "") -> Dashboard:
    """The dashboard of a party, of a country, or of everybody, as ``reader`` may see it (a party, or "" for all).

    :raises BadValue: if what is asked by is nothing that lines have in common.
    """
    held = columns()
    return _kept(held, held.state, party, country, asked or Asked(), reader)


@lru_cache(maxsize=512)
def _kept(held: Columns, _state: int, party: str, country: str, asked: Asked, reader: str) -> Dashboard:
    """The same question, while nothing changed, is answered once."""
    filters = asked.filters()
    subject, other = ("giver", party) if party else ("giver_country", country), asked.partner
    if not (party or country):
        if other:
            return _between(held, filters, other, reader)
        return Dashboard(all=_side(held, filters, reader), behind=held.behind)
    name, value = subject
    opposite = name.replace("giver", "recipient")
    given = filters | {name: value} | ({"recipient_country": other} if other else {})
    received = filters | {opposite: value} | ({"giver_country": other} if other else {})
    return Dashboard(_side(held, given, reader), _side(held, received, reader), behind=held.behind)


def _between(held: Columns, filters: Mapping[str, str], country: str, reader: str) -> Dashboard:
    given, received = ({**filters, name: country} for name in ("giver_country", "recipient_country"))
    return Dashboard(_side(held, given, reader), _side(held, received, reader), behind=held.behind)


def _side(held: Columns, filters: Mapping[str, str], reader: str) -> Side:
    Figure.of("lines", **filters)
    where = readable(reader)
    for name, value in filters.items():
        choose(where, name, value)
    told = _grouped(held, where, filters)
    by = {name: told[name] for name in DIMENSIONS}
    for end in ("giver", "recipient"):
        by[f"{end}_group"] = [_of_group(held, where, filters, f"{end}_group", code) for code in COUNTRY_GROUPS]
    return Side(told[""][0] if told[""] else _empty(filters), by)


def _grouped(held: Columns, where: Where, filters: Mapping[str, str]) -> dict[str, list[Group]]:
    """Everything in one pass: for each dimension its groups, and for each of these its units."""
    names = list(DIMENSIONS)
    keys = ", ".join(f"{expression} AS k{n}" for n, expression in enumerate(DIMENSIONS.values()))
    sets = ["()", "(unit)", *(each for n in range(len(names)) for each in (f"(k{n})", f"(k{n}, unit)"))]
    marks = ", ".join(f"GROUPING(k{n})" for n in range(len(names)))
    sums = ", ".join(f"sum({each}), count({each})" for each in (*MEASURES, "quantity"))
    sql = f"""
        WITH chosen AS (SELECT {keys}, unit, {", ".join(MEASURES)}, quantity FROM ledger WHERE {where})
        SELECT {", ".join(f"k{n}" for n in range(len(names)))}, unit, {marks}, GROUPING(unit), count(*), {sums}
        FROM chosen GROUP BY GROUPING SETS ({", ".join(sets)})
    """  # noqa: S608 -- names are our own; values are bound
    wide = len(names)
    found: dict[tuple[str, Any], Group] = {}
    units: dict[tuple[str, Any], list[tuple[str, Decimal, int]]] = {}
    for row in held.rows(sql, where.values):
        grouped = [n for n in range(wide) if row[wide + 1 + n] == 0]
        place = (names[grouped[0]], row[grouped[0]]) if grouped else ("", None)
        by_unit = row[2 * wide + 1] == 0
        lines, sums_of = row[2 * wide + 2], row[2 * wide + 3 :]
        if by_unit:
            if row[wide] is not None and sums_of[-1]:
                units.setdefault(place, []).append((row[wide], sums_of[-2], sums_of[-1]))
        else:
            found[place] = _group(place, lines, sums_of)
    told: dict[str, list[Group]] = {"": [], **{name: [] for name in names}}
    for place, group in found.items():
        told[place[0]].append(_addressed(group, place[0], filters, units.get(place, ())))
    for name, groups in told.items():
        groups.sort(key=_in_time if name == "year" else _by_size)
    return told


def _group(place: tuple[str, Any], lines: int, sums: Sequence[Any]) -> Group:
    key = NOT_STATED if place[1] is None else str(place[1])
    whole = [None if each is None else int(each) for each in sums[0:10:2]]
    return Group(
        key, lines, whole[0], sums[1], whole[1], whole[2], sums[5], whole[3], whole[4],
    )  # fmt: skip


def _addressed(group: Group, name: str, filters: Mapping[str, str], units: Iterable[tuple[str, Decimal, int]]) -> Group:
    common = dict(filters) | ({name: group.key} if name else {})
    return replace(
        group,
        quantities=tuple(
            Quantity(unit, value.normalize(), lines, str(Figure.of("quantity", **common | {"unit": unit})))
            for unit, value, lines in sorted(units, key=lambda each: (-each[2], each[0]))
            if common.get("unit", unit) == unit
        ),
        figures={measure: str(Figure.of(measure, **common)) for measure in ("lines", *MEASURES)},
    )


def _of_group(held: Columns, where: Where, filters: Mapping[str, str], name: str, code: str) -> Group:
    narrowed = choose(Where(list(where.conditions), list(where.values)), name, code)
    sums = ", ".join(f"sum({each}), count({each})" for each in (*MEASURES, "quantity"))
    sql = f"""
        SELECT unit, GROUPING(unit), count(*), {sums} FROM ledger WHERE {narrowed} GROUP BY GROUPING SETS ((), (unit))
    """  # noqa: S608 -- names are our own; values are bound
    found = held.rows(sql, narrowed.values)
    units = [(row[0], row[-2], row[-1]) for row in found if row[1] == 0 and row[0] is not None and row[-1]]
    whole = next((row for row in found if row[1] == 1), None)
    group = _group((name, code), whole[2], whole[3:]) if whole else Group(code, 0, None, 0)
    return _addressed(group, name, filters, units)


def _empty(filters: Mapping[str, str]) -> Group:
    return _addressed(Group(NOT_STATED, 0, None, 0), "", filters, ())


def _in_time(group: Group) -> Any:
    return group.key


def _by_size(group: Group) -> Any:
    return (group.key == NOT_STATED, -(group.usd or 0), -group.lines, group.key)
