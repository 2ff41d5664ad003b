"""The tables of ``reference/data``: UTF-8 CSV files with a header, read once, when they are first asked for."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from bandung.values import LANGUAGES

Row = Mapping[str, str]


@cache
def rows(table: str) -> tuple[Row, ...]:
    """All rows of one table, in the order of the file; every cell is a text, empty where nothing is stated."""
    text = (files("bandung.reference") / "data" / f"{table}.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))


def names(row: Row, prefix: str = "name_") -> dict[str, str]:
    """Language to name, from the columns ``name_en``, ``name_fr``...; languages without a name are left out."""
    return {language: text for language in LANGUAGES if (text := row.get(prefix + language, ""))}


@dataclass(frozen=True, slots=True)
class Coded:
    """An entry of a reference list: a code that never changes and its names by language."""

    code: str
    names: Mapping[str, str] = field(compare=False, repr=False)

    def name(self, language: str = "en") -> str:
        """The name in this language; where we have none, in English, which is always there."""
        return self.names.get(language) or self.names["en"]
