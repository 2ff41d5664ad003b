"""The first page of the economy, groups of countries and one of them: on the figures inside."""

from typing import Any

import pytest
from django.test import Client

from bandung.web import economy_charts
from bandung.web.economy_parts import opened
from bandung.web.economy_tables import figure
from bandung.web.public import economy_group

pytestmark = pytest.mark.django_db

SADC = "/en/economy/groups/SADC/"


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def text(client: Client, address: str) -> str:
    return b"".join(client.get(address).streaming_content).decode()  # type: ignore[attr-defined]


def test_from_the_first_page_everybody_finds_a_country_a_pair_and_a_group(client: Client) -> None:
    shown = page(client, "/en/economy/")

    assert '<option value="ZAF">South Africa</option>' in shown
    assert '<option value="SOUTH">' in shown
    assert "bandung sources list" in shown
    assert 'id="rests-on"' in shown
    assert "<script" not in shown


@pytest.mark.parametrize(
    ("asked", "leads"),
    [
        ("country=ZAF", "/en/countries/ZAF/economy/"), ("country=zaf", "/en/countries/ZAF/economy/"),
        ("one=ZAF&two=BRA", "/en/economy/pairs/ZAF/BRA/"), ("group=SADC", SADC),
        ("group=south", "/en/economy/groups/SOUTH/"),
    ],
)  # fmt: skip
def test_a_choice_leads_there(client: Client, asked: str, leads: str) -> None:
    assert client.get(f"/en/economy/?{asked}").headers["Location"] == leads


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ("country=XXX", 404), ("one=ZAF&two=ZAF", 400), ("one=ZAF&two=", 400), ("two=ZAF", 400), ("group=nobody", 404),
        ("country=%00", 404), ("group=%ED%A0%80", 404),
    ],
)  # fmt: skip
def test_what_leads_nowhere_is_refused_with_a_sentence(client: Client, asked: str, status: int) -> None:
    assert client.get(f"/en/economy/?{asked}").status_code == status


def test_the_trade_of_the_south_with_itself_year_by_year_as_a_file(client: Client) -> None:
    told = text(client, "/en/economy/south-south.csv")

    assert "Cite this as" in told
    assert [line.split(",")[0] for line in told.splitlines()][-6:] == ["1996", "2000", "2004", "2008", "2012", "2016"]


def test_a_group_says_how_much_of_its_trade_stays_inside_and_of_which_year(client: Client) -> None:
    shown = page(client, SADC)

    assert "22.3%" in shown
    assert "of their trade is with each other" in shown
    assert "of payments among them could be cleared" in shown
    assert '<option value="2016" selected>' in shown
    assert "Who joined and who left" in shown


def test_a_group_says_how_much_of_what_is_invested_in_it_comes_from_members_and_who_they_are(client: Client) -> None:
    head, *rows = [line.split(",") for line in text(client, f"{SADC}investment.csv").splitlines() if "," in line][-13:]
    of_last = dict(zip(head, rows[-1], strict=True))

    assert (of_last["year"], float(of_last["within"])) == ("2012", 96e6)
    assert abs(float(of_last["share"]) - 96 / 9_867) < 1e-9
    assert dict(zip(head, rows[0], strict=True))["share"] == ""  # in 2001 more went back than came
    shown = page(client, SADC)
    assert "Which member invests in which" in shown and "Who invests in whom" in shown


def test_the_members_are_those_of_the_year(client: Client) -> None:
    assert "members, 1996" in page(client, f"{SADC}?year=1996")
    assert text(client, f"{SADC}members.csv?year=1996").count("\n") < text(client, f"{SADC}members.csv").count("\n")


def test_what_is_not_known_of_a_dimension_is_missing_and_not_zero(client: Client) -> None:
    head, *rows = [line.split(",") for line in text(client, f"{SADC}dimensions.csv").splitlines() if "," in line][-7:]

    assert {row[0]: row[head.index("mobility")][:5] for row in rows if row[head.index("mobility")]} == {"2000": "0.605"}
    assert all(float(row[head.index("trade")]) > 0.1 for row in rows)


def test_what_a_country_sold_and_did_not_state_is_missing_and_not_zero(client: Client) -> None:
    rows = [line.split(",") for line in text(client, "/en/economy/countries.csv").splitlines()]

    head = next(row for row in rows if "exported" in row)
    (bangladesh,) = [row for row in rows if row[0] == "BGD"]
    assert bangladesh[head.index("exported")] == ""
    assert float(bangladesh[head.index("imported")]) > 0


def test_a_group_that_did_not_exist_in_the_year_has_no_members(client: Client) -> None:
    assert "<dd>0</dd>" in page(client, "/en/economy/groups/AES/")


def test_all_countries_of_the_south_are_a_group_too_large_for_squares(client: Client) -> None:
    shown = page(client, "/en/economy/groups/SOUTH/")

    assert "too large to be drawn member by member" in shown
    assert "of payments among them could be cleared" in shown
    assert "/en/economy/groups/SOUTH/pairs.csv" in shown


@pytest.mark.parametrize("table", economy_group.groups.TABLES)
def test_every_table_is_a_file_that_names_its_source(client: Client, table: str) -> None:
    assert "Cite this as" in text(client, f"{SADC}{table}.csv")


@pytest.mark.parametrize("language", ["ar", "zh-hans", "fr"])
def test_in_other_languages(client: Client, language: str) -> None:
    for address in ("economy/", "economy/groups/", "economy/groups/SADC/"):
        assert 'id="rests-on"' in page(client, f"/{language}/{address}")


@pytest.mark.parametrize(
    ("address", "status"),
    [
        (f"{SADC}?year=1999", 404), (f"{SADC}?year=x", 400), (f"{SADC}?year=%00", 400), (f"{SADC}nothing.csv", 404),
        (f"{SADC}trade.pdf", 404), ("/en/economy/groups/NOBODY/", 404), ("/en/economy/nothing.csv", 404),
        ("/en/economy/groups/list.pdf", 404), ("/en/economy/groups/%00/", 404),
    ],
)  # fmt: skip
def test_what_cannot_be_answered_is_refused(client: Client, address: str, status: int) -> None:
    assert client.get(address).status_code == status


def test_a_lower_case_code_leads_to_the_group(client: Client) -> None:
    assert client.get("/en/economy/groups/sadc/").headers["Location"] == SADC


@pytest.mark.parametrize("address", ["/en/economy/", "/en/economy/groups/"])
def test_the_south_and_all_groups_are_asked_for_a_year(client: Client, address: str) -> None:
    shown = page(client, f"{address}?year=2008")

    assert '<option value="2008" selected>' in shown
    assert "csv?year=2008" in shown
    assert client.get(f"{address}?year=1850").status_code == 404


def test_the_list_of_groups_and_its_file(client: Client) -> None:
    assert page(client, "/en/economy/groups/").count('<th scope="row">') > 25
    assert "SADC" in text(client, "/en/economy/groups/list.csv")


def test_a_page_that_is_kept_asks_the_database_once_for_who_is_of_the_south(
    client: Client, django_assert_num_queries: Any
) -> None:
    for address in ("/en/economy/", SADC, "/en/economy/groups/"):
        client.get(address)
        with django_assert_num_queries(1):
            client.get(address)


def test_a_group_is_not_the_country_that_has_its_code(client: Client) -> None:
    shown = page(client, "/en/economy/groups/CAN/")

    assert "<h1>Andean Community</h1>" in shown
    assert "Canada" not in shown


def test_an_address_in_small_letters_leads_on_with_what_was_asked(client: Client) -> None:
    assert client.get("/en/economy/groups/sadc/?year=2012").headers["Location"] == f"{SADC}?year=2012"


def test_of_many_years_the_latest_are_drawn() -> None:
    rows = [{"year": year, "share": 0.5} for year in range(1950, 2022)]

    chart = economy_charts.columns(rows, [("share", "share")], title="Shares", measure="Per cent", scale=100)

    assert chart is not None
    assert (chart.table.rows[0][0], chart.table.rows[-1][0]) == ("1962", "2021")


@pytest.mark.parametrize(
    ("value", "kind", "shown"),
    [
        (0.004, "ratio", "0.004"), (-0.004, "ratio", "−0.004"), (17.51, "ratio", "17.5"), (0.0, "ratio", "0"),
        (0.0004, "share", "<0.1%"), (0.0, "share", "0.0%"), (0.223, "share", "22.3%"), (1234.0, "ratio", "1,234"),
    ],
)  # fmt: skip
def test_what_is_more_than_nothing_is_not_shown_as_nothing(value: float, kind: Any, shown: str) -> None:
    assert figure(value, kind, "en") == shown


def test_who_says_not_to_be_of_the_south_is_not_in_its_group() -> None:
    with opened() as figures:
        rows = economy_group.groups.view(figures, "SOUTH", 2016, {"CHN": False}).table("members").rows()

    members = {row["country"] for row in rows}
    assert "CHN" not in members
    assert "BRA" in members
