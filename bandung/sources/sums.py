"""Sums of trade by product, written once beside it: what a page asks most is not added up again for each.

Who traded with whom in all products (``totals``), and what each country sold of each product (``exports``), in tables
of their own beside the version they are of: ``<version>-totals/part.parquet``.
"""

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from bandung.sources.reading import are_parquet, quoted

OF_TRADE: Mapping[str, str] = {
    "totals": "SELECT year::INTEGER AS year, exporter, importer, fsum(value) AS value FROM {table} GROUP BY ALL "
    "ORDER BY year, exporter, importer",
    "exports": "SELECT year::INTEGER AS year, exporter AS country, product, fsum(value) AS value FROM {table} "
    "GROUP BY ALL ORDER BY year, product, country",
}
"""Shape to how it is added up from a table of trade by product."""
MEMORY = "512MB"


def folder(version: Path, shape: str) -> Path:
    """Where the sums of this shape stand, beside the version they are of."""
    return version.with_name(f"{version.name}-{shape}")


def are_whole(version: Path, shape: str) -> bool:
    """Whether sums of this shape stand there and can be read."""
    return are_parquet(folder(version, shape))


def write(trade: Path, version: Path) -> None:
    """Add up the trade of a folder; each table appears whole."""
    table = f"read_parquet({quoted(str(trade / '**' / '*.parquet'))})"
    for shape, select in OF_TRADE.items():
        into = folder(version, shape)
        with TemporaryDirectory(dir=into.parent, prefix="adding-") as place:
            out = Path(place) / "part.parquet"
            with duckdb.connect(config={"memory_limit": MEMORY, "temp_directory": place}) as database:
                database.execute(
                    f"COPY ({select.format(table=table)}) TO {quoted(str(out))} (FORMAT parquet, COMPRESSION zstd)"
                )
            into.mkdir(exist_ok=True)
            out.replace(into / out.name)
