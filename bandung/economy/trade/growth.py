"""How fast something grows from year to year."""

import ibis

from bandung.economy.engine import Facts


def growth(figures: Facts, over: int = 1, value: str = "value") -> Facts:
    """The mean yearly growth of a value over some years, by all other columns that are no numbers with a fraction.

    g = (v_t / v_(t-over))^(1/over) - 1; 0.05 is five per cent a year, of US dollars of each year and thus with their
    inflation. Columns: year, the other columns, value, before (the earlier value), growth. Missing where the earlier
    year is not in the table or its value is not above zero: a gap is never bridged, and from nothing there is no rate.

    :param figures: any table of this room, added up to one row for each year and combination of its other columns.
    :param over: how many years lie between.
    :param value: the column that grows.
    """
    table = figures.table
    keys = [name for name, kind in table.schema().items() if name not in ("year", value) and not kind.is_floating()]
    known = table[value].cast("float64")
    table = table.mutate(value=ibis.ifelse(known.isnan(), ibis.null("float64"), known))
    later = table.group_by(["year", *keys]).aggregate(value=table.value.sum())
    earlier = later.select(*keys, year=(later.year + over).cast(later.year.type()), before=later.value)
    joined = later.left_join(earlier, ["year", *keys])
    joined = joined.select("year", *keys, "value", "before")
    rate = (joined.value / joined.before.nullif(0)) ** (1.0 / over) - 1
    known = (joined.before > 0) & (joined.value >= 0)
    return figures.with_(joined.mutate(growth=known.ifelse(rate, None)))
