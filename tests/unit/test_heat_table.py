"""Who with whom as squares: everybody has a line and a column, zero is not "not stated", the table has all."""

import gzip
import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bandung.charts import CannotDraw, Chart, flow_map, heat_table, network

SVG = "{http://www.w3.org/2000/svg}"
LABELS = {"GHA": "Ghana", "NGA": "Nigeria", "TGO": "Togo"}
MEMBERS = ("GHA", "NGA", "TGO")


def heat(figures: dict[tuple[str, str], float | None], members: tuple[str, ...] = MEMBERS, **other: object) -> Chart:
    asked: dict[str, object] = {"title": "Who sells to whom", "measure": "Trade intensity", "labels": LABELS}
    return heat_table(figures, members, **(asked | {"language": "en"} | other))  # type: ignore[arg-type]


def titles(chart: Chart) -> list[str]:
    return ["".join(each.itertext()) for each in ET.fromstring(chart.svg).iter(f"{SVG}title")]


def test_zero_is_white_and_not_stated_is_grey_and_both_say_so() -> None:
    chart = heat({("GHA", "NGA"): 2.5, ("NGA", "GHA"): 0, ("GHA", "TGO"): None})

    assert {"Ghana to Nigeria: 2.5", "Nigeria to Ghana: 0", "Ghana to Togo: not stated"} <= set(titles(chart))
    assert chart.table.headers == ("From (lines), to (columns)", "Ghana", "Nigeria", "Togo")
    assert chart.table.rows == (("Ghana", None, 2.5, None), ("Nigeria", 0, None, None), ("Togo", None, None, None))
    assert chart.description == "3 members, 2 of 6 pairs stated. Largest: Ghana to Nigeria 2.5; Nigeria to Ghana 0."
    assert (">zero<" in chart.key, ">– not stated<" in chart.key) == (True, True)


def test_a_group_of_which_nothing_is_known_is_a_sentence() -> None:
    assert heat({}).description == "3 members; nothing is stated of any pair."


def test_the_african_union_is_readable_and_small() -> None:
    codes = tuple(f"C{i:02}" for i in range(55))
    figures = {(one, other): (hash_of(one + other) % 1000) / 10 for one in codes for other in codes if one != other}

    chart = heat(figures, codes)  # type: ignore[arg-type]

    assert chart.scrolls
    assert len(gzip.compress(chart.svg.encode(), 6)) < 15_000
    assert chart.svg.count("h14v14h-14z") == sum(1 for value in figures.values() if value)
    assert len(re.findall("rotate", chart.svg)) == 55


def hash_of(text: str) -> int:
    return int.from_bytes(text.encode()) * 2654435761 % 2**32


@settings(max_examples=40)
@given(st.dictionaries(st.tuples(st.sampled_from(MEMBERS), st.sampled_from(MEMBERS)), st.none() | st.floats(0, 1e12)))
def test_every_figure_of_two_members_is_in_the_table_where_it_belongs(
    figures: dict[tuple[str, str], float | None],
) -> None:
    chart = heat(figures)

    told = {
        (one, other): chart.table.rows[row][column + 1]
        for row, one in enumerate(MEMBERS)
        for column, other in enumerate(MEMBERS)
    }
    assert told == {pair: None if pair[0] == pair[1] else figures.get(pair) for pair in told}
    assert chart == heat(figures)


def test_columns_run_from_the_right_in_arabic() -> None:
    def places(language: str) -> list[float]:
        return [float(each.get("x", "")) for each in ET.fromstring(heat({}, language=language).svg).iter(f"{SVG}rect")][
            :2
        ]

    assert places("en") == sorted(places("en"))
    assert places("ar") == sorted(places("ar"), reverse=True)


def test_names_are_escaped_and_no_link_leads_nowhere() -> None:
    told: dict[tuple[str, str], float | None] = {("GHA", "NGA"): 1}
    chart = heat(
        told, labels={"GHA": '<script>"&\x00'}, links={"GHA": "/g/"}, pair_links={("GHA", "NGA"): "/g/?n=1&m=2"}
    )

    assert "<script>" not in chart.svg
    assert [each.get("href") for each in ET.fromstring(chart.svg).iter(f"{SVG}a")] == ["/g/", "/g/?n=1&m=2"]
    for wrong in ({"links": {"GHA": "javascript:x"}}, {"pair_links": {("GHA", "NGA"): "data:x"}}):
        with pytest.raises(CannotDraw):
            heat(told, **wrong)


def test_figures_and_groups_that_cannot_be_are_refused() -> None:
    for value in (-1.0, float("nan"), float("inf")):
        with pytest.raises(CannotDraw):
            heat({("GHA", "NGA"): value})
    for members in ((), ("GHA",), ("GHA", "GHA"), tuple(map(str, range(61)))):
        with pytest.raises(CannotDraw):
            heat({}, members)


def test_payments_there_and_back_are_an_arrow_each() -> None:
    owed = {("GHA", "NGA"): 90.0, ("NGA", "GHA"): 30.0}
    chart = network(owed, title="", measure="Naira", labels=LABELS, language="en", one_way=True)

    assert chart.table.headers == ("From", "To", "Naira")
    assert chart.table.rows == (("Ghana", "Nigeria", 90), ("Nigeria", "Ghana", 30))
    assert re.findall(r'stroke-width="([\d.]+)"/><path', chart.svg) == ["3", "9"]
    assert len(set(re.findall(r"Q([\d.]+ [\d.]+) ", chart.svg))) == 2
    assert (
        network({}, title="", measure="", labels={}, language="en", one_way=True).description == "Nobody owes anybody."
    )


def test_the_largest_partners_are_drawn_and_all_are_in_the_table() -> None:
    flows = {("GHA", "NGA"): 9.0, ("GHA", "TGO"): 5.0, ("BRA", "GHA"): 6.0, ("TGO", "GHA"): 5.0, ("NGA", "TGO"): 99.0}
    chart = flow_map(
        flows, of="GHA", partners=2, ways=("Exports", "Imports"), title="", measure="", labels=LABELS, language="en"
    )

    assert {each.partition(":")[0] for each in titles(chart) if ":" in each} == {
        "Ghana to Nigeria", "Ghana to Togo", "Togo to Ghana",
    }  # fmt: skip
    assert len(chart.table.rows) == 5
    assert {"Exports", "Imports", "in the table only: 2"} <= set(re.findall(">([^<]+)<", chart.svg))
