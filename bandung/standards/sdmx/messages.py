"""Observations as an SDMX data set, and back: SDMX-ML 3.0 and SDMX-CSV 2.0."""

import csv
from collections.abc import Iterable, Sequence
from datetime import datetime
from decimal import Decimal, InvalidOperation
from io import BytesIO, StringIO
from typing import IO, cast

import pandas as pd
from msgspec.structs import replace
from pysdmx.errors import PysdmxError
from pysdmx.io import read_sdmx
from pysdmx.io.csv.sdmx20.writer import write as write_as_csv
from pysdmx.io.pd import PandasDataset
from pysdmx.io.xml.sdmx30.writer.structure_specific import write as write_as_ml
from pysdmx.model import Components, DataType
from pysdmx.model.dataflow import Schema

from bandung.standards.sdmx.definitions import NOT_STATED, PARTS, data_structure, header
from bandung.standards.sdmx.observations import Observation
from bandung.standards.tables.errors import BadTable

_COLUMNS = [part.id for part in PARTS]
_HEADER = b"STRUCTURE,STRUCTURE_ID,ACTION,"
"""How SDMX-CSV 2.0 begins; the library reads no file that has nothing below it."""


def _schema() -> Schema:
    """The structure as the library writes values by it: numbers stay the texts that they are, so no digit is lost."""
    schema = data_structure().to_schema()
    exact = {"OBS_VALUE", "COVERAGE"}
    components = [
        replace(it, local_dtype=DataType.BIG_INTEGER, concept=replace(it.concept, dtype=DataType.BIG_INTEGER))
        if it.id in exact
        else it
        for it in schema.components
    ]
    return replace(schema, components=Components(components))


def _row(it: Observation) -> tuple[str, ...]:
    value = "" if it.value is None else format(it.value, "f")
    return (
        "A", it.giver or NOT_STATED, it.recipient or NOT_STATED, it.item, it.group, it.sector or NOT_STATED, it.stage,
        it.measure, it.unit, str(it.year), value, it.status, format(it.coverage, "f"), str(it.counted), str(it.lines),
        " ".join(it.lists), " ".join(it.methods), str(it.figure),
    )  # fmt: skip


def data_set(observations: Iterable[Observation]) -> PandasDataset:
    """The data set as the library holds it, for programs."""
    frame = pd.DataFrame([_row(it) for it in observations], columns=_COLUMNS, dtype=str)
    return PandasDataset(structure=_schema(), data=frame)


def write_ml(observations: Iterable[Observation], to: IO[bytes], *, prepared: datetime) -> None:
    """Write SDMX-ML 3.0, structure-specific."""
    message = write_as_ml([data_set(observations)], header=header(prepared, "data"), prettyprint=False)
    to.write(str(message).encode())


def write_csv(observations: Iterable[Observation], to: IO[bytes]) -> None:
    """Write SDMX-CSV 2.0."""
    to.write(str(write_as_csv([data_set(observations)])).encode())


def read(data: bytes) -> list[Observation]:
    """The observations of a data set that we wrote, in its order.

    :raises BadTable: if it is no such data set.
    """
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise BadTable()
    if data.startswith(_HEADER) and b"\n" not in data.strip():
        return []
    try:
        found = read_sdmx(BytesIO(data)).data or []
        frame = cast(PandasDataset, found[0]).data
        rows = frame.astype(str).where(frame.notna(), "").reindex(columns=_COLUMNS, fill_value="")
        if not data.lstrip().startswith(b"<"):
            rows["OBS_VALUE"] = _exact_values(data)
        return [_observation(row) for row in rows.itertuples(index=False, name=None)]
    except (PysdmxError, ValueError, InvalidOperation, IndexError, KeyError):
        raise BadTable() from None


def _exact_values(data: bytes) -> list[str]:
    """The values of a CSV as they are written: the library reads them as binary numbers, which keep 17 digits."""
    return [row["OBS_VALUE"] for row in csv.DictReader(StringIO(data.decode("utf-8-sig"), newline=""))]


def _observation(row: Sequence[str]) -> Observation:
    told = ["" if each == NOT_STATED else each for each in row]
    _freq, giver, recipient, item, group, sector, stage, measure, unit, year, value, *rest = told
    _status, _coverage, counted, lines, lists, methods, _figure = rest
    return Observation(
        giver, recipient, item, group, sector, stage, measure, unit, int(year),
        Decimal(value) if value not in ("", "NaN", "nan") else None, int(counted), int(lines), tuple(lists.split()),
        tuple(methods.split()),
    )  # fmt: skip
