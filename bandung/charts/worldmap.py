"""The map of the world: countries in steps of colour, and bubbles for a second figure.

Drawn directly from the prepared outlines; ``docs/decisions/0004-map-svg.md`` gives the reasons and the figures.
"""

from collections.abc import Mapping
from pathlib import Path

from bandung.charts.chart import Chart, Table, Translate, checked_number, fingerprint, opening
from bandung.charts.key import KeyItem, drawn_key
from bandung.charts.mapdrawing import (
    BUBBLE_LOOK,
    NO_DATA_LOOK,
    ZERO_LOOK,
    Look,
    Naming,
    bubble_radius,
    drawn_bubbles,
    drawn_land,
)
from bandung.charts.shapes import load_shapes
from bandung.charts.steps import class_starts, round_down, step_fills, step_names
from bandung.charts.text import number
from bandung.values.errors import _

BORDERS_NOTE = _(
    "Borders, names and colours on this map are there for orientation only. They express no view of the United Nations "
    "or of the makers of this site on the legal status of any country, territory, city or area, or on where its "
    "frontiers run."
)
"""Shown with every map."""

NO_DATA = _("no data")
COUNTRY = _("Country or area")
DESCRIPTION = _("Countries and areas with a figure: %(count)s. Highest: %(highest)s.")
NOTHING = _("No country or area has a figure.")


def world_map(
    values: Mapping[str, float],
    *,
    title: str,
    legend: str,
    labels: Mapping[str, str],
    language: str,
    links: Mapping[str, str] | None = None,
    phrases: Mapping[str, str] | None = None,
    second: Mapping[str, float] | None = None,
    second_legend: str = "",
    description: str = "",
    origin: str = "",
    translate: Translate = str,
    shapes: Path | None = None,
    width: int = 960,
    key_width: int = 0,
) -> Chart:
    """A map with countries coloured in at most five steps of ``values``, and bubbles whose area is ``second``.

    All mappings are by ISO 3166-1 alpha-3 code. ``labels`` are names in the reader's language; a country with neither
    label nor figure is drawn mute. A country absent from ``values`` has no data, and looks so; zero looks different.
    ``phrases`` replaces what a country says of itself, "Brazil. Offers: 12. Needs: 3". ``links`` lead to a path or a
    web address. ``width`` is in pixels. With a ``key_width`` the key is a drawing of its own, of that width, in
    ``Chart.key`` instead of below the map: its text then stays readable where the map shrinks. ``shapes`` replaces our
    outlines. Codes that the outlines do not know are in the table only.

    :raises CannotDraw: if a figure is negative or not finite, or a link leads to neither a path nor a web address.
    :raises BadShapes: if ``shapes`` names an unusable file.
    """
    world, links, phrases, second = load_shapes(shapes), links or {}, phrases or {}, second or {}
    for code, value in (*values.items(), *second.items()):
        checked_number(value, where=labels.get(code, code))
    figures = [(legend, values), *([(second_legend, second)] if second else [])]
    ranked = sorted({*values, *second}, key=lambda c: (-values.get(c, -1), -second.get(c, -1), labels.get(c, c), c))

    def phrase(code: str) -> str:
        told = (
            f"{of}: {number(given[code], language) if code in given else translate(NO_DATA)}" for of, given in figures
        )
        return phrases.get(code) or ". ".join([labels.get(code, code), *told])

    starts, scale = class_starts(values.values()), width / world.width
    naming = Naming(frozenset({*labels, *ranked, *phrases} - {""}), phrase, links)
    drawing = drawn_land(world, scale=scale, values=values, starts=starts, naming=naming)
    drawing += drawn_bubbles(world, scale=scale, width=width, values=second)
    items = _step_items(values, starts, language, translate) + _bubble_items(second, second_legend, width, language)
    key, key_height = drawn_key(items, heading=legend, width=key_width or width, language=language)

    description = description or _described(values, ranked, labels, language, translate)
    name = fingerprint(drawing, key, title, description, language)
    height = round(world.height * scale)
    if not key_width:
        drawing += f'<g transform="translate(0 {height + 8})">{key}</g>'
        height += 8 + key_height
    start = opening(
        name=name,
        title=title,
        description=description,
        width=width,
        height=height,
        language=language,
        linked=bool(links),
    )
    apart = ""
    if key_width:
        apart = opening(
            name=f"{name}k", title=legend, description=title, width=key_width, height=key_height, language=language
        )
        apart += f"{key}</svg>"
    table = Table(
        headers=(translate(COUNTRY), *(heading for heading, _given in figures)),
        rows=tuple((labels.get(code, code), *(given.get(code) for _heading, given in figures)) for code in ranked),
        links=tuple(links.get(code) for code in ranked),
    )
    return Chart(f"{start}{drawing}</svg>", table, title, description, origin, apart)


def _step_items(
    values: Mapping[str, float], starts: tuple[float, ...], language: str, translate: Translate
) -> list[KeyItem]:
    names = step_names(starts, values.values(), language)
    items = [KeyItem(Look(fill).attributes, text) for fill, text in zip(step_fills(len(starts)), names, strict=True)]
    if 0 in values.values():
        items.insert(0, KeyItem(ZERO_LOOK.attributes, number(0, language)))
    return [*items, KeyItem(NO_DATA_LOOK.attributes, translate(NO_DATA))]


def _bubble_items(second: Mapping[str, float], legend: str, width: int, language: str) -> list[KeyItem]:
    largest = max(second.values(), default=0)
    if largest <= 0:
        return []
    typical = sorted({round_down(largest / 5) if largest >= 5 else largest, round_down(largest)})
    return [
        KeyItem(
            BUBBLE_LOOK,
            f"{legend}: {number(value, language)}" if value == typical[0] else number(value, language),
            bubble_radius(value, largest, width),
        )
        for value in typical
    ]


def _described(
    values: Mapping[str, float], ranked: list[str], labels: Mapping[str, str], language: str, translate: Translate
) -> str:
    highest = "; ".join(f"{labels.get(c, c)} {number(values[c], language)}" for c in ranked[:3] if c in values)
    if not highest:
        return translate(NOTHING)
    return translate(DESCRIPTION) % {"count": number(len(values), language), "highest": highest}
