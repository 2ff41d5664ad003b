"""A tree map: areas in proportion to figures, those of one section together.

Rows of rectangles whose sides are as alike as they can be: "Squarified Treemaps", M. Bruls, K. Huizing, J. van Wijk,
Data Visualization 2000.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from bandung.charts.chart import Chart, Table, Translate, checked_link, checked_number, fingerprint, opening
from bandung.charts.errors import CannotDraw
from bandung.charts.key import KeyItem, drawn_key
from bandung.charts.text import TEXT_SIZE, directed, escaped, is_right_to_left, number, shortened, text_width
from bandung.values.errors import _

OTHERS = _("Others")
FILLS = (
    ("#0b3556", "#ffffff"), ("#a8d0e0", "#1f2933"), ("#7a4a12", "#ffffff"), ("#f2cf8d", "#1f2933"),
    ("#28573a", "#ffffff"), ("#b9dcb8", "#1f2933"), ("#5b3a6e", "#ffffff"), ("#dcc4e4", "#1f2933"),
    ("#52606d", "#ffffff"), ("#e4e7eb", "#1f2933"),
)  # fmt: skip
"""Fill and ink of sections one after another: dark and light in turn, so that neighbours differ in a grey print too."""
WIDTH, HEIGHT, SMALLEST, MOST = 480, 440, 400.0, 2_000
"""Pixels; cells of fewer square pixels than SMALLEST are put together; no more than MOST of them."""
LEAST = 1e-9
"""Of the whole; what is less has no area that could be worked out, and stands in the table alone."""
PAD, LINE, SIZE = 6, 18, 13
WIDEST = 1.12
"""Some readers’ fonts are so much wider than is reckoned with, and a name must not run into the next cell."""
FEWEST_LETTERS = 5
"""A name of which fewer letters fit is for the pointer and the table alone."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A named figure of a section; ``link`` leads to what is counted."""

    label: str
    value: float
    section: str = ""
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels."""

    x: float
    y: float
    width: float
    height: float

    @property
    def area(self) -> float:
        return self.width * self.height


def tree_map(
    cells: Sequence[Cell],
    *,
    title: str,
    measure: str,
    language: str,
    name_header: str = "",
    section_header: str = "",
    colours: Sequence[str] = (),
    description: str = "",
    origin: str = "",
    translate: Translate = str,
    width: int = WIDTH,
    height: int = HEIGHT,
) -> Chart:
    """Cells as areas, sections and cells each from the largest to the smallest; the table has every one of them.

    Cells too small to be seen are one area, which says how many they are. Cells of (next to) zero have no area.
    ``colours`` are sections in the order in which they take colours, so that two maps side by side mean the same.

    :raises CannotDraw: if a figure is negative or not finite, a link leads nowhere, or nothing is above zero.
    """
    for cell in cells:
        checked_number(cell.value, where=cell.label)
        if cell.link is not None:
            checked_link(cell.link, where=cell.label)
    least = LEAST * sum(cell.value for cell in cells)
    drawn = [cell for cell in cells if cell.value > least]
    if not 0 < len(drawn) <= MOST:
        raise CannotDraw(_("A tree map needs 1 to %(most)s figures; there are %(count)s."), most=MOST, count=len(drawn))
    whole = sum(cell.value for cell in drawn)
    smallest = SMALLEST / (width * height) * whole
    sections = _sections(drawn)
    frames = squarified([sum(cell.value for cell in each) for each in sections.values()], Box(0, 0, width, height))
    name = fingerprint(title, measure, language, width, height, [(c.label, c.value, c.section, c.link) for c in cells])
    mirrored = is_right_to_left(language)
    told_apart = [*dict.fromkeys([*colours, *sections])]
    own = len(told_apart) if len(told_apart) <= len(FILLS) else len(FILLS) - 1
    parts, fills = [], dict(zip_longest(told_apart, FILLS[:own], fillvalue=FILLS[-1]))
    linked = False
    for (section, inside), frame in zip(sections.items(), frames, strict=True):
        shown = _together(inside, smallest, translate)
        for cell, box in zip(shown, squarified([cell.value for cell in shown], frame), strict=True):
            box = replace(box, x=width - box.x - box.width) if mirrored else box
            linked = linked or cell.link is not None
            parts.append(_drawn(cell, box, fills[section], cell.value / whole, language, mirrored))
    ranked = sorted(cells, key=lambda cell: (-cell.value, cell.label))
    has_sections = any(cell.section for cell in cells)
    headers = (name_header, *((section_header,) if has_sections else ()), measure)
    table = Table(
        headers,
        tuple((cell.label, *((cell.section,) if has_sections else ()), cell.value) for cell in ranked),
        tuple(cell.link for cell in ranked) if linked else (),
    )
    key, key_height = "", 0
    if has_sections:
        named = [each for each in told_apart[:own] if each in sections]
        items = [KeyItem(f'fill="{fills[each][0]}"', each) for each in named if each]
        if len(named) < len(sections):
            items.append(KeyItem(f'fill="{FILLS[-1][0]}"', f"{translate(OTHERS)} ({len(sections) - len(named)})"))
        items = [replace(item, text=shortened(item.text, width - 30)) for item in items]
        key, key_height = drawn_key(items, heading=section_header or measure, width=width, language=language)
        key = f'<g transform="translate(0 {height + 8})">{key}</g>'
        key_height += 8
    told = description or f"{title}. {measure}"
    start = opening(
        name=name,
        title=title,
        description=told,
        width=width,
        height=height + key_height,
        language=language,
        linked=linked,
    )
    return Chart(start + "".join(parts) + key + "</svg>", table, title, told, origin)


def squarified(values: Sequence[float], frame: Box) -> list[Box]:
    """A rectangle for each figure, in the order given, which fill the frame; areas are in proportion.

    :param values: above zero; from the largest to the smallest for the best shapes.
    """
    scale = frame.area / sum(values)
    areas = [value * scale for value in values]
    found: list[Box] = []
    while areas:
        side = min(frame.width, frame.height)
        row = 1
        while row < len(areas) and _worst(areas[: row + 1], side) <= _worst(areas[:row], side):
            row += 1
        boxes, frame = _laid(areas[:row], frame)
        found += boxes
        areas = areas[row:]
    return found


def _worst(row: Sequence[float], side: float) -> float:
    """The least square shape of a row along a side: longer over shorter side."""
    whole = sum(row)
    thick = whole / side
    return max(max(thick / (area / thick), (area / thick) / thick) for area in row)


def _laid(row: Sequence[float], frame: Box) -> tuple[list[Box], Box]:
    """The rectangles of a row along the shorter side, and what is left of the frame."""
    thick = sum(row) / min(frame.width, frame.height)
    boxes, at = [], 0.0
    upright = frame.width >= frame.height
    for area in row:
        long = area / thick
        boxes.append(Box(frame.x, frame.y + at, thick, long) if upright else Box(frame.x + at, frame.y, long, thick))
        at += long
    if upright:
        return boxes, Box(frame.x + thick, frame.y, max(frame.width - thick, 0), frame.height)
    return boxes, Box(frame.x, frame.y + thick, frame.width, max(frame.height - thick, 0))


def _sections(cells: Sequence[Cell]) -> Mapping[str, list[Cell]]:
    found: dict[str, list[Cell]] = {}
    for cell in sorted(cells, key=lambda cell: (-cell.value, cell.label)):
        found.setdefault(cell.section, []).append(cell)
    return dict(sorted(found.items(), key=lambda each: -sum(cell.value for cell in each[1])))


def _together(cells: Sequence[Cell], smallest: float, translate: Translate) -> list[Cell]:
    """Cells that can be seen, and one for all others where there are at least two of them."""
    small = [cell for cell in cells if cell.value < smallest]
    if len(small) < 2:
        return list(cells)
    rest = Cell(f"{translate(OTHERS)} ({len(small)})", sum(cell.value for cell in small), small[0].section)
    return [*(cell for cell in cells if cell.value >= smallest), rest]


def _drawn(cell: Cell, box: Box, fill: tuple[str, str], share: float, language: str, mirrored: bool) -> str:
    ground, ink = fill
    said = f"{cell.label}: {number(cell.value, language)}, {number(100 * share, language)} %"
    if cell.section:
        said = f"{cell.section}. {said}"
    rect = (
        f'<rect x="{box.x:.2f}" y="{box.y:.2f}" width="{box.width:.2f}" height="{box.height:.2f}" fill="{ground}"'
        ' stroke="#fff" stroke-width="1.5"/>'
    )
    x = box.x + (box.width - PAD if mirrored else PAD)
    anchor = ' text-anchor="end"' if mirrored else ""
    room = (box.width - 2 * PAD) / WIDEST
    lines: list[str] = []
    if box.height >= LINE + PAD and room >= text_width("mmm", SIZE):
        percent = f"{number(round(100 * share, 1), language)} %"
        most = int((box.height - PAD) // LINE)
        has_percent = most > 1 and text_width(percent, SIZE) <= room
        lines = [*_wrapped(cell.label, room, most - has_percent), *([percent] if has_percent else [])]
    look = f'fill="{ink}" font-size="{SIZE}"{anchor} aria-hidden="true"'
    texts = "".join(
        f'<text x="{x:.2f}" y="{box.y + LINE * at:.2f}" {look}>{escaped(directed(line, language))}</text>'
        for at, line in enumerate(lines, 1)
        if line.strip("… ")
    )
    inside = f"<title>{escaped(said)}</title>{rect}{texts}"
    return f'<a href="{escaped(cell.link)}" tabindex="-1">{inside}</a>' if cell.link else f"<g>{inside}</g>"


def _wrapped(label: str, room: float, most: int) -> list[str]:
    """The label in at most so many lines, the last one shortened if it must be; no more than three."""
    lines: list[str] = []
    words = label.split()
    while words and len(lines) < min(most, 3):
        last = len(lines) == min(most, 3) - 1
        line = words.pop(0)
        while words and (last or text_width(f"{line} {words[0]}", SIZE) <= room):
            line += " " + words.pop(0)
        kept = shortened(line, room * TEXT_SIZE / SIZE)
        if kept != line and len(kept) <= FEWEST_LETTERS:
            return lines
        lines.append(kept)
    return lines
