"""DuckDB inside the process: the default, on every machine, with no server; reads Parquet where it lies."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import ibis
import pyarrow as pa

from bandung.economy.engine import Engine, Expression

_SMALL = 50_000
"""Rows of a table that is read where it is, and not copied."""


class DuckDB(Engine):
    name = "DuckDB"

    def __init__(self, memory: str, threads: int | None = None) -> None:
        super().__init__()
        settings: dict[str, Any] = {"memory_limit": memory} | ({"threads": threads} if threads else {})
        self.connection = ibis.duckdb.connect(**settings)

    def run(self, table: Expression) -> pa.Table:
        return self.connection.to_pyarrow(table)

    def close(self) -> None:
        self.connection.disconnect()

    def _keep(self, name: str, table: pa.Table) -> Expression:
        if len(table) <= _SMALL:
            return ibis.memtable(table)
        return self.connection.create_table(name, table, temp=True)

    def _open(self, name: str, place: Path, files: Sequence[Path]) -> Expression:
        return self.connection.read_parquet([str(file) for file in files], table_name=name, hive_partitioning=True)
