"""People abroad on the pages of a country, of two countries and of a group: tables, files, sources."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db

MOZAMBIQUE, PAIR, GROUP = "/en/countries/MOZ/economy/", "/en/economy/pairs/ZAF/MOZ/", "/en/economy/groups/SADC/"
SOURCE = "Global Bilateral Migration Database"


def page(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def text(client: Client, address: str) -> str:
    return b"".join(client.get(address).streaming_content).decode()  # type: ignore[attr-defined]


def test_a_country_tells_where_its_people_live_and_who_lives_in_it(client: Client) -> None:
    shown = page(client, MOZAMBIQUE).partition('id="t-people"')[2]

    assert "Where its people live, and who lives in the country" in shown
    assert "264,572" in shown and "159,113" in shown
    assert "<small>not stated</small>" in shown  # who of Malawi lives in Mozambique
    assert f"{SOURCE}, its largest pairs" in shown and "100,000 people" in shown


def test_two_countries_tell_how_many_of_each_live_in_the_other_by_year(client: Client) -> None:
    shown = page(client, PAIR).partition('id="t-people"')[2]

    assert "From South Africa, living in Mozambique" in shown and "From Mozambique, living in South Africa" in shown
    assert shown.index("264,572") < shown.index("161,807")


def test_a_group_tells_how_many_of_its_people_abroad_live_in_it(client: Client) -> None:
    shown = page(client, GROUP).partition('id="t-people"')[2]

    assert "920,018" in shown and "1,519,172" in shown and "60.6%" in shown
    assert "only pairs of countries with 100,000 or more in 2000 are known here" in shown


def test_of_whose_people_nothing_is_known_the_page_says_so(client: Client) -> None:
    shown = page(client, "/en/economy/pairs/ZAF/BRA/").partition('id="t-people"')[2]

    assert "No figures are known of this." in shown.partition("</section>")[0]


@pytest.mark.parametrize(
    ("address", "row"),
    [
        (f"{MOZAMBIQUE}people.csv", "2000,ZAF,South Africa,264572,159113"), (f"{PAIR}people.csv", "1960,523,161807"),
        (f"{GROUP}people.csv", "2000,SADC,"),
    ],
)  # fmt: skip
def test_each_table_is_a_file_that_rests_on_people_alone(client: Client, address: str, row: str) -> None:
    lines = text(client, address).splitlines()

    assert any(line.startswith(row) for line in lines)
    (source,) = [line for line in lines if line.startswith("# Source,")]
    assert f"{SOURCE}, its largest pairs" in source


@pytest.mark.parametrize("address", ["countries/MOZ/people", "groups/SADC/people"])
def test_the_api_answers_with_rows_and_their_source(client: Client, address: str) -> None:
    told = client.get(f"/api/v1/economy/{address}").json()

    assert told["rows"] and {len(row) for row in told["rows"]} == {len(told["columns"])}
    assert [each["name"] for each in told["sources"]] == [f"{SOURCE}, its largest pairs"]
