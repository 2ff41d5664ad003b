"""What came of what: a tree of names from top to bottom, each below the one that it comes from.

Drawn directly, one row a name, so that it fits a small screen however wide the tree is.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from bandung.charts.chart import (
    QUIET_INK,
    STEPS_FILL,
    Cell,
    Chart,
    Table,
    Translate,
    checked_link,
    fingerprint,
    opening,
)
from bandung.charts.errors import CannotDraw
from bandung.charts.text import directed, escaped, is_right_to_left, number, printable, shortened
from bandung.values.errors import _

MOST_NAMES = 200
ROW, INDENT, DOT, SMALL = 50, 22, 6, 12  # pixels
NAME_HEADER, STEP = _("Name"), _("Steps from the first")
DESCRIPTION = _("A tree of %(count)s names, at most %(depth)s steps deep, from “%(first)s”.")


@dataclass(frozen=True, slots=True)
class Descendant:
    """A name in the tree, a word on it, and how many steps below the first it stands; its parent comes before it."""

    label: str
    depth: int
    note: str = ""
    link: str | None = None
    cells: tuple[Cell, ...] = ()
    """What the table says of it beside."""


def descent(
    names: Sequence[Descendant],
    *,
    title: str,
    language: str,
    name_header: str = "",
    headers: Sequence[str] = (),
    description: str = "",
    origin: str = "",
    translate: Translate = str,
    width: int = 420,
) -> Chart:
    """The tree in the order given, the first name on top; it grows from the right for right-to-left languages.
    ``headers`` head what the table says beside each name.

    :raises CannotDraw: if there are no or over 200 names, or one stands deeper than a child of the name before it.
    """
    _check(names, len(headers))
    step = min(INDENT, width // 2 // max(1, *(each.depth for each in names)))
    mirrored = is_right_to_left(language)

    def across(x: float) -> float:
        return width - x if mirrored else x

    parts, above = [], dict[int, int]()
    for position, each in enumerate(names):
        y, x = position * ROW + 22, DOT + 2 + each.depth * step
        above[each.depth] = y
        if each.depth:
            from_x, from_y = across(x - step), above[each.depth - 1] + DOT
            parts.append(f'<path d="M{from_x:g} {from_y}V{y}H{across(x - DOT):g}" fill="none" stroke="{QUIET_INK}"/>')
        parts.append(_named(each, across(x), across(x + DOT + 8), y, width - x - DOT - 12, language))
    deepest = max(each.depth for each in names)
    description = description or translate(DESCRIPTION) % {
        "count": number(len(names), language), "depth": number(deepest, language), "first": names[0].label,
    }  # fmt: skip
    start = opening(
        name=fingerprint(names, title, description, language, width), title=title, description=description,
        width=width, height=len(names) * ROW + 8, language=language, linked=any(each.link for each in names),
    )  # fmt: skip
    table = Table(
        (name_header or translate(NAME_HEADER), translate(STEP), *headers),
        tuple((each.label, each.depth, *each.cells) for each in names),
        tuple(each.link for each in names),
    )
    return Chart(f"{start}{''.join(parts)}</svg>", table, title, description, origin)


def _check(names: Sequence[Descendant], columns: int) -> None:
    if not 0 < len(names) <= MOST_NAMES:
        raise CannotDraw(_("A tree needs 1 to %(most)s names; there are %(count)s."), most=MOST_NAMES, count=len(names))
    before = -1
    for each in names:
        if not 0 <= each.depth <= before + 1 or (each.depth == 0) != (before == -1) or len(each.cells) != columns:
            raise CannotDraw(_("%(where)s has no place in the tree."), where=each.label)
        before = each.depth


def _named(each: Descendant, x: float, text_x: float, y: int, room: float, language: str) -> str:
    anchor = ' text-anchor="end"' if is_right_to_left(language) else ""
    label = escaped(directed(shortened(printable(each.label), room), language))
    note = escaped(directed(shortened(printable(each.note), room * 14 / SMALL), language))
    fill = STEPS_FILL[3] if each.depth == 0 else STEPS_FILL[1]
    line = ' text-decoration="underline"' if each.link else ""
    marks = (
        f"<title>{escaped('. '.join(filter(None, (each.label, each.note))))}</title>"
        f'<circle cx="{x:g}" cy="{y}" r="{DOT}" fill="{fill}" stroke="{STEPS_FILL[4]}"/>'
        f'<text x="{text_x:g}" y="{y + 4}"{anchor}{line}>{label}</text>'
        f'<text x="{text_x:g}" y="{y + 20}" font-size="{SMALL}" fill="{QUIET_INK}"{anchor}>{note}</text>'
    )
    if not each.link:
        return f"<g>{marks}</g>"
    target = escaped(checked_link(each.link, where=each.label))
    return f'<a href="{target}" tabindex="-1">{marks}</a>'
