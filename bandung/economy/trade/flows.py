"""Trade between countries, as every indicator reads it, and the sums they are made of.

A table here is of the shape ``tables.TRADE`` or ``tables.TOTALS``. Values are what the exporter sold, US dollars of the
year. A row without a value is not known and counts nowhere; rows in which a country trades with itself are left aside.
That no value is below zero is for who reads the data set in to see to.
"""

from collections.abc import Sequence
from typing import Any

import ibis

from bandung.economy.engine import Expression, Facts
from bandung.economy.tables import TOTALS
from bandung.values.errors import BandungError, _


class NotInTable(BandungError):
    status = 422
    sentence = _("This figure cannot be asked by %(asked)s; it can by %(known)s.")


def between_countries(trade: Facts) -> Expression:
    """The rows that count: from one country to another, with a value.

    :raises ColumnsMissing: if it is no table of trade.
    """
    table = TOTALS.check(trade).table
    table = table.mutate(value=table.value.cast("float64"))
    return table.filter(table.value.notnull() & ~table.value.isnan() & (table.exporter != table.importer))


def asked(by: Sequence[str], known: Sequence[str]) -> list[str]:
    """The columns a figure is asked by.

    :raises NotInTable: if one of them is none of those it can be asked by.
    """
    if wrong := [name for name in by if name not in known]:
        raise NotInTable(asked=", ".join(wrong), known=", ".join(known))
    return list(by)


def share(above: Any, below: Any) -> Any:
    """A share of a sum: missing where the sum is nothing, since there is nothing to have a share of."""
    return above / below.nullif(0)


def summed(table: Expression, by: Sequence[str], **sums: Any) -> Expression:
    """Sums over rows, where no row to be summed is 0 and not missing: nothing of it was traded."""
    return table.group_by(list(by)).aggregate(**{name: each.sum().fill_null(0.0) for name, each in sums.items()})


def only(value: Any, condition: Any) -> Any:
    """A value where a condition holds, else 0."""
    return ibis.ifelse(condition, value, 0.0)


def exports(trade: Facts) -> Facts:
    """What each country sells to all others, by product: of the shape ``tables.EXPORTS``.

    :param trade: of the shape ``tables.TRADE``.
    """
    return _by_country(trade, "exporter")


def imports(trade: Facts) -> Facts:
    """What each country buys from all others, by product, in the columns of ``tables.EXPORTS``.

    :param trade: of the shape ``tables.TRADE``.
    """
    return _by_country(trade, "importer")


def purchases(trade: Facts) -> Facts:
    """What each country buys by product, and of how many sellers: of the shape ``tables.PURCHASES``.

    :param trade: of the shape ``tables.TRADE``.
    """
    table = between_countries(trade).rename(country="importer")
    seller: Expression = ibis.ifelse(table.value > 0, table.exporter, ibis.null("string"))
    sums = table.group_by(["year", "country", "product"])
    return trade.with_(sums.aggregate(value=table.value.sum(), suppliers=seller.nunique().cast("int32")))


def _by_country(trade: Facts, side: str) -> Facts:
    table = between_countries(trade).rename(country=side)
    return trade.with_(table.group_by(["year", "country", "product"]).aggregate(value=table.value.sum()))


def both_sides(table: Expression, *columns: str) -> Expression:
    """Each row twice, as its exporter and as its importer see it: country, partner, exported, imported, ``columns``."""
    kept = ["year", *columns]
    sold = table.select(*kept, country=table.exporter, partner=table.importer, exported=table.value, imported=0.0)
    bought = table.select(*kept, country=table.importer, partner=table.exporter, exported=0.0, imported=table.value)
    return sold.union(bought)
