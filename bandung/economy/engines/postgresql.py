"""PostgreSQL: figures and indicators in the server that a ministry keeps anyway.

Ibis writes the SQL, psycopg carries it; rows go both ways by COPY. Parquet files are copied in once for each version,
into a schema of their own that every process of the node reads; where the account may not make one, into a temporary
table of the session. Text is compared by code points (COLLATE "C"), as on every other engine.
"""

import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import ibis
import pyarrow as pa
from pyarrow import csv

from bandung.economy.engine import Engine, EngineMissing, EngineSilent, Expression, shown
from bandung.economy.engines.parquet import Files

SCHEMA = "bandung_statistics"
_KINDS = {"int8": "smallint", "int16": "smallint", "int32": "integer", "int64": "bigint", "float": "real",
          "double": "double precision", "string": 'text COLLATE "C"', "bool": "boolean"}  # fmt: skip
_SECONDS = 10


class PostgreSQL(Engine):
    name = "PostgreSQL"

    def __init__(self, address: str) -> None:
        super().__init__()
        try:
            import psycopg
        except ImportError:
            raise EngineMissing(engine=self.name, package="psycopg[binary]") from None
        self._refused: type[Exception] = psycopg.errors.InsufficientPrivilege
        self._lost: type[Exception] = psycopg.OperationalError
        self._shown = shown(address)
        try:
            self.connection: Any = psycopg.connect(address, autocommit=True, connect_timeout=_SECONDS)
        except (psycopg.OperationalError, psycopg.ProgrammingError):  # what it says may hold the address
            raise EngineSilent(address=self._shown) from None

    def run(self, table: Expression) -> pa.Table:
        schema = table.schema().to_pyarrow()
        out = io.BytesIO()
        try:
            with (
                self.connection.cursor() as cursor,
                cursor.copy(f"COPY ({ibis.to_sql(table, dialect='postgres')}) TO STDOUT (FORMAT csv)") as copy,
            ):
                for block in copy:
                    out.write(block)
        except self._lost as error:
            if self.connection.closed:
                raise EngineSilent(address=self._shown) from error
            raise
        return _read(out, schema)

    def close(self) -> None:
        self.connection.close()

    def _keep(self, name: str, table: pa.Table) -> Expression:
        self._make(f'TEMP TABLE "{name}"', f'"{name}"', table.schema, [table])
        return ibis.table(ibis.Schema.from_pyarrow(table.schema), name=name)

    def _open(self, name: str, place: Path, files: Sequence[Path]) -> Expression:
        found = Files(place, files)
        schema = ibis.Schema.from_pyarrow(found.schema)
        kept = f"facts_{found.state()}"
        if not self._there(kept):
            try:
                self._copied(kept, found)
            except self._refused:
                self._make(f'TEMP TABLE "{name}"', f'"{name}"', found.schema, found.pieces())
                return ibis.table(schema, name=name)
        return ibis.table(schema, name=kept, database=SCHEMA)

    def _there(self, kept: str) -> bool:
        found = self.connection.execute("SELECT to_regclass(%s)", (f'{SCHEMA}."{kept}"',)).fetchone()
        return found[0] is not None

    def _copied(self, kept: str, found: Files) -> None:
        """Copy a version whole or not at all; those who come at the same time wait, and find it there."""
        place = str(found.place.resolve())
        with self.connection.transaction():
            self.connection.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", (SCHEMA,))
            if self._there(kept):
                return
            if self.connection.execute("SELECT to_regnamespace(%s)", (SCHEMA,)).fetchone()[0] is None:
                self.connection.execute(f"CREATE SCHEMA {SCHEMA}")
            name = f'{SCHEMA}."{kept}"'
            self._make(f"TABLE {name}", name, found.schema, found.pieces())
            self.connection.execute(f"COMMENT ON TABLE {name} IS {_quoted(place)}")
            self._tidy(kept, place)

    def _tidy(self, kept: str, place: str) -> None:
        """Drop copies of the same place in an earlier state, and of places beside it that are gone."""
        tables = self.connection.execute(
            "SELECT relname, obj_description(oid, 'pg_class') FROM pg_class "
            "WHERE relnamespace = to_regnamespace(%s) AND relkind = 'r' AND pg_has_role(relowner, 'USAGE')",
            (SCHEMA,),
        ).fetchall()
        for name, told in tables:
            beside = told and Path(told).parent == Path(place).parent and not Path(told).exists()
            if name != kept and (told == place or beside):
                self.connection.execute(f'DROP TABLE {SCHEMA}."{name}"')

    def _make(self, what: str, name: str, schema: pa.Schema, pieces: Iterable[pa.Table]) -> None:
        columns = ", ".join(f"{_name(field.name)} {_KINDS[str(field.type)]}" for field in schema)
        self.connection.execute(f"CREATE {what} ({columns})")
        with self.connection.cursor() as cursor, cursor.copy(f"COPY {name} FROM STDIN (FORMAT csv)") as copy:
            for batch in (batch for piece in pieces for batch in piece.to_batches() if batch.num_rows):
                sink = io.BytesIO()  # batch by batch: pyarrow 25 writes zeros where the first part of a table is empty
                csv.write_csv(batch, sink, csv.WriteOptions(include_header=False))
                copy.write(sink.getbuffer())
        self.connection.execute(f"ANALYZE {name}")  # without figures of its own the server plans joins badly


def _read(out: io.BytesIO, schema: pa.Schema) -> pa.Table:
    """The rows that were copied out: missing is empty, and empty text is in quotation marks."""
    if not out.tell():
        return schema.empty_table()
    out.seek(0)
    return csv.read_csv(
        out,
        csv.ReadOptions(column_names=schema.names),
        csv.ParseOptions(newlines_in_values=True, ignore_empty_lines=False),
        csv.ConvertOptions(
            column_types={field.name: field.type for field in schema}, null_values=[""], strings_can_be_null=True,
            quoted_strings_can_be_null=False, true_values=["t"], false_values=["f"],
        ),
    )  # fmt: skip


def _name(column: str) -> str:
    return '"' + column.replace('"', '""') + '"'


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
