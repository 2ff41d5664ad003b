"""How a picture reads: no name cut without need, figures short but never nothing, Latin names whole among Arabic."""

import re
from xml.etree import ElementTree as ET

import pytest

from bandung.charts import Cell, Series, flow_map, grouped_by_year, heat_table, network, tree_map
from bandung.charts.network import FEW
from bandung.charts.text import compact, directed

SVG = "{http://www.w3.org/2000/svg}"
BANKS = {f"B{i}": f"Central Bank of the {i}th Republic" for i in range(8)}


def texts(svg: str) -> list[str]:
    return ["".join(each.itertext()) for each in ET.fromstring(svg).iter(f"{SVG}text")]


@pytest.mark.parametrize("count", [2, 3, 4, FEW])
def test_who_pays_whom_among_few_is_read_level_and_whole(count: int) -> None:
    owed = {(f"B{i}", f"B{(i + 1) % count}"): float(i + 1) for i in range(count)}

    chart = network(owed, title="Who pays whom", measure="USD", labels=BANKS, language="en", one_way=True)

    assert "rotate" not in chart.svg
    assert not [name for name in texts(chart.svg) if not name.startswith("Central Bank of")]


def test_of_years_with_gaps_those_that_have_figures_are_named_with_them() -> None:
    shares = {year: 10.0 + year - 1996 for year in range(1996, 2017, 4)}

    chart = grouped_by_year([Series("Share", shares)], title="Share", measure="Per cent", language="en")

    assert {"1996", "2000", "2012", "2016", "10", "30"} <= set(texts(chart.svg))
    assert not {"1998", "2001"}.intersection(texts(chart.svg))


def test_little_is_never_shown_as_nothing_and_a_thousand_millions_not_as_one() -> None:
    figures = {("GHA", "TGO"): 0.004, ("TGO", "GHA"): 3740.2}

    chart = heat_table(figures, ("GHA", "TGO"), title="Who sells", measure="Million", labels={}, language="en")

    assert {"<0.01", "3,740"} <= set(texts(chart.svg))
    assert (compact(0, "en"), compact(0.004, "fr")) == ("0", "<0,01")


@pytest.mark.parametrize(("language", "shown"), [("en", "13,418"), ("fr", "13\u202f418"), ("ar", "13,418")])
def test_a_square_has_room_for_tens_of_thousands_in_any_language(language: str, shown: str) -> None:
    chart = heat_table(
        {("BRA", "ARG"): 13418.2}, ("BRA", "ARG"), title="Who sells", measure="Million", labels={}, language=language
    )

    assert any(shown in each for each in texts(chart.svg))


def test_the_key_of_flows_has_lines_as_wide_as_arrows_and_short_figures() -> None:
    flows = {("BRA", "MOZ"): 12e9, ("MOZ", "BRA"): 3e9}

    chart = flow_map(flows, title="Trade", measure="US dollars", labels={}, language="en", key_width=320)

    assert {"10B", "2B"} <= set(texts(chart.key))
    assert re.findall(r'H[\d.]+" stroke-width="([\d.]+)"', chart.key) == ["1.5", "7.5"]


@pytest.mark.parametrize(
    ("text", "begins"),
    [("Motor vehicles, …", "\u2066"), ("البرازيل", "\u2067"), ("11.4 %", "\u2067"), ("5 (USD)", "\u2066")],
)
def test_a_latin_name_keeps_its_commas_at_its_end_among_arabic(text: str, begins: str) -> None:
    assert directed(text, "ar") == f"{begins}{text}\u2069"
    assert directed(text, "en") == text

    chart = tree_map([Cell(text, 5.0)], title="Sold", measure="US dollars", language="ar")

    assert any(begins in each for each in texts(chart.svg))
