"""The first sheet of a workbook: how the tables hang together, and what stands in each column."""

from typing import Any

from bandung.records.wording import translated
from bandung.standards.iati.sheets.headings import READ_ME, heading_of, table_heading
from bandung.standards.iati.sheets.plan import Column, Plan
from bandung.values.errors import _

SENTENCES = (
    _("Each row of the first table is one activity (or organisation); each row of the others belongs to one."),
    _("Write the identifier of the activity in every row; the numbers may stay empty in rows that you add."),
    _("What belongs to a transaction, a location, a result … names it by its number too."),
    _("Instead of a code you may write its name; dates and numbers may be written as you are used to."),
    _("Columns and sheets may be moved or left out; grey columns only show names and are not read."),
    _("A text in a further language has a column of its own: “title (fr)” is the title in French."),
    _("An apostrophe before a value means: exactly this."),
    _("The sheet “other” keeps what has no place in the tables; leave it as it is."),
)
HOLDS = {
    "text": _("text"), "number": _("number"), "date": _("date"), "yes-no": _("yes or no"), "code": _("code or name"),
}  # fmt: skip
HEADINGS = (_("Sheet"), _("Column"), _("What to write"), _("List"), _("In the IATI standard"))


def explain(book: Any, plan: Plan) -> None:
    """Write the sheet."""
    language = book.language
    sheet = book.sheet(table_heading(READ_ME, language))
    sheet.set_column(0, 1, 34)
    sheet.set_column(2, 3, 24)
    sheet.set_column(4, 4, 70)
    for row, sentence in enumerate(SENTENCES):
        sheet.write_string(row, 0, translated(sentence, language))
    row = len(SENTENCES) + 1
    for at, heading in enumerate(HEADINGS):
        sheet.write_string(row, at, translated(heading, language), book.heading)
    for table in plan.tables.values():
        for column in table.columns:
            row += 1
            told = (
                table_heading(table.name, language),
                heading_of(plan.kind, table.name, column.name, language),
                translated(HOLDS[column.holds], language),
                ", ".join(dict.fromkeys(place.list for place in column.lists)),
                _where(column),
            )
            for at, text in enumerate(told):
                if text:
                    sheet.write_string(row, at, text)


def _where(column: Column) -> str:
    return column.path.replace("{http://www.w3.org/XML/1998/namespace}", "xml:")
