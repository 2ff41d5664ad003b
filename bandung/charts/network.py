"""The network of partnerships: who works with whom, on a circle, a line the thicker the more they do together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import cos, pi, sin, sqrt

from bandung.charts.chart import (
    QUIET_INK,
    STEPS_FILL,
    Chart,
    Table,
    Translate,
    checked_link,
    checked_number,
    fingerprint,
    opening,
)
from bandung.charts.errors import CannotDraw
from bandung.charts.text import directed, escaped, number, shortened
from bandung.values.errors import _

MOST_DRAWN = 60
"""Names that fit around the circle; who works together least is in the table only."""
TEXT_SIZE = 12.0
LARGEST_DOT, THICKEST_LINE = 9.0, 9.0
"""Radius and width in pixels."""
GAP_BETWEEN_GROUPS = 1
"""Places that stay empty between the regions of the circle."""
LONGEST_NAME = 120.0
"""Pixels."""

PAIR = _("Partners")
BETWEEN = _("%(one)s and %(other)s")
DESCRIPTION = _("Partners on a circle, by region: %(count)s. Most together: %(most)s.")
NOBODY = _("Nobody works together yet.")

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Place:
    """Where one partner stands on the circle."""

    code: str
    angle: float
    x: float
    y: float
    radius: float


def network(
    together: Mapping[Pair, float],
    *,
    title: str,
    measure: str,
    labels: Mapping[str, str],
    language: str,
    groups: Mapping[str, str] | None = None,
    links: Mapping[str, str] | None = None,
    pair_links: Mapping[Pair, str] | None = None,
    description: str = "",
    origin: str = "",
    translate: Translate = str,
    width: int = 720,
) -> Chart:
    """Partners on a circle, those of one group side by side, and a line for each two that work together.

    ``together`` counts what two have in common; a pair may be named in either order, and both are added up. ``groups``
    give each code's group (a region), ``links`` where a partner leads, ``pair_links`` where a line of the table leads.

    :raises CannotDraw: if a figure is negative or not finite, a partner is paired with itself, or a link leads nowhere.
    """
    counted = _counted(together, labels)
    degree: dict[str, float] = {}
    for pair, value in counted.items():
        for code in pair:
            degree[code] = degree.get(code, 0) + value
    shown = sorted(degree, key=lambda code: (-degree[code], code))[:MOST_DRAWN]
    groups, links, pair_links = groups or {}, links or {}, pair_links or {}
    around = _around(shown, groups, labels)
    places = {each.code: each for each in _places(around, degree, width)}
    drawing = _lines(counted, places, labels, language, translate, width / 2)
    drawing += "".join(_marked(each, degree, labels, links, language, width / 2) for each in places.values())
    ranked = sorted(counted, key=lambda pair: (-counted[pair], _named(pair, labels, translate)))
    description = description or _described(ranked, counted, len(degree), labels, language, translate)
    start = opening(
        name=fingerprint(drawing, title, description, language), title=title, description=description, width=width,
        height=width, language=language, linked=bool(links),
    )  # fmt: skip
    both = dict(pair_links) | {(other, one): link for (one, other), link in pair_links.items()}
    table = Table(
        headers=(translate(PAIR), measure),
        rows=tuple((_named(pair, labels, translate), counted[pair]) for pair in ranked),
        links=tuple(
            checked_link(both[pair], where=_named(pair, labels, str)) if pair in both else None for pair in ranked
        ),
    )
    return Chart(f"{start}{drawing}</svg>", table, title, description, origin)


def _counted(together: Mapping[Pair, float], labels: Mapping[str, str]) -> dict[Pair, float]:
    """Each pair once, its codes in order; pairs with nothing in common left out."""
    counted: dict[Pair, float] = {}
    for (one, other), value in together.items():
        if one == other:
            raise CannotDraw(_("%(where)s cannot be its own partner."), where=labels.get(one, one))
        pair = (one, other) if one < other else (other, one)
        counted[pair] = counted.get(pair, 0) + (checked_number(value, where=labels.get(one, one)) or 0)
    return {pair: value for pair, value in counted.items() if value}


def _around(codes: Sequence[str], groups: Mapping[str, str], labels: Mapping[str, str]) -> list[str]:
    """The codes in the order of the circle; an empty code is a gap."""
    ordered = sorted(codes, key=lambda code: (groups.get(code, ""), labels.get(code, code), code))
    parts = [list(some) for _group, some in groupby(ordered, key=lambda code: groups.get(code, ""))]
    gap = [""] * GAP_BETWEEN_GROUPS if len(parts) > 1 else []
    return [code for part in parts for code in (*part, *gap)]


def _places(around: Sequence[str], degree: Mapping[str, float], width: int) -> list[_Place]:
    middle, largest = width / 2, max(degree.values(), default=1)
    ring = middle - LONGEST_NAME - LARGEST_DOT - 6
    places = []
    for position, code in enumerate(around):
        angle = 2 * pi * position / len(around) - pi / 2
        radius = max(LARGEST_DOT * sqrt(degree.get(code, 0) / largest), 2.5)
        if code:
            places.append(_Place(code, angle, middle + ring * cos(angle), middle + ring * sin(angle), radius))
    return places


def _lines(
    counted: Mapping[Pair, float], places: Mapping[str, _Place], labels: Mapping[str, str], language: str,
    translate: Translate, middle: float,
) -> str:  # fmt: skip
    """Curves that bend towards the middle, the thinnest below."""
    most = max(counted.values(), default=1)
    drawn = ""
    for pair, value in sorted(counted.items(), key=lambda item: (item[1], item[0])):
        one, other = (places.get(code) for code in pair)
        if one is None or other is None:
            continue
        thick = max(THICKEST_LINE * value / most, 0.8)
        name = f"{_named(pair, labels, translate)}: {number(value, language)}"
        bend_x, bend_y = (each * 0.35 + middle * 0.65 for each in ((one.x + other.x) / 2, (one.y + other.y) / 2))
        curve = f"M{one.x:.1f} {one.y:.1f}Q{bend_x:.1f} {bend_y:.1f} {other.x:.1f} {other.y:.1f}"
        drawn += f'<path d="{curve}" stroke-width="{thick:.3g}"><title>{escaped(name)}</title></path>'
    return f'<g fill="none" stroke="{STEPS_FILL[2]}" stroke-opacity=".55" stroke-linecap="round">{drawn}</g>'


def _marked(
    place: _Place, degree: Mapping[str, float], labels: Mapping[str, str], links: Mapping[str, str], language: str,
    middle: float,
) -> str:  # fmt: skip
    """A dot with its name outside of the circle, turned so that no name stands on its head."""
    label = labels.get(place.code, place.code)
    name = escaped(directed(shortened(label, LONGEST_NAME * 14 / TEXT_SIZE), language))
    turn, is_left = place.angle * 180 / pi, place.x < middle - 0.5
    away = place.radius + 6
    turned = f"rotate({turn + 180 if is_left else turn:.1f} {place.x:.1f} {place.y:.1f})"
    x = place.x - away if is_left else place.x + away
    marks = (
        f"<title>{escaped(f'{label}: {number(degree[place.code], language)}')}</title>"
        f'<circle cx="{place.x:.1f}" cy="{place.y:.1f}" r="{place.radius:.3g}" fill="{STEPS_FILL[3]}"/>'
        f'<text x="{x:.1f}" y="{place.y + 4:.1f}" font-size="{TEXT_SIZE:g}" fill="{QUIET_INK}"'
        f' text-anchor="{"end" if is_left else "start"}" transform="{turned}">{name}</text>'
    )
    if place.code not in links:
        return f"<g>{marks}</g>"
    target = escaped(checked_link(links[place.code], where=label))
    return f'<a href="{target}" tabindex="-1">{marks}</a>'


def _named(pair: Pair, labels: Mapping[str, str], translate: Translate) -> str:
    one, other = sorted(labels.get(code, code) for code in pair)
    return translate(BETWEEN) % {"one": one, "other": other}


def _described(
    ranked: Sequence[Pair], counted: Mapping[Pair, float], count: int, labels: Mapping[str, str], language: str,
    translate: Translate,
) -> str:  # fmt: skip
    if not ranked:
        return translate(NOBODY)
    most = "; ".join(f"{_named(pair, labels, translate)} {number(counted[pair], language)}" for pair in ranked[:3])
    return translate(DESCRIPTION) % {"count": number(count, language), "most": most}
