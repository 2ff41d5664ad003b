"""Anybody takes an IATI file as a workbook and brings it back: the page, the API, the commands."""

import gzip
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import load_workbook
from pytest_django import DjangoAssertNumQueries
from typer.testing import CliRunner

from bandung.cli import iati
from bandung.standards.iati.comparing import differences
from bandung.standards.iati.reading import read
from bandung.web.public import iati_sheets
from tests.unit.test_iati_sheets import ACTIVITY, Rows, workbook
from tests.unit.test_iati_validating import GOOD

pytestmark = pytest.mark.django_db
PAGE, API = "/en/iati/sheets/", "/api/v1/iati/"
FILE = f'<iati-activities version="2.03">{GOOD}</iati-activities>'.encode()
WRONG: Rows = {**ACTIVITY, "budgets": [["activity identifier", "value"], ["KE-1", "lots"], ["KE-1", "7"]]}


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


def sent(client: Client, content: bytes, name: str, page: str = PAGE, **more: str) -> Any:
    return client.post(page, {"file": SimpleUploadedFile(name, content), "form": "xlsx", **more})


def content_of(answer: Any) -> bytes:
    return b"".join(answer.streaming_content)


@pytest.mark.parametrize("form", ["xlsx", "zip"])
def test_a_file_becomes_tables_and_comes_back(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, form: str
) -> None:
    with django_assert_num_queries(0):
        answer = sent(client, FILE, "ours.xml", form=form)
        tables = content_of(answer)
        back = sent(client, tables, f"ours.{form}")

    assert answer["Content-Disposition"] == f'attachment; filename="ours.{form}"'
    assert back["Content-Disposition"] == 'attachment; filename="ours.xml"'
    assert list(differences(read(BytesIO(FILE)), read(BytesIO(content_of(back))))) == []


def test_packed_and_older_files_are_taken(client: Client) -> None:
    old = b'<iati-activities version="1.05"><iati-activity><iati-identifier>A</iati-identifier><title>Milk</title>'
    old += b"</iati-activity></iati-activities>"

    answer = sent(client, gzip.compress(old), "old.xml.gz", upgrade="on")

    back = sent(client, content_of(answer), "old.xlsx")
    assert b'version="2.03"' in (text := content_of(back))
    assert b"<narrative>Milk</narrative>" in text


def test_what_is_wrong_is_shown_with_its_place(client: Client) -> None:
    answer = sent(client, workbook(WRONG), "ours.xlsx")
    page = answer.content.decode()

    assert answer.status_code == 422
    assert "“lots” is not a number." in page
    assert '<bdi dir="ltr">B2</bdi>' in page
    assert "checked" in page


def test_good_rows_go_on_and_the_list_comes_with_them(client: Client) -> None:
    answer = sent(client, workbook(WRONG), "ours.xlsx", good="on")

    with ZipFile(BytesIO(content_of(answer))) as archive:
        assert b"<value>7</value>" in archive.read("ours.xml")
        sheet = load_workbook(BytesIO(archive.read("what-is-wrong.xlsx"))).active
    assert [[cell.value for cell in row][:5] for row in sheet.iter_rows(min_row=2)] == [
        ["budgets", "2", "B", "value", "“lots” is not a number."]
    ]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.xml", b"", "There is nothing in this file."),
        ("a.xml", b"<html></html>", "This is not XML but a web page."),
        ("a.xml", b'<iati-activities version="2.03"><iati-activity>', "the file ends in the middle"),
        ("a.zip", b"PK\x03\x04 and no more", "it cannot be unpacked"),
        ("a.csv", b"a,b\n1,2\n", "There is no sheet or table of IATI here"),
        ("../../activities.csv", b"\xff\xfe\x00", "cannot be read as a table"),
        ("activities.csv", b"activity identifier\n\xff\xfe\n", "cannot be read as a table"),
        ("budgets.csv", b"activity identifier,value\nKE-1,2\n", "There is no sheet “activities”"),
    ],
)
def test_what_can_be_neither_is_refused_in_a_sentence(client: Client, name: str, content: bytes, said: str) -> None:
    answer = sent(client, content, name)

    assert answer.status_code == 422
    assert said in answer.content.decode()


def test_a_file_that_is_too_large_and_too_many_files_are_refused(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(iati_sheets, "OFTEN", "2/h")
    monkeypatch.setattr(iati_sheets, "LARGEST", 100)

    assert "at most" in sent(client, FILE, "ours.xml").content.decode()
    assert sent(client, FILE, "ours.xml").status_code == 422
    assert sent(client, FILE, "ours.xml").status_code == 429


def test_templates_are_in_the_readers_language(client: Client) -> None:
    for kind, language in (("activities", "en"), ("organisations", "ar")):
        answer = client.get(f"/{language}/iati/sheets/{kind}.xlsx")
        book = load_workbook(BytesIO(answer.content))
        assert book.worksheets[1].sheet_view.rightToLeft is (True if language == "ar" else None)
    assert client.get("/en/iati/sheets/others.xlsx").status_code == 404


def test_the_api_gives_the_same(client: Client) -> None:
    tables = content_of(sent(client, FILE, "ours.xml", f"{API}to-tables?form=zip"))
    back = content_of(sent(client, tables, "ours.zip", f"{API}from-tables"))
    wrong = sent(client, workbook(WRONG), "ours.xlsx", f"{API}from-tables")

    assert list(differences(read(BytesIO(FILE)), read(BytesIO(back)))) == []
    assert wrong.status_code == 409
    assert wrong.json() == {
        "items": 1, "more": 0,
        "problems": [{"sheet": "budgets", "row": 2, "column": "B", "heading": "value",
                      "sentence": "“lots” is not a number.", "suggestion": ""}],
    }  # fmt: skip
    assert content_of(sent(client, workbook(WRONG), "ours.xlsx", f"{API}from-tables?good=true")).startswith(b"PK")
    assert client.get(f"{API}template").content.startswith(b"PK")
    assert sent(client, b"", "ours.xml", f"{API}to-tables").status_code == 422


def test_the_commands_do_the_same(tmp_path: Path) -> None:
    (tmp_path / "ours.xml").write_bytes(FILE)
    run = CliRunner()

    for name in ("tables", "tables.zip", "tables.xlsx"):
        told = run.invoke(iati.app, ["to-tables", str(tmp_path / "ours.xml"), "-o", str(tmp_path / name)])
        assert told.exit_code == 0, told.output
        told = run.invoke(iati.app, ["from-tables", str(tmp_path / name), "-o", str(tmp_path / "back.xml")])
        assert told.exit_code == 0, told.output
        assert list(differences(read(tmp_path / "ours.xml"), read(tmp_path / "back.xml"))) == []
    (tmp_path / "wrong.xlsx").write_bytes(workbook(WRONG))
    command = ["from-tables", str(tmp_path / "wrong.xlsx"), "-o", str(tmp_path / "back.xml")]
    told = run.invoke(iati.app, [*command, "--problems", str(tmp_path / "list.xlsx")])
    assert told.exit_code == 1
    assert "budgets!B2 “lots” is not a number." in told.output
    assert b"<value>7</value>" in (tmp_path / "back.xml").read_bytes()
    assert load_workbook(tmp_path / "list.xlsx").active.max_row == 2
    assert run.invoke(iati.app, ["template", "-o", str(tmp_path / "empty.xlsx"), "--texts", "fr"]).exit_code == 0
