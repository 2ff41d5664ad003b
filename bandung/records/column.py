"""One column: a thing that a person answers about a record, in a form or in a spreadsheet."""

from dataclasses import dataclass
from typing import Literal

from bandung.records.wording import HINTS

Answer = Literal["title", "text", "line", "codes", "code", "choice", "day", "number", "whole", "yes-no", "reference"]


@dataclass(frozen=True, slots=True)
class Column:
    """One thing that a person answers about a record: an input of a form, a column of a spreadsheet.

    ``heading``, ``hint`` and ``section`` are sentences to translate; where ``part`` or ``language`` is set, several
    columns share a heading and are told apart by these. ``table`` names the reference list of a "code" or "codes";
    ``choices`` are the codes of a "choice". Where texts may be in several languages none of them is ``needed``: the
    record itself asks for the owner's. ``own_hint`` is for a kind that words a hint in its own way.
    """

    name: str
    heading: str
    answer: Answer
    section: str
    table: str = ""
    choices: tuple[str, ...] = ()
    needed: bool = False
    part: int = 0
    language: str = ""
    own_hint: str = ""

    @property
    def field(self) -> str:
        """The field of the record that it belongs to."""
        return self.name.partition(".")[0]

    @property
    def key(self) -> str:
        """The name without part and language: ``proof.text``, ``title``."""
        left_out = {str(self.part), self.language}
        return ".".join(step for step in self.name.split(".") if step not in left_out)

    @property
    def hint(self) -> str:
        """What to write, with an example."""
        return self.own_hint or HINTS[self.key]
