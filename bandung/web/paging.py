"""Pages of a list, and addresses that keep the rest of the query."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from bandung.values import BadValue
from bandung.values.errors import _

Query = Mapping[str, Sequence[str]]

FURTHEST = 100_000


def address(query: Query, **changed: str | Sequence[str] | None) -> str:
    """``?...`` with some parameters changed (None takes one out), in a steady order; "?" for an empty query."""
    merged: dict[str, Sequence[str]] = {name: tuple(values) for name, values in query.items()}
    for name, value in changed.items():
        merged[name] = () if value is None else (value,) if isinstance(value, str) else value
    return "?" + urlencode([(name, value) for name, values in merged.items() for value in values if value])


def page_number(text: str) -> int:
    """The page asked for, from 1.

    :raises BadValue: if it is no such number.
    """
    if not text:
        return 1
    if not (text.isascii() and text.isdigit() and 1 <= int(text[:9]) <= FURTHEST):
        raise BadValue(_("“%(value)s” is not the number of a page."), field="page", value=text[:20])
    return int(text)


@dataclass(frozen=True, slots=True)
class Paging:
    """Where a page stands in its list."""

    number: int
    size: int
    total: int
    query: Query
    name: str = "page"
    """What the address calls it; a page with two lists has two names."""

    @property
    def last(self) -> int:
        return max(1, -(-self.total // self.size))

    @property
    def first_row(self) -> int:
        return (self.number - 1) * self.size + 1 if self.total else 0

    @property
    def last_row(self) -> int:
        return min(self.number * self.size, self.total)

    @property
    def previous(self) -> str:
        """Address of the page before; empty on the first."""
        return self.to(min(self.number - 1, self.last)) if self.number > 1 else ""

    @property
    def next(self) -> str:
        """Address of the next page; empty on the last."""
        return self.to(self.number + 1) if self.number < self.last else ""

    def to(self, number: int) -> str:
        """Address of a page."""
        return address(self.query, **{self.name: None if number == 1 else str(number)})

    @property
    def near(self) -> list[tuple[int, str]]:
        """(number, address) of the first, the last and the pages around this one; (0, "") stands for a gap."""
        wanted = sorted({1, self.last, *range(max(1, self.number - 1), min(self.last, self.number + 1) + 1)})
        shown: list[tuple[int, str]] = []
        for page in wanted:
            if shown and page - shown[-1][0] > 1:
                shown.append((0, ""))
            shown.append((page, self.to(page)))
        return shown
