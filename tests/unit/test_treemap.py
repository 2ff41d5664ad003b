"""A tree map: areas as large as figures, nothing over anything else, what is too small together, a table of all."""

import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bandung.charts import CannotDraw, Cell, Chart, tree_map
from bandung.charts.treemap import Box, squarified

SVG = "{http://www.w3.org/2000/svg}"
FRAME = Box(0, 0, 600, 400)


def drawn(cells: list[Cell], language: str = "en") -> Chart:
    return tree_map(cells, title="What is sold", measure="US dollars", name_header="Product", language=language)


def boxes(chart: Chart) -> list[tuple[float, float, float, float]]:
    return [
        tuple(float(rect.get(side, "")) for side in ("x", "y", "width", "height"))  # type: ignore[misc]
        for rect in ET.fromstring(chart.svg).iter(f"{SVG}rect")
    ]


@settings(max_examples=60)
@given(st.lists(st.floats(1, 1e4), min_size=1, max_size=60))
def test_areas_are_in_proportion_and_fill_the_frame_without_overlap(values: list[float]) -> None:
    found = squarified(sorted(values, reverse=True), FRAME)

    for value, box in zip(sorted(values, reverse=True), found, strict=True):
        assert box.area == pytest.approx(value / sum(values) * FRAME.area, rel=1e-6)
        assert box.x >= -1e-6
        assert box.y >= -1e-6
        assert box.x + box.width <= FRAME.width + 1e-6
        assert box.y + box.height <= FRAME.height + 1e-6
    for at, one in enumerate(found):
        for other in found[at + 1 :]:
            across = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
            down = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
            assert min(across, down) <= 1e-6


def test_six_figures_of_the_authors_example_lie_as_in_their_paper() -> None:
    """6, 6, 4, 3, 2, 2, 1 in a frame of 6 by 4: the first two lie over each other in a column of 3 by 2 each."""
    found = squarified([6, 6, 4, 3, 2, 2, 1], Box(0, 0, 6, 4))

    assert [(box.x, box.y, box.width, box.height) for box in found[:2]] == [(0, 0, 3, 2), (0, 2, 3, 2)]
    assert found[2].area == pytest.approx(4)
    assert found[2].y == 0


def test_sections_lie_together_and_the_largest_comes_first() -> None:
    chart = drawn([Cell("copper", 60, "metals"), Cell("wine", 10, "food"), Cell("gold", 30, "metals")])

    said = ["".join(each.itertext()) for each in ET.fromstring(chart.svg).iter(f"{SVG}title")]
    assert said[1:] == ["metals. copper: 60, 60 %", "metals. gold: 30, 30 %", "food. wine: 10, 10 %"]


def test_what_is_too_small_to_be_seen_is_one_area_and_each_is_in_the_table() -> None:
    cells = [Cell("oil", 1_000_000.0), *(Cell(f"small {n}", 1.0) for n in range(30))]

    chart = drawn(cells)

    assert len(boxes(chart)) == 2
    assert "Others (30)" in chart.svg
    assert len(chart.table.rows) == 31


def test_zero_has_no_area_and_is_in_the_table() -> None:
    chart = drawn([Cell("oil", 5.0), Cell("nothing", 0.0)])

    assert len(boxes(chart)) == 1
    assert ("nothing", 0.0) in chart.table.rows


def test_areas_lead_somewhere_and_hostile_names_stay_words() -> None:
    chart = drawn([Cell("<script>alert(1)</script>", 5.0, link="/economy/")])

    assert "<script>" not in chart.svg
    assert re.findall('href="([^"]+)"', chart.svg) == ["/economy/"]


def test_it_runs_from_the_right_in_arabic() -> None:
    cells = [Cell("كبير", 9.0), Cell("صغير", 1.0)]

    (left, *_rest), (right, *_others) = boxes(drawn(cells, "en"))[0], boxes(drawn(cells, "ar"))[0]

    assert left == 0
    assert right > 0


@pytest.mark.parametrize(
    "cells", [[], [Cell("nothing", 0.0)], [Cell("debt", -1.0)], [Cell("bad", 1.0, link="javascript:alert(1)")]]
)
def test_what_cannot_be_drawn_is_refused(cells: list[Cell]) -> None:
    with pytest.raises(CannotDraw):
        drawn(cells)


def test_the_key_names_nine_of_many_sections_and_counts_the_others() -> None:
    chart = drawn([Cell(f"cell {i}", 100 - i, f"section {i:02}") for i in range(14)])

    told = re.findall(r">(section \d\d|Others \(\d+\))<", chart.svg)
    assert told == [*(f"section {i:02}" for i in range(9)), "Others (5)"]
    assert len(chart.table.rows) == 14


@pytest.mark.parametrize("small", [1.0, 1e-300, 5e-324])
def test_what_is_next_to_nothing_beside_the_rest_stands_in_the_table_alone(small: float) -> None:
    chart = drawn([Cell("Oil", 1e18), *[Cell(f"Thing {at}", small) for at in range(3)]])

    assert len(boxes(chart)) == 1
    assert [row[0] for row in chart.table.rows] == ["Oil", "Thing 0", "Thing 1", "Thing 2"]
