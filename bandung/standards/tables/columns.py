"""Columns of a table: a code that never changes, what its cells hold, a heading in each language."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal, cast, get_args

from bandung.records.wording import translated
from bandung.reference.tables import names
from bandung.standards.tables.words import word

CellKind = Literal["text", "number", "money", "whole", "yes-no", "day", "moment"]
"""``number`` and ``money`` are Decimal, ``whole`` is int, ``day`` a date, ``moment`` a datetime with its zone."""


@dataclass(frozen=True, slots=True)
class Column:
    """``table`` names the list that the codes of the column are from: country, sector, modality, sdg."""

    code: str
    kind: CellKind
    names: Mapping[str, str]
    table: str = ""
    evidence: str = ""
    """What the column rests on, where that is not certain."""

    def heading(self, language: str) -> str:
        """The heading in this language; in English where there is none."""
        return self.names.get(language) or translated(self.names.get("en", ""), language) or self.code

    def name_of(self, codes: str, language: str) -> str:
        """The names of one code, or of several that are parted by a blank; what the list does not have stays."""
        return _names_of(self.table, codes, language)


@lru_cache(maxsize=50_000)
def _names_of(table: str, codes: str, language: str) -> str:
    return "; ".join(word(table, code, language) for code in codes.split(" ")) if codes else ""


def column(code: str, heading: str, kind: CellKind = "text", table: str = "") -> Column:
    """A column whose heading is a sentence of ours, to be translated with all others."""
    return Column(code, kind, {"en": heading}, table)


@cache
def columns_of(package: str, version: str = "v0", table: str = "columns") -> tuple[Column, ...]:
    """The columns of a standard from its data file, such as ``standards/ssc/data/columns_v0.csv``."""
    file = files(f"bandung.standards.{package}") / "data" / f"{table}_{version}.csv"
    return tuple(_column(row) for row in csv.DictReader(file.read_text(encoding="utf-8").splitlines()))


def _column(row: Mapping[str, str]) -> Column:
    assert row["kind"] in get_args(CellKind), row
    return Column(row["code"], cast(CellKind, row["kind"]), names(row), row["table"], row["evidence"])
