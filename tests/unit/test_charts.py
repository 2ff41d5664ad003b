"""Maps and bars: everybody is on the map, missing is not zero, nothing hostile gets through, each brings a table."""

import gzip
import json
import re
from xml.etree import ElementTree as ET

import numpy as np
import pytest

from bandung.charts import (
    BORDERS_NOTE,
    BadShapes,
    CannotDraw,
    Chart,
    Row,
    bars,
    columns_by_year,
    fingerprint,
    load_shapes,
    world_map,
)
from bandung.charts.mapdrawing import NO_DATA_LOOK, ZERO_LOOK
from bandung.charts.prepare_world import equal_earth, simplified
from bandung.charts.steps import class_starts, step_fills, step_names

UN_MEMBERS = """
AFG AGO ALB AND ARE ARG ARM ATG AUS AUT AZE BDI BEL BEN BFA BGD BGR BHR BHS BIH BLR BLZ BOL BRA BRB BRN BTN BWA CAF
CAN CHE CHL CHN CIV CMR COD COG COL COM CPV CRI CUB CYP CZE DEU DJI DMA DNK DOM DZA ECU EGY ERI ESP EST ETH FIN FJI
FRA FSM GAB GBR GEO GHA GIN GMB GNB GNQ GRC GRD GTM GUY HND HRV HTI HUN IDN IND IRL IRN IRQ ISL ISR ITA JAM JOR JPN
KAZ KEN KGZ KHM KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAR MCO MDA MDG MDV MEX MHL MKD MLI MLT
MMR MNE MNG MOZ MRT MUS MWI MYS NAM NER NGA NIC NLD NOR NPL NRU NZL OMN PAK PAN PER PHL PLW PNG POL PRK PRT PRY QAT
ROU RUS RWA SAU SDN SEN SGP SLB SLE SLV SMR SOM SRB SSD STP SUR SVK SVN SWE SWZ SYC SYR TCD TGO THA TJK TKM TLS TON
TTO TUN TUR TUV TZA UGA UKR URY USA UZB VCT VEN VNM VUT WSM YEM ZAF ZMB ZWE
""".split()  # noqa: SIM905 (a list of 193 lines helps nobody)
OBSERVERS_AND_OTHERS = """
VAT PSE COK NIU TKL NCL PYF GUF GLP MTQ REU MYT ABW CUW BES SJM GIB PRI GUM ESH FLK SHN
""".split()  # noqa: SIM905
SVG = "{http://www.w3.org/2000/svg}"
XLINK = "{http://www.w3.org/1999/xlink}href"


def drawn(chart: Chart) -> ET.Element:
    return ET.fromstring(chart.svg)


def titles(chart: Chart) -> list[str]:
    return ["".join(title.itertext()) for title in drawn(chart).iter(f"{SVG}title")]


def map_of(values: dict[str, float], **other: object) -> Chart:
    asked: dict[str, object] = {"title": "Offers by country", "legend": "Offers", "labels": {}, "language": "en"}
    return world_map(values, **(asked | other))  # type: ignore[arg-type]


def full_map(**other: object) -> Chart:
    codes = [*UN_MEMBERS, *OBSERVERS_AND_OTHERS]
    return map_of(
        {code: 1 + i * 7 % 60 for i, code in enumerate(codes)},
        labels={code: f"A name as long as most, {code}" for code in codes},
        links={code: f"/en/countries/{code}" for code in codes},
        second={code: 1 + i * 5 % 30 for i, code in enumerate(codes)},
        second_legend="Needs",
        **other,
    )


def sample_bars(language: str = "en") -> Chart:
    rows = [Row("Health", 1234.5, "/offers?sector=120&page=1"), Row("Water", 0), Row("Energy", None)]
    return bars(rows, title="Offers by sector", measure="Offers", name_header="Sector", language=language)


def sample_columns(language: str = "en") -> Chart:
    figures = {2019: 4, 2020: 0, 2022: 9}
    return columns_by_year(figures, title="Offers by year", measure="Offers", language=language)


def test_193_members_are_asked_for() -> None:
    assert len(set(UN_MEMBERS)) == 193


@pytest.mark.parametrize("code", [*UN_MEMBERS, *OBSERVERS_AND_OTHERS])
def test_every_member_observer_and_inhabited_territory_is_on_the_map(code: str) -> None:
    world = load_shapes()
    assert code in world.outlines or code in world.dots
    x, y = world.middle(code) or (-1, -1)
    assert 0 <= x <= world.width
    assert 0 <= y <= world.height


def test_antarctica_is_left_out() -> None:
    assert load_shapes().middle("ATA") is None


def test_every_labelled_country_can_be_chosen_and_says_its_figures() -> None:
    chart = full_map()
    hrefs = [a.get("href") for a in drawn(chart).iter(f"{SVG}a")]
    assert sorted(hrefs) == sorted(f"/en/countries/{code}" for code in [*UN_MEMBERS, *OBSERVERS_AND_OTHERS])
    assert "A name as long as most, AFG. Offers: 1. Needs: 1" in titles(chart)


def test_the_whole_map_weighs_less_than_its_bar() -> None:
    assert len(gzip.compress(full_map().svg.encode(), 9)) <= 35_000


@pytest.mark.parametrize("draw", [full_map, sample_bars, sample_columns])
def test_a_drawing_has_a_name_a_description_and_nothing_a_strict_policy_refuses(draw: object) -> None:
    chart = draw()  # type: ignore[operator]
    root = drawn(chart)
    ids = {element.get("id"): element for element in root.iter() if element.get("id")}
    title, description = (ids[name] for name in root.get("aria-labelledby", "").split())
    assert (title.text, description.text) == (chart.title, chart.description)
    assert chart.description
    for element in root.iter():
        assert element.tag not in (f"{SVG}script", f"{SVG}style", f"{SVG}image", f"{SVG}foreignObject")
        assert not {"style", XLINK} & set(element.attrib)
        assert not [name for name in element.attrib if name.startswith("on")]
    assert "http" not in chart.svg.replace("http://www.w3.org/2000/svg", "")


def test_a_drawing_with_links_is_a_group_and_one_without_is_an_image() -> None:
    assert drawn(full_map()).get("role") == "group"
    assert drawn(map_of({"BRA": 1})).get("role") == "img"


@pytest.mark.parametrize("draw", [full_map, sample_bars, sample_columns])
def test_the_same_input_gives_the_same_bytes(draw: object) -> None:
    assert draw().svg == draw().svg  # type: ignore[operator]


def test_the_order_of_the_figures_does_not_matter() -> None:
    assert map_of({"BRA": 2, "CUB": 1}).svg == map_of({"CUB": 1, "BRA": 2}).svg


HOSTILE = "</title><script>alert(1)</script>\"'&\x00\x1b\ud800"


def test_hostile_words_stay_words_on_the_map() -> None:
    chart = map_of({"BRA": 1}, title=HOSTILE, legend=HOSTILE, labels={"BRA": HOSTILE}, language='en" onload="x')
    root = drawn(chart)
    assert not list(root.iter(f"{SVG}script"))
    assert root.get("onload") is None
    assert any("<script>alert(1)</script>" in title for title in titles(chart))


def test_hostile_words_stay_words_beside_bars() -> None:
    chart = bars([Row(HOSTILE, 1, "/?q=<b>&x='")], title=HOSTILE, measure=HOSTILE, language="ar")
    root = drawn(chart)
    assert not list(root.iter(f"{SVG}script"))
    assert {a.get("href") for a in root.iter(f"{SVG}a")} == {"/?q=<b>&x='"}


@pytest.mark.parametrize("target", ["javascript:alert(1)", "data:text/html,x", "JaVaScRiPt:1", "", "/a b", "/\nx"])
def test_a_link_that_leads_to_no_page_is_refused(target: str) -> None:
    with pytest.raises(CannotDraw, match="leads to no page"):
        map_of({"BRA": 1}, labels={"BRA": "Brazil"}, links={"BRA": target})


@pytest.mark.parametrize("value", [-1, float("nan"), float("inf")])
def test_a_figure_that_cannot_be_drawn_is_refused_by_name(value: float) -> None:
    with pytest.raises(CannotDraw, match="Brazil"):
        map_of({"BRA": value}, labels={"BRA": "Brazil"})
    with pytest.raises(CannotDraw, match="Brazil"):
        bars([Row("Brazil", value)], title="t", measure="m", language="en")


def test_a_chart_without_rows_or_years_is_refused() -> None:
    with pytest.raises(CannotDraw):
        bars([], title="t", measure="m", language="en")
    with pytest.raises(CannotDraw):
        columns_by_year({}, title="t", measure="m", language="en")
    with pytest.raises(CannotDraw):
        columns_by_year({1: 1, 2020: 1}, title="t", measure="m", language="en")


def look_of(chart: Chart, code: str) -> dict[str, str]:
    outline = load_shapes().outlines[code]
    parents = {child: parent for parent in drawn(chart).iter() for child in parent}
    mark = next(path for path in parents if path.get("d") == outline)
    while "fill" not in mark.attrib:
        mark = parents[mark]
    return mark.attrib


def test_missing_is_not_zero_on_the_map() -> None:
    chart = map_of({"BRA": 5, "KEN": 0}, labels={"BRA": "Brazil", "KEN": "Kenya", "IND": "India"})
    assert look_of(chart, "KEN")["fill"] == ZERO_LOOK.fill
    assert look_of(chart, "IND")["fill"] == NO_DATA_LOOK.fill
    assert {"Kenya. Offers: 0", "India. Offers: no data"} <= set(titles(chart))
    assert chart.table.rows == (("Brazil", 5), ("Kenya", 0))


def test_missing_is_not_zero_in_the_table_behind_two_figures() -> None:
    chart = map_of({"BRA": 5}, second={"CUB": 3}, second_legend="Needs", links={"CUB": "/cub"})
    assert chart.table.headers == ("Country or area", "Offers", "Needs")
    assert chart.table.rows == (("BRA", 5, None), ("CUB", None, 3))
    assert chart.table.links == (None, "/cub")


def test_missing_is_not_zero_in_bars_and_columns() -> None:
    assert {"Water: 0", "Energy: no data"} <= set(titles(sample_bars()))
    assert sample_bars().table.rows == (("Health", 1234.5), ("Water", 0), ("Energy", None))
    assert {"2020: 0", "2021: no data"} <= set(titles(sample_columns()))
    assert sample_columns().table.rows == (("2019", 4), ("2020", 0), ("2021", None), ("2022", 9))


@pytest.mark.parametrize("span", [1, 2, 12, 13, 39, 120])
@pytest.mark.parametrize("scale", [1, 10_000_000])
def test_any_span_of_years_fits_with_the_last_year_named(span: int, scale: int) -> None:
    chart = columns_by_year({1904 + i: i * scale for i in range(span)}, title="t", measure="m", language="en")
    root = drawn(chart)
    assert len(list(root.iter(f"{SVG}path"))) == span
    assert str(1903 + span) in [text.text for text in root.iter(f"{SVG}text")]
    places = [
        float(re.search(r"translate\(([\d.]+)", text.get("transform", ""))[1]) for text in root.iter(f"{SVG}text")
    ]  # type: ignore[index]
    assert 15 < min(places) <= max(places) < 405


def test_numbers_are_written_as_the_reader_writes_them() -> None:
    assert "Health: 1.234,5" in titles(sample_bars("pt"))
    assert "Health: 1,234.5" in titles(sample_bars("en"))
    assert "Health: 1\u202f234,5" in titles(sample_bars("fr"))


def starts_of_bars(chart: Chart) -> list[float]:
    return [float(re.match(r"M([\d.]+)", path.get("d", ""))[1]) for path in drawn(chart).iter(f"{SVG}path")]  # type: ignore[index]


def test_bars_start_at_the_right_in_arabic() -> None:
    english, arabic = sample_bars("en"), sample_bars("ar")
    assert starts_of_bars(english) == [0, 0, 0]
    widths = [float(re.search(r"h([\d.]+)", p.get("d", ""))[1]) for p in drawn(arabic).iter(f"{SVG}path")]  # type: ignore[index]
    assert [x + w for x, w in zip(starts_of_bars(arabic), widths, strict=True)] == pytest.approx([420] * 3, abs=0.2)
    assert {text.get("text-anchor") for text in drawn(english).iter(f"{SVG}text")} == {"start"}
    assert {text.get("text-anchor") for text in drawn(arabic).iter(f"{SVG}text")} == {"end"}


def test_years_run_from_the_right_in_arabic() -> None:
    assert starts_of_bars(sample_columns("en")) == sorted(starts_of_bars(sample_columns("en")))
    assert starts_of_bars(sample_columns("ar")) == sorted(starts_of_bars(sample_columns("ar")), reverse=True)


def test_the_key_starts_at_the_right_in_arabic_and_the_land_stays() -> None:
    english, arabic = map_of({"BRA": 1}, key_width=340), map_of({"BRA": 1}, key_width=340, language="ar")
    first, mirrored = (next(ET.fromstring(chart.key).iter(f"{SVG}text")) for chart in (english, arabic))
    assert (first.get("x"), first.get("text-anchor")) == ("0", None)
    assert (mirrored.get("x"), mirrored.get("text-anchor")) == ("340", "end")
    assert load_shapes().outlines["BRA"] in arabic.svg


def test_the_key_is_in_the_drawing_unless_asked_apart() -> None:
    assert map_of({"BRA": 1}).key == ""
    assert "no data" in map_of({"BRA": 1}).svg.split("<text", 1)[1]
    assert "<text" not in map_of({"BRA": 1}, key_width=340).svg


def test_a_long_name_is_shortened_on_the_drawing_only() -> None:
    name = "Support to national systems of early warning for small islands " * 3
    chart = bars([Row(name, 1)], title="t", measure="m", language="en")
    assert f"{name}: 1" in titles(chart)
    assert "…" in next(drawn(chart).iter(f"{SVG}text")).text  # type: ignore[operator]
    assert chart.table.rows[0][0] == name


def test_a_map_of_nothing_says_so() -> None:
    assert map_of({}).description == "No country or area has a figure."


def test_steps_are_few_and_hold_every_figure() -> None:
    values = [1, 1, 1, 2, 3, 4, 7, 9, 15, 40, 1000]
    starts = class_starts(values)
    assert starts[0] == 1
    assert len(starts) <= 5
    assert starts == tuple(sorted(set(starts)))
    assert class_starts([0, 3, 3, 8]) == (3, 8)
    assert class_starts([]) == ()
    assert len(class_starts([900 + i for i in range(50)])) == 5


def test_steps_are_named_without_gaps() -> None:
    assert step_names((1, 2, 5), [1, 2, 4, 9], "en") == ["1", "2–4", "≥ 5"]
    assert step_names((0.5, 2), [0.5, 2], "fr") == ["0,5–2", "2"]


def contrast(first: str, second: str) -> float:
    """Contrast ratio of two colours by WCAG 2.2."""

    def luminance(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    lighter, darker = sorted((luminance(first), luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_the_ramp_darkens_step_by_step_and_ends_dark() -> None:
    on_white = [contrast(fill, "#ffffff") for fill in step_fills(5)]
    assert on_white == sorted(on_white)
    assert on_white[-1] >= 3
    assert contrast(step_fills(5)[-1], NO_DATA_LOOK.fill) >= 3


def test_a_node_may_bring_its_own_shapes(tmp_path) -> None:  # type: ignore[no-untyped-def]
    own = tmp_path / "own.json"
    own.write_text(json.dumps({"width": 100, "height": 50, "shapes": {"AAA": "M1 1h9v9z"}, "dots": {"BBB": [3, 4]}}))
    chart = map_of({"AAA": 1, "BBB": 2}, shapes=own)
    assert "M1 1h9v9z" in chart.svg
    assert len(list(drawn(chart).iter(f"{SVG}path"))) == 3


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        '{"width": 1}',
        '{"width": 10, "height": 10, "shapes": {"AAA": "M0 0\\"/><script>"}, "dots": {}}',
        '{"width": 10, "height": 10, "shapes": {"aa": "M0 0"}, "dots": {}}',
        '{"width": 10, "height": 10, "shapes": {}, "dots": {"AAA": [1]}}',
        '{"width": 10, "height": 10, "shapes": {}, "dots": {"AAA": [1, NaN]}}',
        '{"width": 0, "height": 10, "shapes": {}, "dots": {}}',
    ],
)
def test_unusable_shapes_are_refused_with_a_sentence(tmp_path, content: str) -> None:  # type: ignore[no-untyped-def]
    own = tmp_path / "own.json"
    own.write_text(content)
    with pytest.raises(BadShapes, match=r"own\.json"):
        load_shapes(own)


def test_missing_shapes_are_refused_with_a_sentence(tmp_path) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(BadShapes, match="cannot be read"):
        load_shapes(tmp_path / "none.json")


def test_fingerprints_differ_with_content_only() -> None:
    assert fingerprint({"a": 1, "b": 2}) == fingerprint({"b": 2, "a": 1})
    assert fingerprint({"a": 1}) != fingerprint({"a": 2})


def test_the_note_on_borders_speaks_of_status() -> None:
    assert "legal status" in BORDERS_NOTE


def test_the_projection_keeps_areas() -> None:
    def area(south: float) -> float:
        """Square radians on the plane of a patch one degree wide and high."""
        west, east = 11.0, 12.0
        corners = [(west, south), (east, south), (east, south + 1), (west, south + 1)]
        x, y = equal_earth(np.array(corners)).T
        return float(abs(x @ np.roll(y, -1) - y @ np.roll(x, -1)) / 2)

    def on_sphere(south: float) -> float:
        return float(np.radians(1) * (np.sin(np.radians(south + 1)) - np.sin(np.radians(south))))

    for south in (0, 30, 60):
        assert area(south) == pytest.approx(on_sphere(south), rel=1e-3)


def test_simplifying_keeps_ends_and_large_corners() -> None:
    line = np.array([(0, 0), (5, 0.1), (10, 0), (10, 10), (10.1, 15), (10, 20)], dtype=float)
    assert simplified(line).tolist() == [[0, 0], [10, 0], [10, 20]]
