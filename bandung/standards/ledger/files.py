"""The ledger as CSV, XLSX or Parquet, in one pass whatever its length, and back into the same lines."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from typing import IO, Any

import pyarrow as pa
import pyarrow.parquet as pq

from bandung.measurement.lines import Line
from bandung.standards.ledger.columns import COLUMNS, NAMES, cells_of, line_of
from bandung.standards.ledger.errors import TooFine, UnknownForm
from bandung.standards.tables.columns import CellKind
from bandung.standards.tables.errors import BadTable
from bandung.standards.tables.reading import read_table
from bandung.standards.tables.sheets import Sheet
from bandung.standards.tables.writing import write_csv, write_xlsx
from bandung.values.errors import _

LEDGER = _("Ledger")
_PARQUET = b"PAR1"
_BATCH = 50_000
_ARROW: Mapping[CellKind, Any] = {
    "text": pa.string(), "whole": pa.int64(), "number": pa.decimal128(38, 20), "day": pa.date32(),
    "moment": pa.timestamp("us", "UTC"), "yes-no": pa.bool_(),
}  # fmt: skip
SCHEMA = pa.schema([(column.code, _ARROW[column.kind]) for column in COLUMNS])
"""Of a Parquet file of the ledger: numbers are decimals with 20 places, moments are in UTC."""


def sheet(lines: Iterable[Line]) -> Sheet:
    """The ledger as a table."""
    return Sheet(LEDGER, COLUMNS, map(cells_of, lines))


def _csv(lines: Iterable[Line], to: IO[bytes]) -> None:
    write_csv(sheet(lines), "en", to)


def _xlsx(lines: Iterable[Line], to: IO[bytes]) -> None:
    write_xlsx([sheet(lines)], "en", to)


def _parquet(lines: Iterable[Line], to: IO[bytes]) -> None:
    cells = map(cells_of, lines)
    with pq.ParquetWriter(to, SCHEMA, compression="zstd") as writer:
        while batch := list(islice(cells, _BATCH)):
            try:
                arrays = [
                    pa.array(values, field.type) for values, field in zip(zip(*batch, strict=True), SCHEMA, strict=True)
                ]
            except pa.ArrowInvalid:
                raise TooFine() from None
            writer.write_batch(pa.record_batch(arrays, SCHEMA))


FORMS: Mapping[str, Callable[[Iterable[Line], IO[bytes]], None]] = {"csv": _csv, "xlsx": _xlsx, "parquet": _parquet}
"""Form to its writer."""


def write(lines: Iterable[Line], form: str, to: IO[bytes]) -> None:
    """Write lines of the ledger, in the order given.

    :raises UnknownForm: if the form is none of ``FORMS``.
    :raises CellTooLong: if a text is too long for XLSX.
    :raises TooFine: if a number has too many decimals for Parquet.
    """
    if form not in FORMS:
        raise UnknownForm(form=form[:20], forms=", ".join(FORMS))
    FORMS[form](lines, to)


def read(data: bytes) -> Iterator[Line]:
    """The lines of a file that ``write`` made, in whichever form, in its order.

    :raises BadTable: if it is no such file, or a cell of it holds something else.
    :raises BadSpreadsheet: if it must not be opened.
    """
    if data.startswith(_PARQUET):
        return _read_parquet(data)
    return map(line_of, read_table(data, COLUMNS))


def _read_parquet(data: bytes) -> Iterator[Line]:
    try:
        file = pq.ParquetFile(pa.BufferReader(data))
        if not set(NAMES) <= set(file.schema_arrow.names):
            raise BadTable()
        for batch in file.iter_batches(_BATCH, columns=list(NAMES)):
            table = batch.cast(SCHEMA)
            yield from map(line_of, zip(*(array.to_pylist() for array in table.columns), strict=True))
    except pa.ArrowException:
        raise BadTable() from None
