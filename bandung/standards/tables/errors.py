"""What can be wrong with a file that should be one of ours."""

from typing import Any

from bandung.values.errors import BandungError, _


class BadTable(BandungError):
    """A file that is not the table that it should be."""

    status = 422
    sentence = _("This file is not a table of this kind.")


class MissingSheet(BadTable):
    sentence = _("This file has no sheet with the columns %(columns)s.")


class BadCell(BadTable):
    """One cell that cannot be read; ``row`` as people see it, ``column`` by its machine name."""

    sentence = _("“%(value)s” is not what this column holds.")

    def at(self, row: int, column: str) -> "BadCell":
        """The same, with its place."""
        return BadCell(
            _("Row %(row)s, %(column)s: “%(value)s” is not what this column holds."),
            **{**self.places, "row": row, "column": column},
        )

    def __init__(self, sentence: str | None = None, /, **places: Any) -> None:
        super().__init__(sentence, **places)


class CellTooLong(BadTable):
    sentence = _("The text for cell %(place)s does not fit into a cell of a spreadsheet; take CSV or Parquet.")


class TooManyLines(BadTable):
    sentence = _("A sheet has room for %(most)s rows; take CSV or Parquet for so many.")
