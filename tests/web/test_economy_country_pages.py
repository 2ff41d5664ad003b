"""The economy of a country and of a product, on the figures inside: pages, files, refusals, languages."""

from io import BytesIO

import pytest
from django.test import Client
from openpyxl import load_workbook

pytestmark = pytest.mark.django_db

ZAF = "/en/countries/ZAF/economy/"
VIEWS = ("", "products/", "opportunities/", "expected/")


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("language", ["en", "ar", "zh-hans"])
def test_each_view_shows_figures_and_what_they_rest_on(client: Client, view: str, language: str) -> None:
    answer = client.get(f"/{language}/countries/ZAF/economy/{view}")
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "<script" not in page
    assert 'id="rests-on"' in page
    assert ".parquet" in page


def test_headline_numbers_of_a_year_that_is_chosen(client: Client) -> None:
    page = client.get(f"{ZAF}?year=2012").content.decode()
    assert "2012" in page
    assert "of its trade is with the South" in page
    assert '<option value="2012" selected>' in page


@pytest.mark.parametrize("view", VIEWS)
def test_a_year_without_figures_says_which_years_there_are(client: Client, view: str) -> None:
    answer = client.get(f"{ZAF}{view}?year=1850")
    assert answer.status_code == 404
    assert "Choose a year" in answer.content.decode()


def test_a_country_without_figures_says_what_to_load(client: Client) -> None:
    answer = client.get("/en/countries/TUV/economy/")
    assert answer.status_code == 200
    assert "bandung sources fetch imts --from FOLDER" in answer.content.decode()  # it is brought by hand


@pytest.mark.parametrize(
    "address",
    ["?year=%00", "?year=99999", "?year=-1", "?year=２０１６", "opportunities/?to=%00", "opportunities/?to=XX",
     "nothing.csv", "partners.exe", "opportunities/?to=ZZZ", "?year=%ed%a0%80", "opportunities/?to=%ed%a0%80"],
)  # fmt: skip
def test_what_cannot_be_answered_is_refused_in_a_sentence(client: Client, address: str) -> None:
    assert client.get(f"{ZAF}{address}").status_code in (400, 404)


def test_no_such_country(client: Client) -> None:
    assert client.get("/en/countries/XYZ/economy/").status_code == 404
    assert client.get("/en/countries/zaf/economy/").status_code == 302


@pytest.mark.parametrize(
    "table", ["south", "partners", "exposure", "agreements", "products", "bought", "concentration", "complexity",
              "path", "near", "opportunities", "room", "size", "direct-investment"]
)  # fmt: skip
def test_every_table_is_a_file_that_names_its_source(client: Client, table: str) -> None:
    answer = client.get(f"{ZAF}{table}.csv")
    told = b"".join(answer.streaming_content).decode()  # type: ignore[attr-defined]
    assert answer.status_code == 200
    assert "Cite this as" in told


@pytest.mark.parametrize("form", ["xlsx", "parquet"])
def test_other_forms(client: Client, form: str) -> None:
    answer = client.get(f"{ZAF}partners.{form}")
    assert answer.status_code == 200
    assert b"".join(answer.streaming_content)  # type: ignore[attr-defined]


def test_a_spreadsheet_can_be_counted_with_and_has_the_words_of_the_page(client: Client) -> None:
    answer = client.get(f"{ZAF}partners.xlsx")
    book = load_workbook(BytesIO(b"".join(answer.streaming_content)))  # type: ignore[attr-defined]

    codes, headings, first = book["partners"].iter_rows(values_only=True, max_row=3)

    assert codes == ("partner", "partner_name", "south", "exported", "imported", "balance", "share")
    assert headings[:4] == ("Partner ·", "Partner", "South", "Sells to it")
    assert (first[1], first[-1]) == ("China", pytest.approx(0.16843852973187246, rel=1e-14))


def test_one_query_for_who_declared_to_be_of_the_south(client: Client, django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    client.get(ZAF)
    with django_assert_num_queries(1):
        client.get(ZAF)


def test_opportunities_in_a_group_name_the_buyer_of_each(client: Client) -> None:
    page = client.get(f"{ZAF}opportunities/?to=SOUTH").content.decode()
    assert "How the score is made" in page
    assert '<option value="group:SOUTH" selected>' in page
    assert "To All countries of the South, 2022" in page


def test_a_group_that_has_the_code_of_a_country_can_be_chosen(client: Client) -> None:
    page = client.get(f"{ZAF}opportunities/?to=group:CAN").content.decode()
    assert '<option value="group:CAN" selected>' in page
    assert "To Andean Community, 2022" in page
    assert "To Canada, 2022" in client.get(f"{ZAF}opportunities/?to=CAN").content.decode()


def test_products_are_found_by_a_word_and_lead_to_their_page(client: Client) -> None:
    page = client.get("/en/economy/products/?of=ISIC4&q=textil").content.decode()
    assert "/en/economy/products/ISIC4/C13T15/" in page
    answer = client.get("/en/economy/products/ISIC4/C13T15/")
    assert answer.status_code == 200
    assert "sold by the South" in answer.content.decode()
    file = client.get("/en/economy/products/ISIC4/C13T15/sellers.csv")
    assert b"Cite this as" in b"".join(file.streaming_content)  # type: ignore[attr-defined]


@pytest.mark.parametrize("address", ["XX9/01/", "ISIC4/NOPE/", "ISIC4/C13T15/?year=1850", "?of=%00", "?year=abc"])
def test_products_that_are_not_there(client: Client, address: str) -> None:
    assert client.get(f"/en/economy/products/{address}").status_code in (400, 404)
