"""What tables of the economy rest on: each is made alone, and its file and the API name just its own figures."""

from typing import Any

import pytest
from django.test import Client

from bandung.web import economy_country_chances, economy_country_products, economy_group
from bandung.web.public import economy_product

pytestmark = pytest.mark.django_db

COUNTRY, GROUP, PAIR = "/en/countries/ZAF/economy/", "/en/economy/groups/SADC/", "/en/economy/pairs/ZAF/BRA/"
TOTALS, INDUSTRIES, DISTANCES = "Trade between countries and trade agreements", "Inputs of industries", "GeoDist"
AGREEMENTS, SHARES = "Trade agreements in force between countries", "Direct investment"
INVESTED, PEOPLE = "Bilateral FDI", "Global Bilateral Migration"
NAMES = (TOTALS, INDUSTRIES, DISTANCES, AGREEMENTS, SHARES, INVESTED, PEOPLE)
EXPECTED, CHANCES = {TOTALS, DISTANCES, AGREEMENTS}, {INDUSTRIES, DISTANCES, AGREEMENTS}
RESTS: dict[str, set[str]] = {
    f"{COUNTRY}south": {TOTALS}, f"{COUNTRY}partners": {TOTALS}, f"{COUNTRY}exposure": {TOTALS},
    f"{COUNTRY}agreements": {AGREEMENTS}, f"{COUNTRY}direct-investment": {SHARES}, f"{COUNTRY}investment": {INVESTED},
    f"{COUNTRY}products": {INDUSTRIES}, f"{COUNTRY}bought": {INDUSTRIES}, f"{COUNTRY}concentration": {INDUSTRIES},
    f"{COUNTRY}complexity": {INDUSTRIES}, f"{COUNTRY}path": {INDUSTRIES}, f"{COUNTRY}near": {INDUSTRIES},
    f"{COUNTRY}opportunities": CHANCES, f"{COUNTRY}room": EXPECTED, f"{COUNTRY}size": EXPECTED,
    f"{GROUP}trade": {TOTALS}, f"{GROUP}members": {TOTALS},
    f"{GROUP}dimensions": {TOTALS, AGREEMENTS, INVESTED, PEOPLE}, f"{GROUP}people": {PEOPLE},
    f"{GROUP}pairs": {TOTALS}, f"{GROUP}clearing": {TOTALS}, f"{GROUP}chains": {INDUSTRIES},
    f"{PAIR}trade": {TOTALS}, f"{PAIR}sold": {INDUSTRIES}, f"{PAIR}bought": {INDUSTRIES},
    f"{PAIR}could-sell": CHANCES, f"{PAIR}could-buy": CHANCES,
    f"{PAIR}agreements": {AGREEMENTS}, f"{PAIR}expected": EXPECTED, f"{PAIR}investment": {INVESTED},
    f"{GROUP}investment": {INVESTED}, f"{GROUP}invested": {INVESTED},
    f"{PAIR}people": {PEOPLE}, f"{COUNTRY}people": {PEOPLE},
    "/en/economy/products/ISIC4/C13T15/sellers": {INDUSTRIES}, "/en/economy/products/ISIC4/C13T15/near": {INDUSTRIES},
    "/en/economy/south-south": {TOTALS}, "/en/economy/countries": {TOTALS}, "/en/economy/groups/list": {TOTALS},
}  # fmt: skip
"""Address of a table to the beginnings of the names of what it is made of."""


def text(client: Client, address: str) -> str:
    return b"".join(client.get(address).streaming_content).decode()  # type: ignore[attr-defined]


def known(name: str) -> str:
    """The name as it stands in ``RESTS``."""
    return next(each for each in NAMES if name.startswith(each))


def never(*_asked: Any) -> Any:
    raise AssertionError("this table is made of something else")


@pytest.mark.parametrize("table", RESTS)
def test_a_file_names_the_figures_of_its_table_each_once_and_no_others(client: Client, table: str) -> None:
    rows = [line.removeprefix("# Source,").strip('"') for line in text(client, f"{table}.csv").splitlines()]

    told = [known(row) for row in rows if row.startswith(NAMES)]

    assert sorted(told) == sorted(RESTS[table])


@pytest.mark.parametrize("table", ["agreements", "partners", "opportunities"])
def test_the_api_names_the_figures_of_the_table(client: Client, table: str) -> None:
    told = client.get(f"/api/v1/economy/countries/ZAF/{table}").json()["sources"]

    assert {known(each["name"]) for each in told} == RESTS[f"{COUNTRY}{table}"]


@pytest.mark.parametrize(
    ("address", "rests"),
    [
        (COUNTRY, {TOTALS, AGREEMENTS, SHARES, INVESTED, PEOPLE}), (f"{COUNTRY}products/", {INDUSTRIES}),
        (f"{COUNTRY}opportunities/", CHANCES), (GROUP, {TOTALS, AGREEMENTS, INDUSTRIES, INVESTED, PEOPLE}),
        (PAIR, EXPECTED | {INDUSTRIES, INVESTED, PEOPLE}),
    ],
)  # fmt: skip
def test_the_foot_of_a_page_names_all_its_figures_each_once(client: Client, address: str, rests: set[str]) -> None:
    foot = client.get(address).content.decode().partition('id="rests-on"')[2]

    told = [line.partition("</bdi>")[0] for line in foot.split("<dt><bdi>")[1:]]

    assert sorted(map(known, told)) == sorted(rests)


@pytest.mark.parametrize("table", ["products", "bought", "concentration"])
def test_what_a_country_sells_does_not_wait_for_complexity(
    client: Client, table: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(economy_country_products, "complexity_in", never)

    assert "Cite this as" in text(client, f"{COUNTRY}{table}.csv")


def test_who_sells_a_product_does_not_wait_for_complexity(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(economy_product, "complexity_in", never)

    assert "ZAF" in text(client, "/en/economy/products/ISIC4/C13T15/sellers.csv")


def test_a_table_of_a_group_does_not_wait_for_clearing_and_chains(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(economy_group, "could_clear", never)
    monkeypatch.setattr(economy_group, "closable", never)

    assert "ZAF" in text(client, f"{GROUP}members.csv")


def test_the_order_in_which_partners_are_asked_for_works_gravity_out_once(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    made = economy_country_chances.gravity_in
    monkeypatch.setattr(
        economy_country_chances, "gravity_in", lambda figures, year: asked.append(year) or made(figures, year)
    )

    client.get("/en/countries/URY/economy/expected/")

    assert asked == [2016]


def test_a_table_as_a_file_asks_the_database_for_who_is_of_the_south(
    client: Client, django_assert_num_queries: Any
) -> None:
    for table, queries in ((f"{COUNTRY}partners", 1), (f"{GROUP}members", 1), (f"{PAIR}sold", 0)):
        with django_assert_num_queries(queries):
            text(client, f"{table}.csv")


def test_a_table_of_which_nothing_is_known_says_which_there_are(client: Client) -> None:
    answer = client.get("/api/v1/economy/countries/ZAF/remittances")

    assert answer.status_code == 404
    assert "direct-investment" in answer.json()["detail"]
