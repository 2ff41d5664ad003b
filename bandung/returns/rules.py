"""Where a return stands, from plain facts. No database, no clock."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from bandung.values.errors import _

State = Literal["not-answered", "late", "received", "in-review", "given-back", "taken-over", "nothing"]
STATES: dict[State, str] = {
    "not-answered": _("Not answered"),
    "late": _("Late"),
    "received": _("Received"),
    "in-review": _("In review"),
    "given-back": _("Given back"),
    "taken-over": _("Taken over"),
    "nothing": _("Nothing to report"),
}
"""State to its name."""
OPEN: tuple[State, ...] = ("not-answered", "late", "received", "given-back")
"""States in which the institution has the next word."""
ANSWERED: tuple[State, ...] = ("in-review", "taken-over", "nothing")


@dataclass(frozen=True, slots=True)
class Came:
    """What is known of one sheet: whether it was handed in, and what the agency decided (``taken``, ``returned``)."""

    handed_in: bool
    decision: str = ""
    gone: bool = False
    """Refused as a file, or put away."""


def state(sheets: Iterable[Came], *, nothing: bool, due: date | None, on: date) -> State:
    """Where a return stands on a day; ``sheets`` in the order in which they came.

    What waits for review or was taken over counts before a later sheet that is only being looked at.
    """
    standing = [each for each in sheets if not each.gone]
    waiting = [each for each in standing if each.handed_in and not each.decision]
    if waiting:
        return "in-review"
    if any(each.decision == "taken" for each in standing):
        return "taken-over"
    if nothing:
        return "nothing"
    is_late = due is not None and on > due
    if not standing:
        return "late" if is_late else "not-answered"
    if standing[-1].decision == "returned":
        return "given-back"
    return "received"


@dataclass(frozen=True, slots=True)
class Answers:
    """How many of those who were asked have answered."""

    asked: int
    answered: int

    @property
    def share(self) -> int | None:
        """In percent, rounded down so that only all of them are 100; None where nobody was asked."""
        return 100 * self.answered // self.asked if self.asked else None


def answers(states: Iterable[State]) -> Answers:
    """Who answered among these."""
    every = list(states)
    return Answers(len(every), sum(each in ANSWERED for each in every))
