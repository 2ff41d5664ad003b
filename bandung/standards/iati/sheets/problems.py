"""What is wrong in tables, as a workbook with one row for each: where, what, and what to write instead."""

from typing import IO

from bandung.records.wording import translated
from bandung.standards.iati.sheets.gathering import Told
from bandung.standards.iati.sheets.headings import PROBLEMS, table_heading
from bandung.standards.spreadsheet.making import Making
from bandung.standards.spreadsheet.words import WHAT_IS_WRONG
from bandung.values.errors import _

HEADINGS = (_("Sheet"), _("Row"), _("Column"), _("Heading"), WHAT_IS_WRONG, _("Suggestion"))
_WIDTHS = (24, 8, 8, 30, 80, 40)


def write_problems(told: Told, to: IO[bytes], language: str) -> None:
    """Write the list, in the reader's language."""
    making = Making(to, language)
    sheet = making.sheet(table_heading(PROBLEMS, language))
    for at, (heading, width) in enumerate(zip(HEADINGS, _WIDTHS, strict=True)):
        sheet.set_column(at, at, width)
        sheet.write_string(0, at, translated(heading, language), making.heading)
    for row, problem in enumerate([*told.problems, *told.notes], 1):
        cells = (problem.sheet, str(problem.row or ""), problem.column, problem.heading, problem.said(language),
                 problem.suggestion)  # fmt: skip
        for at, text in enumerate(cells):
            sheet.write_string(row, at, text[:32_000], making.wrap)
    sheet.freeze_panes(1, 0)
    making.book.close()
