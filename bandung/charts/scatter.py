"""Two figures of many things as discs: what a country could sell by how able it is and how large the market is.

The first ones, in the order given, carry numbers, and their names stand below the drawing: so no name covers another,
and all can be read on a small screen. Drawn directly.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, isfinite, log10, sqrt

from bandung.charts.chart import (
    QUIET_INK,
    STEPS_FILL,
    Cell,
    Chart,
    Table,
    Translate,
    checked_link,
    checked_number,
    fingerprint,
    opening,
)
from bandung.charts.errors import CannotDraw
from bandung.charts.text import compact, directed, escaped, is_right_to_left, number, shortened, text_width
from bandung.values.errors import _

MOST_POINTS, MOST_NAMED = 1_000, 12
HEAD, FOOT, EDGE, NAME_LINE = 26, 44, 16, 22  # pixels
LARGEST, SMALLEST, SMALLEST_NUMBERED = 22.0, 3.0, 9.0
"""Radius of discs in pixels; the area of a disc is in proportion to its figure."""
GRID = "#e4e7eb"

NAME = _("Name")
IN_TABLE = _("in the table only: %(count)s")
NO_POINTS = _("There is nothing to be drawn.")
DESCRIPTION = _("%(count)s drawn. First: %(first)s.")


@dataclass(frozen=True, slots=True)
class Point:
    """A named thing with a figure across and one up, of any sign, and the figure of its size; None is not known."""

    label: str
    across: float | None
    up: float | None
    size: float | None = None
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Scale:
    """From figures to pixels between two ends; by powers of ten, if so wished."""

    low: float
    high: float
    start: float
    end: float
    by_powers: bool = False

    def at(self, value: float) -> float:
        low, high, value = (log10(each) if self.by_powers else each for each in (self.low, self.high, value))
        return self.start + (value - low) / (high - low) * (self.end - self.start)

    def ticks(self) -> list[float]:
        """Round figures from the low to the high end: no more than seven."""
        if self.by_powers:
            powers = range(ceil(log10(self.low) - 1e-9), floor(log10(self.high) + 1e-9) + 1)
            return [10.0**power for power in powers[:: max(1, ceil(len(powers) / 7))]]
        rough = (self.high - self.low) / 6
        power = 10.0 ** floor(log10(rough))
        step = next(digit * power for digit in (1, 2, 5, 10) if digit * power >= rough * (1 - 1e-9))
        return [
            round(each * step, 12) for each in range(ceil(self.low / step - 1e-9), floor(self.high / step + 1e-9) + 1)
        ]


def scale_of(values: Sequence[float], start: float, end: float, *, by_powers: bool = False) -> Scale:
    """A scale that holds all values; where they are one, a little around it."""
    low, high = min(values, default=0.0), max(values, default=1.0)
    if by_powers:
        low, high = 10.0 ** floor(log10(low) + 1e-9), 10.0 ** ceil(log10(high) - 1e-9)
        return Scale(low, high if high > low else low * 10, start, end, by_powers=True)
    if high <= low:
        around = abs(low) / 2 or 1.0
        low, high = low - around, high + around
    return Scale(low, high, start, end)


def scatter(
    points: Sequence[Point],
    *,
    title: str,
    across: str,
    up: str,
    language: str,
    measure: str = "",
    name_header: str = "",
    by_powers: bool = False,
    named: int = MOST_NAMED,
    description: str = "",
    origin: str = "",
    translate: Translate = str,
    width: int = 480,
    height: int = 360,
) -> Chart:
    """A disc for each point of which both figures are known; the first ``named`` of them are numbered and named below.

    ``across`` and ``up`` say what the axes count, ``measure`` what the areas of discs count. ``by_powers`` makes each
    step up ten times the last, for figures of very different size; a point that is then not above zero, or of which a
    figure is not known, is in the table only, and the drawing says how many are. Runs from the right for right-to-left
    languages.

    :raises CannotDraw: if a figure is not finite, a size is negative, a link leads nowhere, or there are over 1,000.
    """
    if len(points) > MOST_POINTS:
        raise CannotDraw(_("Here up to %(most)s can be drawn, not %(count)s."), most=MOST_POINTS, count=len(points))
    for point in points:
        checked_number(point.size, where=point.label)
        checked_place(point.across, point.up, where=point.label)
        if point.link:
            checked_link(point.link, where=point.label)
    placed = [
        (point, point.across, point.up)
        for point in points
        if point.across is not None and point.up is not None and (point.up > 0 or not by_powers)
    ]
    mirrored = is_right_to_left(language)
    edge = ceil(LARGEST) + 2 if any(point.size for point, _x, _y in placed) else EDGE
    tall = scale_of([y for _p, _x, y in placed], height - FOOT - edge, HEAD + edge, by_powers=by_powers)
    wide = scale_of([x for _p, x, _y in placed], *ends_beside(tall, width, language, edge))
    largest = max((point.size or 0 for point, _x, _y in placed), default=0) or 1
    discs = []
    for position, (point, x, y) in enumerate(placed):
        least = SMALLEST_NUMBERED if position < named else SMALLEST
        radius = max(LARGEST * sqrt((point.size or 0) / largest), least)
        discs.append((radius, position, _disc(point, position < named, position + 1, wide.at(x), tall.at(y), radius,
                      (across, up, measure), language)))  # fmt: skip
    drawing = axes(wide, tall, across, up, width, height, language)
    drawing += "".join(
        mark for _radius, _position, mark in sorted(discs, key=lambda each: (each[1] < named, -each[0], each[1]))
    )
    y = height
    for position, (point, _x, _y) in enumerate(placed[:named], 1):
        drawing += _name(point, position, y, width, language)
        y += NAME_LINE
    left = len(points) - len(placed)
    if left:
        note = escaped(directed(translate(IN_TABLE) % {"count": number(left, language)}, language))
        near, anchor = (width, "end") if mirrored else (0, "start")
        drawing += f'<text x="{near}" y="{y + 14}" fill="{QUIET_INK}" text-anchor="{anchor}">{note}</text>'
        y += NAME_LINE
    first = "; ".join(point.label for point, _x, _y in placed[:3])
    count = number(len(placed), language)
    described = description or (
        translate(DESCRIPTION) % {"count": count, "first": first} if placed else translate(NO_POINTS)
    )
    start = opening(
        name=fingerprint(drawing, title, described, language), title=title, description=described, width=width,
        height=y + 4, language=language, linked=any(point.link for point in points),
    )  # fmt: skip
    sized = any(point.size is not None for point in points)
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (point.label, point.across, point.up, *((point.size,) if sized else ())) for point in points
    )
    headers = (name_header or translate(NAME), across, up, *((measure,) if sized else ()))
    return Chart(
        f"{start}{drawing}</svg>", Table(headers, rows, tuple(p.link for p in points)), title, described, origin
    )


def checked_place(*values: float | None, where: str) -> None:
    """Nothing, if each value is finite or not known.

    :raises CannotDraw: otherwise.
    """
    for value in values:
        if value is not None and not isfinite(value):
            raise CannotDraw(_("%(where)s has the value %(value)s, which cannot be drawn."), where=where, value=value)


def _aside(tall: Scale, language: str) -> int:
    """Pixels beside the drawing that the figures of the upright axis take."""
    return ceil(max(text_width(compact(tick, language), 12) for tick in tall.ticks())) + 8


def ends_beside(tall: Scale, width: int, language: str, edge: int = EDGE) -> tuple[float, float]:
    """Where the level axis starts and ends, beside the figures of the upright one; ``edge`` holds the largest mark."""
    aside = _aside(tall, language) + edge
    return (width - aside, edge) if is_right_to_left(language) else (aside, width - edge)


def axes(wide: Scale, tall: Scale, across: str, up: str, width: int, height: int, language: str) -> str:
    """Thin lines at round figures, and what the axes count: up over its line, across under its own."""
    mirrored = is_right_to_left(language)
    aside = _aside(tall, language)
    left, right = (0, width - aside) if mirrored else (aside, width)
    floor_y, lines, texts = height - FOOT, "", ""
    for tick in tall.ticks():
        y = tall.at(tick)
        lines += f"M{left} {y:.1f}H{right}"
        x, anchor = (right + 6, "start") if mirrored else (left - 6, "end")
        told = escaped(directed(compact(tick, language), language))
        texts += f'<text x="{x}" y="{y + 4:.1f}" text-anchor="{anchor}">{told}</text>'
    for tick in wide.ticks():
        x_at = wide.at(tick)
        lines += f"M{x_at:.1f} {HEAD}V{floor_y}"
        told = escaped(directed(compact(tick, language), language))
        texts += f'<text x="{x_at:.1f}" y="{floor_y + 16}" text-anchor="middle">{told}</text>'
    near, anchor = (width, "end") if mirrored else (0, "start")
    far, far_anchor = (0, "start") if mirrored else (width, "end")
    high = escaped(directed("↑ " + shortened(up, width - 20), language))
    heads = (
        f'<text x="{near}" y="14" text-anchor="{anchor}">{high}</text>'
        f'<text x="{far}" y="{floor_y + 34}" text-anchor="{far_anchor}">'
        f"{escaped(directed(shortened(across, width - 20) + (' ←' if mirrored else ' →'), language))}</text>"
    )
    return (
        f'<path d="{lines}" stroke="{GRID}" fill="none"/><path d="M{left} {floor_y}H{right}" stroke="{QUIET_INK}"/>'
        f'<g font-size="12" fill="{QUIET_INK}">{texts}</g><g font-size="13">{heads}</g>'
    )


def _disc(
    point: Point, is_named: bool, place: int, x: float, y: float, radius: float, said: tuple[str, str, str],
    language: str,
) -> str:  # fmt: skip
    figures = ((said[0], point.across), (said[1], point.up), (said[2], point.size))
    told = "; ".join(f"{head} {number(value, language)}" for head, value in figures if value is not None)
    look = f'fill="{STEPS_FILL[3]}" fill-opacity=".9"' if is_named else f'fill="{STEPS_FILL[1]}" fill-opacity=".6"'
    marks = (
        f"<title>{escaped(f'{point.label}: {told}')}</title>"
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.3g}" {look} stroke="#fff"/>'
    )
    if is_named:
        marks += f'<text x="{x:.1f}" y="{y + 4:.1f}" font-size="11" text-anchor="middle" fill="#fff">{place}</text>'
    return f'<a href="{escaped(point.link)}" tabindex="-1">{marks}</a>' if point.link else f"<g>{marks}</g>"


def _name(point: Point, place: int, y: int, width: int, language: str) -> str:
    mirrored = is_right_to_left(language)
    x, beside, anchor = (width - 11, width - 28, "end") if mirrored else (11, 28, "start")
    figure = compact(point.size, language) if point.size is not None else ""
    room = width - 40 - text_width(figure)
    figure = escaped(directed(figure, language))
    underlined = ' text-decoration="underline"' if point.link else ""
    far, far_anchor = (0, "start") if mirrored else (width, "end")
    marks = (
        f'<circle cx="{x}" cy="{y + 9}" r="9" fill="{STEPS_FILL[3]}"/><text x="{x}" y="{y + 13}" font-size="11"'
        f' text-anchor="middle" fill="#fff">{place}</text><text x="{beside}" y="{y + 14}" text-anchor="{anchor}"'
        f"{underlined}>{escaped(directed(shortened(point.label, room), language))}</text>"
    )
    if point.link:
        marks = f'<a href="{escaped(point.link)}" tabindex="-1">{marks}</a>'
    return f'{marks}<text x="{far}" y="{y + 14}" text-anchor="{far_anchor}" fill="{QUIET_INK}">{figure}</text>'
