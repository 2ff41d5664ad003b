"""Templates to fill in, records as a spreadsheet, and rows that come back with what is wrong in them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import IO, Any

from bandung.records.columns import Column, SheetKind, columns, to_answers, translated
from bandung.records.contribution_layout import EXAMPLE
from bandung.records.layout import REPEATED
from bandung.standards.spreadsheet.making import FIRST_ROW, Making, check_fits
from bandung.standards.spreadsheet.reading import Row
from bandung.standards.spreadsheet.words import ALL_PROBLEMS, PROBLEMS_COLUMN, WHAT_IS_WRONG, SheetProblem
from bandung.values import LANGUAGES
from bandung.values.errors import _

NOTHING_OFFERED: Mapping[str, Sequence[str]] = {}
EXAMPLES: Mapping[SheetKind, Mapping[str, str]] = {"contribution": EXAMPLE}
_MOST_NOTES = 20_000
"""Cells with a note in one file; the first column and the list of all problems have the rest."""


def template(
    kind: SheetKind, language: str, *, node_languages: Sequence[str], to: IO[bytes], parts: int = 2,
    begun: Sequence[Mapping[str, str]] = (), offered: Mapping[str, Sequence[str]] = NOTHING_OFFERED,
) -> None:  # fmt: skip
    """Write a spreadsheet to fill in, in the reader's language, with drop-down lists and explanations.

    ``begun`` are rows that are filled in as far as they are known; ``offered`` is what columns without a list of their
    own offer, by column: the initiatives of an institution.
    """
    wanted = columns(kind, languages=node_languages, parts=parts)
    making = Making(to, language)
    sheet = making.data_sheet(kind, wanted, extra={})
    for at, column in enumerate(wanted):
        sheet.write_comment(1, at, translated(column.hint, language))
    for row, answers in enumerate(begun, FIRST_ROW - 1):
        for at, column in enumerate(wanted):
            if answer := answers.get(column.name):
                making.answers(sheet, row, at, column, answer)
    making.how_to(wanted, EXAMPLES.get(kind, {}))
    making.lists(sheet, wanted, first=0, offered=offered)
    making.book.close()


def write(
    kind: SheetKind, records: Iterable[Mapping[str, Any]], language: str, to: IO[bytes],
    *, node_languages: Sequence[str] = (),
) -> None:  # fmt: skip
    """Write records as a spreadsheet that ``read_rows`` reads back without difference.

    There are as many columns as the records need: their languages besides the node's, and all their parts.

    :raises TextTooLong: if a text does not fit into a cell, which holds 32,767 units of UTF-16.
    """
    rows = [to_answers(kind, record) for record in records]
    wanted = _columns_for(kind, rows, node_languages or (language,))
    for answers in rows:
        check_fits(kind, answers, language)
    making = Making(to, language)
    sheet = making.data_sheet(kind, wanted, extra={})
    for row, answers in enumerate(rows, FIRST_ROW - 1):
        for at, column in enumerate(wanted):
            if answer := answers.get(column.name):
                making.answers(sheet, row, at, column, answer)
    making.how_to(wanted)
    making.lists(sheet, wanted, first=0, most=len(rows) + 1_000)
    making.book.close()


def problem_workbook(
    kind: SheetKind, rows: Iterable[Row], language: str, to: IO[bytes],
    *, problems: Sequence[SheetProblem] = (), node_languages: Sequence[str] = (),
) -> None:  # fmt: skip
    """Write the rows that have problems, to be mended and sent again: cells marked, what is wrong in the first column.

    ``problems`` are those of the sheet as a whole; they stand first in the list of all problems.
    """
    bad = [row for row in rows if row.problems]
    wanted = _columns_for(kind, [row.answers for row in bad], node_languages or (language,))
    making = Making(to, language)
    extra = {PROBLEMS_COLUMN: translated(WHAT_IS_WRONG, language)}
    sheet = making.data_sheet(kind, wanted, extra=extra)
    notes = 0
    for at, row in enumerate(bad, FIRST_ROW - 1):
        told = "\n".join(_sentence(problem, language) for problem in row.problems)
        sheet.write_string(at, 0, told[:32_000], making.wrap)
        wrong = {problem.name: problem for problem in reversed(row.problems)}
        for place, column in enumerate(wanted, 1):
            answer, problem = row.answers.get(column.name, ""), wrong.get(column.name)
            if problem or answer:
                making.answers(sheet, at, place, column, answer[:32_000], wrong=problem is not None)
            if problem and (notes := notes + 1) <= _MOST_NOTES:
                sheet.write_comment(at, place, _note(problem, language)[:1_000])
    _all_problems(making, [*problems, *(problem for row in bad for problem in row.problems)])
    making.how_to(wanted)
    making.lists(sheet, wanted, first=1, most=len(bad) + 1_000)
    making.book.close()


def _all_problems(making: Making, problems: Iterable[SheetProblem]) -> None:
    sheet = making.sheet(ALL_PROBLEMS)
    sheet.set_column(0, 2, 12)
    sheet.set_column(3, 3, 30)
    sheet.set_column(4, 5, 70)
    headings = (_("Sheet"), _("Row"), _("Column"), _("Heading"), WHAT_IS_WRONG, _("Suggestion"))
    for at, heading in enumerate(headings):
        sheet.write_string(0, at, translated(heading, making.language), making.heading)
    for row, problem in enumerate(problems, 1):
        told = (problem.sheet, str(problem.row or ""), problem.column, problem.heading, problem.said(making.language),
                problem.suggestion)  # fmt: skip
        for at, text in enumerate(told):
            sheet.write_string(row, at, text[:32_000], making.wrap)
    sheet.freeze_panes(1, 0)


def _sentence(problem: SheetProblem, language: str) -> str:
    return f"{problem.heading}: {problem.said(language)}" if problem.heading else problem.said(language)


def _note(problem: SheetProblem, language: str) -> str:
    told = problem.said(language)
    return f"{told}\n→ {problem.suggestion}" if problem.suggestion else told


def _columns_for(kind: SheetKind, rows: Sequence[Mapping[str, str]], languages: Sequence[str]) -> tuple[Column, ...]:
    """The columns that these answers need: languages that occur besides the given ones, and as many parts as occur."""
    names = {name for answers in rows for name in answers}
    parts: dict[str, int] = {}
    spoken = set(languages)
    texts = {column.key for column in columns(kind, languages=LANGUAGES, parts=1) if column.language}
    for name in names:
        steps = name.split(".")
        if len(steps) > 2 and steps[1].isdecimal():
            parts[steps[0]] = max(parts.get(steps[0], 1), int(steps[1]))
        if ".".join(step for step in steps[:-1] if not step.isdecimal()) in texts:
            spoken.add(steps[-1])
    order = [code for code in (*languages, *LANGUAGES, *sorted(spoken)) if code in spoken]
    return columns(kind, languages=tuple(dict.fromkeys(order)), parts={each: parts.get(each, 1) for each in REPEATED})
