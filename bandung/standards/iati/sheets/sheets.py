"""Tables as they come in: which sheet is which table, which column is which, and its rows in the plan's order."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from bandung.reference.countries import plain
from bandung.standards.iati.document import Kind
from bandung.standards.iati.sheets.cells import EXACTLY
from bandung.standards.iati.sheets.errors import TooManyTables
from bandung.standards.iati.sheets.headings import (
    AS_WRITTEN,
    BESIDE,
    column_by_heading,
    endings,
    heading_of,
    table_by_heading,
)
from bandung.standards.iati.sheets.layout import FILE, FILE_COLUMNS, OTHER, OTHER_COLUMNS, TEXTS, TEXTS_COLUMNS, Row
from bandung.standards.iati.sheets.plan import Plan, plan_for
from bandung.standards.spreadsheet.words import SheetProblem, letter
from bandung.values.errors import _

KEYS = 2
"""Columns by which rows of “texts” and “other” name their item."""
_LANGUAGE = re.compile(r"(.+) \(([A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,3})\)")
_MOST_HEADER_ROWS = 20
_MOST_COLUMNS = 500
MOST_TABLES = 100
_MOST_SEARCHED = 100
"""Headings for which the nearest one of ours is looked for."""
UNKNOWN_COLUMN = _("We do not know the column “%(heading)s”; it was left aside.")
PERHAPS = _("We do not know the column “%(heading)s”; did you mean “%(suggestion)s”? It was left aside.")
TWICE = _("This column is there twice; column %(first)s counts, this one was left aside.")
UNKNOWN_SHEET = _("We do not know this sheet; it was left aside.")

Raw = Iterator[tuple[int, Sequence[Any]]]


@dataclass(slots=True)
class Source:
    """A sheet or file: ``open`` gives its rows from the first, each with its number; ``text`` makes text of a cell."""

    name: str
    open: Callable[[], Raw]
    text: Callable[[Any], str] = str
    file: str = ""
    """Its name inside a workbook."""


@dataclass(slots=True)
class Sheet:
    """A source that is known to be (part of) a table."""

    source: Source
    table: str
    header_row: int
    places: dict[str, int] = field(default_factory=dict)
    """Name of a column, with its language, to where it is in the sheet."""
    written: dict[str, int] = field(default_factory=dict)
    """The same for the very digits of numbers."""


@dataclass(slots=True)
class Found:
    """All sheets of one delivery; ``problems`` are about whole sheets and columns.

    ``notes`` tell of columns that are like none of ours, and so most likely somebody's own.
    """

    sheets: list[Sheet]
    kind: Kind
    head: list[tuple[str, str]]
    problems: list[SheetProblem]
    notes: list[SheetProblem] = field(default_factory=list)

    def of(self, table: str) -> list[Sheet]:
        """The sheets of a table; a long one may have several."""
        return [each for each in self.sheets if each.table == table]


def columns_of(plan: Plan, table: str) -> list[str]:
    """The names of a table's columns, in order."""
    keys = plan.item_table.names[:KEYS]
    if table == TEXTS:
        return [*keys, *TEXTS_COLUMNS]
    if table == OTHER:
        return [*keys, *OTHER_COLUMNS]
    return list(FILE_COLUMNS) if table == FILE else plan.tables[table].names


def find_sheets(sources: Iterable[Source], language: str) -> Found:
    """Which of the sources are tables of ours; sheets of other names are told of and left aside."""
    sources = list(sources)
    if len(sources) > MOST_TABLES:
        raise TooManyTables(most=MOST_TABLES)
    kind = _kind(sources)
    plan = plan_for(kind)
    found = Found([], kind, [], [])
    for source in sources:
        table = table_by_heading(kind, source.name)
        if table == "":
            continue
        if table is None:
            found.problems.append(SheetProblem(source.name, 0, "", "", UNKNOWN_SHEET))
            continue
        sheet = _sheet(source, table, plan, found, language)
        if sheet is not None:
            found.sheets.append(sheet)
    return found


def _kind(sources: Sequence[Source]) -> Kind:
    named = [table_by_heading(Kind.ORGANISATIONS, each.name) for each in sources]
    of_activities = [table_by_heading(Kind.ACTIVITIES, each.name) for each in sources]
    return Kind.ORGANISATIONS if "organisations" in named and "activities" not in of_activities else Kind.ACTIVITIES


def _sheet(source: Source, table: str, plan: Plan, found: Found, language: str) -> Sheet | None:
    known = columns_of(plan, table)
    best, best_row, best_names = 0, 0, []
    for number, cells in source.open():
        names = [_named(plan, table, known, source.text(cell)) for cell in cells[:_MOST_COLUMNS]]
        count = len({name for name in names if name})
        if count > best:
            best, best_row, best_names = count, number, list(zip(names, map(source.text, cells), strict=False))
            if count == len(known):
                break
        if number >= _MOST_HEADER_ROWS:
            break
    if not best:
        return None
    sheet = Sheet(source, table, best_row)
    for at, (name, heading) in enumerate(best_names):
        problem = SheetProblem(source.name, best_row, letter(at + 1), heading[:80], "")
        if name is None:
            if heading.strip():
                few = len(found.problems) + len(found.notes) < _MOST_SEARCHED
                told = _unknown(problem, plan, table, heading, language, few)
                (found.problems if told.suggestion else found.notes).append(told)
        elif name.endswith(AS_WRITTEN):
            sheet.written[name.removesuffix(AS_WRITTEN)] = at
        elif name in sheet.places:
            places = {"first": letter(sheet.places[name] + 1)}
            found.problems.append(SheetProblem(source.name, best_row, problem.column, heading[:80], TWICE, places))
        elif name:
            sheet.places[name] = at
    return sheet


def _named(plan: Plan, table: str, known: Sequence[str], heading: str) -> str | None:
    """The column that a heading names; "" for one that is not read, None for one that is not known."""
    heading = heading.strip().rstrip("*").strip()
    if heading in known:
        return heading
    if not heading or heading.endswith(endings(BESIDE)):
        return "" if heading else None
    for ending in endings(AS_WRITTEN):
        if heading.endswith(ending):
            base = _named(plan, table, known, heading.removesuffix(ending))
            return base + AS_WRITTEN if base else base
    base, language = heading, ""
    if with_language := _LANGUAGE.fullmatch(heading):
        base, language = with_language[1], with_language[2]
    name = base if base in known else column_by_heading(plan.kind, table, base)
    if name is None:
        return None
    return f"{name} ({language})" if language else name


def _unknown(problem: SheetProblem, plan: Plan, table: str, heading: str, language: str, search: bool) -> SheetProblem:
    shown = {plain(heading_of(plan.kind, table, name, each)): heading_of(plan.kind, table, name, each)
             for name in columns_of(plan, table) for each in ("en", language)}  # fmt: skip
    near = get_close_matches(plain(heading)[:80], shown, n=1, cutoff=0.75) if search else []
    places = {"heading": heading[:80], "suggestion": shown[near[0]] if near else ""}
    return SheetProblem(
        problem.sheet, problem.row, problem.column, problem.heading, PERHAPS if near else UNKNOWN_COLUMN, places,
        places["suggestion"],
    )  # fmt: skip


def languages_of(found: Found) -> Mapping[str, tuple[str, ...]]:
    """“table/column” to the languages that have columns of their own, in the order of the columns."""
    languages: dict[str, tuple[str, ...]] = {}
    for sheet in found.sheets:
        for name in sheet.places:
            if with_language := _LANGUAGE.fullmatch(name):
                key = f"{sheet.table}/{with_language[1]}"
                if with_language[2] not in languages.get(key, ()):
                    languages[key] = (*languages.get(key, ()), with_language[2])
    return languages


def rows_of(sheet: Sheet, names: Sequence[str], numbers: Set[str] = frozenset()) -> Iterator[Row]:
    """The rows of a sheet that say something, with their cells in the order of ``names``.

    What stands in a workbook as a number, in a column of ``numbers``, is exactly this number.
    """
    text, places = sheet.source.text, [sheet.places.get(name, -1) for name in names]
    straight = places == list(range(len(names))) and text is str and not sheet.written
    width = len(names)
    exact_at = [at for at, name in enumerate(names) if name in numbers and places[at] >= 0] if text is not str else []
    written = [(at, sheet.written[name]) for at, name in enumerate(names) if name in sheet.written]
    for number, cells in sheet.source.open():
        if number <= sheet.header_row:
            continue
        if straight:
            row = cells if len(cells) == width else [*cells[:width], *[""] * (width - len(cells))]
        else:
            row = [text(cells[at]) if 0 <= at < len(cells) else "" for at in places]
            for at in exact_at:
                if places[at] < len(cells) and type(cells[places[at]]) in (int, float):
                    row[at] = EXACTLY + row[at]
            for at, exact in written:
                row[at] = _exact(row[at], text(cells[exact]) if exact < len(cells) else "")
        if row[0] or any(cell and not cell.isspace() for cell in row):
            yield number, row  # type: ignore[misc]


def _exact(shown: str, written: str) -> str:
    """The very digits of a number, if it is still the number that is shown."""
    try:
        same = bool(shown and written) and float(shown.removeprefix("'")) == float(written.removeprefix("'"))
    except ValueError:
        same = False
    return written if same else shown
