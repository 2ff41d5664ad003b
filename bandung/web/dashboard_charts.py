"""Drawings of a dashboard: by year, in units, from whom to whom. Each is kept by what it shows."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.utils.translation import get_language, gettext

from bandung import reference
from bandung.charts import Chart, Series, flow_map, grouped_by_year, small_multiples
from bandung.charts.series import MOST_YEARS
from bandung.measurement.figures import NOT_STATED
from bandung.reporting.dashboard import Group
from bandung.web.dashboard_tables import Side
from bandung.web.figure_words import figure_link, unit
from bandung.web.naming import name_of
from bandung.web.sentences import reader_language

KEPT = 256
"""Drawings of a kind that are kept."""
MOST_UNITS = 8
MOST_FLOWS = 200
"""Of all countries; the table behind the map has no more."""

Flow = tuple[str, str, float, str]
"""Giver, receiver, how much, and the page of the figure."""
Told = tuple[str, str, tuple[tuple[int, float, str], ...]]
"""Name, unit, and (year, value, page of the figure)."""


def by_year(sides: Sequence[Side], measure: str) -> Chart | None:
    """Given and received side by side, one group of columns a year: ``lines`` or ``usd``; None without a figure."""
    told = []
    for side in sides:
        values = tuple(
            (year, value, figure_link(group.figures[measure], own=side.own))
            for year, group in _years(side)
            if (value := _value(group, measure)) is not None
        )
        told.append((side.heading, "", values))
    return _by_year(tuple(told), measure, get_language() or "en") if any(each[2] for each in told) else None


@lru_cache(KEPT)
def _by_year(told: tuple[Told, ...], measure: str, _page_language: str) -> Chart:
    in_money = measure == "usd"
    return grouped_by_year(
        [_series(each) for each in told],
        title=gettext("By year, in US dollars") if in_money else gettext("By year"),
        measure=gettext("US dollars") if in_money else gettext("Contributions"),
        language=reader_language(), translate=gettext,
    )  # fmt: skip


def in_units(side: Side) -> Chart | None:
    """A small chart for each of the units in which most contributions are counted, each with its own scale."""
    told: dict[str, list[tuple[int, float, str]]] = {}
    for year, group in _years(side):
        for each in group.quantities:
            told.setdefault(each.unit, []).append((year, float(each.value), figure_link(each.figure, own=side.own)))
    panels = tuple(
        (unit(each.unit), figure_link(each.figure, own=side.own), tuple(told[each.unit]))
        for each in side.figures.total.quantities[:MOST_UNITS]
        if each.unit in told
    )
    return _in_units(side.code, panels, get_language() or "en") if panels else None


@lru_cache(KEPT)
def _in_units(side: str, panels: tuple[Told, ...], _page_language: str) -> Chart:
    title = {
        "given": gettext("Given, in its own units"), "received": gettext("Received, in its own units"),
        "all": gettext("In its own units"),
    }[side]  # fmt: skip
    series = [
        Series(name, {year: value for year, value, _at in values}, _links(values), address)
        for name, address, values in panels
    ]
    return small_multiples(series, title=title, language=reader_language(), translate=gettext)


def flows_of(sides: Sequence[Side], country: str, measure: str) -> list[Flow]:
    """From and to one country, by its partners."""
    found = []
    for side in sides:
        name = "recipient_country" if side.code == "given" else "giver_country"
        for group in side.figures.by[name]:
            value = _value(group, measure)
            if value and group.key != NOT_STATED:
                ends = (country, group.key) if side.code == "given" else (group.key, country)
                found.append((*ends, value, figure_link(group.figures[measure], own=side.own)))
    return found


def flow(flows: Sequence[Flow], of: str, measure: str) -> Chart | None:
    """Who gave whom, as arrows; None where nothing flows between countries."""
    return _flow(tuple(flows), of, measure, get_language() or "en") if flows else None


@lru_cache(KEPT)
def _flow(flows: tuple[Flow, ...], of: str, measure: str, _page_language: str) -> Chart:
    language = reader_language()
    return flow_map(
        {(giver, receiver): value for giver, receiver, value, _address in flows},
        title=gettext("From whom to whom"),
        measure=gettext("US dollars") if measure == "usd" else gettext("Contributions"),
        labels=_countries(language),
        of=of,
        flow_links={(giver, receiver): link for giver, receiver, _value, link in flows},
        language=language,
        translate=gettext,
        shapes=Path(settings.MAP_SHAPES) if settings.MAP_SHAPES else None,
        key_width=320,
    )


@lru_cache(8)
def _countries(language: str) -> Mapping[str, str]:
    return {each.code: name_of("country", each.code, language) for each in reference.countries()}


def _years(side: Side) -> list[tuple[int, Group]]:
    """The newest years that fit into a drawing, in order."""
    found = sorted((int(group.key), group) for group in side.figures.by["year"] if group.key.isdigit())
    return [each for each in found if each[0] > found[-1][0] - MOST_YEARS]


def _value(group: Group, measure: str) -> float | None:
    """What is drawn of a group, in dollars where it is money; exact sums stay in the tables."""
    if measure == "usd":
        return None if group.usd is None or group.usd < 0 else group.usd / 100
    return float(group.lines)


def _series(told: Told) -> Series:
    name, unit_name, values = told
    return Series(name, {year: value for year, value, _address in values}, _links(values), unit=unit_name)


def _links(values: tuple[tuple[int, float, str], ...]) -> dict[int, str]:
    return {year: link for year, _value, link in values}
