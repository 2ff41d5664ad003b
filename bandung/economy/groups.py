"""Groups of countries as a table of years: who was in a grouping at the end of each year, and who counts as South."""

from collections.abc import Iterable, Mapping
from datetime import date

import pyarrow as pa

from bandung.economy.engine import Engine, Facts
from bandung.reference import countries, members
from bandung.reference.south import south_by_default
from bandung.values.errors import BandungError, _

SOUTH = "SOUTH"
"""Every country that counts as South by default (``reference.south``), where no party says otherwise."""
YEAR_END = (12, 31)


class NoMembers(BandungError):
    status = 404
    sentence = _("Nobody was a member of %(group)s in %(years)s.")


def members_in(group: str, year: int) -> frozenset[str]:
    """The members of a group on the last day of a year; ``SOUTH`` is a group here.

    :raises UnknownCode: if there is no such group.
    """
    on = date(year, *YEAR_END)
    if group == SOUTH:
        return frozenset(each.code for each in countries() if south_by_default(each.code, on).value)
    return members(group, on)


def south_in(year: int, declared: Mapping[str, bool] | None = None) -> frozenset[str]:
    """Who counts as South at the end of a year: what countries say of themselves goes before the default."""
    said = declared or {}
    default = members_in(SOUTH, year)
    return frozenset({it for it in default if said.get(it, True)} | {it for it in said if said[it]})


def membership(
    engine: Engine, group: str, years: Iterable[int], declared: Mapping[str, bool] | None = None
) -> Facts:  # fmt: skip
    """A table of the shape ``tables.MEMBERS``: one row for each country and year in which it is in the group.

    :param declared: of ``SOUTH``, what countries say of themselves; it goes before the default.
    """
    rows = [
        (year, code)
        for year in sorted(set(years))
        for code in sorted(south_in(year, declared) if group == SOUTH else members_in(group, year))
    ]
    return engine.read(
        pa.table(
            {
                "year": pa.array([year for year, _code in rows], pa.int32()),
                "country": pa.array([code for _year, code in rows], pa.string()),
                "group": pa.array([group] * len(rows), pa.string()),
            }
        )
    )
