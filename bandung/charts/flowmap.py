"""The map of flows: from whom to whom, an arrow the wider the more goes that way.

Each arrow bows to the right of its direction, as a great circle bows away from a straight line, so that what two
countries give each other are two arrows side by side. Drawn directly, as the map of the world is.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import hypot
from pathlib import Path

from bandung.charts.chart import (
    NO_DATA_FILL,
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
from bandung.charts.key import KeyItem, drawn_key
from bandung.charts.mapdrawing import DOT_WIDTH, NO_DATA_DOT
from bandung.charts.shapes import Shapes, load_shapes
from bandung.charts.steps import round_down
from bandung.charts.text import compact, escaped, number
from bandung.values.errors import _

Pair = tuple[str, str]
"""From, to: alpha-3 codes, or a name of ours for a region that is no country."""

MOST_DRAWN = 60
"""Arrows that a reader can tell apart; the smaller ones are in the table only."""
THICKEST, THINNEST = 9.0, 1.2
"""Pixels of a map 960 pixels wide."""
BOW = 0.2
"""How far an arrow leaves the straight line, as a share of its length."""
GIVEN_FILL, RECEIVED_FILL = STEPS_FILL[3], "#a8500c"
TAKES_PART = "#c3d9e4"

FROM, TO = _("From"), _("To")
GIVES, RECEIVES = _("What %(country)s gives"), _("What %(country)s receives")
DESCRIPTION = _("Flows between countries and areas: %(count)s. Largest: %(largest)s.")
WAY = _("%(giver)s to %(receiver)s")
NOTHING = _("Nothing flows between countries and areas yet.")
IN_TABLE = _("in the table only: %(count)s")


@dataclass(frozen=True, slots=True)
class _Names:
    """What countries and arrows are called, and where they lead."""

    labels: Mapping[str, str]
    links: Mapping[str, str]
    flow_links: Mapping[Pair, str]
    language: str
    translate: Translate

    def way(self, pair: Pair) -> str:
        giver, receiver = (self.labels.get(code, code) for code in pair)
        return self.translate(WAY) % {"giver": giver, "receiver": receiver}

    def around(self, title: str, link: str | None, marks: str) -> str:
        """Links take no place in the tab order: the table behind the map has the same ones, in order."""
        told = f"<title>{escaped(title)}</title>{marks}"
        return f'<a href="{escaped(link)}" tabindex="-1">{told}</a>' if link else f"<g>{told}</g>"


def flow_map(
    flows: Mapping[Pair, float],
    *,
    title: str,
    measure: str,
    labels: Mapping[str, str],
    language: str,
    of: str = "",
    links: Mapping[str, str] | None = None,
    flow_links: Mapping[Pair, str] | None = None,
    description: str = "",
    origin: str = "",
    translate: Translate = str,
    shapes: Path | None = None,
    width: int = 960,
    key_width: int = 0,
    partners: int = 0,
    ways: tuple[str, str] | None = None,
) -> Chart:
    """Arrows between the countries that ``flows`` names, the widest for the most, and the table of all of them.

    With ``of``, a country's code, what it gives and what it receives have a colour each; the heads of the arrows say
    the same without colour; ``ways`` are the words for both, such as "Exports of Kenya", and ``partners`` draws the
    arrows of its so many largest partners alone, by both ways together. What stays within one country, or goes to a
    place that the map does not know, is in the table only; the key says how many those are. ``links`` say where a
    country leads, ``flow_links`` where an arrow and its line of the table lead. ``measure`` says what is counted.
    Widths are in pixels.

    :raises CannotDraw: if a figure is negative or not finite, or a link leads nowhere.
    :raises BadShapes: if ``shapes`` names an unusable file.
    """
    world, names = load_shapes(shapes), _Names(labels, links or {}, flow_links or {}, language, translate)
    counted = {pair: value for pair, value in flows.items() if checked_number(value, where=names.way(pair))}
    for code, link in names.links.items():
        checked_link(link, where=labels.get(code, code))
    ranked = sorted(counted, key=lambda pair: (-counted[pair], names.way(pair)))
    shown = [pair for pair in ranked if pair[0] != pair[1] and all(map(world.middle, pair))]
    if of and partners:
        largest = _largest(shown, counted, of, partners)
        shown = [pair for pair in shown if of in pair and largest.intersection(pair)]
    shown = shown[:MOST_DRAWN]
    scale = width / world.width
    drawing = _land(world, scale, {code for pair in ranked for code in pair}, names)
    drawing += _arrows(shown, counted, world, scale, of, names)
    key, key_height = drawn_key(
        _key(counted, shown, of, width, names, ways), heading=measure, width=key_width or width, language=language
    )
    height = round(world.height * scale)
    if not key_width:
        drawing += f'<g transform="translate(0 {height + 8})">{key}</g>'
        height += 8 + key_height
    description = description or _described(ranked, counted, names)
    name = fingerprint(drawing, key, title, description, language)
    start = opening(
        name=name, title=title, description=description, width=width, height=height, language=language,
        linked=bool(names.links or names.flow_links),
    )  # fmt: skip
    apart = ""
    if key_width:
        apart = opening(
            name=f"{name}k", title=measure, description=title, width=key_width, height=key_height, language=language
        )
        apart += f"{key}</svg>"
    return Chart(f"{start}{drawing}</svg>", _table(ranked, counted, measure, names), title, description, origin, apart)


def _land(world: Shapes, scale: float, taking_part: set[str], names: _Names) -> str:
    """All land, pale; who takes part a little darker, with its name and its link."""
    pale, part, dots, part_dots = "", "", "", ""
    for code in sorted({*world.outlines, *world.dots}):
        outline = f'<path d="{world.outlines[code]}"/>' if code in world.outlines else ""
        place = ""
        if code in world.dots:
            x, y = world.dots[code]
            place = f"M{x * scale:.4g} {y * scale:.4g}h0"
        if code not in taking_part:
            pale += outline
            dots += place
            continue
        told = names.labels.get(code, code)
        part += names.around(told, names.links.get(code), outline) if outline else ""
        if place:
            mark = f'<path d="{place}" vector-effect="non-scaling-stroke"/>'
            part_dots += names.around(told, names.links.get(code), mark)
    return (
        f'<g transform="scale({scale:.6g})" stroke="#fff"><g fill="{NO_DATA_FILL}">{pale}</g>'
        f'<g fill="{TAKES_PART}">{part}</g></g><g fill="none" stroke-linecap="round" stroke-width="{DOT_WIDTH - 2}">'
        f'<path d="{dots}" stroke="{NO_DATA_DOT}"/><g stroke="{STEPS_FILL[1]}">{part_dots}</g></g>'
    )


def _arrows(
    shown: Sequence[Pair], counted: Mapping[Pair, float], world: Shapes, scale: float, of: str, names: _Names
) -> str:
    """The thinnest last, so that a wide one hides none."""
    most, drawn = max(counted.values(), default=1), ""
    for pair in shown:
        thick = max(THICKEST * scale * world.width / 960 * counted[pair] / most, THINNEST)
        fill = RECEIVED_FILL if of and pair[1] == of else GIVEN_FILL
        link = names.flow_links.get(pair)
        told = f"{names.way(pair)}: {number(counted[pair], names.language)}"
        marks = _arrow(_place(world, pair[0], scale), _place(world, pair[1], scale), thick, fill)
        drawn += names.around(told, checked_link(link, where=told) if link else None, marks)
    return f'<g fill="none" stroke-opacity=".75" stroke-linecap="round">{drawn}</g>'


def _place(world: Shapes, code: str, scale: float) -> tuple[float, float]:
    middle = world.middle(code)
    if middle is None:
        raise CannotDraw(_("%(where)s is not on the map."), where=code)
    return middle[0] * scale, middle[1] * scale


def _arrow(start: tuple[float, float], end: tuple[float, float], thick: float, fill: str) -> str:
    """A curve that ends where its head begins, and the head."""
    (x, y), (to_x, to_y) = start, end
    across, down = to_x - x, to_y - y
    bend_x, bend_y = (x + to_x) / 2 - BOW * down, max((y + to_y) / 2 + BOW * across, 0)
    length = hypot(to_x - bend_x, to_y - bend_y) or 1
    ahead_x, ahead_y = (to_x - bend_x) / length, (to_y - bend_y) / length
    head = min(5 + 1.2 * thick, length / 2)
    half = head * 0.55 + thick / 4
    back_x, back_y = to_x - ahead_x * head, to_y - ahead_y * head
    return (
        f'<path d="M{x:.1f} {y:.1f}Q{bend_x:.1f} {bend_y:.1f} {back_x:.1f} {back_y:.1f}" stroke="{fill}"'
        f' stroke-width="{thick:.3g}"/><path d="M{to_x:.1f} {to_y:.1f}L{back_x - ahead_y * half:.1f}'
        f' {back_y + ahead_x * half:.1f} {back_x + ahead_y * half:.1f} {back_y - ahead_x * half:.1f}z" fill="{fill}"/>'
    )


def _largest(shown: Sequence[Pair], counted: Mapping[Pair, float], of: str, most: int) -> set[str]:
    """The partners with whom a country has most, both ways together."""
    both: dict[str, float] = {}
    for pair in shown:
        if of in pair:
            partner = pair[1] if pair[0] == of else pair[0]
            both[partner] = both.get(partner, 0) + counted[pair]
    return set(sorted(both, key=lambda code: (-both[code], code))[:most])


def _key(
    counted: Mapping[Pair, float], shown: Sequence[Pair], of: str, width: int, names: _Names,
    ways: tuple[str, str] | None,
) -> list[KeyItem]:  # fmt: skip
    """What the colours say, how wide two round figures are, and how many flows are not drawn."""
    items = []
    if of:
        country = {"country": names.labels.get(of, of)}
        gives, receives = ways or (names.translate(GIVES) % country, names.translate(RECEIVES) % country)
        items += [
            KeyItem(f'fill="{fill}"', text)
            for text, fill, end in ((gives, GIVEN_FILL, 0), (receives, RECEIVED_FILL, 1))
            if any(pair[end] == of for pair in shown)
        ]  # fmt: skip
    if shown:
        most = max(counted.values())
        for value in sorted({round_down(most / 5) if most >= 5 else most, round_down(most)}):
            thick = max(THICKEST * width / 960 * value / most, THINNEST)
            items.append(KeyItem(f'stroke="{QUIET_INK}"', compact(value, names.language), thick=thick))
    left = len(counted) - len(shown)
    if left:
        items.append(KeyItem('fill="none"', names.translate(IN_TABLE) % {"count": number(left, names.language)}))
    return items


def _described(ranked: Sequence[Pair], counted: Mapping[Pair, float], names: _Names) -> str:
    if not ranked:
        return names.translate(NOTHING)
    largest = "; ".join(f"{names.way(pair)} {number(counted[pair], names.language)}" for pair in ranked[:3])
    return names.translate(DESCRIPTION) % {"count": number(len(ranked), names.language), "largest": largest}


def _table(ranked: Sequence[Pair], counted: Mapping[Pair, float], measure: str, names: _Names) -> Table:
    return Table(
        headers=(names.translate(FROM), names.translate(TO), measure),
        rows=tuple((names.labels.get(a, a), names.labels.get(b, b), counted[a, b]) for a, b in ranked),
        links=tuple(names.flow_links.get(pair) for pair in ranked),
    )
