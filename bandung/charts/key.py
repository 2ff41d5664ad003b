"""The key of a map: what colours and bubbles stand for, in as many lines as the width asks for."""

from collections.abc import Sequence
from dataclasses import dataclass

from bandung.charts.text import directed, escaped, is_right_to_left, text_width

LINE = 24  # pixels
SWATCH, STROKE = 14, 26  # pixels: both sides of a square, the length of a line


@dataclass(frozen=True, slots=True)
class KeyItem:
    """One sign of the map and what it stands for: a circle with a ``radius``, a line with ``thick``, else a square."""

    look: str
    """SVG attributes."""
    text: str
    radius: float = 0
    thick: float = 0
    """Pixels, as the radius."""


def drawn_key(items: Sequence[KeyItem], *, heading: str, width: int, language: str) -> tuple[str, int]:
    """SVG markup within ``width`` pixels from (0, 0), from the right for right-to-left languages, and its height."""
    mirrored = is_right_to_left(language)
    anchor = ' text-anchor="end"' if mirrored else ""

    def across(x: float) -> str:
        return f"{width - x if mirrored else x:.4g}"

    parts = [f'<text x="{across(0)}" y="16" font-weight="600"{anchor}>{escaped(directed(heading, language))}</text>']
    x, y = 0.0, float(LINE)
    for item in items:
        sign = STROKE if item.thick else max(SWATCH, 2 * item.radius)
        taken = sign + 6 + text_width(item.text) + 18
        if x and x + taken - 18 > width:
            x, y = 0.0, y + LINE
        middle = y + LINE / 2
        if item.thick:
            line = f'd="M{across(x)} {middle:g}H{across(x + STROKE)}" stroke-width="{item.thick:.3g}"'
            parts.append(f'<path {line} fill="none" {item.look}/>')
        elif item.radius:
            parts.append(f'<circle cx="{across(x + sign / 2)}" cy="{middle:g}" r="{item.radius:.3g}" {item.look}/>')
        else:
            left = across(x + SWATCH if mirrored else x)
            parts.append(f'<rect x="{left}" y="{middle - 7:g}" width="{SWATCH}" height="{SWATCH}" {item.look}/>')
        words = escaped(directed(item.text, language))
        parts.append(f'<text x="{across(x + sign + 6)}" y="{middle + 5:g}"{anchor}>{words}</text>')
        x += taken
    return "".join(parts), round(y + LINE + 4)
