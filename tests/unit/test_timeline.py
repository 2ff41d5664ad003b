"""The chart of a plan: every line is there, states are told by pattern and by words, nothing hostile gets through."""

import re
from datetime import date
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from bandung.charts import CannotDraw, Line, timeline

SVG = "{http://www.w3.org/2000/svg}"
LINES = [
    Line("Sowing", date(2027, 1, 10), date(2027, 4, 1), "done", group="Varieties", who="Malawi", link="#line-sowing"),
    Line("Mission", date(2027, 3, 1), date(2027, 3, 20), "under-way", True, group="Varieties"),
    Line("Harvest", date(2027, 9, 14), date(2027, 9, 15), "not-begun", is_milestone=True, group="Varieties"),
    Line("Building", date(2027, 6, 1), date(2028, 6, 1), "dropped", group="Works"),
    Line("Course", date(2027, 2, 1), date(2027, 5, 1), group="Works"),
]


def drawn(lines: Any = LINES, **more: Any) -> Any:
    return timeline(lines, title="Work plan", **({"language": "en", "today": date(2027, 7, 1)} | more))


def texts(chart: Any) -> list[str]:
    return [element.text or "" for element in ET.fromstring(chart.svg).iter(f"{SVG}text")]


def bars(chart: Any) -> list[ET.Element]:
    return [
        each for each in ET.fromstring(chart.svg).iter(f"{SVG}rect") if each.get("height") == "14" and each.get("rx")
    ]


def test_lines_stand_under_their_groups_with_the_line_for_today() -> None:
    told = texts(drawn())

    assert [each for each in told if each in ("Varieties", "Sowing", "Mission", "Harvest", "Works", "Building")] == [
        "Varieties", "Sowing", "Mission", "Harvest", "Works", "Building",
    ]  # fmt: skip
    assert "today" in told
    assert "today" not in texts(drawn(today=date(2031, 1, 1)))


def test_bars_are_as_long_as_their_days_and_milestones_are_diamonds() -> None:
    chart = drawn()
    wide = [float(each.get("width") or 0) for each in bars(chart)]

    assert len(wide) == 4
    assert wide[0] / wide[1] == pytest.approx(81 / 19, rel=0.02)
    assert sum("l8 8-8 8-8-8z" in (each.get("d") or "") for each in ET.fromstring(chart.svg).iter(f"{SVG}path")) == 1


def test_every_state_looks_different_without_its_colour() -> None:
    looks = {re.sub("#[0-9a-f]{6}", "", f"{each.get('fill')}{each.get('stroke-dasharray')}") for each in bars(drawn())}

    assert len(looks) == 4


def test_what_is_late_has_a_mark_and_says_so() -> None:
    chart = drawn()
    titles = [each.text or "" for each in ET.fromstring(chart.svg).iter(f"{SVG}title")]

    assert "!" in texts(chart)
    assert "Mission. Mar 1, 2027 – Mar 19, 2027. under way. late" in titles
    assert "!" not in texts(drawn([LINES[0]]))


def test_the_table_says_what_the_drawing_says() -> None:
    chart = drawn()

    assert chart.table.headers == ("Line", "Output", "Responsible", "First day", "Last day", "State")
    assert chart.table.rows[0] == ("Sowing", "Varieties", "Malawi", "Jan 10, 2027", "Mar 31, 2027", "done")
    assert chart.table.links[0] == "#line-sowing"
    assert chart.description == "5 lines from Jan 10, 2027 to May 31, 2028; late: 1."


def test_time_runs_from_the_right_where_one_reads_from_the_right() -> None:
    left = [float(each.get("x") or 0) for each in bars(drawn())]
    right = [float(each.get("x") or 0) + float(each.get("width") or 0) for each in bars(drawn(language="ar"))]

    assert right == pytest.approx([420 - x for x in left], abs=0.2)


def test_nothing_is_drawn_outside_whatever_the_dates(width: int = 420) -> None:
    late = [Line("Last", date(2028, 6, 20), date(2028, 6, 21), "not-begun", True, True)]
    for lines in (LINES + late, [Line("A day", date(2027, 1, 5), date(2027, 1, 6))], late):
        for language in ("en", "ar"):
            chart = drawn(lines, language=language)
            for each in bars(chart):
                assert 0 <= float(each.get("x") or 0) <= width - float(each.get("width") or 0)
            for circle in ET.fromstring(chart.svg).iter(f"{SVG}circle"):
                assert 0 <= float(circle.get("cx") or 0) <= width


def test_a_hostile_name_is_text_and_a_hostile_link_is_refused() -> None:
    chart = drawn([Line("<script>alert(1)</script>\x00", date(2027, 1, 1), date(2027, 2, 1), who='"><b>')])

    assert "<script>" not in chart.svg
    assert "<b>" not in chart.svg
    with pytest.raises(CannotDraw):
        drawn([Line("x", date(2027, 1, 1), date(2027, 2, 1), link="javascript:alert(1)")])


@pytest.mark.parametrize(
    "lines",
    [
        [],
        LINES * 30,
        [Line("back", date(2027, 2, 1), date(2027, 2, 1))],
        [Line("odd", date(2027, 2, 1), date(2027, 3, 1), "great")],
        [Line("long", date(2027, 2, 1), date(2097, 3, 1))],
    ],
)
def test_what_cannot_be_drawn_is_refused(lines: list[Line]) -> None:
    with pytest.raises(CannotDraw):
        drawn(lines)


def test_a_hundred_lines_are_small_enough_for_a_page() -> None:
    lines = [
        Line(f"Line number {i} of the plan", date(2027, 1 + i % 12, 1), date(2028, 1 + i % 12, 1)) for i in range(100)
    ]

    assert len(drawn(lines).svg) < 45_000
