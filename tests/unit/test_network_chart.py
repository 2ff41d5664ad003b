"""The network of partnerships: each pair once, the thickest for the most, everything in the table, nothing hostile."""

import re
from xml.etree import ElementTree as ET

import pytest

from bandung.charts import CannotDraw, Chart, network
from bandung.charts.network import MOST_DRAWN

SVG = "{http://www.w3.org/2000/svg}"
LABELS = {"BRA": "Brazil", "MWI": "Malawi", "PER": "Peru"}


def net(together: dict[tuple[str, str], float], **other: object) -> Chart:
    asked: dict[str, object] = {"title": "Who works with whom", "measure": "Initiatives", "labels": LABELS}
    return network(together, **(asked | {"language": "en"} | other))  # type: ignore[arg-type]


def lines(chart: Chart) -> dict[str, float]:
    return {
        "".join(path.find(f"{SVG}title").itertext()).partition(":")[0]: float(path.get("stroke-width", "0"))  # type: ignore[union-attr]
        for path in ET.fromstring(chart.svg).iter(f"{SVG}path")
    }


def test_a_pair_counts_once_in_whatever_order_it_is_named() -> None:
    chart = net({("BRA", "MWI"): 2, ("MWI", "BRA"): 3, ("PER", "BRA"): 1})

    assert chart.table.rows == (("Brazil and Malawi", 5), ("Brazil and Peru", 1))
    assert lines(chart) == {"Brazil and Malawi": 9.0, "Brazil and Peru": 1.8}
    assert (
        chart.description
        == "Partners on a circle, by region: 3. Most together: Brazil and Malawi 5; Brazil and Peru 1."
    )


def test_who_does_nothing_together_gets_no_line() -> None:
    assert (net({("BRA", "PER"): 0}).table.rows, net({}).description) == ((), "Nobody works together yet.")


@pytest.mark.parametrize("value", [-1, float("nan"), float("inf")])
def test_a_figure_that_cannot_be_is_refused(value: float) -> None:
    with pytest.raises(CannotDraw):
        net({("BRA", "PER"): value})


def test_nobody_is_her_own_partner_and_no_link_leads_nowhere() -> None:
    with pytest.raises(CannotDraw):
        net({("BRA", "BRA"): 1})
    with pytest.raises(CannotDraw):
        net({("BRA", "PER"): 1}, links={"BRA": "javascript:alert(1)"})
    with pytest.raises(CannotDraw):
        net({("BRA", "PER"): 1}, pair_links={("PER", "BRA"): "javascript:alert(1)"})


def test_whom_the_circle_has_no_room_for_stands_in_the_table() -> None:
    together = {(f"A{i:02}", f"B{i:02}"): 1.0 + i for i in range(50)}

    chart = net(together, labels={})

    assert len(chart.table.rows) == 50
    assert len(list(ET.fromstring(chart.svg).iter(f"{SVG}circle"))) == MOST_DRAWN


def test_names_are_escaped_and_keep_their_direction() -> None:
    hostile = net({("BRA", "PER"): 1}, labels={"BRA": '<script>"&', "PER": "بيرو"}, language="ar")

    assert "<script>" not in hostile.svg
    assert "\u2067بيرو\u2069" in hostile.svg
    assert re.fullmatch(r'<svg xmlns="[^"]+" class="chart".*</svg>', hostile.svg, re.S)


def test_links_lead_from_partners_and_from_the_table() -> None:
    chart = net({("BRA", "PER"): 1}, links={"BRA": "/en/countries/BRA/"}, pair_links={("PER", "BRA"): "?country=BRA"})

    assert [link.get("href") for link in ET.fromstring(chart.svg).iter(f"{SVG}a")] == ["/en/countries/BRA/"]
    assert chart.table.links == ("?country=BRA",)


def test_regions_stand_side_by_side() -> None:
    chart = net({("BRA", "MWI"): 1, ("BRA", "PER"): 1}, groups={"BRA": "19", "PER": "19", "MWI": "2"})

    names = ["".join(text.itertext()) for text in ET.fromstring(chart.svg).iter(f"{SVG}text")]
    assert names == ["Brazil", "Peru", "Malawi"]
