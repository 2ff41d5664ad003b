"""What tables and columns are called in the reader's language, and which one a person means by a heading."""

import csv
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from bandung.reference.countries import plain
from bandung.standards.iati.document import Kind
from bandung.standards.iati.sheets.layout import FILE, FILE_COLUMNS, OTHER, OTHER_COLUMNS, TEXTS, TEXTS_COLUMNS
from bandung.standards.iati.sheets.plan import plan_for
from bandung.values import LANGUAGES

READ_ME = "read me"
"""The sheet that explains; it is not read."""
PROBLEMS = "what is wrong"
NOT_READ = (READ_ME, PROBLEMS, "Lists")
BESIDE = " · name"
"""At the end of the heading of a column that only shows the names of codes, and is not read."""
AS_WRITTEN = " as written"
"""At the end of that of a column with the very digits of a number."""
LONGEST_NAME = 31
"""Characters of the name of a sheet."""


@cache
def _words() -> Mapping[str, Mapping[str, str]]:
    """Names of tables and columns, in English, to those in other languages."""
    with (Path(__file__).parent / "data" / "headings.csv").open(encoding="utf-8", newline="") as file:
        return {row["en"]: row for row in csv.DictReader(file)}


_ENDINGS = (" vocabulary address", " vocabulary", " code", " type", " number", " reference", " identifier")


def said(name: str, language: str) -> str:
    """A name in this language, of its parts where it is put together (“secteur · code”); else in English."""
    if language == "en":
        return name
    known = _words().get(name, {}).get(language)
    if known:
        return known
    ending = next((each for each in _ENDINGS if name.endswith(each)), "")
    if not ending:
        return name
    return f"{said(name.removesuffix(ending), language)} · {said(ending.strip(), language)}"


@cache
def heading_of(kind: Kind, table: str, name: str, language: str) -> str:
    """The heading of a column; one with a language keeps it in brackets."""
    base, bracket, rest = name.partition(" (")
    return said(base, language) + bracket + rest


@cache
def endings(name: str) -> tuple[str, ...]:
    """``BESIDE`` or ``AS_WRITTEN`` in all our languages."""
    return tuple(said(name, language) for language in LANGUAGES)


def table_heading(name: str, language: str) -> str:
    """The name of a table as a sheet bears it."""
    return re.sub(r"[\[\]:*?/\\]", " ", said(name, language))[:LONGEST_NAME]


@cache
def _columns(kind: Kind, table: str) -> tuple[str, ...]:
    plan = plan_for(kind)
    keys = plan.item_table.names[:2]
    match table:
        case "file":
            return FILE_COLUMNS
        case "texts":
            return (*keys, *TEXTS_COLUMNS)
        case "other":
            return (*keys, *OTHER_COLUMNS)
    return (*plan.tables[table].names, *plan_for(kind, old=True).tables[table].names)


@cache
def _by_heading(kind: Kind, table: str) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for language in LANGUAGES:
        for name in _columns(kind, table):
            found.setdefault(plain(heading_of(kind, table, name, language)), name)
    return found


def column_by_heading(kind: Kind, table: str, heading: str) -> str | None:
    """The column of a table that a heading names in any of our languages."""
    return _by_heading(kind, table).get(plain(heading))


@cache
def _tables(kind: Kind) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for language in LANGUAGES:
        for name in (*plan_for(kind).tables, FILE, TEXTS, OTHER):
            found.setdefault(plain(table_heading(name, language)), name)
        for name in NOT_READ:
            found.setdefault(plain(table_heading(name, language)), "")
    return found


def table_by_heading(kind: Kind, name: str) -> str | None:
    """The table that a sheet is by its name; a long one goes on in “transactions 2”. "" for one that is not read."""
    by_name = _tables(kind)
    key = plain(name)
    return by_name[key] if key in by_name else by_name.get(re.sub(r"\s*\d+$", "", key))
