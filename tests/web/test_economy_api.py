"""The economy over HTTP: the tables of the pages as JSON, with what they rest on."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db
API = "/api/v1/economy"


def test_which_figures_this_node_has(client: Client) -> None:
    told = client.get(f"{API}/figures").json()

    totals = next(each for each in told if each["shape"] == "totals")
    assert (totals["first_year"], totals["last_year"], totals["sampled"]) == (1996, 2016, True)


@pytest.mark.parametrize(
    "address",
    [
        "south/south-south", "south/countries", "countries/ZAF/partners?year=2012",
        "countries/zaf/opportunities?to=SADC",
        "groups", "groups?year=2008", "groups/SADC/trade", "groups/sadc/pairs", "south/countries?year=2004",
        "pairs/ZAF/bra/trade", "pairs/ZAF/BRA/could-sell", "products", "products?of=HS17",
        "products/ISIC4/C13T15/sellers",
    ],
)  # fmt: skip
def test_a_table_has_columns_rows_and_sources(client: Client, address: str) -> None:
    told = client.get(f"{API}/{address}").json()

    assert told["rows"]
    assert {len(row) for row in told["rows"]} == {len(told["columns"])}
    assert told["number"] >= len(told["rows"])
    assert told["sources"][0]["licence"]


def test_what_nobody_stated_is_null(client: Client) -> None:
    told = client.get(f"{API}/groups/SADC/dimensions").json()

    at = told["columns"].index("mobility")
    assert {row[0] for row in told["rows"] if row[at] is not None} == {2000}


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("countries/XXX/partners", 422), ("countries/ZAF/nothing", 404), ("countries/ZAF/partners?year=1850", 404),
        ("countries/ZAF/partners?year=x", 422), ("groups/NOBODY/trade", 422), ("groups/SADC/nothing", 404),
        ("south/nothing", 404), ("south/countries?year=1850", 404), ("pairs/ZAF/ZAF/trade", 422),
        ("pairs/ZAF/XXX/trade", 422), ("pairs/ZAF/BRA/nothing", 404), ("pairs/ZAF/BRA/remittances", 404),
        ("products?of=XX9", 404), ("products/ISIC4/NOPE/sellers", 404), ("products/ISIC4/C13T15/nothing", 404),
    ],
)  # fmt: skip
def test_what_cannot_be_answered_is_a_problem(client: Client, address: str, status: int) -> None:
    answer = client.get(f"{API}/{address}")

    assert answer.status_code == status
    assert answer.json()["detail"]
