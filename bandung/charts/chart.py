"""A drawn chart as a value: the drawing, the table behind it, and the words that say what it shows."""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import isfinite
from typing import Any

from bandung.charts.errors import CannotDraw
from bandung.charts.text import escaped
from bandung.values.errors import _

Translate = Callable[[str], str]
"""Gives the reader's version of an English sentence; ``str`` leaves it in English."""

Cell = str | float | None
"""A text, a number, or None for what is not known."""

FONT = "system-ui, sans-serif"
INK, QUIET_INK, NO_DATA_FILL = "#1f2933", "#52606d", "#dcdfe3"
STEPS_FILL = ("#a8d0e0", "#6fabc7", "#3d83a8", "#1c5c84", "#0b3556")
"""Light to dark in one hue, so that every kind of colour vision, and a grey print, sees the order."""


@dataclass(frozen=True, slots=True)
class Table:
    """The figures behind a drawing; a cell that is None is not known, and is shown as such, never as zero."""

    headers: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    links: tuple[str | None, ...] = ()
    """Where the first cell of each row leads; as many as rows, or none at all."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing with everything that a page, a PDF or a notebook puts beside it."""

    svg: str
    """Markup of one ``svg`` element, safe to be placed in a page as it is."""
    table: Table
    title: str
    description: str
    origin: str = ""
    """Where the figures come from, in the reader's language."""
    key: str = ""
    """A second drawing that explains the colours, where it was asked to be apart."""
    scrolls: bool = False
    """Whether it keeps its size on a small screen and scrolls in its own box, since it would be too small to read."""

    def _repr_html_(self) -> str:
        """What a notebook shows."""
        return self.svg + self.key


def fingerprint(*parts: Any) -> str:
    """Sixteen hex digits that are the same for the same content: a key for caches and for names inside a drawing."""

    def plain(part: Any) -> Any:
        return dict(part) if isinstance(part, Mapping) else str(part)

    text = json.dumps(parts, default=plain, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def checked_number(value: float | None, *, where: str) -> float | None:
    """The value itself.

    :raises CannotDraw: if it is negative, infinite or not a number.
    """
    if value is not None and not (isfinite(value) and value >= 0):
        raise CannotDraw(_("%(where)s has the value %(value)s, which cannot be drawn."), where=where, value=value)
    return value


def checked_link(target: str, *, where: str) -> str:
    """The target itself.

    :raises CannotDraw: if it is neither a path, a query, a fragment nor an http or https address.
    """
    if not target.startswith(("/", "./", "../", "?", "#", "https://", "http://")) or any(c <= " " for c in target):
        raise CannotDraw(_("%(where)s has a link that leads to no page: %(target)s."), where=where, target=target[:80])
    return target


def opening(
    *, name: str, title: str, description: str, width: int, height: int, language: str, linked: bool = False
) -> str:
    """The start tag of a drawing with its title and description.

    A drawing with links is a group, since whatever is inside an image is hidden from assistive technology.
    """
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="chart" width="{width}" height="{height}"'
        f' viewBox="0 0 {width} {height}" role="{"group" if linked else "img"}"'
        f' aria-labelledby="t{name} d{name}" lang="{escaped(language)}" direction="ltr"'
        f' font-family="{FONT}" font-size="14" fill="{INK}">'
        f'<title id="t{name}">{escaped(title)}</title><desc id="d{name}">{escaped(description)}</desc>'
    )
