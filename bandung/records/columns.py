"""A record kind as columns: the same for forms and spreadsheets.

``columns`` lists them, ``to_record`` makes a record of what was answered, ``to_answers`` the reverse, ``checked`` says
what is wrong and in which column, ``understood`` reads one answer.
"""

from bandung.records.answers import Told, Wrong, checked, column_named, to_answers, to_record
from bandung.records.column import Column
from bandung.records.errors import NotUnderstood
from bandung.records.layout import SheetKind, StatementKind, column_of, columns, parts_answered
from bandung.records.naming import codes_of, label, name_in
from bandung.records.understanding import understood
from bandung.records.wording import translated

__all__ = [
    "Column",
    "NotUnderstood",
    "SheetKind",
    "StatementKind",
    "Told",
    "Wrong",
    "checked",
    "codes_of",
    "column_named",
    "column_of",
    "columns",
    "label",
    "name_in",
    "parts_answered",
    "to_answers",
    "to_record",
    "translated",
    "understood",
]
