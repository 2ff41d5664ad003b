"""Kinds of spreadsheets that another room takes in: what becomes of their rows, and who takes them over.

Needs and offers are this room's own. Lines of the ledger come in with the returns of institutions, and that room says
here how.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bandung.clearance.models import Intake, IntakeRow
from bandung.standards.spreadsheet.reading import Row


class Compared(Protocol):
    """Rows of one spreadsheet against what is there."""

    def outcomes(self, batch: list[Row]) -> list[IntakeRow]:
        """What becomes of some rows, in their order."""


@dataclass(frozen=True, slots=True)
class Way:
    """How the spreadsheets of one kind come in."""

    compared: Callable[[Intake], Compared]
    digests: Callable[[Intake], Mapping[str, str]]
    """The initiatives that rows may name, by ``register/record``."""
    take: Callable[[Intake, str, datetime], None]
    """Take the good rows over, under the post and at the time given; sets the state of the spreadsheet itself."""


WAYS: dict[str, Way] = {}
"""Kind to its way; filled by ``ready`` of the room that has it."""
