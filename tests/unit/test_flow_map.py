"""Flows between countries, series by year and small charts: what is drawn, what is in the table, nothing hostile."""

import gzip
import re
from xml.etree import ElementTree as ET

import pytest

from bandung.charts import CannotDraw, Chart, Series, flow_map, grouped_by_year, small_multiples, stacked_by_year
from bandung.charts.flowmap import GIVEN_FILL, MOST_DRAWN, RECEIVED_FILL
from bandung.reference import countries

SVG = "{http://www.w3.org/2000/svg}"
LABELS = {"BRA": "Brazil", "MOZ": "Mozambique", "PER": "Peru", "TUV": "Tuvalu"}


def flows(told: dict[tuple[str, str], float], **other: object) -> Chart:
    asked: dict[str, object] = {"title": "Who gave whom", "measure": "Person-days", "labels": LABELS, "language": "en"}
    return flow_map(told, **(asked | other))  # type: ignore[arg-type]


def titles(chart: Chart) -> list[str]:
    return ["".join(each.itertext()) for each in ET.fromstring(chart.svg).iter(f"{SVG}title")]


def widths(chart: Chart) -> list[str]:
    return re.findall(r'stroke="#\w+" stroke-width="([\d.]+)"/><path d="M[\d.]+ [\d.]+L', chart.svg)


def test_each_direction_is_an_arrow_of_its_own_as_wide_as_its_figure() -> None:
    chart = flows({("BRA", "MOZ"): 90, ("MOZ", "BRA"): 30, ("BRA", "PER"): 0})

    assert chart.table.rows == (("Brazil", "Mozambique", 90), ("Mozambique", "Brazil", 30))
    assert widths(chart) == ["9", "3"]
    assert {"Brazil to Mozambique: 90", "Mozambique to Brazil: 30"} <= set(titles(chart))
    curves = re.findall(r'd="M[\d.]+ [\d.]+Q([\d.]+) ([\d.]+)', chart.svg)
    assert len(set(curves)) == 2
    assert chart.description == (
        "Flows between countries and areas: 2. Largest: Brazil to Mozambique 90; Mozambique to Brazil 30."
    )


def test_what_a_country_gives_and_receives_have_a_colour_and_a_word_each() -> None:
    chart = flows({("BRA", "MOZ"): 90, ("PER", "BRA"): 30}, of="BRA")

    assert chart.svg.count('<path d="M') > 2
    assert (chart.svg.count(f'stroke="{GIVEN_FILL}"'), chart.svg.count(f'stroke="{RECEIVED_FILL}"')) == (1, 1)
    assert "What Brazil gives" in chart.svg
    assert "What Brazil receives" in chart.svg


def test_what_has_no_place_on_the_map_stays_in_the_table_and_the_key_says_so() -> None:
    told = {("BRA", "BRA"): 5.0, ("BRA", "Southern Africa"): 4.0, ("BRA", "TUV"): 3.0}

    chart = flows(told)

    assert [row[1] for row in chart.table.rows] == ["Brazil", "Southern Africa", "Tuvalu"]
    assert widths(chart) == ["5.4"]
    assert "in the table only: 2" in chart.svg


def test_the_small_ones_of_very_many_are_in_the_table_only() -> None:
    codes = [each.code for each in countries()][: MOST_DRAWN + 20]

    chart = flows({("BRA", code): 1.0 + i for i, code in enumerate(codes) if code != "BRA"})

    assert len(widths(chart)) == MOST_DRAWN
    assert len(chart.table.rows) > MOST_DRAWN
    assert len(gzip.compress(chart.svg.encode(), 6)) < 30_000


def test_an_empty_map_says_that_nothing_flows() -> None:
    assert flows({}).description == "Nothing flows between countries and areas yet."


@pytest.mark.parametrize("value", [-1, float("nan"), float("inf")])
def test_a_figure_that_cannot_be_is_refused(value: float) -> None:
    with pytest.raises(CannotDraw):
        flows({("BRA", "PER"): value})
    with pytest.raises(CannotDraw):
        stacked_by_year([Series("Given", {2024: value})], title="", measure="", language="en")


def test_no_link_leads_nowhere_and_no_name_becomes_markup() -> None:
    with pytest.raises(CannotDraw):
        flows({("BRA", "PER"): 1}, links={"BRA": "javascript:alert(1)"})
    with pytest.raises(CannotDraw):
        flows({("BRA", "PER"): 1}, flow_links={("BRA", "PER"): "javascript:alert(1)"})
    with pytest.raises(CannotDraw):
        small_multiples([Series("x", {2024: 1}, link="data:x")], title="", language="en")
    chart = flows({("BRA", "PER"): 1}, labels={"BRA": "<script>&"}, flow_links={("BRA", "PER"): "?a=1&b=2"})
    assert "<script>" not in chart.svg
    assert [each.get("href") for each in ET.fromstring(chart.svg).iter(f"{SVG}a")] == ["?a=1&b=2"]


GIVEN = Series("Given", {2022: 10, 2024: 30}, links={2024: "/en/figures/?f=lines"})
RECEIVED = Series("Received", {2022: 20, 2023: 0, 2024: None})


def test_a_year_without_a_figure_has_a_dash_and_no_column_and_zero_is_a_figure() -> None:
    chart = grouped_by_year([GIVEN, RECEIVED], title="By year", measure="Days", language="en")

    assert chart.table.headers == ("Year", "Given", "Received")
    assert chart.table.rows == (("2022", 10, 20), ("2023", None, 0), ("2024", 30, None))
    assert [each for each in titles(chart) if ": " in each] == [
        "Given, 2022: 10", "Received, 2022: 20", "Given, 2024: 30",
    ]  # fmt: skip
    assert 'href="/en/figures/?f=lines"' in chart.svg


def heights(chart: Chart) -> list[float]:
    return [float(each) for each in re.findall(r"h[\d.]+v([\d.]+)z", chart.svg)]


def test_stacked_columns_share_one_scale_with_their_sum() -> None:
    stacked = stacked_by_year([GIVEN, RECEIVED], title="By year", measure="Days", language="en")

    assert heights(stacked) == pytest.approx([148 / 3, 148 * 2 / 3, 148], abs=0.1)


def test_time_runs_from_the_right_in_arabic() -> None:
    def places(language: str) -> list[float]:
        chart = stacked_by_year([GIVEN], title="", measure="", language=language)
        return [float(each) for each in re.findall(r'd="M([\d.]+) [\d.]+v-', chart.svg)]

    assert places("en") == sorted(places("en"))
    assert places("ar") == sorted(places("ar"), reverse=True)


def test_figures_of_different_units_have_scales_of_their_own() -> None:
    panels = [
        Series("Experts", {2023: 10, 2024: 20}, unit="person-days"),
        Series("Vaccines", {2024: 9e6}, unit="doses"),
    ]

    chart = small_multiples(panels, title="In their own units", language="en")

    assert heights(chart) == [25, 50, 50]
    assert chart.table.headers == ("Name", "2023", "2024")
    assert chart.table.rows == (("Experts (person-days)", 10, 20), ("Vaccines (doses)", None, 9e6))
    assert "9,000,000" in chart.svg


def test_no_series_no_year_and_too_many_of_either_are_refused() -> None:
    for series in ([], [Series("x", {})], [Series("x", {1900: 1, 2024: 1})], [Series("x", {2024: 1})] * 7):
        with pytest.raises(CannotDraw):
            stacked_by_year(series, title="", measure="", language="en")
