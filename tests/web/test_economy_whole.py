"""A table of the economy whole, on a page of its own; and files called by what they are of, with names beside codes."""

import re
from typing import Any

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db

COUNTRY = "/en/countries/ZAF/economy/"
PARTNERS = f"{COUNTRY}partners.html"


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def firsts(shown: str) -> list[str]:
    """The first cell of each row of the first table."""
    body = shown.partition('id="rests-on"')[0].partition("<tbody>")[2].partition("</tbody>")[0]
    return [re.sub("<[^>]*>", "", each.partition("</th>")[0]) for each in body.split('<th scope="row">')[1:]]


def test_all_partners_stand_on_one_page_with_what_they_rest_on(client: Client) -> None:
    shown = page(client, f"{PARTNERS}?year=2012")

    assert len(firsts(shown)) == 69
    assert "<h1>South Africa: Partners, the largest first</h1>" in shown
    assert 'href="/en/countries/ZAF/economy/?year=2012"' in shown
    assert 'href="partners.csv?year=2012"' in shown
    assert 'id="rests-on"' in shown
    assert "<script" not in shown


def test_the_head_of_a_column_orders_by_it_and_turns_the_order(client: Client) -> None:
    most = page(client, f"{PARTNERS}?sort=exported")
    least = page(client, f"{PARTNERS}?sort=exported&way=up")

    known = [each for each in firsts(most) if each in firsts(least)]
    assert most.count('aria-sort="descending"') == least.count('aria-sort="ascending"') == 1
    assert "?sort=exported&amp;way=up" in most
    assert firsts(most)[0] == "China"
    assert firsts(least)[0] != "China" and len(known) == len(firsts(most))


def test_names_are_ordered_as_readers_see_them(client: Client) -> None:
    told = firsts(page(client, f"{PARTNERS}?sort=partner"))

    assert (told[0], told[-1]) == ("Algeria", "Zimbabwe")
    assert firsts(page(client, f"{PARTNERS}?sort=partner&way=down")) == told[::-1]
    assert firsts(page(client, "/fr/countries/ZAF/economy/partners.html?sort=partner"))[-1] == "Zimbabwe"


def test_what_is_not_stated_stands_last_either_way(client: Client) -> None:
    for way in ("up", "down"):
        rows = (
            page(client, f"/en/economy/countries.html?sort=exported&way={way}").partition("</tbody>")[0].split("<tr>")
        )
        assert "not stated" in rows[-1]
        assert "not stated" not in rows[2]


@pytest.mark.parametrize(
    ("asked", "found"), [("q=MOZ", ["Mozambique"]), ("q=korea", ["Republic of Korea"]), ("q=nowhere", [])]
)
def test_rows_with_a_word_or_a_code(client: Client, asked: str, found: list[str]) -> None:
    shown = page(client, f"{PARTNERS}?{asked}")

    assert firsts(shown) == found
    assert ("No row has this word" in shown) is not bool(found)


def test_long_tables_have_pages_that_keep_order_and_place(client: Client) -> None:
    shown = page(client, f"{COUNTRY}opportunities.html?to=SOUTH&sort=bought&page=2")

    assert len(firsts(shown)) == 100
    assert "to=SOUTH&amp;sort=bought&amp;page=3" in shown
    assert "101 to 200 of" in shown
    assert 'href="/en/countries/ZAF/economy/opportunities/?to=SOUTH"' in shown


@pytest.mark.parametrize(
    "address",
    ["economy/south-south", "economy/groups/list", "economy/groups/SADC/members", "economy/pairs/ZAF/BRA/trade",
     "economy/products/ISIC4/C13T15/sellers", "countries/ZAF/economy/near", "countries/ZAF/economy/concentration"],
)  # fmt: skip
@pytest.mark.parametrize("language", ["en", "ar"])
def test_each_table_has_such_a_page(client: Client, address: str, language: str) -> None:
    assert firsts(page(client, f"/{language}/{address}.html"))


@pytest.mark.parametrize(
    ("asked", "status"),
    [("sort=nothing", 400), ("sort=partner&way=sideways", 400), ("page=x", 400), ("page=0", 400), ("q=%00", 200),
     ("q=%ED%A0%80", 200), ("page=99", 200), ("year=1850", 404), ("sort=%00", 400)],
)  # fmt: skip
def test_what_cannot_be_answered_is_refused(client: Client, asked: str, status: int) -> None:
    assert client.get(f"{PARTNERS}?{asked}").status_code == status


@pytest.mark.parametrize(
    ("address", "called"),
    [
        (f"{COUNTRY}partners.csv?year=2012", "ZAF-partners-2012.csv"),
        ("/en/economy/pairs/ZAF/BRA/trade.xlsx", "ZAF-BRA-trade-2016.xlsx"),
        ("/en/economy/products/ISIC4/C13T15/buyers.parquet", "ISIC4-C13T15-buyers-2022.parquet"),
        ("/en/economy/groups/list.csv", "groups-2016.csv"),
    ],
)
def test_a_file_is_called_by_what_it_is_of(client: Client, address: str, called: str) -> None:
    answer = client.get(address)
    answer.close()

    assert called in answer.headers["Content-Disposition"]


@pytest.mark.parametrize(("language", "name"), [("en", "China"), ("fr", "Chine")])
def test_names_stand_beside_codes_in_the_language_of_the_reader(client: Client, language: str, name: str) -> None:
    answer: Any = client.get(f"/{language}/countries/ZAF/economy/partners.csv")
    rows = [line.split(",") for line in b"".join(answer.streaming_content).decode().splitlines()]

    at = next(place for place, row in enumerate(rows) if row[0] == "partner")
    assert rows[at][:2] == ["partner", "partner_name"]
    assert rows[at + 1][:2] == ["CHN", name]


def test_products_are_chosen_by_classification_and_ordered_by_what_the_south_sells(client: Client) -> None:
    shown = page(client, "/en/economy/products/?of=ISIC4&sort=from_south")

    assert '<option value="ISIC4" selected>' in shown
    assert '<option value="2022" selected>' in shown
    assert '<small dir="ltr">C13T15</small>' in shown
    assert 'href="products.csv?of=ISIC4"' in shown
    assert 'id="rests-on"' in shown
    assert firsts(shown) != firsts(page(client, "/en/economy/products/?of=ISIC4"))


def test_the_list_of_products_is_a_file(client: Client) -> None:
    answer: Any = client.get("/en/economy/products/products.csv?of=HS17")
    rows = b"".join(answer.streaming_content).decode().splitlines()

    assert "HS17-products-2020.csv" in answer.headers["Content-Disposition"]
    assert any(line.startswith("product,product_name,value") for line in rows)
    assert client.get("/en/economy/products/products.exe").status_code == 404


def test_the_files_beside_a_whole_table_are_there(client: Client) -> None:
    for address in ("/en/economy/groups/list.html", "/en/economy/products/products.html?of=ISIC4"):
        (link,) = re.findall(r'href="([^"]*\.csv[^"]*)"', page(client, address))
        answer = client.get(address.rpartition("/")[0] + "/" + link)
        answer.close()
        assert answer.status_code == 200


def test_a_list_that_is_kept_asks_once_for_who_is_of_the_south(client: Client, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1):
        page(client, "/en/economy/products/?of=ISIC4")
