"""Filters that hold exactly, and how many rows each value would leave."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from bandung.matching.columns import MANY, ONE, Columns
from bandung.matching.protocols import Places
from bandung.matching.statements import Filters, Statement

FACETS: tuple[str, ...] = (
    "record",
    "kind",
    "country",
    "region",
    "sector",
    "sdg",
    "domain",
    "language",
    "standing",
    "standby",
    "group",
)
"""What lists offer to narrow by; "purpose" (sectors of five digits) and "target" (SDG targets) can be asked for too."""

_TAGGED = ("record", "kind", "country", "sector", "sdg", "domain", "language", "standing", "standby")


@dataclass(frozen=True, slots=True)
class Terms:
    """Filters as look-ups in columns: of each of ``must`` a row has a value, of ``must_not`` none."""

    must: tuple[tuple[str, frozenset[str]], ...]
    must_not: tuple[tuple[str, frozenset[str]], ...]


def resolved(filters: Filters, on: date, places: Places) -> Terms:
    """The filters with regions and groups as the countries that belong to them on a day."""
    asked: list[tuple[str, Iterable[str]]] = [
        ("record", (filters.record,) if filters.record else ()),
        ("kind", filters.kinds),
        ("country", filters.countries),
        ("sector", filters.sectors),
        ("sdg", filters.sdgs),
        ("domain", filters.domains),
        ("language", filters.languages),
        ("standing", filters.standings),
        ("standby", filters.standby),
    ]
    must = [(name, frozenset(values)) for name, values in asked if values]
    must += [
        ("country", frozenset(each for code in codes for each in places.members(code, on)))
        for codes in (filters.regions, filters.groups)
        if codes
    ]
    without = frozenset(filters.without_countries)
    return Terms(tuple(must), (("country", without),) if without else ())


def mask(columns: Columns, alive: NDArray[np.bool_], terms: Terms) -> NDArray[np.bool_]:
    """bool [n]: the living rows that satisfy every term."""
    kept = alive.copy()
    for name, values in terms.must:
        kept &= columns[name].having(values)
    for name, values in terms.must_not:
        kept &= ~columns[name].having(values)
    return kept


def facets(
    columns: Columns, rows: NDArray[np.bool_], names: Sequence[str], on: date, places: Places
) -> dict[str, dict[str, int]]:
    """For each name, value to number of the masked rows that have it, most frequent first.

    "sector" counts three digits and "sdg" goals; what several values of a row share is counted once.
    """
    counted: dict[str, dict[str, int]] = {}
    for name in names:
        if name in ("region", "group"):
            codes = places.regions() if name == "region" else places.groups()
            counts = columns["country"].counts_of_sets(rows, {code: places.members(code, on) for code in codes})
        elif name in ("purpose", "target"):
            column = columns["sector" if name == "purpose" else "sdg"]
            counts = {value: count for value, count in column.counts(rows).items() if _narrow(name, value)}
        else:
            counts = columns[name].counts(rows)
            if name in ("sector", "sdg"):
                narrow = "purpose" if name == "sector" else "target"
                counts = {value: count for value, count in counts.items() if not _narrow(narrow, value)}
        counted[name] = dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
    return counted


def tags(statement: Statement) -> list[str]:
    """The values of a statement by which the lexical index narrows, as words like "country:BRA"."""
    values: Mapping[str, tuple[str, ...]] = {
        name: (ONE[name](statement),) if name in ONE else MANY[name](statement) for name in _TAGGED
    }
    return [tag(name, value) for name, several in values.items() for value in several]


def tag(name: str, value: str) -> str:
    """The word of one value."""
    return f"{name}:{'_'.join(value.split())}"


def _narrow(name: str, value: str) -> bool:
    return len(value) > 3 if name == "purpose" else "." in value
