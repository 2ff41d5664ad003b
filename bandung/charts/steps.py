"""Few steps of colour for many figures: where each starts, what it is called, which colour it has."""

from collections.abc import Iterable
from itertools import zip_longest
from math import floor, log10

from bandung.charts.chart import STEPS_FILL
from bandung.charts.text import number

MOST_STEPS = len(STEPS_FILL)


def class_starts(values: Iterable[float]) -> tuple[float, ...]:
    """The lowest value of each step, ascending; at most five steps; zero belongs to none.

    Each value its own step while there are few. Else steps start at 1, 2 or 5 times a power of ten, since figures by
    country are spread over powers of ten and such starts are remembered; where the values lie too close for that, at
    fifths of the countries.
    """
    ordered = sorted(value for value in values if value > 0)
    distinct = sorted(set(ordered))
    if len(distinct) <= MOST_STEPS:
        return tuple(distinct)
    powers = range(floor(log10(distinct[0])), floor(log10(distinct[-1])) + 1)
    marks = [digit * 10.0**power for power in powers for digit in (1, 2, 5)]
    starts = [distinct[0], *(mark for mark in marks if distinct[0] < mark <= distinct[-1])]
    if len(starts) < 4:
        return tuple(sorted({ordered[len(ordered) * step // MOST_STEPS] for step in range(MOST_STEPS)}))
    if len(starts) > MOST_STEPS:
        starts = [starts[round(step * (len(starts) - 1) / (MOST_STEPS - 1))] for step in range(MOST_STEPS)]
    return tuple(starts)


def round_down(value: float) -> float:
    """The largest 1, 2 or 5 times a power of ten that is not above a positive value."""
    power = 10.0 ** floor(log10(value))
    return max(digit * power for digit in (1, 2, 5) if digit * power <= value * (1 + 1e-12))


def step_names(starts: tuple[float, ...], values: Iterable[float], language: str) -> list[str]:
    """What each step holds: "5–9" where all figures are whole, "5–10" (10 belonging to the next) where not."""
    known = [value for value in values if value > 0]
    whole = all(float(value).is_integer() for value in known)
    names = []
    for start, following in zip_longest(starts, starts[1:]):
        if following is not None:
            last = following - 1 if whole else following
            names.append(number(start, language) + ("" if last == start else f"–{number(last, language)}"))
        else:
            names.append(("" if max(known) == start else "≥ ") + number(start, language))
    return names


def step_fills(count: int) -> tuple[str, ...]:
    """``count`` colours spread over the ramp from light to dark; one alone is the middle."""
    last = MOST_STEPS - 1
    return tuple(
        STEPS_FILL[round(i * last / (count - 1))] if count > 1 else STEPS_FILL[last // 2] for i in range(count)
    )
