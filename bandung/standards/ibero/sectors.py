"""Thirty sectors in six areas, and which of them a purpose code of the CRS falls under; not the official list."""

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from bandung.standards.tables.words import coded

OTHER = "other"


def sectors() -> Mapping[str, str]:
    """Sector to its area, in the order of the list."""
    return {row["code"]: row["area"] for row in _rows("sectors_v0")}


def areas() -> tuple[str, ...]:
    """The six areas."""
    return tuple(coded("ibero area"))


@cache
def sector_of(purpose: str) -> str:
    """The sector of a purpose code of 3 or 5 digits, by its longest known beginning; empty where none is stated."""
    if not purpose:
        return ""
    known = _by_purpose()
    return next((known[purpose[:size]] for size in range(len(purpose), 0, -1) if purpose[:size] in known), OTHER)


def area_of(purpose: str) -> str:
    """The area of a purpose code; empty where none is stated."""
    return _areas()[sector_of(purpose)] if purpose else ""


@cache
def _areas() -> Mapping[str, str]:
    return sectors()


@cache
def _by_purpose() -> Mapping[str, str]:
    return {row["purpose"]: row["sector"] for row in _rows("crs_v0")}


@cache
def _rows(name: str) -> tuple[Mapping[str, str], ...]:
    text = (files("bandung.standards.ibero") / "data" / f"{name}.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))
