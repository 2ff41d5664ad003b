"""What every table has: which columns say where a row belongs, the tables beside those of the plan, rows and groups."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from bandung.values.errors import _

ACTIVITY, IDENTIFIER, NUMBER = 0, 1, 2
"""Places of the columns that say where a row belongs."""
FILE, TEXTS, OTHER = "file", "texts", "other"
FILE_COLUMNS = ("name", "value")
TEXTS_COLUMNS = ("table", "number", "place", "language", "text")
OTHER_COLUMNS = ("table", "number", "place", "what", "position", "content")
"""After the two keys; ``what`` is one of the words below; “more” goes on with the row above."""
ATTRIBUTE, TEXT, CONTENT, WHOLE, FOLLOWING, MORE = (
    "attribute", "text", "content", "whole", "following text", "more",
)  # fmt: skip
SEVERAL = "; "
"""Between several values of one cell."""

Row = tuple[int, list[str]]
"""Its number, as people see it, and its cells in the order of the table's columns; no more of them than columns."""

NO_SUCH_ROW = _("Nothing in “%(table)s” of this activity has the number %(number)s.")
WHICH_ROW = _("This row does not say which of “%(table)s” it belongs to.")
NO_VALUE = "\x00"
"""What stands for a formula without a value, or an error; no cell has it otherwise."""
IMPOSSIBLE = _("There is a character in this row that XML does not allow.")
NO_RESULT = _("The formula in this cell has no value; write the value itself.")
IS_WHOLE = _("This activity stands as a whole in “other”; nothing can be added to it here.")
NOT_KEPT = _("What stands here cannot be read back; take it as it was written.")


class BadRow(Exception):
    """A row that cannot be taken, and why."""

    def __init__(self, table: str, row: Row, sentence: str, at: int = -1, /, **places: Any) -> None:
        self.table, self.row, self.sentence, self.at, self.places = table, row, sentence, at, places
        self.suggestion = ""
        super().__init__(sentence)


def bare(wrong: BadRow) -> BadRow:
    """The same without the frames that it came through, which would hold much memory for many rows."""
    wrong.__traceback__ = wrong.__context__ = wrong.__cause__ = None
    return wrong


class BadRows(Exception):
    """All rows of one activity that cannot be taken, as far as can be told at once."""

    def __init__(self, rows: Sequence[BadRow]) -> None:
        self.rows = rows
        super().__init__(len(rows))


@dataclass(slots=True)
class Group:
    """The rows of one item, by table; ``number`` 0 has what stands before the first one."""

    number: int
    rows: dict[str, list[Row]] = field(default_factory=dict)

    def without(self, bad: Sequence[BadRow]) -> None:
        """Leave rows out."""
        out = {id(each.row) for each in bad}
        for table in {each.table for each in bad}:
            self.rows[table] = [row for row in self.rows[table] if id(row) not in out]
