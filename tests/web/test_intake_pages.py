"""The pages of spreadsheets: bring one in, mend, decide, take over; and the way out."""

from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, TestCase

from bandung.clearance.models import Draft, Intake
from bandung.exchange import actions as exchange
from bandung.exchange.models import Offer
from bandung.records.kinds import as_json
from bandung.standards.spreadsheet import reading, writing
from tests.cast import AT, joined, post
from tests.factories import an_offer
from tests.web.test_drafts_pages import a_person

pytestmark = pytest.mark.django_db
LIST = "/en/desk/spreadsheets/"


@pytest.fixture(autouse=True)
def _two_countries(fresh_index: None) -> None:
    joined("bra", "mdg")


@pytest.fixture
def ministry() -> Client:
    return a_person("ministry", "bra", "draft")


@pytest.fixture
def agency() -> Client:
    return a_person("agency", "bra", "draft", "clear")


def a_file(*records: dict[str, Any], name: str = "offers.xlsx") -> SimpleUploadedFile:
    to = BytesIO()
    writing.write("offer", records, "en", to)
    return SimpleUploadedFile(name, to.getvalue())


def sent(client: Client, file: SimpleUploadedFile, kind: str = "offer") -> Any:
    with TestCase.captureOnCommitCallbacks(execute=True):
        answer = client.post(LIST, {"kind": kind, "file": file})
    return client.get(answer.headers["Location"]) if answer.status_code == 302 else answer


def offer(name: str, **more: Any) -> dict[str, Any]:
    return as_json(an_offer(name, title={"en": f"{name} {name}"}, summary={"en": f"About {name}."})) | more


def test_a_spreadsheet_is_sent_looked_at_and_handed_in(ministry: Client) -> None:
    page = sent(ministry, a_file(offer("wells"), offer("roads"), offer("bad", sectors=["99999"])))
    text = page.content.decode()

    assert page.status_code == 200
    assert "1 row to mend, as a spreadsheet" in text
    assert "Hand 2 rows in for clearance" in text
    assert "Publish" not in text
    with TestCase.captureOnCommitCallbacks(execute=True):
        ministry.post(page.request["PATH_INFO"], {"step": "hand-in"})
    assert Draft.objects.filter(state="submitted").count() == 2


def test_an_agency_publishes_at_once_and_a_ministry_cannot(ministry: Client, agency: Client) -> None:
    sent(ministry, a_file(offer("wells"), offer("roads")))
    address = f"{LIST}{Intake.objects.get().pk}/"

    refused = ministry.post(address, {"step": "publish"})
    assert refused.status_code == 422
    assert Offer.objects.count() == 0
    with TestCase.captureOnCommitCallbacks(execute=True):
        agency.post(address, {"step": "publish"})

    assert Offer.objects.count() == 2
    assert "2 rows were published in your register." in agency.get(address).content.decode()


def test_the_rows_to_mend_come_back_as_a_spreadsheet(ministry: Client) -> None:
    sent(ministry, a_file(offer("wells"), offer("bad", sectors=["99999"])))

    file = ministry.get(f"{LIST}{Intake.objects.get().pk}/to-mend.xlsx")

    assert file.headers["Content-Disposition"].startswith("attachment")
    assert [row.answers["id"] for row in reading.read_rows(file.content, "offer", "en").rows] == ["bad"]


def test_lookalikes_stand_side_by_side_until_somebody_decides(agency: Client) -> None:
    exchange.publish_new(
        record=an_offer("wells", title={"en": "Solar pumps for wells"}), party="bra", by=post("bra"), at=AT
    )
    again = as_json(an_offer("x", title={"en": "Solar pumps for wells"}))
    del again["id"]
    page = sent(agency, a_file(again))
    row = Intake.objects.get().rows.get()

    assert "It is a new version of:" in page.content.decode()
    with TestCase.captureOnCommitCallbacks(execute=True):
        agency.post(f"{LIST}{Intake.objects.get().pk}/", {f"row-{row.number}": "=wells", "step": "publish"})
    assert list(Offer.objects.values_list("record", flat=True)) == ["wells"]


@pytest.mark.parametrize("language", ["en", "fr", "es", "pt", "ar", "zh", "ru"])
@pytest.mark.parametrize("kind", ["need", "offer"])
def test_a_template_in_every_language_is_read_back_as_empty(ministry: Client, kind: Any, language: str) -> None:
    file = ministry.get(f"{LIST}templates/{kind}-{language}.xlsx")

    assert file.status_code == 200
    assert list(reading.read_rows(file.content, kind, language).rows) == []


def test_everything_of_ones_own_goes_out_and_comes_back(agency: Client) -> None:
    for name in ("wells", "roads"):
        exchange.publish_new(record=an_offer(name), party="bra", by=post("bra"), at=AT)

    file = agency.get(f"{LIST}all-offers.xlsx")
    sent(agency, SimpleUploadedFile("all.xlsx", file.content))

    assert set(Intake.objects.get().rows.values_list("state", flat=True)) == {"unchanged"}


def test_who_may() -> None:
    made = Intake.objects.create(
        party="bra", kind="offer", name="x.xlsx", digest="0" * 64, via="web", language="en", made_by="b", made_at=AT
    )
    outsider, nobody = a_person("outsider", "mdg", "draft", "clear"), a_person("nobody", "mdg")
    elsewhere = a_person("elsewhere", "bra", "draft", institution="hospital")

    for address in (f"{LIST}{made.pk}/", f"{LIST}{made.pk}/to-mend.xlsx"):
        assert [client.get(address).status_code for client in (outsider, elsewhere, nobody, Client())] == [
            404, 404, 403, 302,
        ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("offers.xlsx", b"", "This file is empty."),
        ("offers.xlsx", b"%PDF-1.4\n", "a PDF file"),
        ("offers.xlsx", b"PK\x03\x04broken", "not an XLSX file"),
        ("offers.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "Excel"),
        ("../../etc/passwd", b"<html>", "a web page"),
    ],
)
def test_what_is_no_spreadsheet_is_said_at_the_form(ministry: Client, name: str, data: bytes, says: str) -> None:
    page = sent(ministry, SimpleUploadedFile(name, data))

    assert page.status_code < 500
    assert says in page.content.decode() or Intake.objects.filter(state="refused").exists()


def test_a_large_file_is_refused_with_a_sentence(ministry: Client) -> None:
    page = sent(ministry, SimpleUploadedFile("large.xlsx", b"x" * 20_000_001))

    assert page.status_code == 422
    assert "megabytes; at most 20" in page.content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_the_database_as_often_for_one_as_for_three(
    ministry: Client, count: int, django_assert_max_num_queries: Any
) -> None:
    for number in range(count):
        Intake.objects.create(
            party="bra", kind="offer", name=f"{number}.xlsx", digest="0" * 64, via="web", language="en", made_by="b",
            made_at=AT,
        )  # fmt: skip

    with django_assert_max_num_queries(9):
        ministry.get(LIST)
