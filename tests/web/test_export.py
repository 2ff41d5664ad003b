"""Lists as files: what anyone can take into a spreadsheet, and what a spreadsheet must not run."""

import csv
import io
import json
from typing import Any

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from bandung.exchange import actions
from bandung.web.public.export import FORMULA_SIGNS, plain_cell
from tests.cast import AT, joined, post
from tests.factories import an_offer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fresh_index")]


@pytest.fixture
def shelf() -> None:
    joined("bra")
    for record in (
        an_offer("milk", title={"en": '=HYPERLINK("https://elsewhere.example")', "fr": "Lait; “maternel”\tcru"}),
        an_offer("cotton", kind="expertise"),
    ):
        actions.publish_new(record=record, party="bra", by=post("bra"), at=AT)


def body(client: Client, path: str) -> bytes:
    answer: Any = client.get(path)
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="bandung-offers-')
    return b"".join(answer.streaming_content)


def rows(client: Client, path: str) -> list[dict[str, str]]:
    text = body(client, path).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def test_csv_has_names_beside_codes_in_the_readers_language(client: Client, shelf: None) -> None:
    [row] = rows(client, "/fr/offers/export.csv?kind=training")

    assert (row["Codes des pays"], row["Pays"]) == ("BRA", "Brésil")
    assert (row["Codes de nature"], row["Natures"]) == ("training", "Formation")
    assert row["Titre"] == "Lait; “maternel”\tcru"
    assert row["Page"] == "http://testserver/fr/offers/bra/milk/"


def test_csv_cells_are_never_formulas(client: Client, shelf: None) -> None:
    found = {row["Reference"]: row["Title"] for row in rows(client, "/en/offers/export.csv")}

    assert found["bra/milk"] == '\'=HYPERLINK("https://elsewhere.example")'


@given(st.text())
def test_no_text_begins_with_a_sign_that_computes(text: str) -> None:
    cell = plain_cell(text)

    assert not cell.startswith(FORMULA_SIGNS)
    assert cell in (text, f"'{text}")


def test_xlsx_holds_texts_and_no_formulas(client: Client, shelf: None) -> None:
    from zipfile import ZipFile

    book = ZipFile(io.BytesIO(body(client, "/en/offers/export.xlsx")))
    sheet = book.read("xl/worksheets/sheet1.xml").decode()

    assert "<f>" not in sheet
    assert "=HYPERLINK" in sheet
    assert "hyperlink" not in sheet.replace("=HYPERLINK", "")


def test_json_says_what_its_columns_are(client: Client, shelf: None) -> None:
    told = json.loads(body(client, "/en/offers/export.json?sort=title"))

    assert told["columns"]["country_codes"] == "Country codes"
    assert [row["reference"] for row in told["rows"]] == ["bra/milk", "bra/cotton"]


def test_an_empty_list_is_an_empty_file(client: Client, shelf: None) -> None:
    assert rows(client, "/en/offers/export.csv?country=VNM") == []
    assert json.loads(body(client, "/en/offers/export.json?country=VNM"))["rows"] == []


@pytest.mark.parametrize(("path", "status"), [("export.pdf", 404), ("export.csv?kind=everything", 400)])
def test_what_cannot_be_exported_gets_a_sentence(client: Client, shelf: None, path: str, status: int) -> None:
    assert client.get(f"/en/offers/{path}").status_code == status


@pytest.mark.parametrize("number", [1, 3])
def test_queries_do_not_grow_with_the_rows(client: Client, django_assert_num_queries: Any, number: int) -> None:
    joined("bra")
    for each in range(number):
        actions.publish_new(record=an_offer(f"offer-{each}"), party="bra", by=post("bra"), at=AT)
    client.get("/en/needs/")  # makes the index

    with django_assert_num_queries(1):
        assert len(rows(client, "/en/offers/export.csv")) == number
