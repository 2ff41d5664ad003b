"""Amounts split by percentages, so that the parts always add up to the whole.

Amounts are whole numbers of the smallest unit; what rounding leaves goes to the parts with the largest remainders
(Hamilton's method), and to the first of equals.
"""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

PERCENT = re.compile(r"\+?(?:\d{1,6}(?:\.\d{0,20})?|\.\d{1,20})")
_ALL = 100 * 10**20
"""One hundred percent, in the unit of ``weight``."""
_ROUNDING = 10**18
"""How far the sum of percentages may be from one hundred for each of them, as rounding does: 0.01."""
LONGEST_PERIOD = 50
"""Years; a budget that says it is for more is not split over quarters."""


def split(total: int, weights: Sequence[int]) -> list[int]:
    """The total in parts as the weights say, which add up to it; weights are not negative, and one is above zero."""
    if len(weights) == 1:
        return [total]
    whole, size = sum(weights), abs(total)
    parts = [divmod(size * weight, whole) for weight in weights]
    shares = [part for part, _rest in parts]
    if left := size - sum(shares):
        for at in sorted(range(len(parts)), key=lambda at: -parts[at][1])[:left]:
            shares[at] += 1
    return shares if total >= 0 else [-share for share in shares]


class Weighed(NamedTuple):
    """``weights`` of the parts and, last, of what is not allocated; ``problem`` is a code of ``REASONS`` or empty."""

    weights: Sequence[int]
    problem: str = ""


def weigh(percentages: tuple[str, ...]) -> Weighed:
    """What percentages as they stand in a file mean; an empty text is one that is not stated.

    Below one hundred the rest is unallocated; above it all are scaled down. Where several have none, nobody knows how
    much falls on each, and all is unallocated.
    """
    if not percentages:
        return Weighed((1,))
    if len(percentages) == 1 and not percentages[0]:
        return Weighed((1, 0))
    nothing = (*(0 for _each in percentages), 1)
    stated = [text for text in percentages if text]
    if not stated:
        return Weighed(nothing, "no-percentages")
    if not all(map(PERCENT.fullmatch, stated)):
        return Weighed(nothing, "bad-percentage")
    weights = [int(Decimal(text).scaleb(20)) if text else 0 for text in percentages]
    total = sum(weights)
    if total == 0:
        return Weighed(nothing, "below-100")
    rest = _ALL - total
    if len(stated) < len(percentages):
        return Weighed((*weights, max(rest, 0)), "some-percentages")
    if abs(rest) <= _ROUNDING * len(weights):
        return Weighed((*weights, 0))
    if rest < 0:
        return Weighed((*weights, 0), "above-100")
    return Weighed((*weights, rest), "below-100")


class Quarter(NamedTuple):
    """The part of a period that falls into one quarter of the calendar; ``end`` is its last day."""

    year: int
    quarter: int
    start: date
    end: date

    @property
    def days(self) -> int:
        """How many days the part has."""
        return self.end.toordinal() - self.start.toordinal() + 1


def quarters(start: date, end: date) -> list[Quarter]:
    """The parts of a period, whose end is included, by quarter; none if it is no period or a very long one."""
    if end < start or end.year - start.year > LONGEST_PERIOD or end.year == date.max.year:
        return []
    found = []
    while start <= end:
        quarter = (start.month + 2) // 3
        following = date(start.year + 1, 1, 1) if quarter == 4 else date(start.year, quarter * 3 + 1, 1)
        last = min(end, date.fromordinal(following.toordinal() - 1))
        found.append(Quarter(start.year, quarter, start, last))
        start = following
    return found
