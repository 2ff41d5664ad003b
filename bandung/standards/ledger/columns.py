"""A line of the ledger as cells, one for each of its fields, and back."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, fields
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from bandung.measurement.lines import Line
from bandung.records.contributions import Costs
from bandung.records.loans import Loan
from bandung.standards.ledger.errors import BadLine
from bandung.standards.tables.columns import CellKind, Column
from bandung.standards.tables.sheets import Cell

_KINDS: Mapping[Any, CellKind] = {
    str: "text", int: "whole", int | None: "whole", Decimal | None: "number", date | None: "day", datetime: "moment",
    bool: "yes-no", Costs | None: "text", Loan | None: "text", tuple[str, ...]: "text",
}  # fmt: skip
_TYPES: Mapping[str, Any] = {it.name: it.type for it in fields(Line)}
NAMES: Sequence[str] = tuple(_TYPES)
COLUMNS: Sequence[Column] = tuple(Column(name, _KINDS[said], {"en": name}) for name, said in _TYPES.items())
_ABSENT: Mapping[str, Any] = {
    it.name: it.default for it in fields(Line) if it.default is not MISSING and it.default is not None
}
"""What stands for an empty cell of a field that is never None."""


def _told(part: Costs | Loan | None) -> str:
    """In canonical JSON, without what is not stated."""
    if part is None:
        return ""
    return json.dumps(part.model_dump(mode="json", exclude_defaults=True), sort_keys=True, separators=(",", ":"),
                      ensure_ascii=False)  # fmt: skip


_PACK: Mapping[Any, Callable[[Any], Cell]] = {
    Costs | None: _told, Loan | None: _told,
    tuple[str, ...]: lambda several: json.dumps(several, ensure_ascii=False) if several else "",
}  # fmt: skip
_UNPACK: Mapping[Any, Callable[[str], Any]] = {
    Costs | None: lambda text: Costs.model_validate_json(text) if text else None,
    Loan | None: lambda text: Loan.model_validate_json(text) if text else None,
    tuple[str, ...]: lambda text: tuple(json.loads(text)) if text else (),
}
_PACKED = tuple((at, _PACK[said], _UNPACK[said]) for at, said in enumerate(_TYPES.values()) if said in _PACK)
_NEEDED = tuple((at, name) for at, name in enumerate(NAMES) if _TYPES[name] in (int, datetime))


def cells_of(line: Line) -> list[Cell]:
    """The cells of a line, in the order of ``COLUMNS``."""
    told = line.__dict__
    cells = [told[name] for name in NAMES]
    for at, pack, _unpack in _PACKED:
        cells[at] = pack(cells[at])
    return cells


def line_of(cells: Sequence[Cell]) -> Line:
    """The line that these cells tell.

    :raises BadLine: if what every line has is missing, or a cell of JSON is none.
    """
    told: list[Any] = list(cells)
    for at, name in _NEEDED:
        if told[at] is None:
            raise BadLine(line=str(told[0])[:80], column=name)
    for at, _pack, unpack in _PACKED:
        try:
            told[at] = unpack(told[at] or "")
        except (ValueError, TypeError):
            raise BadLine(line=str(told[0])[:80], column=NAMES[at]) from None
    line = Line.__new__(Line)
    line.__dict__.update(
        (name, _ABSENT[name] if cell is None and name in _ABSENT else cell)
        for name, cell in zip(NAMES, told, strict=True)
    )
    return line
