"""How commands print: a table for people, JSON for programs."""

import json
import sys
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any


def as_json(value: Any) -> None:
    """Print a value as JSON, readable in any script."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2, default=str) + "\n")


def table(headers: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Print rows in columns, wide characters counted as two."""
    cells = [list(map(str, headers)), *[["" if value is None else str(value) for value in row] for row in rows]]
    widths = [max(_width(row[column]) for row in cells) for column in range(len(headers))]
    for row in cells:
        line = "  ".join(cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True))
        sys.stdout.write(line.rstrip() + "\n")


def progress(done: int, total: int | None = None) -> None:
    """Say how far long work has come, on the error output and only to a person."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{done:,}" + (f" of {total:,}" if total else ""))
        if total and done >= total:
            sys.stderr.write("\n")


def _width(text: str) -> int:
    return sum(
        0 if unicodedata.combining(character) else 2 if unicodedata.east_asian_width(character) in "WF" else 1
        for character in text
    )
