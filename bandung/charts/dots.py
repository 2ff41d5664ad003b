"""What several said of the same things, on one scale: a sign for each of them in every row, and how far they lie apart.

Drawn directly. Each speaker has a sign of its own, told apart by its form and not by a colour; who says nothing has
none in that row. Nobody comes first: rows and signs stand in the order given, and nothing is added up.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from bandung.charts.chart import (
    QUIET_INK,
    STEPS_FILL,
    Chart,
    Table,
    Translate,
    checked_number,
    fingerprint,
    opening,
)
from bandung.charts.errors import CannotDraw
from bandung.charts.text import directed, escaped, is_right_to_left, number, printable, shortened, text_width
from bandung.values.errors import _

MOST_DOT_ROWS, MOST_SPEAKERS = 80, 12
AXIS, GROUP, NAME, STACK, GAP, ASIDE, SIGN = 30, 34, 18, 17, 10, 12, 6.5  # pixels
NAME_HEADER, GROUP_HEADER, APART = _("Question"), _("Part"), _("Apart by")
NOTHING = _("nothing said")
DESCRIPTION = _("%(count)s rows from 0 to %(most)s; furthest apart: %(where)s.")
NOWHERE = _("nowhere")
FORMS = (
    "M-6 0a6 6 0 1 0 12 0a6 6 0 1 0-12 0z", "M-5.4-5.4h10.8v10.8h-10.8z", "M0-7.4l7.4 7.4-7.4 7.4-7.4-7.4z",
    "M0-7l6.6 12h-13.2z", "M0 7l6.6-12h-13.2z", "M-2.2-6.6h4.4v4.4h4.4v4.4h-4.4v4.4h-4.4v-4.4h-4.4v-4.4h4.4z",
)  # fmt: skip
"""Outlines of the signs around their middle: disc, square, diamond, triangles, cross; then the same ones hollow."""


@dataclass(frozen=True, slots=True)
class DotRow:
    """One thing, and what each speaker said of it in their order; None where nothing."""

    label: str
    values: tuple[float | None, ...]
    group: str = ""

    @property
    def apart(self) -> float | None:
        """The highest less the lowest; None with fewer than two."""
        said = [each for each in self.values if each is not None]
        return max(said) - min(said) if len(said) > 1 else None


def dots(
    rows: Sequence[DotRow],
    speakers: Sequence[str],
    *,
    most: int,
    title: str,
    language: str,
    name_header: str = "",
    group_header: str = "",
    description: str = "",
    origin: str = "",
    translate: Translate = str,
    width: int = 420,
) -> Chart:
    """One row a thing, its name above its line from 0 to ``most``; a pale bar reaches from the lowest to the highest
    sign, signs of the same value stand under each other. The scale runs from the right for right-to-left languages.

    :raises CannotDraw: if there are no rows or speakers or too many, or a value does not lie on the scale.
    """
    _check(rows, speakers, most)
    name, mirrored = fingerprint(rows, speakers, title, description, language, width), is_right_to_left(language)
    scale = _Scale(width, most, mirrored)
    key, key_height = _key(speakers, scale, language)
    parts, y = [], key_height + AXIS
    for group, of in groupby(rows, key=lambda row: row.group):
        if group:
            y += GROUP
            parts.append(_words(group, scale, y - 10, language, bold=True))
        for row in of:
            drawing, height = _row(row, speakers, scale, y, language, translate)
            parts.append(drawing)
            y += height
    height = y + 4
    description = description or _described(rows, most, language, translate)
    start = opening(name=name, title=title, description=description, width=width, height=height, language=language)
    drawing = key + _axis(scale, key_height, height, language) + "".join(parts)
    headers = (name_header or translate(NAME_HEADER), group_header or translate(GROUP_HEADER), translate(APART))
    return Chart(f"{start}{drawing}</svg>", _table(rows, speakers, headers), title, description, origin)


@dataclass(frozen=True, slots=True)
class _Scale:
    """From points to pixels."""

    width: int
    most: int
    mirrored: bool

    def at(self, value: float) -> float:
        return self.across(ASIDE + value / self.most * (self.width - 2 * ASIDE))

    def across(self, x: float) -> float:
        """Pixels from where the reader begins, as pixels from the left."""
        return self.width - x if self.mirrored else x


def _check(rows: Sequence[DotRow], speakers: Sequence[str], most: int) -> None:
    if not 0 < len(rows) <= MOST_DOT_ROWS:
        raise CannotDraw(_("A chart of signs needs 1 to %(most)s rows; there are %(count)s."), most=MOST_DOT_ROWS,
                         count=len(rows))  # fmt: skip
    if not 0 < len(speakers) <= MOST_SPEAKERS:
        raise CannotDraw(_("There are signs for 1 to %(most)s speakers; here they would be %(count)s."),
                         most=MOST_SPEAKERS, count=len(speakers))  # fmt: skip
    for row in rows:
        for value in row.values:
            checked_number(value, where=row.label)
        if len(row.values) != len(speakers) or any(value is not None and value > most for value in row.values):
            raise CannotDraw(_("%(where)s does not fit the scale and its speakers."), where=row.label)


def _sign(speaker: int, x: float, y: float) -> str:
    form, hollow = FORMS[speaker % len(FORMS)], speaker >= len(FORMS)
    fill = "#fff" if hollow else STEPS_FILL[4 if speaker % 2 == 0 else 2]
    return f'<path d="{form}" transform="translate({x:.4g} {y:g})" fill="{fill}" stroke="{STEPS_FILL[4]}"/>'


def _row(
    row: DotRow, speakers: Sequence[str], scale: _Scale, y: int, language: str, translate: Translate
) -> tuple[str, int]:
    """The drawing of a row from ``y`` on, and how high it is."""
    said = [
        f"{speaker}: {translate(NOTHING) if value is None else number(value, language)}"
        for speaker, value in zip(speakers, row.values, strict=True)
    ]
    stacks: dict[float, int] = {}
    signs = ""
    first = y + NAME + 12
    for position, value in enumerate(row.values):
        if value is not None:
            signs += _sign(position, scale.at(value), first + STACK * stacks.get(value, 0))
            stacks[value] = stacks.get(value, 0) + 1
    below = STACK * max(stacks.values(), default=1)
    bar = ""
    if row.apart:
        left, right = sorted((scale.at(min(stacks)), scale.at(max(stacks))))
        bar = f'<path d="M{left:.4g} {first}H{right:.4g}" stroke="{STEPS_FILL[0]}" stroke-width="8"/>'
    title = escaped(f"{row.label}. {'; '.join(said)}")
    line = f'<path d="M{scale.at(0):.4g} {first}H{scale.at(scale.most):.4g}" stroke="#dfe3e8"/>'
    label = _words(row.label, scale, y + NAME - 3, language)
    return f"<g><title>{title}</title>{label}{line}{bar}{signs}</g>", NAME + below + GAP


def _words(text: str, scale: _Scale, y: int, language: str, *, bold: bool = False) -> str:
    x, anchor = (scale.width - 1, ' text-anchor="end"') if scale.mirrored else (1, "")
    weight = ' font-weight="600"' if bold else ""
    shown = directed(shortened(printable(text), scale.width - 4), language)
    return f'<text x="{x}" y="{y}"{weight}{anchor}>{escaped(shown)}</text>'


def _axis(scale: _Scale, top: int, bottom: int, language: str) -> str:
    """The whole numbers of the scale, and a thin line down from each."""
    return "".join(
        f'<path d="M{scale.at(value):.4g} {top + 20}V{bottom}" stroke="#eceef0"/>'
        f'<text x="{scale.at(value):.4g}" y="{top + 14}" font-size="12" text-anchor="middle" fill="{QUIET_INK}">'
        f"{escaped(number(value, language))}</text>"
        for value in range(scale.most + 1)
    )


def _key(speakers: Sequence[str], scale: _Scale, language: str) -> tuple[str, int]:
    """Which sign is whose, in as many lines as are needed; and how high that is."""
    parts, x, y = "", 0.0, 0
    for position, speaker in enumerate(speakers):
        text = shortened(printable(speaker), scale.width - 30)
        taken = 26 + text_width(text) + 12
        if x and x + taken - 12 > scale.width:
            x, y = 0.0, y + 24
        anchor = ' text-anchor="end"' if scale.mirrored else ""
        shown = escaped(directed(text, language))
        parts += _sign(position, scale.across(x + 9), y + 12)
        parts += f'<text x="{scale.across(x + 22):.4g}" y="{y + 17}"{anchor}>{shown}</text>'
        x += taken
    return parts, y + 30


def _described(rows: Sequence[DotRow], most: int, language: str, translate: Translate) -> str:
    widest = max((row.apart or 0 for row in rows), default=0)
    where = "; ".join(row.label for row in rows if widest and row.apart == widest) or translate(NOWHERE)
    return translate(DESCRIPTION) % {
        "count": number(len(rows), language), "most": number(most, language), "where": where,
    }  # fmt: skip


def _table(rows: Sequence[DotRow], speakers: Sequence[str], headers: tuple[str, str, str]) -> Table:
    grouped = any(row.group for row in rows)
    named, part, apart = headers
    return Table(
        (named, *([part] if grouped else []), *speakers, apart),
        tuple((row.label, *([row.group] if grouped else []), *row.values, row.apart) for row in rows),
    )
