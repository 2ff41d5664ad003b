"""The one place that speaks to a statistics engine: DuckDB inside the process, or another by its address.

A ministry that keeps its figures in PostgreSQL, ClickHouse or Spark names that in one setting (BANDUNG_STATISTICS_URL)
and every indicator is worked out there; who names nothing needs nothing. Indicators build expressions of Ibis on
``Facts.table`` and hand out ``Facts``; nobody outside this room sees Ibis. Each engine is a file in ``engines/``; that
they give the same is held by tests/economy/test_engines.py (docs/decisions/0028).
"""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any, ClassVar, TypeAlias
from urllib.parse import urlsplit

import pyarrow as pa

from bandung.values.errors import BandungError, _

Expression: TypeAlias = Any
"""A table expression of Ibis, which has no types of its own."""
Source: TypeAlias = Path | pa.Table | Sequence[Mapping[str, Any]]
"""A Parquet file or a folder of them (partitioned as ``year=2020/…``), a table in memory, or rows."""

EMBEDDED = "duckdb://"
ADDRESSES: Mapping[str, str] = {
    "duckdb": EMBEDDED,
    "postgresql": "postgresql://user@host:port/database",
    "clickhouse": "clickhouse://user@host:port/database",
    "chdb": "chdb://",
    "spark": "spark://local[2]",
}
"""Scheme of an address to how one looks."""
_MEMORY = "1GB"


class UnknownEngine(BandungError):
    sentence = _("“%(address)s” names no statistics engine that is known: %(known)s.")


class EngineMissing(BandungError):
    status = 503
    sentence = _("The statistics engine “%(engine)s” needs a package that is not installed: %(package)s.")


class EngineSilent(BandungError):
    status = 503
    sentence = _("The statistics engine at “%(address)s” does not answer.")


class NoSuchTable(BandungError):
    status = 404
    sentence = _("There is no table of figures at “%(place)s”.")


@dataclass(frozen=True, slots=True)
class Facts:
    """A table of figures that is not read before somebody asks: named columns, rows in no order."""

    engine: "Engine"
    table: Expression
    held: pa.Table | None = field(default=None, compare=False, repr=False)
    """The rows, where they are in memory already: they are not asked of the engine again."""

    @property
    def columns(self) -> tuple[str, ...]:
        return tuple(self.table.columns)

    def arrow(self) -> pa.Table:
        """The rows, read now."""
        return self.engine.run(self.table) if self.held is None else self.held

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
        if self.held is not None:
            return len(self.held)
        counted = self.engine.run(self.table.aggregate(rows=self.table.count()))
        return int(counted.column("rows")[0].as_py())


class Engine(ABC):
    """A connection that reads tables and runs expressions; the same ones give the same rows on each."""

    name: ClassVar[str]
    """How the engine is called by those who make it."""

    def __init__(self) -> None:
        self._names = (f"facts_{number}" for number in count())

    def read(self, source: Source) -> Facts:
        """A table of figures; a path stays where it is, and engines on other machines copy it once for each version.

        :raises NoSuchTable: if the path holds none.
        """
        if not isinstance(source, Path):
            table = source if isinstance(source, pa.Table) else pa.Table.from_pylist([dict(row) for row in source])
            held = plain(table)
            return Facts(self, self._keep(next(self._names), held), held)
        files = sorted(source.rglob("*.parquet")) if source.is_dir() else [source]
        if not files or not files[0].is_file():
            raise NoSuchTable(place=source.name)
        found = self._open(next(self._names), source, files)
        # The year comes from the name of its folder, and engines make another kind of number of it.
        return Facts(self, found.cast({"year": "int32"}) if "year" in found.columns else found)

    def close(self) -> None:  # noqa: B027 - some have nothing to let go of
        """Let go of the connection and of what was read into it."""

    @abstractmethod
    def run(self, table: Expression) -> pa.Table:
        """The rows of an expression, in the types that the expression names."""

    @abstractmethod
    def _keep(self, name: str, table: pa.Table) -> Expression:
        """A table in memory, kept by the engine under a name as long as the connection lasts."""

    @abstractmethod
    def _open(self, name: str, place: Path, files: Sequence[Path]) -> Expression:
        """The Parquet files of a place as one table, columns from names of folders (``year=2020``) among them."""


def plain(table: pa.Table) -> pa.Table:
    """The same table in the types that every engine has: whole and real numbers, text, true or false.

    A column of which nothing at all is known is one of real numbers.
    """
    wanted = pa.schema([pa.field(field.name, _plain(field.type)) for field in table.schema])
    return table if wanted.equals(table.schema) else table.cast(wanted)


def _plain(kind: pa.DataType) -> pa.DataType:
    if pa.types.is_null(kind) or pa.types.is_decimal(kind):
        return pa.float64()
    if pa.types.is_dictionary(kind) or pa.types.is_large_string(kind):
        return pa.string()
    return pa.int64() if pa.types.is_unsigned_integer(kind) else kind


def open_engine(address: str = EMBEDDED, *, memory: str = _MEMORY, threads: int | None = None) -> Engine:
    """The engine at an address of ``ADDRESSES``; a password in it is never shown again.

    :param memory: how much the embedded ones may hold; DuckDB spills to disk beyond it. Servers have their own limits.
    :param threads: how many processors the embedded ones use; all of them where nothing is said.
    :raises UnknownEngine: if the address names none. :raises EngineMissing: if a package of it is not installed.
    :raises EngineSilent: if nobody answers there.
    """
    scheme, mark, rest = address.partition("://")
    if not mark or (scheme in ("duckdb", "chdb") and rest):
        raise UnknownEngine(address=shown(address), known=", ".join(ADDRESSES.values()))
    if scheme == "duckdb":
        from bandung.economy.engines.duckdb import DuckDB

        return DuckDB(memory, threads)
    if scheme in ("postgresql", "postgres"):
        from bandung.economy.engines.postgresql import PostgreSQL

        return PostgreSQL(address)
    if scheme == "chdb":
        from bandung.economy.engines.chdb import Chdb

        return Chdb(memory, threads)
    if scheme == "clickhouse":
        from bandung.economy.engines.clickhouse import Server

        return Server(address)
    if scheme == "spark":
        from bandung.economy.engines.spark import Spark

        return Spark(rest, memory)
    raise UnknownEngine(address=shown(address), known=", ".join(ADDRESSES.values()))


def shown(address: str) -> str:
    """An address as it may be shown: engine, machine and database, without name, password and options."""
    scheme, mark, rest = address.partition("://")
    if not mark:
        return scheme.rpartition("@")[2][:60]
    try:
        place = urlsplit(f"any://{rest}")
        rest = place.netloc.rpartition("@")[2] + place.path
    except ValueError:  # brackets, as in local[2]
        rest = rest.rpartition("@")[2].partition("?")[0]
    return f"{scheme}://{rest}"[:60]
