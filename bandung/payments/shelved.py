"""Rows on their way into the tables of payments: as they stand on the shelf, and onto it where something is new."""

from typing import Any, TypeVar

from django.db import models

from bandung.registers.readers import Shelf

M = TypeVar("M", bound=models.Model)


def rows_of(model: type[M], keys: set[str], shelf: Shelf) -> list[M]:
    """Rows as they stand on the shelf, by key, in one query."""
    shelf.load(model, set(keys))
    return [row for key in sorted(keys) if (row := shelf.get(model, key)) is not None]


def put(row: Any, shelf: Shelf, **told: Any) -> None:
    """Onto the shelf, if anything of it is new."""
    if any(getattr(row, name) != value for name, value in told.items()):
        for name, value in told.items():
            setattr(row, name, value)
        shelf.put(row)
