"""Several figures by year: columns on top of or beside each other, and small charts side by side.

Drawn directly. Each part has its name and figure for pointer and screen reader, and the table behind has all of them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil

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
from bandung.charts.key import KeyItem, drawn_key
from bandung.charts.text import directed, escaped, is_right_to_left, number, shortened, text_width
from bandung.values.errors import _

MOST_SERIES, MOST_YEARS, MOST_PANELS = 6, 60, 24
FILLS = (STEPS_FILL[3], "#e0973a", STEPS_FILL[1], "#8a4f9e", "#5c8a3a", "#9aa3ab")
"""Told apart by lightness as well as by hue where they stand next to each other."""
HEIGHT, TOP, FOOT = 190, 20, 22
PANEL_HEIGHT, PANEL_WIDTH = 92, 200
WIDEST = 72.0
"""Pixels of a column, or of the columns of one year, where there are few years."""
YEAR, NO_DATA, NAME = _("Year"), _("no data"), _("Name")
SPAN = _("%(name)s, %(first)s to %(last)s; last figure: %(figure)s")


@dataclass(frozen=True, slots=True)
class Series:
    """One figure over the years, whole calendar years; None or an absent year is not known, and never zero."""

    label: str
    values: Mapping[int, float | None]
    links: Mapping[int, str] = field(default_factory=dict)
    link: str | None = None
    """Where the whole series leads."""
    unit: str = ""
    """What is counted, where series of a drawing count different things."""


@dataclass(frozen=True, slots=True)
class _Axis:
    """From years to pixels; from the right for right-to-left languages."""

    years: Sequence[int]
    width: float
    mirrored: bool

    @property
    def room(self) -> float:
        return self.width / len(self.years)

    def left(self, position: int) -> float:
        return self.width - (position + 1) * self.room if self.mirrored else position * self.room


def stacked_by_year(
    series: Sequence[Series],
    *,
    title: str,
    measure: str,
    language: str,
    description: str = "",
    origin: str = "",
    translate: Translate = str,
    width: int = 420,
) -> Chart:
    """One column a year with the series on top of each other; they must be parts of one whole, in one measure.

    :raises CannotDraw: if a figure is negative or not finite, a link leads nowhere, or there are no years or series or
        too many of them.
    """
    return _by_year(series, title, measure, language, description, origin, translate, width, stacked=True)


def grouped_by_year(
    series: Sequence[Series],
    *,
    title: str,
    measure: str,
    language: str,
    description: str = "",
    origin: str = "",
    translate: Translate = str,
    width: int = 420,
) -> Chart:
    """One group of columns a year, the series side by side: what is compared and not added, such as given and received.

    :raises CannotDraw: as ``stacked_by_year``.
    """
    return _by_year(series, title, measure, language, description, origin, translate, width, stacked=False)


def small_multiples(
    panels: Sequence[Series],
    *,
    title: str,
    language: str,
    description: str = "",
    origin: str = "",
    translate: Translate = str,
    columns: int = 2,
) -> Chart:
    """One small chart of columns for each series, over the same years, each with a scale of its own.

    For figures in different units, which nobody adds or compares. The last figure stands beside the name.

    :raises CannotDraw: as ``stacked_by_year``.
    """
    years = _years(panels, MOST_PANELS)
    mirrored, width = is_right_to_left(language), columns * (PANEL_WIDTH + 20) - 20
    drawing = ""
    for position, panel in enumerate(panels):
        across, down = position % columns, position // columns
        x = (columns - 1 - across if mirrored else across) * (PANEL_WIDTH + 20)
        marks = _panel(panel, _Axis(years, PANEL_WIDTH, mirrored), language, translate)
        drawing += f'<g transform="translate({x} {down * (PANEL_HEIGHT + 14)})">{marks}</g>'
    height = ceil(len(panels) / columns) * (PANEL_HEIGHT + 14)
    described = description or "; ".join(_span(panel, years, language, translate) for panel in panels)
    rows = tuple((_with_unit(panel), *(panel.values.get(year) for year in years)) for panel in panels)
    table = Table((translate(NAME), *map(str, years)), rows, tuple(panel.link for panel in panels))
    start = opening(
        name=fingerprint(drawing, title, described, language), title=title, description=described, width=width,
        height=height, language=language, linked=_is_linked(panels),
    )  # fmt: skip
    return Chart(f"{start}{drawing}</svg>", table, title, described, origin)


def _by_year(
    series: Sequence[Series], title: str, measure: str, language: str, description: str, origin: str,
    translate: Translate, width: int, *, stacked: bool,
) -> Chart:  # fmt: skip
    years = _years(series, MOST_SERIES)
    axis = _Axis(years, width, is_right_to_left(language))
    columns = [[each.values.get(year) for each in series] for year in years]
    tops = [_top(column, stacked) for column in columns]
    highest = max((top for top in tops if top is not None), default=0) or 1
    drawing = "".join(
        _column(axis, position, series, highest, language, stacked=stacked) for position in range(len(years))
    )
    drawing += _ticks(axis, tops, language, HEIGHT)
    items = [KeyItem(f'fill="{fill}"', each.label) for each, fill in zip(series, FILLS, strict=False)]
    key, key_height = drawn_key(items, heading=measure, width=width, language=language)
    drawing += f'<g transform="translate(0 {HEIGHT + 4})">{key}</g>'
    described = description or "; ".join(_span(each, years, language, translate) for each in series)
    start = opening(
        name=fingerprint(drawing, title, described, language), title=title, description=described, width=width,
        height=HEIGHT + 4 + key_height, language=language, linked=_is_linked(series),
    )  # fmt: skip
    rows = tuple((str(year), *column) for year, column in zip(years, columns, strict=True))
    table = Table((translate(YEAR), *(each.label for each in series)), rows)
    return Chart(f"{start}{drawing}</svg>", table, title, described, origin)


def _years(series: Sequence[Series], most: int) -> range:
    """From the first to the last year that any series has, after everything in them has been checked."""
    if not 0 < len(series) <= most:
        raise CannotDraw(_("Here 1 to %(most)s series can be drawn, not %(count)s."), most=most, count=len(series))
    for each in series:
        for value in each.values.values():
            checked_number(value, where=each.label)
        for link in filter(None, (*each.links.values(), each.link)):
            checked_link(link, where=each.label)
    known = [year for each in series for year in each.values]
    years = range(min(known, default=0), max(known, default=-1) + 1)
    if not 0 < len(years) <= MOST_YEARS:
        raise CannotDraw(
            _("A chart by year spans 1 to %(most)s years; here it would be %(count)s."),
            most=MOST_YEARS, count=len(years),
        )  # fmt: skip
    return years


def _top(column: Sequence[float | None], stacked: bool) -> float | None:
    known = [value for value in column if value is not None]
    return (sum(known) if stacked else max(known)) if known else None


def _column(
    axis: _Axis, position: int, series: Sequence[Series], highest: float, language: str, *, stacked: bool
) -> str:
    """What one year has of each series: on top of each other, or side by side."""
    year, floor, drawn = axis.years[position], float(HEIGHT - FOOT), ""
    inner = min(axis.room * 0.78, WIDEST)
    each_wide = inner if stacked else inner / len(series)
    left = axis.left(position) + (axis.room - inner) / 2
    below = floor
    for place, (one, fill) in enumerate(zip(series, FILLS, strict=False)):
        value = one.values.get(year)
        if not value:
            continue
        tall = max(value / highest * (floor - TOP), 0.75)
        beside = len(series) - 1 - place if axis.mirrored else place
        x = left if stacked else left + beside * each_wide
        mark = f'<path d="M{x:.1f} {below:.1f}v{-tall:.1f}h{each_wide:.1f}v{tall:.1f}z" fill="{fill}"/>'
        drawn += _named(f"{one.label}, {year}: {number(value, language)}", one.links.get(year), mark)
        below -= tall if stacked else 0
    return f'<g stroke="#fff" stroke-width=".6">{drawn}</g>' if drawn else ""


def _ticks(axis: _Axis, tops: Sequence[float | None], language: str, height: int) -> str:
    """The base line, as many years with figures as have room, figures above them or above the highest and the last."""
    floor = height - FOOT
    drawn = f'<path d="M0 {floor}H{axis.width:g}" stroke="{QUIET_INK}"/>'
    figures = [number(top, language) if top is not None else "–" for top in tops]
    widest = max(text_width(text, 13) for text in ("2000", *figures))
    told = [position for position, top in enumerate(tops) if top is not None]
    named = _apart(told or range(len(tops)), (widest + 6) / axis.room)
    highest = max(range(len(tops)), key=lambda i: tops[i] or 0)
    most = tops[highest] or 1
    for position, (year, top, text) in enumerate(zip(axis.years, tops, figures, strict=True)):
        middle = axis.left(position) + axis.room / 2
        if position in named:
            drawn += _text(str(year), middle, height - 5, 13, axis.width)
        if top is None or len(named) == len(told) or position in (highest, len(tops) - 1):
            y = floor - (top or 0) / most * (floor - TOP) - 4
            drawn += _text(text, middle, y, 13, axis.width, QUIET_INK)
    return drawn


def _apart(positions: Sequence[int], least: float) -> set[int]:
    """As many positions as are at least so far apart, the last one first."""
    found: list[int] = []
    for each in reversed(positions):
        if not found or found[-1] - each >= least:
            found.append(each)
    return set(found)


def _text(text: str, middle: float, y: float, size: int, width: float, fill: str = "") -> str:
    half = text_width(text, size) / 2
    x = min(max(middle, half), width - half) if 2 * half < width else width / 2
    ink = f' fill="{fill}"' if fill else ""
    return f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" text-anchor="middle"{ink}>{escaped(text)}</text>'


def _panel(panel: Series, axis: _Axis, language: str, translate: Translate) -> str:
    last = _last(panel, axis.years)
    figure = number(last, language) if last is not None else translate(NO_DATA)
    room = axis.width - text_width(figure) - 10
    name, figure = directed(shortened(_with_unit(panel), room), language), directed(figure, language)
    near, far = (axis.width, 0.0) if axis.mirrored else (0.0, axis.width)
    start, end = ("end", "start") if axis.mirrored else ("start", "end")
    head = (
        f'<text x="{near:g}" y="14" text-anchor="{start}">{escaped(name)}</text>'
        f'<text x="{far:g}" y="14" text-anchor="{end}" font-weight="600">{escaped(figure)}</text>'
    )
    floor, top = PANEL_HEIGHT - 18, 24
    highest = max((value for value in panel.values.values() if value), default=1)
    drawn = ""
    for position, year in enumerate(axis.years):
        value = panel.values.get(year)
        if value:
            tall, wide = max(value / highest * (floor - top), 0.75), min(axis.room * 0.8, WIDEST / 2)
            x = axis.left(position) + (axis.room - wide) / 2
            mark = f'<path d="M{x:.1f} {floor}v{-tall:.1f}h{wide:.1f}v{tall:.1f}z"/>'
            drawn += _named(f"{panel.label}, {year}: {number(value, language)}", panel.links.get(year), mark)
    first, last_year = str(axis.years[0]), str(axis.years[-1])
    ends = f'<text x="{near:g}" y="{PANEL_HEIGHT - 4}" text-anchor="{start}">{first}</text>'
    if last_year != first:
        ends += f'<text x="{far:g}" y="{PANEL_HEIGHT - 4}" text-anchor="{end}">{last_year}</text>'
    base = f'<path d="M0 {floor}H{axis.width:g}" stroke="{QUIET_INK}"/>'
    return (
        f'{_named(_with_unit(panel), panel.link, head)}<g fill="{FILLS[0]}">{drawn}</g>{base}'
        f'<g font-size="12" fill="{QUIET_INK}">{ends}</g>'
    )


def _named(title: str, link: str | None, marks: str) -> str:
    told = f"<title>{escaped(title)}</title>{marks}"
    return f'<a href="{escaped(link)}" tabindex="-1">{told}</a>' if link else f"<g>{told}</g>"


def _last(series: Series, years: Sequence[int]) -> float | None:
    return next((value for year in reversed(years) if (value := series.values.get(year)) is not None), None)


def _span(series: Series, years: Sequence[int], language: str, translate: Translate) -> str:
    last = _last(series, years)
    return translate(SPAN) % {
        "name": _with_unit(series), "first": years[0], "last": years[-1],
        "figure": number(last, language) if last is not None else translate(NO_DATA),
    }  # fmt: skip


def _with_unit(series: Series) -> str:
    return f"{series.label} ({series.unit})" if series.unit else series.label


def _is_linked(series: Sequence[Series]) -> bool:
    return any(each.link or each.links for each in series)
