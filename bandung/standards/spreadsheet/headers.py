"""Which column of a sheet is which: by the hidden machine names, or by headings in any of our languages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from typing import Any

from bandung.records.columns import Column, SheetKind, column_named, columns, translated
from bandung.reference.countries import plain
from bandung.standards.spreadsheet.words import (
    PROBLEMS_COLUMN,
    SheetProblem,
    heading_of,
    letter,
    names_by_heading,
)
from bandung.values import LANGUAGES
from bandung.values.errors import _

_MOST_HEADINGS = 1_500


@dataclass(slots=True)
class Header:
    """The heading rows of a sheet: place (from 0) to column, how many rows they take, what is wrong with them."""

    places: dict[int, Column] = field(default_factory=dict)
    last_row: int = 0
    known: int = 0
    problems: list[SheetProblem] = field(default_factory=list)
    missing: set[str] = field(default_factory=set)
    """Needed fields for which there is no column."""


def header_of(kind: SheetKind, rows: Sequence[tuple[int, Sequence[Any]]], sheet: str, language: str) -> Header:
    """The best heading rows among the first rows (number as people see it, cells)."""
    best: tuple[int, int, bool] = (0, 0, False)
    for number, cells in rows:
        machine = sum(column_named(kind, _text(cell)) is not None for cell in cells[:_MOST_HEADINGS])
        headings = sum(plain(_text(cell)) in names_by_heading(kind) for cell in cells[:_MOST_HEADINGS] if _text(cell))
        if max(machine, headings) > best[0]:
            best = (max(machine, headings), number, machine >= headings)
    header = Header(known=best[0])
    if not best[0]:
        return header
    found = dict(rows)
    machine_row = found[best[1]] if best[2] else ()
    heading_row = found.get(best[1] + 1, ()) if best[2] else found[best[1]]
    known_below = sum(plain(_text(cell)) in names_by_heading(kind) for cell in heading_row if _text(cell))
    if best[2] and known_below < max(1, best[0] // 2) and not _looks_like_headings(heading_row, machine_row):
        heading_row = ()
    header.last_row = best[1] + (1 if best[2] and heading_row else 0)
    _name_columns(header, kind, machine_row, heading_row, (sheet, header.last_row, language))
    _tell_missing(header, kind, sheet, language)
    return header


def _looks_like_headings(headings: Sequence[Any], machine: Sequence[Any]) -> bool:
    """Whether the row below the machine names is one of renamed headings rather than the first row of data."""
    by_place = dict(enumerate(headings))
    for at, cell in enumerate(machine):
        if _text(cell) in ("language", "sectors", "id") and _text(by_place.get(at, "")):
            return " " in _text(by_place[at]).strip()
    return False


def _name_columns(
    header: Header, kind: SheetKind, machine: Sequence[Any], headings: Sequence[Any], where: tuple[str, int, str]
) -> None:
    sheet, row, language = where
    by_heading = names_by_heading(kind)
    taken: dict[str, int] = {}
    for at in range(min(max(len(machine), len(headings)), _MOST_HEADINGS)):
        name = _text(machine[at]) if at < len(machine) else ""
        heading = _text(headings[at]) if at < len(headings) else ""
        if not name and not heading:
            continue
        known = name if name == PROBLEMS_COLUMN or column_named(kind, name) else by_heading.get(plain(heading), "")
        problem = SheetProblem(sheet, row, letter(at + 1), heading or name, "")
        if known == PROBLEMS_COLUMN:
            continue
        if not known:
            near = _nearest(kind, heading or name, language)
            sentence = (
                _("We do not know the column “%(heading)s”; did you mean “%(suggestion)s”? It was left aside.")
                if near
                else _("We do not know the column “%(heading)s”; it was left aside.")
            )
            places = {"heading": (heading or name)[:80], "suggestion": near}
            header.problems.append(replace(problem, sentence=sentence, places=places, suggestion=near))
        elif known in taken:
            header.problems.append(
                replace(
                    problem,
                    sentence=_("This column is there twice; column %(first)s counts, this one was left aside."),
                    places={"first": letter(taken[known] + 1)}, name=known,
                )
            )  # fmt: skip
        else:
            taken[known] = at
            header.places[at] = _column(kind, known)


def _column(kind: SheetKind, name: str) -> Column:
    """The column of this name with its part and language."""
    named = column_named(kind, name)
    assert named is not None, name
    column, steps = named
    part = int(steps[1]) if column.part else 0
    return replace(column, name=name, part=part, language=steps[-1] if column.language else "")


def _tell_missing(header: Header, kind: SheetKind, sheet: str, language: str) -> None:
    there = {column.field for column in header.places.values()}
    for column in columns(kind, languages=[language], parts=1):
        wanted = column.needed or (column.field == "countries" and "region" not in there)
        if wanted and column.field not in there:
            header.missing.add(column.field)
            heading = heading_of(replace(column, language=""), language).rstrip(" *")
            header.problems.append(
                SheetProblem(
                    sheet, header.last_row, "", heading,
                    _("The column “%(heading)s” is missing; no row can be taken without it."), {"heading": heading},
                    suggestion=_near_unknown(header, heading), name=column.name,
                )
            )  # fmt: skip


def _near_unknown(header: Header, heading: str) -> str:
    """An unknown column that may be the missing one under another name."""
    unknown = [problem.heading for problem in header.problems if problem.suggestion and problem.heading]
    return next(iter(get_close_matches(heading, unknown, n=1, cutoff=0.6)), "")


def _nearest(kind: SheetKind, heading: str, language: str) -> str:
    """The heading that is written most like this one, in the reader's language if it is near there."""
    every: Mapping[str, str] = {}
    for spoken in (language, *(code for code in LANGUAGES if code != language)):
        every = {plain(heading_of(it, spoken)): heading_of(it, spoken) for it in columns(kind, languages=[spoken])}
        every |= {plain(translated(it.heading, spoken)): translated(it.heading, spoken)
                  for it in columns(kind, languages=[spoken], parts=1)}  # fmt: skip
        near = get_close_matches(plain(heading)[:120], every, n=1, cutoff=0.7)
        if near:
            return every[near[0]].rstrip(" *")
    return ""


def _text(cell: Any) -> str:
    return cell.strip() if isinstance(cell, str) else ""
