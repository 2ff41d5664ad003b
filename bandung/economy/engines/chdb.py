"""chdb: ClickHouse inside the process, with no server; reads Parquet where it lies.

There is one of it in a process, so each engine has names of its own in it.
"""

from collections.abc import Sequence
from functools import cache
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import ibis
import pyarrow as pa
import pyarrow.parquet as pq

from bandung.economy.engine import EngineMissing, Expression
from bandung.economy.engines.clickhouse import SETTINGS, ClickHouse, columns, quoted
from bandung.economy.engines.parquet import Files

_numbers = count()
_PATTERNS = "*?{},"


class Chdb(ClickHouse):
    name = "chdb"

    def __init__(self, memory: str, threads: int | None = None) -> None:
        super().__init__()
        self.session = _started()
        self._own = f"engine_{next(_numbers)}"
        self.session.query(f"CREATE DATABASE {self._own}")
        self._folder = TemporaryDirectory(prefix="bandung-chdb-")
        self._settings = SETTINGS | {"use_hive_partitioning": 1, "max_memory_usage": _bytes(memory)}
        self._settings |= {"max_threads": threads} if threads else {}

    def answer(self, sql: str) -> pa.Table | None:
        told = ", ".join(f"{name} = {value}" for name, value in self._settings.items())
        answered = self.session.query(f"{sql}\nSETTINGS {told}", "ArrowStream").bytes()
        return pa.ipc.open_stream(answered).read_all() if answered else None

    def close(self) -> None:
        self.session.query(f"DROP DATABASE IF EXISTS {self._own}")
        self._folder.cleanup()

    def _keep(self, name: str, table: pa.Table) -> Expression:
        file = Path(self._folder.name) / f"{name}.parquet"
        pq.write_table(table, file)
        self.session.query(f"CREATE TABLE {self._own}.{name} ({columns(table.schema)}) ENGINE = Memory")
        self.session.query(f"INSERT INTO {self._own}.{name} SELECT * FROM file({quoted(str(file))}, Parquet)")  # noqa: S608 - names are ours, texts quoted
        file.unlink()
        return ibis.table(ibis.Schema.from_pyarrow(table.schema), name=name, database=self._own)

    def _open(self, name: str, place: Path, files: Sequence[Path]) -> Expression:
        found = Files(place, files)
        schema, base = found.schema, (place if place.is_dir() else place.parent)
        names = [str(file.relative_to(base)) for file in files]
        if any(mark in str(base.resolve()) + "".join(names) for mark in _PATTERNS):  # names it would take for patterns
            return self._keep(name, pa.concat_tables([schema.empty_table(), *found.pieces()]))
        where = f"{base.resolve()}/" + (f"{{{','.join(names)}}}" if len(names) > 1 else names[0])
        self.session.query(
            f"CREATE VIEW {self._own}.{name} AS SELECT * FROM "  # noqa: S608 - names are ours, texts quoted
            f"file({quoted(where)}, Parquet, {quoted(columns(schema))}) SETTINGS use_hive_partitioning = 1"
        )
        return ibis.table(ibis.Schema.from_pyarrow(schema), name=name, database=self._own)


@cache
def _started() -> Any:
    """The one chdb of this process.

    :raises EngineMissing: if it is not installed.
    """
    try:
        from chdb import session
    except ImportError:
        raise EngineMissing(engine=Chdb.name, package="chdb") from None
    return session.Session()


def _bytes(limit: str) -> int:
    """A limit such as 1GB or 512MB in bytes."""
    for unit, factor in (("GB", 10**9), ("MB", 10**6)):
        if limit.upper().endswith(unit):
            return int(float(limit[: -len(unit)]) * factor)
    return int(limit)
