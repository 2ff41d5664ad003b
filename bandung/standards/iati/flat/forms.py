"""Flat tables as files: CSV and Parquet, one for each table; one XLSX workbook; one DuckDB file.

``parts`` are files of rows that ``rows`` wrote, in their order. Memory does not grow with them.
"""

import io
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

from bandung.standards.iati.errors import BadIati
from bandung.standards.iati.flat.columns import TABLES
from bandung.standards.iati.flat.rows import cells_of
from bandung.standards.iati.flat.views import VIEWS
from bandung.standards.tables.columns import CellKind
from bandung.standards.tables.sheets import Cell, Sheet
from bandung.standards.tables.writing import csv_lines, write_xlsx
from bandung.values.errors import _

Parts = Mapping[str, Sequence[Path]]
"""Table to its files of rows."""
_BLOCK = 1 << 20
_ROW_GROUP = 16 << 20


class UnknownForm(BadIati):
    sentence = _("Tables leave as %(forms)s, not as “%(form)s”.")


def _csv(parts: Parts, to: Path, language: str) -> None:
    for name, columns in TABLES.items():
        with (to / f"{name}.csv").open("wb") as file:
            file.writelines(line.encode() for line in csv_lines(Sheet(name, columns, ()), language))
            for part in parts.get(name, ()):
                with part.open("rb") as rows:
                    shutil.copyfileobj(rows, file, _BLOCK)


def _xlsx(parts: Parts, to: Path, language: str) -> None:
    def rows(name: str) -> Iterator[list[Cell]]:
        return chain.from_iterable(cells_of(name, part) for part in parts.get(name, ()))

    with (to / "iati.xlsx").open("wb") as file:
        write_xlsx([Sheet(name, columns, rows(name)) for name, columns in TABLES.items()], language, file)


def _parquet(parts: Parts, to: Path, language: str) -> None:
    import pyarrow as pa
    import pyarrow.compute as pc
    import pyarrow.csv as pcsv
    import pyarrow.parquet as pq

    types: Mapping[CellKind, pa.DataType] = {
        "text": pa.string(), "whole": pa.int64(), "number": pa.decimal128(38, 20), "money": pa.decimal128(38, 2),
        "day": pa.date32(),
    }  # fmt: skip
    for name, columns in TABLES.items():
        schema = pa.schema([(column.code, types[column.kind]) for column in columns])
        how = pcsv.ConvertOptions(column_types=schema, strings_can_be_null=False)
        of = parts.get(name, ())
        with pq.ParquetWriter(to / f"{name}.parquet", schema, compression="zstd") as writer:
            if not of:
                continue
            block = max(_BLOCK, 2 * max(map(_longest_line, of)))
            read = pcsv.ReadOptions(column_names=schema.names, block_size=block, use_threads=False)
            parse = pcsv.ParseOptions(newlines_in_values=True)
            batches: list[pa.RecordBatch] = []
            size = 0
            for batch in pcsv.open_csv(
                pa.PythonFile(io.BufferedReader(_Chained(of), _BLOCK), mode="r"), read, parse, how
            ):
                arrays = [
                    pc.replace_substring_regex(array, r"^'('*[=+\-@\t\r\n])", r"\1")
                    if field.type == pa.string()
                    else array
                    for array, field in zip(batch.columns, schema, strict=True)
                ]
                batches.append(pa.record_batch(arrays, schema))
                size += batch.nbytes
                if size >= _ROW_GROUP:
                    writer.write_table(pa.Table.from_batches(batches, schema))
                    batches.clear()
                    size = 0
            if batches:
                writer.write_table(pa.Table.from_batches(batches, schema))


class _Chained(io.RawIOBase):
    """Files of rows as one, however many they are."""

    def __init__(self, parts: Sequence[Path]) -> None:
        self._files = (part.open("rb") for part in parts)
        self._file = next(self._files, None)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while self._file is not None:
            if number := self._file.readinto(buffer):
                return number
            self._file.close()
            self._file = next(self._files, None)
        return 0


def _longest_line(part: Path) -> int:
    """In bytes; a block must have room for it."""
    with part.open("rb") as rows:
        return max(map(len, rows), default=0)


def _duckdb(parts: Parts, to: Path, language: str) -> None:
    import duckdb

    made = to / "iati.duckdb"
    made.unlink(missing_ok=True)
    between = to / ".between"
    between.mkdir(exist_ok=True)
    try:
        _parquet(parts, between, language)
        with duckdb.connect(str(made), config={"threads": 1, "memory_limit": "200MB"}) as database:
            for name in TABLES:
                database.read_parquet(str(between / f"{name}.parquet")).create(name)
            for view, (told, query) in VIEWS.items():
                database.execute(f"create view {view} as {query}")
                database.execute(f"comment on view {view} is '{told}'")
    finally:
        shutil.rmtree(between)


FORMS: Mapping[str, Callable[[Parts, Path, str], None]] = {
    "csv": _csv, "parquet": _parquet, "xlsx": _xlsx, "duckdb": _duckdb,
}  # fmt: skip
"""Form to what writes it into a folder."""


def check_forms(forms: Sequence[str]) -> None:
    """Refuse a form that there is not.

    :raises UnknownForm: if one is none of ``FORMS``.
    """
    for form in forms:
        if form not in FORMS:
            raise UnknownForm(form=form[:20], forms=", ".join(FORMS))


def assemble(parts: Parts, to: Path, forms: Sequence[str], language: str) -> None:
    """Write the tables into a folder, in each of the forms."""
    for form in forms:
        FORMS[form](parts, to, language)
