"""Signs on a scale and trees of names: all is there, nothing is ranked, missing is not zero, nothing hostile passes."""

from xml.etree import ElementTree as ET

import pytest

from bandung.charts import CannotDraw, Chart, Descendant, DotRow, descent, dots

SVG = "{http://www.w3.org/2000/svg}"
ROWS = [DotRow("Driven by demand", (3, 1, None), "Ownership"), DotRow("Trust", (0, 0, 0), "Horizontality")]
NAMES = [
    Descendant("Milk banks", 0, "Brazil", "/en/offers/bra/banks/", (2,)),
    Descendant("Milk banks at home", 1, "Malawi", None, (1,)),
    Descendant("Milk banks in Lusaka", 2, "Zambia", None, (None,)),
    Descendant("Milk banks by boat", 1, "Kiribati", None, (0,)),
]


def drawn(chart: Chart) -> ET.Element:
    return ET.fromstring(chart.svg)


def signs(chart: Chart) -> list[tuple[float, float]]:
    """Where the signs of rows stand, without those of the key."""
    found = []
    for row in drawn(chart).iter(f"{SVG}g"):
        for mark in row.iter(f"{SVG}path"):
            if mark.get("transform"):
                x, y = mark.get("transform", "")[10:-1].split()
                found.append((float(x), float(y)))
    return found


def sample(language: str = "en", rows: list[DotRow] = ROWS) -> Chart:
    return dots(rows, ["Brazil", "Kenya", "JICA"], most=3, title="Side by side", language=language)


def test_each_speaker_has_one_sign_a_row_and_who_says_nothing_has_none() -> None:
    chart = sample()

    places = signs(chart)

    assert len(places) == 5
    assert places[0][0] > places[1][0]
    assert len({y for _x, y in places[2:]}) == 3
    assert len({x for x, _y in places[2:]}) == 1
    assert "JICA: nothing said" in chart.svg


def test_the_scale_runs_from_the_right_where_people_read_so() -> None:
    places = signs(sample("ar"))

    assert places[0][0] < places[1][0]


def test_the_table_keeps_the_order_and_says_how_far_apart_they_are_and_no_total() -> None:
    table = sample().table

    assert table.headers == ("Question", "Part", "Brazil", "Kenya", "JICA", "Apart by")
    assert table.rows == (
        ("Driven by demand", "Ownership", 3, 1, None, 2),
        ("Trust", "Horizontality", 0, 0, 0, 0),
    )  # fmt: skip
    assert "furthest apart: Driven by demand" in sample().description


def test_what_one_alone_says_is_not_apart() -> None:
    chart = sample(rows=[DotRow("Trust", (2, None, None))])

    assert chart.table.rows == (("Trust", 2, None, None, None),)
    assert "furthest apart: nowhere" in chart.description
    assert 'stroke-width="8"' not in chart.svg


@pytest.mark.parametrize(
    ("rows", "speakers"),
    [
        ([], ["A"]), (ROWS, []), (ROWS, ["A"] * 13), (ROWS, ["A", "B"]), ([DotRow("x", (4,))], ["A"]),
        ([DotRow("x", (-1,))], ["A"]), ([DotRow("x", (float("nan"),))], ["A"]), ([DotRow("x", (1,))] * 81, ["A"]),
    ],
)  # fmt: skip
def test_what_does_not_fit_the_scale_is_not_drawn(rows: list[DotRow], speakers: list[str]) -> None:
    with pytest.raises(CannotDraw):
        dots(rows, speakers, most=3, title="x", language="en")


def test_hostile_names_stay_text() -> None:
    bad = "<script>alert(1)</script>\x00"

    for chart in (
        dots([DotRow(bad, (1,), bad)], [bad], most=3, title=bad, language="en"),
        descent([Descendant(bad, 0, bad)], title=bad, language="en"),
    ):
        assert "<script>" not in chart.svg
        drawn(chart)


def tree(language: str = "en", names: list[Descendant] = NAMES) -> Chart:
    return descent(names, title="Where it has gone", language=language, headers=["Countries"])


def test_a_tree_draws_every_name_and_ties_each_to_the_one_it_comes_from() -> None:
    chart = tree()

    circles = [(float(each.get("cx", "")), float(each.get("cy", ""))) for each in drawn(chart).iter(f"{SVG}circle")]
    lines = [each.get("d", "") for each in drawn(chart).iter(f"{SVG}path")]

    assert [x for x, _y in circles] == [8, 30, 52, 30]
    assert lines == ["M8 28V72H24", "M30 78V122H46", "M8 28V172H24"]
    assert chart.svg.count("<a ") == 1
    assert chart.table.headers == ("Name", "Steps from the first", "Countries")
    assert [row[1:] for row in chart.table.rows] == [(0, 2), (1, 1), (2, None), (1, 0)]


def test_a_tree_grows_from_the_right_where_people_read_so_and_a_deep_one_stays_on_the_page() -> None:
    deep = [Descendant(f"Offer {depth}", depth, cells=(depth,)) for depth in range(60)]

    mirrored, long = drawn(tree("ar")), drawn(tree(names=deep))

    assert [float(each.get("cx", "")) for each in mirrored.iter(f"{SVG}circle")] == [412, 390, 368, 390]
    assert max(float(each.get("cx", "")) for each in long.iter(f"{SVG}circle")) < 300


@pytest.mark.parametrize(
    "names",
    [
        [], [Descendant("a", 1)], [Descendant("a", 0), Descendant("b", 2)], [Descendant("a", 0), Descendant("b", 0)],
        [Descendant("a", 0, cells=(1,))], [Descendant("a", 0)] + [Descendant("b", 1)] * 200,
    ],
)  # fmt: skip
def test_what_is_no_tree_is_not_drawn(names: list[Descendant]) -> None:
    with pytest.raises(CannotDraw):
        descent(names, title="x", language="en")


def test_a_link_that_leads_to_no_page_is_refused() -> None:
    with pytest.raises(CannotDraw):
        descent([Descendant("a", 0, link="javascript:alert(1)")], title="x", language="en")
