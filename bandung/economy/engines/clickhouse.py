"""ClickHouse: a server made for sums over very many rows, or the same inside the process (``chdb``).

Ibis writes the SQL of ClickHouse, and whoever runs it hands Arrow back. Its habits are set to those of the standard:
a join without a partner gives missing values, not zeros, and a sum does not hide the column that it is called like.
"""

from abc import abstractmethod
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import ibis
import pyarrow as pa

from bandung.economy.engine import Engine, EngineMissing, EngineSilent, Expression, shown
from bandung.economy.engines.parquet import Files

SETTINGS = {
    "join_use_nulls": 1,
    "prefer_column_name_to_alias": 1,
    "cast_keep_nullable": 1,
    "aggregate_functions_null_for_empty": 0,
    "output_format_arrow_string_as_string": 1,
    "output_format_arrow_low_cardinality_as_dictionary": 0,
}
_KINDS = {"int8": "Int8", "int16": "Int16", "int32": "Int32", "int64": "Int64", "float": "Float32",
          "double": "Float64", "string": "String", "bool": "Bool"}  # fmt: skip


class ClickHouse(Engine):
    """What a server and the engine inside the process have in common: the SQL and the types."""

    def run(self, table: Expression) -> pa.Table:
        schema = table.schema().to_pyarrow()
        rows = self.answer(str(ibis.to_sql(table, dialect="clickhouse")))
        return schema.empty_table() if rows is None else rows.rename_columns(schema.names).cast(schema)

    @abstractmethod
    def answer(self, sql: str) -> pa.Table | None:
        """What a query answers; None where it answers nothing, not even columns."""


def columns(schema: pa.Schema) -> str:
    """The columns of a table as ClickHouse declares them; each may be missing."""
    return ", ".join(f"{quoted(field.name, '`')} Nullable({_KINDS[str(field.type)]})" for field in schema)


def quoted(text: str, mark: str = "'") -> str:
    """A text or, with another mark, a name as SQL has it."""
    return mark + text.replace("\\", "\\\\").replace(mark, f"\\{mark}") + mark


class Server(ClickHouse):
    """A server of ClickHouse; Parquet files are copied in once for each version, other tables for the session."""

    name = "ClickHouse"

    def __init__(self, address: str) -> None:
        super().__init__()
        try:
            import clickhouse_connect
            from clickhouse_connect.driver.exceptions import ClickHouseError
        except ImportError:
            raise EngineMissing(engine=self.name, package="clickhouse-connect") from None
        self._failed = ClickHouseError
        try:
            self.client: Any = clickhouse_connect.get_client(
                dsn=address, settings=SETTINGS, connect_timeout=10, autogenerate_session_id=True
            )
        except Exception:
            raise EngineSilent(address=shown(address)) from None

    def answer(self, sql: str) -> pa.Table | None:
        rows: pa.Table = self.client.query_arrow(sql, use_strings=True)
        return rows

    def close(self) -> None:
        self.client.close()

    def _keep(self, name: str, table: pa.Table) -> Expression:
        self.client.command(f"CREATE TEMPORARY TABLE {name} ({columns(table.schema)}) ENGINE = Memory")
        if len(table):
            self.client.insert_arrow(name, table)
        return ibis.table(ibis.Schema.from_pyarrow(table.schema), name=name)

    def _open(self, name: str, place: Path, files: Sequence[Path]) -> Expression:
        found = Files(place, files)
        kept = f"bandung_facts_{found.state()}"
        if not int(self.client.command(f"EXISTS TABLE {kept}")):
            self._copied(kept, found)
        return ibis.table(ibis.Schema.from_pyarrow(found.schema), name=kept)

    def _copied(self, kept: str, found: Files) -> None:
        """Copy a version under another name, and give it its own when it is whole."""
        coming = f"{kept}_{id(self):x}"
        self.client.command(f"CREATE TABLE {coming} ({columns(found.schema)}) ENGINE = MergeTree ORDER BY tuple()")
        for piece in found.pieces():
            if len(piece):
                self.client.insert_arrow(coming, piece)
        try:
            self.client.command(f"RENAME TABLE {coming} TO {kept}")
        except self._failed:  # somebody else copied the same at the same time
            self.client.command(f"DROP TABLE {coming}")
            if not int(self.client.command(f"EXISTS TABLE {kept}")):
                raise
