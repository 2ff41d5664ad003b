"""The network of partnerships: who works with whom, on a circle, a line the thicker the more they do together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import cos, hypot, pi, sin, sqrt

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
BOW = 0.08
"""How far an arrow leaves the middle of its way, as a share of its length."""
LONGEST_NAME = 120.0
"""Pixels."""
FEW, NARROW, MARGIN = 6, 480, 90.0
"""Of so few each name stands level over or under its dot, in a drawing of so many pixels, so far from its edge."""

PAIR, FROM, TO = _("Partners"), _("From"), _("To")
WAY = _("%(giver)s to %(receiver)s")
DESCRIPTION_ONE_WAY = _("%(count)s on a circle; arrows lead from who gives to who receives. Largest: %(most)s.")
BETWEEN = _("%(one)s and %(other)s")
DESCRIPTION = _("Partners on a circle, by region: %(count)s. Most together: %(most)s.")
NOBODY, NOTHING = _("Nobody works together yet."), _("Nobody owes anybody.")

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Place:
    """Where one partner stands on the circle."""

    code: str
    angle: float
    x: float
    y: float
    radius: float


@dataclass(frozen=True, slots=True)
class _Words:
    """What partners and pairs are called."""

    labels: Mapping[str, str]
    language: str
    translate: Translate
    one_way: bool

    def label(self, code: str) -> str:
        return self.labels.get(code, code)

    def named(self, pair: Pair) -> str:
        if self.one_way:
            return self.translate(WAY) % {"giver": self.label(pair[0]), "receiver": self.label(pair[1])}
        one, other = sorted(map(self.label, pair))
        return self.translate(BETWEEN) % {"one": one, "other": other}


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
    one_way: bool = False,
) -> Chart:
    """Partners on a circle, those of one group side by side, and a line for each two that work together.

    ``together`` counts what two have in common; a pair may be named in either order, and both are added up. ``groups``
    give each code's group (a region), ``links`` where a partner leads, ``pair_links`` where a line of the table leads.
    With ``one_way`` a pair is from and to, as in payments: each way is an arrow of its own, as thick as its figure.

    :raises CannotDraw: if a figure is negative or not finite, a partner is paired with itself, or a link leads nowhere.
    """
    words = _Words(labels, language, translate, one_way)
    counted = _counted(together, words)
    degree: dict[str, float] = {}
    for pair, value in counted.items():
        for code in pair:
            degree[code] = degree.get(code, 0) + value
    shown = sorted(degree, key=lambda code: (-degree[code], code))[:MOST_DRAWN]
    groups, links, pair_links = groups or {}, links or {}, pair_links or {}
    around, few = _around(shown, groups, labels), 0 < len(shown) <= FEW
    width = min(width, NARROW) if few else width
    places = {each.code: each for each in _places(around, degree, width, few=few)}
    drawing = _lines(counted, places, words, width / 2)
    marked = _level if few else _marked
    drawing += "".join(marked(each, degree, words, links, width / 2) for each in places.values())
    ranked = sorted(counted, key=lambda pair: (-counted[pair], words.named(pair)))
    description = description or _described(ranked, counted, len(degree), words)
    start = opening(
        name=fingerprint(drawing, title, description, language), title=title, description=description, width=width,
        height=width, language=language, linked=bool(links),
    )  # fmt: skip
    known = dict(pair_links)
    if not one_way:
        known |= {(other, one): link for (one, other), link in pair_links.items()}
    table = Table(
        headers=(translate(FROM), translate(TO), measure) if one_way else (translate(PAIR), measure),
        rows=tuple((*(map(words.label, pair) if one_way else (words.named(pair),)), counted[pair]) for pair in ranked),
        links=tuple(checked_link(known[pair], where=words.named(pair)) if pair in known else None for pair in ranked),
    )
    return Chart(f"{start}{drawing}</svg>", table, title, description, origin)


def _counted(together: Mapping[Pair, float], words: _Words) -> dict[Pair, float]:
    """Each pair once, its codes in order unless it is one way; pairs with nothing in common left out."""
    counted: dict[Pair, float] = {}
    for (one, other), value in together.items():
        if one == other:
            raise CannotDraw(_("%(where)s cannot be its own partner."), where=words.label(one))
        pair = (one, other) if words.one_way or one < other else (other, one)
        counted[pair] = counted.get(pair, 0) + (checked_number(value, where=words.label(one)) or 0)
    return {pair: value for pair, value in counted.items() if value}


def _around(codes: Sequence[str], groups: Mapping[str, str], labels: Mapping[str, str]) -> list[str]:
    """The codes in the order of the circle; an empty code is a gap."""
    ordered = sorted(codes, key=lambda code: (groups.get(code, ""), labels.get(code, code), code))
    parts = [list(some) for _group, some in groupby(ordered, key=lambda code: groups.get(code, ""))]
    gap = [""] * GAP_BETWEEN_GROUPS if len(parts) > 1 else []
    return [code for part in parts for code in (*part, *gap)]


def _places(around: Sequence[str], degree: Mapping[str, float], width: int, *, few: bool) -> list[_Place]:
    middle, largest = width / 2, max(degree.values(), default=1)
    ring = middle - (MARGIN if few else LONGEST_NAME + LARGEST_DOT + 6)
    places = []
    for position, code in enumerate(around):
        angle = 2 * pi * position / len(around) - pi / 2
        radius = max(LARGEST_DOT * sqrt(degree.get(code, 0) / largest), 2.5)
        if code:
            places.append(_Place(code, angle, middle + ring * cos(angle), middle + ring * sin(angle), radius))
    return places


def _lines(counted: Mapping[Pair, float], places: Mapping[str, _Place], words: _Words, middle: float) -> str:
    """Curves that bend towards the middle, the thinnest below; with a head at who receives, if they are one way.

    One way there and the other back bend to different sides, so that both are seen.
    """
    most = max(counted.values(), default=1)
    drawn = ""
    for pair, value in sorted(counted.items(), key=lambda item: (item[1], item[0])):
        one, other = (places.get(code) for code in pair)
        if one is None or other is None:
            continue
        thick = max(THICKEST_LINE * value / most, 0.8)
        name = escaped(f"{words.named(pair)}: {number(value, words.language)}")
        bend_x, bend_y = (each * 0.35 + middle * 0.65 for each in ((one.x + other.x) / 2, (one.y + other.y) / 2))
        if words.one_way:
            drawn += f"<g><title>{name}</title>{_arrow(one, other, (bend_x, bend_y), thick)}</g>"
            continue
        curve = f"M{one.x:.1f} {one.y:.1f}Q{bend_x:.1f} {bend_y:.1f} {other.x:.1f} {other.y:.1f}"
        drawn += f'<path d="{curve}" stroke-width="{thick:.3g}"><title>{name}</title></path>'
    opacity = ".75" if words.one_way else ".55"
    return f'<g fill="none" stroke="{STEPS_FILL[2]}" stroke-opacity="{opacity}" stroke-linecap="round">{drawn}</g>'


def _arrow(one: _Place, other: _Place, bend: tuple[float, float], thick: float) -> str:
    """A curve to the edge of the receiver's dot, bowed to the right of its way, and its head."""
    bend_x, bend_y = bend[0] - BOW * (other.y - one.y), bend[1] + BOW * (other.x - one.x)
    length = hypot(other.x - bend_x, other.y - bend_y) or 1
    ahead_x, ahead_y = (other.x - bend_x) / length, (other.y - bend_y) / length
    tip_x, tip_y = other.x - ahead_x * (other.radius + 1), other.y - ahead_y * (other.radius + 1)
    head = min(6 + 1.2 * thick, length / 2)
    half = head * 0.5 + thick / 4
    back_x, back_y = tip_x - ahead_x * head, tip_y - ahead_y * head
    return (
        f'<path d="M{one.x:.1f} {one.y:.1f}Q{bend_x:.1f} {bend_y:.1f} {back_x:.1f} {back_y:.1f}"'
        f' stroke-width="{thick:.3g}"/><path d="M{tip_x:.1f} {tip_y:.1f}L{back_x - ahead_y * half:.1f}'
        f' {back_y + ahead_x * half:.1f} {back_x + ahead_y * half:.1f} {back_y - ahead_x * half:.1f}z"'
        f' fill="{STEPS_FILL[3]}" stroke="none"/>'
    )


def _marked(place: _Place, degree: Mapping[str, float], words: _Words, links: Mapping[str, str], middle: float) -> str:
    """A dot with its name outside of the circle, turned so that no name stands on its head."""
    name = escaped(directed(shortened(words.label(place.code), LONGEST_NAME * 14 / TEXT_SIZE), words.language))
    turn, is_left = place.angle * 180 / pi, place.x < middle - 0.5
    away = place.radius + 6
    turned = f"rotate({turn + 180 if is_left else turn:.1f} {place.x:.1f} {place.y:.1f})"
    x = place.x - away if is_left else place.x + away
    text = (
        f'<text x="{x:.1f}" y="{place.y + 4:.1f}" font-size="{TEXT_SIZE:g}" fill="{QUIET_INK}"'
        f' text-anchor="{"end" if is_left else "start"}" transform="{turned}">{name}</text>'
    )
    return _dot(place, degree, words, links, text)


def _level(place: _Place, degree: Mapping[str, float], words: _Words, links: Mapping[str, str], middle: float) -> str:
    """A dot with its name level over it, or under it in the lower half, as long as the drawing is wide there."""
    room = 2 * min(place.x, 2 * middle - place.x)
    name = escaped(directed(shortened(words.label(place.code), room), words.language))
    y = place.y - place.radius - 8 if place.y < middle - 0.5 else place.y + place.radius + 18
    text = f'<text x="{place.x:.1f}" y="{y:.1f}" text-anchor="middle">{name}</text>'
    return _dot(place, degree, words, links, text)


def _dot(place: _Place, degree: Mapping[str, float], words: _Words, links: Mapping[str, str], text: str) -> str:
    label = words.label(place.code)
    marks = (
        f"<title>{escaped(f'{label}: {number(degree[place.code], words.language)}')}</title>"
        f'<circle cx="{place.x:.1f}" cy="{place.y:.1f}" r="{place.radius:.3g}" fill="{STEPS_FILL[3]}"/>{text}'
    )
    if place.code not in links:
        return f"<g>{marks}</g>"
    target = escaped(checked_link(links[place.code], where=label))
    return f'<a href="{target}" tabindex="-1">{marks}</a>'


def _described(ranked: Sequence[Pair], counted: Mapping[Pair, float], count: int, words: _Words) -> str:
    if not ranked:
        return words.translate(NOTHING if words.one_way else NOBODY)
    most = "; ".join(f"{words.named(pair)} {number(counted[pair], words.language)}" for pair in ranked[:3])
    sentence = words.translate(DESCRIPTION_ONE_WAY if words.one_way else DESCRIPTION)
    return sentence % {"count": number(count, words.language), "most": most}
