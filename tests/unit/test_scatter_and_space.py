"""Points by two figures: where they stand, who is named, what is in the table only, nothing hostile, no loss."""

import gzip
import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bandung.charts import CannotDraw, Chart, Point, Product, product_space, scatter
from bandung.charts.scatter import scale_of

SVG = "{http://www.w3.org/2000/svg}"
POINTS = [Point("tea", 80, 1e6, 100, "/tea/"), Point("tin", 20, 1e4, 25), Point("tiles", None, 1e5, 9)]
PRODUCTS = [
    Product("tea", -1.2, 0.4, is_made=True), Product("tin", 0.1, 0.3, is_near=True, link="/tin/"),
    Product("chips", 2.0, 0.1), Product("unknown", None, 0.1),
]  # fmt: skip


def drawn(points: list[Point], **other: object) -> Chart:
    asked: dict[str, object] = {"title": "Chances", "across": "Ability", "up": "Market", "measure": "Value"}
    return scatter(points, **(asked | {"language": "en"} | other))  # type: ignore[arg-type]


def space(products: list[Product], language: str = "en") -> Chart:
    return product_space(products, title="Space", across="Complexity", up="Nearness", language=language)


def titles(chart: Chart) -> list[str]:
    return ["".join(each.itertext()) for each in ET.fromstring(chart.svg).iter(f"{SVG}title")][1:]


def centres(chart: Chart) -> list[float]:
    return [float(x) for x in re.findall(r'<circle cx="([\d.]+)" cy="[\d.]+" r="[\d.]+" fill="[^"]+" f', chart.svg)]


def test_the_first_points_are_named_and_what_is_not_known_is_in_the_table_only() -> None:
    chart = drawn(POINTS, by_powers=True, named=1)

    assert titles(chart) == ["tin: Ability 20; Market 10,000; Value 25", "tea: Ability 80; Market 1,000,000; Value 100"]
    assert chart.table.headers == ("Name", "Ability", "Market", "Value")
    assert chart.table.rows == (("tea", 80, 1e6, 100), ("tin", 20, 1e4, 25), ("tiles", None, 1e5, 9))
    assert ">in the table only: 1<" in chart.svg
    assert (">tea<" in chart.svg, ">tin<" in chart.svg) == (True, False)
    assert chart.description == "2 drawn. First: tea; tin."


def test_areas_are_in_proportion_to_figures() -> None:
    radii = re.findall(r'r="([\d.]+)" fill="[^"]+" f', drawn(POINTS).svg)

    assert [float(each) for each in radii] == [22, 11]


def test_figures_run_from_the_right_in_arabic() -> None:
    for chart, mirrored in ((drawn(POINTS), False), (drawn(POINTS, language="ar"), True)):
        assert (centres(chart)[0] < centres(chart)[1]) == mirrored


@settings(max_examples=40)
@given(st.lists(st.floats(-1e9, 1e9), min_size=1, max_size=20))
def test_every_figure_lies_within_its_axis_and_ticks_are_few(values: list[float]) -> None:
    scale = scale_of(values, 40, 440)

    assert all(40 - 1e-6 <= scale.at(value) <= 440 + 1e-6 for value in values)
    assert len(scale.ticks()) <= 8


@settings(max_examples=40)
@given(st.lists(st.floats(1e-6, 1e12), min_size=1, max_size=20))
def test_each_step_of_powers_is_ten_times_the_last(values: list[float]) -> None:
    scale = scale_of(values, 400, 20, by_powers=True)

    assert all(20 - 1e-6 <= scale.at(value) <= 400 + 1e-6 for value in values)
    assert scale.at(scale.low) == pytest.approx(400)
    assert 1 <= len(scale.ticks()) <= 7


def test_nothing_is_a_sentence() -> None:
    assert drawn([]).description == "There is nothing to be drawn."
    assert space([]).description == "No product is known."


def test_what_is_made_is_filled_and_what_is_near_is_a_ring() -> None:
    chart = space(PRODUCTS)

    assert titles(chart) == ["tea: makes it", "tin: near"]
    assert chart.table.rows[2] == ("chips", "far", 2.0, 0.1)
    assert len(chart.table.rows) == 4
    assert chart.description == "Products made: 1; near: 1; far: 2."
    assert ">in the table only: 1<" in chart.svg
    assert [each.get("href") for each in ET.fromstring(chart.svg).iter(f"{SVG}a")] == ["/tin/"]


def test_eight_hundred_products_stay_small() -> None:
    products = [
        Product(f"Product {i}", i * 37 % 101 / 20, i * 53 % 97 / 97, i % 7 == 0, i % 5 == 0, f"/p/{i}/")
        for i in range(800)
    ]

    chart = space(products)

    assert len(chart.svg) < 60_000
    assert len(gzip.compress(chart.svg.encode(), 6)) < 15_000
    assert chart == space(products)


def test_names_are_escaped_and_what_cannot_be_is_refused() -> None:
    assert "<script>" not in drawn([Point("<script>", 1, 1)]).svg + space([Product("<script>", 1, 1, is_made=True)]).svg
    for wrong in (Point("x", float("nan"), 1), Point("x", 1, 1, -1), Point("x", 1, 1, 1, "javascript:x")):
        with pytest.raises(CannotDraw):
            drawn([wrong])
    for product in (Product("x", float("inf"), 1), Product("x", 1, 1, link="data:x")):
        with pytest.raises(CannotDraw):
            space([product])
    with pytest.raises(CannotDraw):
        drawn([Point("x", 1, 1)] * 1001)
    with pytest.raises(CannotDraw):
        space([Product("x", 1, 1)] * 1501)
