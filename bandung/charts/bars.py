"""Bars by name and columns by year, as Altair definitions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

from bandung.charts.chart import (
    INK,
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
from bandung.charts.svg import marks_of
from bandung.charts.text import directed, is_right_to_left, number, printable, shortened, text_width
from bandung.values.errors import _

NO_DATA = _("no data")
YEAR = _("Year")

BAR_FILL = STEPS_FILL[2]
ROW_HEIGHT, BAR_HEIGHT, COLUMNS_HEIGHT = 46, 16, 200  # pixels
MOST_ROWS, MOST_YEARS = 60, 120


@dataclass(frozen=True, slots=True)
class Row:
    """A named figure; None is not known. ``link`` leads to what is counted."""

    label: str
    value: float | None
    link: str | None = None


def bars(
    rows: Sequence[Row],
    *,
    title: str,
    measure: str,
    language: str,
    name_header: str = "",
    description: str = "",
    origin: str = "",
    translate: Translate = str,
    width: int = 420,
) -> Chart:
    """One bar a row, in the order given, its name above it so that long names have room on a small screen.

    Bars start at the left, or at the right for right-to-left languages. ``measure`` says what is counted, and heads
    the column of figures; ``name_header`` the column of names.

    :raises CannotDraw: if a figure is negative or not finite, a link leads nowhere, or there are no or over 60 rows.
    """
    import altair as alt  # half a second, when something is drawn

    if not 0 < len(rows) <= MOST_ROWS:
        raise CannotDraw(
            _("A bar chart needs 1 to %(most)s rows; there are %(count)s."), most=MOST_ROWS, count=len(rows)
        )
    mirrored = is_right_to_left(language)
    shown = [_shown(row.value, row.label, language, translate) for row in rows]
    data = alt.InlineData(
        values=[
            {
                "row": f"row {i}",
                "name": directed(shortened(printable(row.label), width), language),
                "value": row.value or 0,
                "shown": directed(text, language),
            }
            for i, (row, text) in enumerate(zip(rows, shown, strict=True))
        ]
    )
    largest = max((row.value or 0 for row in rows), default=0) or 1
    room = 12 + max(map(text_width, shown))  # pixels for the figure beside the longest bar
    scale = alt.Scale(domain=[0, largest * width / max(width - room, width / 2)], nice=False, reverse=mirrored)
    base = alt.Chart(data).encode(y=alt.Y("row:O", sort=None, axis=None, scale=alt.Scale(padding=0)))
    near = "right" if mirrored else "left"
    names = base.mark_text(align=near, baseline="alphabetic", dy=-3, fontSize=14, color=INK).encode(
        x=alt.value(width if mirrored else 0), text="name:N", description="row:N"
    )
    drawn = base.mark_bar(height=BAR_HEIGHT, yOffset=11, color=BAR_FILL).encode(
        x=alt.X("value:Q", axis=None, scale=scale), description="row:N"
    )
    figures = base.mark_text(
        align=near, baseline="middle", dx=-6 if mirrored else 6, dy=11, fontSize=14, color=QUIET_INK
    ).encode(x=alt.X("value:Q", axis=None, scale=scale), text="shown:N")
    return _chart(
        alt.layer(names, drawn, figures), rows, shown, width=width, height=ROW_HEIGHT * len(rows), title=title,
        description=description, origin=origin, language=language, headers=(name_header, measure),
    )  # fmt: skip


def columns_by_year(
    values: Mapping[int, float | None],
    *,
    title: str,
    measure: str,
    language: str,
    links: Mapping[int, str] | None = None,
    description: str = "",
    origin: str = "",
    translate: Translate = str,
    width: int = 420,
) -> Chart:
    """One column a year from the first to the last, running from the right for right-to-left languages.

    A year that is absent or None in between has no column and a dash; zero has its figure on the base line.

    :raises CannotDraw: if a figure is negative or not finite, a link leads nowhere, or it spans no or over 120 years.
    """
    import altair as alt  # half a second, when something is drawn

    years = range(min(values, default=0), max(values, default=-1) + 1)
    if not 0 < len(years) <= MOST_YEARS:
        raise CannotDraw(
            _("A chart by year spans 1 to %(most)s years; here it would be %(count)s."),
            most=MOST_YEARS,
            count=len(years),
        )
    rows = [Row(str(year), values.get(year), (links or {}).get(year)) for year in years]
    shown = [_shown(row.value, row.label, language, translate) for row in rows]
    highest = max(range(len(rows)), key=lambda i: rows[i].value or 0)
    figures = [text for row, text in zip(rows, shown, strict=True) if row.value is not None]
    widest = max(text_width(text, 13) for text in (rows[0].label, *figures))
    aside = min(max(0, widest / 2 + 3 - width / len(rows) / 2), width / 4)
    every = ceil((widest + 6) * len(rows) / (width - 2 * aside))
    data = alt.InlineData(
        values=[
            {
                "row": f"row {i}",
                "year": row.label,
                "value": row.value or 0,
                "tick": row.label if (len(rows) - 1 - i) % every == 0 else "",
                "shown": _over_column(row.value, text, always=every == 1 or i in (highest, len(rows) - 1)),
            }
            for i, (row, text) in enumerate(zip(rows, shown, strict=True))
        ]
    )
    largest = max((row.value or 0 for row in rows), default=0) or 1
    order = [row.label for row in (reversed(rows) if is_right_to_left(language) else rows)]
    base = alt.Chart(data).encode(
        x=alt.X(
            "year:O",
            sort=order,
            axis=None,
            scale=alt.Scale(paddingInner=0.25, paddingOuter=0.1, range=[aside, width - aside]),
        ),
    )
    scale = alt.Scale(domain=[0, largest], nice=False, range=[COLUMNS_HEIGHT - 22, 20])
    y = alt.Y("value:Q", axis=None, scale=scale)
    floor = alt.Chart(alt.InlineData(values=[{}])).mark_rule(color=QUIET_INK).encode(y=alt.value(COLUMNS_HEIGHT - 22))
    layers = alt.layer(
        base.mark_bar(color=BAR_FILL).encode(y=y, description="row:N"),
        floor,
        base.mark_text(baseline="bottom", dy=-4, fontSize=13, color=QUIET_INK).encode(y=y, text="shown:N"),
        base.mark_text(baseline="alphabetic", fontSize=13, color=INK).encode(
            y=alt.value(COLUMNS_HEIGHT - 5), text="tick:N", description="row:N"
        ),
    )
    return _chart(
        layers, rows, shown, width=width, height=COLUMNS_HEIGHT, title=title, description=description, origin=origin,
        language=language, headers=(translate(YEAR), measure),
    )  # fmt: skip


def _shown(value: float | None, where: str, language: str, translate: Translate) -> str:
    return (
        translate(NO_DATA) if checked_number(value, where=where) is None or value is None else number(value, language)
    )


def _over_column(value: float | None, text: str, *, always: bool) -> str:
    if value is None:
        return "–"
    return text if always or value == 0 else ""


def _chart(
    layers: Any,
    rows: Sequence[Row],
    shown: Sequence[str],
    *,
    width: int,
    height: int,
    title: str,
    description: str,
    origin: str,
    language: str,
    headers: tuple[str, str],
) -> Chart:
    import altair as alt  # half a second, when something is drawn

    definition = (
        layers.properties(
            width=width, height=height, padding=0, background="transparent", autosize=alt.AutoSizeParams(type="none")
        )
        .configure_view(stroke=None)
        .to_json(indent=None)
    )
    marks = marks_of(
        definition,
        {f"row {i}": printable(f"{row.label}: {text}") for i, (row, text) in enumerate(zip(rows, shown, strict=True))},
        {f"row {i}": checked_link(row.link, where=row.label) for i, row in enumerate(rows) if row.link},
    )
    description = description or "; ".join(f"{row.label}: {text}" for row, text in zip(rows, shown, strict=True))
    start = opening(
        name=fingerprint(marks, title, description, language), title=title, description=description, width=width,
        height=height, language=language, linked=any(row.link for row in rows),
    )  # fmt: skip
    table = Table(headers, tuple((row.label, row.value) for row in rows), tuple(row.link for row in rows))
    return Chart(f"{start}{marks}</svg>", table, title, description, origin)
