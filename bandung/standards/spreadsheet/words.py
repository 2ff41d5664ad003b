"""The words of a spreadsheet in the reader's language: headings, what is wrong, letters of columns."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from bandung.records.columns import Column, SheetKind, column_named, columns, name_in, translated
from bandung.reference.countries import plain
from bandung.values import LANGUAGES
from bandung.values.errors import BandungError, _

WHAT_IS_WRONG = _("What is wrong")
PROBLEMS_COLUMN = "problems"
"""Machine name of the column that we add to rows that come back; it is left aside when they are sent again."""
SHEET_NAMES: Mapping[SheetKind, str] = {
    "need": _("Needs"), "offer": _("Offers"), "contribution": _("Contributions"),
}  # fmt: skip
HOW_TO = _("How to fill this in")
ALL_PROBLEMS = _("All problems")
_OUR_WORDS = ("table", "kind", "found", "reason")


@dataclass(frozen=True, slots=True)
class SheetProblem:
    """One thing wrong in a spreadsheet, and where: ``row`` as people see it (0: the whole sheet), letter, heading."""

    sheet: str
    row: int
    column: str
    heading: str
    sentence: str
    places: Mapping[str, Any] = field(default_factory=dict)
    suggestion: str = ""
    name: str = ""
    """The column's machine name, empty where it has none."""

    def said(self, language: str) -> str:
        """What is wrong, in the reader's language."""
        return said(self.sentence, self.places, language)

    def __str__(self) -> str:
        place = f"{self.sheet}!{self.column}{self.row or ''}"
        return f"{place} {self.heading}: {self.said('en')}"


def said(sentence: str, places: Mapping[str, Any], language: str) -> str:
    """A sentence with its places filled, in the reader's language; names of lists in it too."""
    text = translated(sentence, language)
    if not places:
        return text
    return text % {
        name: translated(value, language) if name in _OUR_WORDS and isinstance(value, str) else value
        for name, value in places.items()
    }


def refusal_said(error: BandungError, language: str) -> str:
    """Why a file was refused, in the reader's language."""
    return said(error.sentence, error.places, language)


def heading_of(column: Column, language: str) -> str:
    """The heading of a column as a sheet shows it: ``Proof 2 (French)``, with a star where it is needed."""
    heading = translated(column.heading, language)
    if column.part:
        heading += f" {column.part}"
    if column.language:
        heading += f" ({name_in('language', column.language, language)})"
    return heading + (" *" if column.needed else "")


def headed(kind: SheetKind, name: str, language: str) -> str:
    """The heading of the column of this machine name; empty for none."""
    found = column_named(kind, name)
    if found is None:
        return ""
    column, steps = found
    return heading_of(
        replace(
            column,
            part=int(steps[1]) if column.part else 0,
            language=steps[-1] if column.language else "",
            needed=False,
        ),
        language,
    )


@cache
def names_by_heading(kind: SheetKind) -> Mapping[str, str]:
    """Every heading in every language, plainly written, to the machine name of its column."""
    every = columns(kind, languages=LANGUAGES, parts=10)
    found: dict[str, str] = {}
    for language in LANGUAGES:
        found.setdefault(plain(translated(WHAT_IS_WRONG, language)), PROBLEMS_COLUMN)
        for column in every:
            found.setdefault(plain(heading_of(column, language)), column.name)
            if column.part == 1 or column.language == language:
                bare = translated(column.heading, language)
                found.setdefault(plain(bare), column.name)
    return found


def letter(number: int) -> str:
    """The letter of a column, counted from 1: 28 is AB."""
    text = ""
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(65 + rest) + text
    return text
