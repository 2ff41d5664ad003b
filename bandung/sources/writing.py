"""Put a cleaned table on disk so that what a page asks of one country in one year reads little of it.

A folder for each year. A big year of trade is cut into as many slices of exporters as it has rows of groups by the
square root (each slice a stretch of the alphabet with about as many rows), and each slice is sorted by importer: then
the rows of one exporter stand in few groups of rows, and so do those of one importer. A second copy sorted the other
way would read no less.
"""

from math import isqrt
from pathlib import Path
from typing import Any

import duckdb

from bandung.economy.tables import Shape
from bandung.sources.reading import quoted

ROWS_OF_A_GROUP = 122_880
KINDS = {"int32": "INTEGER", "double": "DOUBLE", "string": "VARCHAR"}


def write(
    database: duckdb.DuckDBPyConnection, shape: Shape, into: Path, rows_of_a_group: int = ROWS_OF_A_GROUP
) -> None:
    """The table ``kept`` of a database into a folder as ``year=2020/part.parquet``, or ``part.parquet``."""
    columns = ", ".join(f'kept."{name}"::{KINDS[kind]} AS "{name}"' for name, kind in shape.columns.items())
    keys = [name for name in shape.key if name != "year"]
    order = ", ".join(f'kept."{name}"' for name in keys)
    for year, rows in _years(database, shape):
        folder = into if year is None else into / f"year={year}"
        folder.mkdir(exist_ok=True)
        where = "" if year is None else f"WHERE kept.year = {year}"
        slices, join, order_here = isqrt(rows // rows_of_a_group), "", order
        if slices > 1 and keys[:2] == ["exporter", "importer"]:
            join = _sliced(year, slices)
            order_here = ", ".join(
                ["slices.slice", *(f'kept."{name}"' for name in ("importer", "exporter", *keys[2:]))]
            )
        database.execute(
            f"COPY (SELECT {columns} FROM kept {join} {where} ORDER BY {order_here}) "  # noqa: S608
            f"TO {quoted(str(folder / 'part.parquet'))} "
            f"(FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {rows_of_a_group})"
        )


def _years(database: duckdb.DuckDBPyConnection, shape: Shape) -> list[tuple[Any, ...]]:
    """Each year with its rows; one nameless one where there are no years."""
    if "year" in shape.columns:
        return database.execute("SELECT year, count(*) FROM kept GROUP BY year ORDER BY year").fetchall()
    return database.execute("SELECT NULL, count(*) FROM kept").fetchall()


def _sliced(year: int, slices: int) -> str:
    """A table of the slice of each exporter, joined to the rows."""
    counted = f"SELECT exporter, count(*) AS rows FROM kept WHERE year = {year} GROUP BY exporter"  # noqa: S608
    before = "sum(rows) OVER (ORDER BY exporter) - rows"
    part = f"floor({slices} * ({before}) / sum(rows) OVER ())::UTINYINT"
    return f"JOIN (SELECT exporter, {part} AS slice FROM ({counted})) AS slices USING (exporter)"  # noqa: S608
