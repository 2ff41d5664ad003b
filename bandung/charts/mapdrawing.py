"""Draws outlines, dots and bubbles of a world map as SVG."""

from bisect import bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import sqrt

from bandung.charts.chart import NO_DATA_FILL, QUIET_INK, checked_link
from bandung.charts.shapes import Shapes
from bandung.charts.steps import step_fills
from bandung.charts.text import escaped

DOT_WIDTH = 6
"""Pixels, however small the map is on the screen; programs that cannot do that draw it for a map 960 pixels wide."""

LARGEST_BUBBLE = 13.0
"""Radius in pixels of a map 960 pixels wide."""

NO_DATA_DOT = "#a3acb5"
BUBBLE_LOOK = 'fill="#e8a33d" fill-opacity=".85" stroke="#7a4a00"'


@dataclass(frozen=True, slots=True)
class Look:
    """How land is filled, and its outline where it is not that of the land around."""

    fill: str
    outline: str = ""
    dot: str = ""
    """Fill of a dot where that of land would be lost in the sea."""

    @property
    def attributes(self) -> str:
        """The look as SVG attributes."""
        return f'fill="{self.fill}"' + (f' stroke="{self.outline}" stroke-width="1.5"' if self.outline else "")


NO_DATA_LOOK, ZERO_LOOK = Look(NO_DATA_FILL, dot=NO_DATA_DOT), Look("#fff", QUIET_INK)


@dataclass(frozen=True, slots=True)
class Naming:
    """What a country says of itself, and where it leads."""

    names: frozenset[str]
    """Codes that have a name or a figure; others are drawn mute."""
    phrase: Callable[[str], str]
    links: Mapping[str, str]

    def around(self, code: str, marks: str) -> str:
        """The marks of a country with its name for pointer and screen reader, inside its link.

        The links take no place in the tab order: the table behind the map has the same ones, in order.
        """
        if code not in self.names:
            return marks
        title = f"<title>{escaped(self.phrase(code))}</title>"
        if code in self.links:
            target = escaped(checked_link(self.links[code], where=code))
            return f'<a href="{target}" tabindex="-1">{title}{marks}</a>'
        return f"<g>{title}{marks}</g>"


def drawn_land(
    world: Shapes, *, scale: float, values: Mapping[str, float], starts: tuple[float, ...], naming: Naming
) -> str:
    """Outlines and, above them, dots, from those without data to those in the highest step."""
    looks = [NO_DATA_LOOK, ZERO_LOOK, *map(Look, step_fills(len(starts)))]
    outlines: list[list[str]] = [[] for _look in looks]
    dots: list[list[str]] = [[] for _look in looks]
    halo = ""
    for code in sorted({*world.outlines, *world.dots}):
        value = values.get(code)
        step = 0 if value is None else 1 if value == 0 else 1 + bisect_right(starts, value)
        if code in world.outlines:
            outlines[step].append(naming.around(code, f'<path d="{world.outlines[code]}"/>'))
        if code in world.dots:
            x, y = world.dots[code]
            place = f"M{x * scale:.4g} {y * scale:.4g}h0"
            halo += place
            mark = _dot(place)
            if looks[step].outline:
                mark = _dot(place, f' stroke="{looks[step].outline}"') + _dot(place, f' stroke-width="{DOT_WIDTH - 2}"')
            dots[step].append(naming.around(code, mark))
    land = "".join(f"<g {look.attributes}>{''.join(of)}</g>" for look, of in zip(looks, outlines, strict=True) if of)
    small = "".join(
        f'<g stroke="{look.dot or look.fill}">{"".join(of)}</g>' for look, of in zip(looks, dots, strict=True) if of
    )
    return (
        f'<g transform="scale({scale:.6g})" stroke="#fff">{land}</g>'
        f'<g fill="none" stroke="#fff" stroke-linecap="round" stroke-width="{DOT_WIDTH}">'
        f'<path d="{halo}" stroke-width="{DOT_WIDTH + 1.5}" vector-effect="non-scaling-stroke"/>{small}</g>'
    )


def _dot(place: str, look: str = "") -> str:
    return f'<path d="{place}" vector-effect="non-scaling-stroke"{look}/>'


def bubble_radius(value: float, largest: float, width: int) -> float:
    """Radius in pixels of a bubble whose area is in proportion to the value, at least 1.5."""
    return max(LARGEST_BUBBLE * width / 960 * sqrt(value / largest), 1.5)


def drawn_bubbles(world: Shapes, *, scale: float, width: int, values: Mapping[str, float]) -> str:
    """A circle in the middle of each country with a positive value, the largest first so that none hides another."""
    largest = max(values.values(), default=0)
    circles = ""
    for code, value in sorted(values.items(), key=lambda item: (-item[1], item[0])):
        middle = world.middle(code)
        if middle and value > 0:
            x, y = middle[0] * scale, middle[1] * scale
            circles += f'<circle cx="{x:.4g}" cy="{y:.4g}" r="{bubble_radius(value, largest, width):.3g}"/>'
    return f'<g pointer-events="none" stroke-width=".8" {BUBBLE_LOOK}>{circles}</g>' if circles else ""
