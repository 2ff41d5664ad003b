"""Where every reference table comes from, under which licence, and how well it is known."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from bandung.reference.errors import UnknownCode
from bandung.reference.tables import rows


@dataclass(frozen=True, slots=True)
class Origin:
    """The origin of one table: address, release or commit, licence, the day we saw it, evidence and what to know."""

    table: str
    source: str
    release: str
    licence: str
    seen_on: date
    evidence: str
    note: str


@cache
def _origins() -> Mapping[str, tuple[Origin, ...]]:
    found: dict[str, list[Origin]] = {}
    for row in rows("origins"):
        found.setdefault(row["table"], []).append(
            Origin(
                row["table"], row["source"], row["release"], row["licence"], date.fromisoformat(row["seen_on"]),
                row["evidence"], row["note"],
            )
        )  # fmt: skip
    return {table: tuple(its) for table, its in found.items()}


def origins() -> tuple[Origin, ...]:
    """The origins of all tables; a table made from several sources has several."""
    return tuple(origin for its in _origins().values() for origin in its)


def origins_of(table: str) -> tuple[Origin, ...]:
    """The origins of one table.

    :raises UnknownCode: if there is no such table.
    """
    try:
        return _origins()[table]
    except (KeyError, TypeError):
        raise UnknownCode("reference tables", table, _origins()) from None
