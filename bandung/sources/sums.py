"""Sums of trade by product, written once beside it: what a page asks most is not added up again for each.

Who traded with whom in all products (``totals``), what each country sold of each product (``exports``), and what each
bought of each (``purchases``), in tables of their own beside the version they are of:
``<version>-exports/year=2020/part.parquet``, in the order of countries, so that one country stands in few groups of
rows. A year at a time, so that many years need no more memory than the largest of them.
"""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from bandung.economy.tables import EXPORTS, PURCHASES, TOTALS, Shape
from bandung.sources.reading import are_parquet, quoted
from bandung.sources.writing import ROWS_OF_A_GROUP


@dataclass(frozen=True, slots=True)
class Sum:
    """A table made of trade: its shape, and how it is added up of the rows of one year."""

    shape: Shape
    select: str


OF_TRADE: Mapping[str, Sum] = {
    "totals": Sum(
        TOTALS, "SELECT exporter, importer, fsum(value) AS value FROM {table} GROUP BY ALL ORDER BY exporter, importer"
    ),
    "exports": Sum(
        EXPORTS,
        "SELECT exporter AS country, product, fsum(value) AS value FROM {table} GROUP BY ALL ORDER BY country, product",
    ),
    "purchases": Sum(
        PURCHASES,
        "SELECT importer AS country, product, fsum(value) AS value, "
        "count(DISTINCT exporter) FILTER (WHERE value > 0)::INTEGER AS suppliers FROM {table} "
        "GROUP BY ALL ORDER BY country, product",
    ),
}
"""Name of a sum to what it is."""
MEMORY = "512MB"


def folder(version: Path, name: str) -> Path:
    """Where the sums of this name stand, beside the version they are of."""
    return version.with_name(f"{version.name}-{name}")


def are_whole(version: Path, name: str) -> bool:
    """Whether sums of this name stand there and can be read."""
    return are_parquet(folder(version, name))


def write(trade: Path, version: Path) -> None:
    """Add up the trade of a folder that has one for each year; each table appears whole."""
    for name, it in OF_TRADE.items():
        into = folder(version, name)
        with TemporaryDirectory(dir=into.parent, prefix="adding-") as place:
            whole = Path(place) / "whole"
            for year in sorted(trade.glob("year=*")):
                (whole / year.name).mkdir(parents=True)
                select = it.select.format(table=f"read_parquet({quoted(str(year / '*.parquet'))})")
                with duckdb.connect(config={"memory_limit": MEMORY, "temp_directory": place}) as database:
                    database.execute(
                        f"COPY ({select}) TO {quoted(str(whole / year.name / 'part.parquet'))} "
                        f"(FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {ROWS_OF_A_GROUP})"
                    )
            shutil.rmtree(into, ignore_errors=True)
            whole.rename(into)
