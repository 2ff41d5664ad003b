"""How fast something grows from year to year."""

from typing import Any

import ibis

from bandung.economy.engine import Facts
from bandung.values.errors import BadValue, _


def yearly_growth(now: Any, then: Any, years: int) -> Any:
    """(now / then)^(1/years) - 1 of two columns; missing where ``then`` is not above zero or ``now`` is below.

    :raises BadValue: if no year lies between.
    """
    if years < 1:
        raise BadValue(_("Growth is counted from an earlier year."), field="before")
    known = (then > 0) & (now >= 0)
    return (known.ifelse(now, None) / known.ifelse(then, None)) ** (1.0 / years) - 1


def growth(figures: Facts, over: int = 1, value: str = "value") -> Facts:
    """The mean yearly growth of a value over some years, by all other columns that are no numbers with a fraction.

    g = (v_t / v_(t-over))^(1/over) - 1; 0.05 is five per cent a year, of US dollars of each year and thus with their
    inflation. Columns: year, the other columns, value, before (the earlier value), growth. Missing where the earlier
    year is not in the table or its value is not above zero: a gap is never bridged, and from nothing there is no rate.

    :param figures: any table of this room, added up to one row for each year and combination of its other columns.
    :param over: how many years lie between.
    :param value: the column that grows.
    :raises BadValue: if no year lies between.
    """
    table = figures.table
    keys = [name for name, kind in table.schema().items() if name not in ("year", value) and not kind.is_floating()]
    known = table[value].cast("float64")
    table = table.mutate(value=ibis.ifelse(known.isnan(), ibis.null("float64"), known))
    later = table.group_by(["year", *keys]).aggregate(value=table.value.sum())
    earlier = later.select(*keys, year=(later.year + over).cast(later.year.type()), before=later.value)
    joined = later.left_join(earlier, ["year", *keys])
    joined = joined.select("year", *keys, "value", "before")
    return figures.with_(joined.mutate(growth=yearly_growth(joined.value, joined.before, over)))
