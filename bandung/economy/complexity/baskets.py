"""What each country sells in one year, as a matrix of countries and products, and what had to stay out of it."""

from dataclasses import dataclass
from typing import Any, TypeAlias

import ibis
import numpy as np
import numpy.typing as npt
import pyarrow as pa

from bandung.economy.engine import Expression, Facts
from bandung.economy.tables import EXPORTS
from bandung.values.errors import BadValue, BandungError, _

Matrix: TypeAlias = npt.NDArray[np.float64]
"""Countries in rows, products in columns, unless a function says otherwise."""
Vector: TypeAlias = npt.NDArray[np.float64]
Presence: TypeAlias = npt.NDArray[np.bool_]
"""Whether a country makes a product: countries in rows, products in columns."""


class NoExports(BandungError):
    status = 404
    sentence = _("No country exports anything in %(year)s.")


class NotAnAmount(BadValue):
    sentence = _("Exports of %(country)s in %(year)s: the value of product %(product)s is negative or infinite.")


class NoCode(BadValue):
    sentence = _("A row of exports in %(year)s names no country or no product.")


@dataclass(frozen=True, slots=True)
class Baskets:
    """One year: ``values`` in US dollars, where every row and every column has something above zero.

    Countries and products stand in the order of their codes. ``without_exports`` and ``not_exported`` are those in the
    table of which nothing is above zero; ``unstated`` counts cells whose every value is missing: they are taken as
    nothing here, since a comparative advantage can only be counted over what is known, and a reader is to be told.
    """

    year: int
    countries: tuple[str, ...]
    products: tuple[str, ...]
    values: Matrix
    without_exports: tuple[str, ...]
    not_exported: tuple[str, ...]
    unstated: int


def years_of(exports: Facts) -> list[int]:
    """The years of a table, in order."""
    years = exports.with_(exports.table.select("year").distinct()).arrow().column("year").to_pylist()
    return sorted(int(year) for year in years if year is not None)


def baskets(exports: Facts, year: int) -> Baskets:
    """The exports of one year; rows of one country and product are added up, whichever comes first.

    :param exports: of the shape ``tables.EXPORTS``.
    :raises NoExports: if nothing is above zero in this year.
    :raises NotAnAmount: if a value is negative or infinite.
    :raises NoCode: if a row says not whose or what it is.
    """
    table = EXPORTS.check(exports).table
    known: Expression = ibis.ifelse(
        table.value.cast("float64").isnan(), ibis.null("float64"), table.value.cast("float64")
    )
    cells = (
        table.filter(table.year == year)
        .group_by(["country", "product"])
        .aggregate(value=known.sum(), least=known.min(), greatest=known.max())
    )
    rows = exports.with_(cells).arrow()
    if any(rows.column(name).null_count for name in ("country", "product")):
        raise NoCode(field="country", year=year)
    countries, at_country = _coded(rows.column("country"))
    products, at_product = _coded(rows.column("product"))
    value, least, greatest = (_floats(rows.column(name)) for name in ("value", "least", "greatest"))
    if (wrong := np.flatnonzero((least < 0) | np.isinf(greatest))).size:
        first = int(wrong[0])
        raise NotAnAmount(
            field="value", year=year, country=countries[at_country[first]], product=products[at_product[first]]
        )
    matrix = np.zeros((len(countries), len(products)))
    matrix[at_country, at_product] = np.nan_to_num(value)
    rows_kept, columns_kept = matrix.any(axis=1), matrix.any(axis=0)
    if not rows_kept.any():
        raise NoExports(year=year)
    return Baskets(
        year,
        _chosen(countries, rows_kept), _chosen(products, columns_kept), matrix[np.ix_(rows_kept, columns_kept)],
        _chosen(countries, ~rows_kept), _chosen(products, ~columns_kept), int(np.isnan(value).sum()),
    )  # fmt: skip


def _coded(column: Any) -> tuple[tuple[str, ...], npt.NDArray[np.intp]]:
    """The distinct codes in order, and for each row the place of its code among them."""
    coded: pa.DictionaryArray = column.combine_chunks().dictionary_encode()
    names = np.array(coded.dictionary.to_pylist(), dtype=object)
    order = np.argsort(names)
    place = np.empty(len(order), dtype=np.intp)
    place[order] = np.arange(len(order))
    return tuple(names[order]), place[coded.indices.to_numpy(zero_copy_only=False)]


def _floats(column: Any) -> Vector:
    numbers: Vector = column.to_numpy(zero_copy_only=False).astype(np.float64, copy=False)
    return numbers


def _chosen(names: tuple[str, ...], which: Any) -> tuple[str, ...]:
    return tuple(name for name, kept in zip(names, which, strict=True) if kept)
