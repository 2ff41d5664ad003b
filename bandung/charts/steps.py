"""Few steps of colour for many figures: where each starts, what it is called, which colour it has."""

from collections.abc import Iterable
from math import floor, log10

from bandung.charts.chart import STEPS_FILL, number

MOST_STEPS = len(STEPS_FILL)


def class_starts(values: Iterable[float]) -> tuple[float, ...]:
    """The lowest value of each step, ascending; at most five steps; zero belongs to none.

    Each value its own step while there are few; else steps of about equally many countries, their starts rounded
    down to 1, 2 or 5 times a power of ten so that people can remember them.
    """
    ordered = sorted(value for value in values if value > 0)
    distinct = sorted(set(ordered))
    if len(distinct) <= MOST_STEPS:
        return tuple(distinct)
    quantiles = (ordered[len(ordered) * step // MOST_STEPS] for step in range(1, MOST_STEPS))
    later = {round_down(value) for value in quantiles}
    return (distinct[0], *sorted(start for start in later if start > distinct[0]))


def round_down(value: float) -> float:
    """The largest 1, 2 or 5 times a power of ten that is not above a positive value."""
    power = 10.0 ** floor(log10(value))
    return max(digit * power for digit in (1, 2, 5) if digit * power <= value * (1 + 1e-12))


def step_names(starts: tuple[float, ...], values: Iterable[float], language: str) -> list[str]:
    """What each step holds: "5–9" where all figures are whole, "5–10" (10 belonging to the next) where not."""
    known = [value for value in values if value > 0]
    whole = all(float(value).is_integer() for value in known)
    names = []
    for start, following in zip(starts, (*starts[1:], None), strict=True):
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
