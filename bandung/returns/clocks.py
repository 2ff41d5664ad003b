"""Quarters, and when an institution is reminded of its return. Pure: dates in, dates out."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from bandung.returns.errors import NotAQuarter

REMINDED = (-7, 0, 7, 30)
"""Days after the due day on which an institution that has not answered is reminded; before it where negative."""
NO_LONGER = timedelta(days=60)
"""After so long a return that never came is no longer reminded of; it stays among those that are missing."""
DUE_AFTER = 30
"""Days after the end of a quarter on which its return is due, where nobody says otherwise."""


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """A quarter of a statistical year, ``2026-q3``."""

    year: int
    number: int

    def __str__(self) -> str:
        return f"{self.year}-q{self.number}"

    @classmethod
    def of(cls, day: date) -> "Quarter":
        return cls(day.year, (day.month + 2) // 3)

    @classmethod
    def read(cls, text: str) -> "Quarter":
        """:raises NotAQuarter: if it is none."""
        found = re.fullmatch(r"(\d{4})-?[qQ]([1-4])", text)
        if found is None or not 1945 <= int(found[1]) <= 2200:
            raise NotAQuarter(quarter=text[:20])
        return cls(int(found[1]), int(found[2]))

    @property
    def begins(self) -> date:
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def ends(self) -> date:
        """The day after its last."""
        return self.next.begins

    @property
    def next(self) -> "Quarter":
        return Quarter(self.year + self.number // 4, self.number % 4 + 1)

    @property
    def previous(self) -> "Quarter":
        return Quarter(self.year - (self.number == 1), (self.number - 2) % 4 + 1)

    def due(self, days: int = DUE_AFTER) -> date:
        """The day on which its return is due, so many days after its last."""
        return self.ends + timedelta(days=days - 1)


def last_ended(on: date) -> Quarter:
    """The quarter that ended last before this day."""
    return Quarter.of(on).previous


def before(last: Quarter, count: int) -> list[Quarter]:
    """So many quarters up to and with the last, the newest first."""
    found = [last]
    while len(found) < count:
        found.append(found[-1].previous)
    return found


def reminder(due: date, on: date) -> int | None:
    """The latest reminder that has come due: its days after the due day; None before the first, and long after."""
    past = (on - due).days
    reached = [days for days in REMINDED if days <= past]
    return max(reached) if reached and past <= NO_LONGER.days else None
