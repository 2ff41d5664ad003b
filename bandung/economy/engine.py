"""The one place that speaks to a statistics engine: DuckDB inside the process, or another by its address.

Indicators build expressions of Ibis on ``Facts.table`` and hand out ``Facts``; nobody outside this room sees Ibis. The
engines are measured in benchmarks/ and compared by tests/economy; DuckDB is the default (docs/decisions/0028).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any, TypeAlias

import ibis
import pyarrow as pa

from bandung.values.errors import BandungError, _

Expression: TypeAlias = Any
"""A table expression of Ibis, which has no types of its own."""
Source: TypeAlias = Path | pa.Table | Sequence[Mapping[str, Any]]
"""A Parquet file or a folder of them (partitioned as ``year=2020/…``), a table in memory, or rows."""

EMBEDDED = "duckdb://"
_MEMORY = "1GB"


class UnknownEngine(BandungError):
    sentence = _("“%(address)s” names no statistics engine that is known: %(known)s.")


class NoSuchTable(BandungError):
    sentence = _("There is no table of figures at “%(place)s”.")


@dataclass(frozen=True, slots=True)
class Facts:
    """A table of figures that is not read before somebody asks: named columns, rows in no order."""

    engine: "Engine"
    table: Expression

    @property
    def columns(self) -> tuple[str, ...]:
        return tuple(self.table.columns)

    def arrow(self) -> pa.Table:
        """The rows, read now."""
        return self.engine.run(self.table)

    def rows(self) -> list[dict[str, Any]]:
        """The rows as dictionaries, read now; for small tables."""
        rows: list[dict[str, Any]] = self.arrow().to_pylist()
        return rows

    def frame(self) -> Any:
        """The rows as a frame of pandas, for notebooks."""
        return self.arrow().to_pandas()

    def with_(self, table: Expression) -> "Facts":
        """Another table of the same engine."""
        return Facts(self.engine, table)

    def kept(self) -> "Facts":
        """The same rows, worked out once: for what is asked several times."""
        return self.engine.read(self.arrow())

    def __len__(self) -> int:
        counted = self.engine.run(self.table.aggregate(rows=self.table.count()))
        return int(counted.column("rows")[0].as_py())


class Engine:
    """A connection that reads tables and runs expressions."""

    def __init__(self, connection: Any) -> None:
        self.connection = connection
        self._names = (f"facts_{number}" for number in count())

    def read(self, source: Source) -> Facts:
        """A table of figures; a path stays where it is and is read piece by piece.

        :raises NoSuchTable: if the path holds none.
        """
        if isinstance(source, Path):
            return Facts(self, self._parquet(source))
        table = source if isinstance(source, pa.Table) else pa.Table.from_pylist([dict(row) for row in source])
        return Facts(self, self.connection.create_table(next(self._names), table, temp=True))

    def _parquet(self, path: Path) -> Expression:
        files = sorted(path.rglob("*.parquet")) if path.is_dir() else [path]
        if not files or not files[0].is_file():
            raise NoSuchTable(place=path.name)
        paths = [str(file) for file in files]
        return self.connection.read_parquet(paths, table_name=next(self._names), hive_partitioning=True)

    def close(self) -> None:
        """Let go of the connection and of what was read into it."""
        self.connection.disconnect()

    def run(self, table: Expression) -> pa.Table:
        """The rows of an expression."""
        return self.connection.to_pyarrow(table)


def open_engine(address: str = EMBEDDED, *, memory: str = _MEMORY, threads: int | None = None) -> Engine:
    """The engine at an address; the embedded one has a limit of memory and spills to disk beyond it.

    :raises UnknownEngine: if the address names none.
    """
    if address == EMBEDDED:
        settings: dict[str, Any] = {"memory_limit": memory} | ({"threads": threads} if threads else {})
        return Engine(ibis.duckdb.connect(**settings))
    raise UnknownEngine(address=address[:60], known=EMBEDDED)
