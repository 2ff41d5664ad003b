"""Who with whom as a table of squares: from the member of a line to the member of a column, the darker the more.

Someone who asks how closely a group is woven sees at once which pairs trade and which do not, and which have told
nothing: zero is a white square, "not stated" a grey one or a cross, and a member with itself an empty place. Squares
of one step are one shape, so that the 55 members of the African Union stay small; the table behind has every figure.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bandung.charts.chart import (
    INK,
    NO_DATA_FILL,
    QUIET_INK,
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
from bandung.charts.steps import class_starts, step_fills, step_names
from bandung.charts.text import (
    compact,
    directed,
    escaped,
    is_right_to_left,
    number,
    shortened,
    text_width,
)
from bandung.values.errors import _

MOST_MEMBERS, MOST_NAMED = 60, 16
"""With up to MOST_NAMED members each square has its figure, its name for the pointer and its link."""
WIDE, NARROW, SQUARE = 50, 16, 30
"""Pixels: across with figures and without, and down with figures."""
LONGEST_NAME, CODE, TEXT = 150.0, 38.0, 12.0
DARK_FROM = 2
"""From this step of five on, figures are white."""

FROM_TO = _("From (lines), to (columns)")
ZERO, NOT_STATED, PAIR = _("zero"), _("not stated"), _("%(giver)s to %(receiver)s")
DESCRIPTION = _("%(members)s members, %(stated)s of %(pairs)s pairs stated. Largest: %(largest)s.")
NOTHING_STATED = _("%(members)s members; nothing is stated of any pair.")

Pair = tuple[str, str]
"""From, to: codes of members."""


@dataclass(frozen=True, slots=True)
class _Grid:
    """From members to pixels, and what they are called; mirrored for right-to-left languages."""

    members: tuple[str, ...]
    labels: Mapping[str, str]
    language: str
    translate: Translate
    mirrored: bool
    is_named: bool
    name_room: float

    @property
    def across(self) -> int:
        return WIDE if self.is_named else NARROW

    @property
    def down(self) -> int:
        return SQUARE if self.is_named else NARROW

    @property
    def head(self) -> int:
        return 24 if self.is_named else 40

    @property
    def aside(self) -> int:
        return round(self.name_room + CODE)

    @property
    def width(self) -> int:
        return self.aside + self.across * len(self.members) + 2

    @property
    def height(self) -> int:
        return self.head + self.down * len(self.members) + 2

    def left(self, column: int) -> int:
        x = self.aside + column * self.across
        return self.width - x - self.across if self.mirrored else x

    def top(self, row: int) -> int:
        return self.head + row * self.down

    def label(self, code: str) -> str:
        return self.labels.get(code, code)

    def pair(self, pair: Pair) -> str:
        return self.translate(PAIR) % {"giver": self.label(pair[0]), "receiver": self.label(pair[1])}


def heat_table(
    figures: Mapping[Pair, float | None],
    members: Sequence[str],
    *,
    title: str,
    measure: str,
    labels: Mapping[str, str],
    language: str,
    name_header: str = "",
    links: Mapping[str, str] | None = None,
    pair_links: Mapping[Pair, str] | None = None,
    description: str = "",
    origin: str = "",
    translate: Translate = str,
    key_width: int = 320,
) -> Chart:
    """A square for each pair of two members, in their order; a pair that is absent or None is not stated.

    ``measure`` says what is counted, in which unit; ``links`` where a member leads, ``pair_links`` where a square leads
    while there are at most 16 members. The drawing is as wide as its members ask for and scrolls in its own box; the
    key is apart, ``key_width`` pixels wide. Columns are headed by codes, which stand beside the names of the lines.
    Pairs of the same member, or of others than ``members``, are not drawn and not in the table.

    :raises CannotDraw: if a figure is negative or not finite, a link leads nowhere, a member is named twice, or there
        are fewer than two members or more than 60.
    """
    codes = tuple(members)
    if not 2 <= len(codes) <= MOST_MEMBERS or len(set(codes)) < len(codes):
        raise CannotDraw(
            _("Such a table needs 2 to %(most)s different members; here %(count)s are named."),
            most=MOST_MEMBERS, count=len(codes),
        )  # fmt: skip
    links, pair_links = links or {}, pair_links or {}
    room = max(min(text_width(labels.get(code, code), TEXT) + 8, LONGEST_NAME) for code in codes)
    grid = _Grid(codes, labels, language, translate, is_right_to_left(language), len(codes) <= MOST_NAMED, round(room))
    for code, link in links.items():
        checked_link(link, where=grid.label(code))
    pairs = [(one, other) for one in codes for other in codes if one != other]
    stated = {
        pair: float(value)
        for pair in pairs
        if (value := checked_number(figures.get(pair), where=grid.pair(pair))) is not None
    }
    starts = class_starts(stated.values())
    fills = step_fills(len(starts))
    drawing = "".join(_line(grid, row, links) + _column(grid, row) for row in range(len(codes)))
    squares = _named_squares if grid.is_named else _plain_squares
    drawing += squares(grid, stated, starts, fills, pair_links)
    names = step_names(starts, stated.values(), language) if starts else []
    items = [KeyItem(f'fill="{fill}"', text) for fill, text in zip(fills, names, strict=True)]
    if 0.0 in stated.values():
        items.append(KeyItem(f'fill="#fff" stroke="{QUIET_INK}"', translate(ZERO)))
    if len(stated) < len(pairs):
        look, sign = (f'fill="{NO_DATA_FILL}"', "–") if grid.is_named else ('fill="none"', "×")
        items.append(KeyItem(look, f"{sign} {translate(NOT_STATED)}"))
    items.append(KeyItem('fill="none"', translate(FROM_TO)))
    described = description or _described(grid, stated, len(pairs))
    name = fingerprint(drawing, measure, title, described, language)
    start = opening(
        name=name, title=title, description=described, width=grid.width, height=grid.height, language=language,
        linked=bool(links) or (grid.is_named and bool(pair_links)),
    )  # fmt: skip
    key_lines, key_height = drawn_key(items, heading=shortened(measure, key_width), width=key_width, language=language)
    key_start = opening(
        name=f"{name}k", title=measure, description=title, width=key_width, height=key_height, language=language
    )
    return Chart(
        f"{start}{drawing}</svg>",
        Table(
            (name_header or translate(FROM_TO), *map(grid.label, codes)),
            tuple((grid.label(one), *(stated.get((one, other)) for other in codes)) for one in codes),
            tuple(links.get(code) for code in codes),
        ),
        title, described, origin, f"{key_start}{key_lines}</svg>", scrolls=True,
    )  # fmt: skip


def _line(grid: _Grid, row: int, links: Mapping[str, str]) -> str:
    """The name and the code before a line of squares."""
    code = grid.members[row]
    y = grid.top(row) + grid.down / 2 + 4
    name = shortened(grid.label(code), (grid.name_room - 6) * 14 / TEXT)
    near, beside = (grid.width, grid.width - grid.aside + 6) if grid.mirrored else (0, grid.aside - 6)
    start, end = ("end", "start") if grid.mirrored else ("start", "end")
    marks = (
        f'<text x="{near}" y="{y:g}" font-size="{TEXT:g}" text-anchor="{start}">'
        f"{escaped(directed(name, grid.language))}</text>"
    )
    if code in links:
        marks = f'<a href="{escaped(links[code])}" tabindex="-1">{marks}</a>'
    if grid.label(code) == code:
        return marks
    return (
        f'{marks}<text x="{beside}" y="{y:g}" font-size="11" text-anchor="{end}" fill="{QUIET_INK}">'
        f"{escaped(shortened(code, CODE))}</text>"
    )


def _column(grid: _Grid, column: int) -> str:
    """The code over a column, upright where columns are narrow."""
    code = escaped(shortened(grid.members[column], CODE))
    x = grid.left(column) + grid.across / 2
    if grid.is_named:
        return f'<text x="{x:g}" y="16" font-size="11" text-anchor="middle" fill="{QUIET_INK}">{code}</text>'
    turned = f"rotate(-90 {x + 4:g} {grid.head - 4})"
    return (
        f'<text x="{x + 4:g}" y="{grid.head - 4}" font-size="11" fill="{QUIET_INK}" transform="{turned}">{code}</text>'
    )


def _step(value: float, starts: Sequence[float]) -> int:
    return sum(start <= value for start in starts) - 1


def _plain_squares(
    grid: _Grid, stated: Mapping[Pair, float], starts: Sequence[float], fills: Sequence[str], _links: Mapping[Pair, str]
) -> str:
    """One shape for all squares of a step."""
    size = NARROW - 2
    by_look: dict[int | None, list[str]] = {}
    for row, one in enumerate(grid.members):
        for column, other in enumerate(grid.members):
            if one != other:
                value = stated.get((one, other))
                look = None if value is None else _step(value, starts)
                shape = f"M{grid.left(column) + 1} {grid.top(row) + 1}" + f"h{size}v{size}h-{size}z"
                if look is None:
                    shape = f"M{grid.left(column) + 4} {grid.top(row) + 4}l8 8m-8 0l8-8"
                elif look < 0:
                    shape = f"M{grid.left(column) + 1.5} {grid.top(row) + 1.5}h{size - 1}v{size - 1}h-{size - 1}z"
                by_look.setdefault(look, []).append(shape)
    drawn = ""
    for look, shapes in sorted(by_look.items(), key=lambda item: -2 if item[0] is None else item[0]):
        ink = f'fill="{fills[look]}"' if look is not None and look >= 0 else f'fill="#fff" stroke="{QUIET_INK}"'
        ink = 'fill="none" stroke="#b3b9c1"' if look is None else ink
        drawn += f'<path {ink} d="{"".join(shapes)}"/>'
    return drawn


def _named_squares(
    grid: _Grid, stated: Mapping[Pair, float], starts: Sequence[float], fills: Sequence[str], links: Mapping[Pair, str]
) -> str:
    """Each square with its figure, its name for pointer and screen reader, and its link."""
    drawn = ""
    for row, one in enumerate(grid.members):
        for column, other in enumerate(grid.members):
            if one == other:
                continue
            pair = (one, other)
            value, x, y = stated.get(pair), grid.left(column), grid.top(row)
            told = f"{grid.pair(pair)}: {grid.translate(NOT_STATED) if value is None else number(value, grid.language)}"
            marks = f"<title>{escaped(told)}</title>{_square(grid, value, x, y, starts, fills)}"
            if pair in links:
                target = escaped(checked_link(links[pair], where=told))
                drawn += f'<a href="{target}" tabindex="-1">{marks}</a>'
            else:
                drawn += f"<g>{marks}</g>"
    return f'<g font-size="11" text-anchor="middle">{drawn}</g>'


def _square(grid: _Grid, value: float | None, x: int, y: int, starts: Sequence[float], fills: Sequence[str]) -> str:
    wide, high = WIDE - 2, SQUARE - 2
    step = -1 if value is None else _step(value, starts)
    fill = NO_DATA_FILL if value is None else fills[step] if step >= 0 else "#fff"
    edge = f' stroke="{QUIET_INK}"' if value is not None and step < 0 else ""
    inset = 1.5 if edge else 1
    square = (
        f'<rect x="{x + inset:g}" y="{y + inset:g}" width="{wide - 2 * (inset - 1):g}"'
        f' height="{high - 2 * (inset - 1):g}" fill="{fill}"{edge}/>'
    )
    figure = "–" if value is None else _figure(value, grid.language)
    if text_width(figure, 11) > WIDE - 2:
        return square
    dark = value is not None and fill in step_fills(5)[DARK_FROM:]
    ink, told = "#fff" if dark else INK, escaped(directed(figure, grid.language))
    return f'{square}<text x="{x + WIDE / 2:g}" y="{y + SQUARE / 2 + 4:g}" fill="{ink}">{told}</text>'


def _figure(value: float, language: str) -> str:
    """As many digits as a square has room for."""
    whole = number(round(value), language)
    return whole if value >= 1000 and text_width(whole, 11) <= WIDE - 2 else compact(value, language)


def _described(grid: _Grid, stated: Mapping[Pair, float], pairs: int) -> str:
    members = number(len(grid.members), grid.language)
    if not stated:
        return grid.translate(NOTHING_STATED) % {"members": members}
    ranked = sorted(stated, key=lambda pair: (-stated[pair], grid.pair(pair)))[:3]
    largest = "; ".join(f"{grid.pair(pair)} {number(stated[pair], grid.language)}" for pair in ranked)
    told = {"members": members, "stated": number(len(stated), grid.language), "pairs": number(pairs, grid.language)}
    return grid.translate(DESCRIPTION) % (told | {"largest": largest})
