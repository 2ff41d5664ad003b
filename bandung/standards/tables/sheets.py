"""A table of cells, and several of them as one workbook."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from bandung.standards.tables.columns import Column

Cell = str | int | Decimal | date | datetime | bool | None
"""None and the empty text are an empty cell: not stated."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """``name`` is a sentence of ours, translated when it is written; ``rows`` are gone through once."""

    name: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[Cell]]
