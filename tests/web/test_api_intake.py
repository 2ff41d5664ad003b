"""Spreadsheets by the API: sent, read, mended, decided, taken over; and the way out."""

import hashlib
import json
from io import BytesIO
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from bandung.clearance.models import Draft, Intake
from bandung.exchange import actions as exchange
from bandung.exchange.models import Offer
from bandung.people.accounts import make_token
from bandung.records.kinds import as_json
from bandung.standards.spreadsheet import reading, writing
from tests.cast import AT, joined, later, post
from tests.factories import an_offer
from tests.web.test_drafts_pages import a_person

pytestmark = pytest.mark.django_db(transaction=True)
HERE = "/api/v1/spreadsheets"


@pytest.fixture(autouse=True)
def _two_countries(fresh_index: None) -> None:
    joined("bra", "mdg")


def by_token(name: str, *held: str, scopes: tuple[str, ...] = ("draft", "publish"), institution: str = "") -> Client:
    """A client that sends the token of somebody with these duties."""
    from django.contrib.auth import get_user_model

    a_person(name, *held, institution=institution)
    person = get_user_model().objects.get(username=name)
    token = make_token(person=person, name="t", scopes=scopes, expires=later(400), at=AT)[1]
    return Client(headers={"Authorization": f"Bearer {token}"})


def a_file(*records: dict[str, Any], name: str = "offers.xlsx") -> SimpleUploadedFile:
    to = BytesIO()
    writing.write("offer", records, "en", to)
    return SimpleUploadedFile(name, to.getvalue())


def offer(name: str, **more: Any) -> dict[str, Any]:
    return as_json(an_offer(name, title={"en": f"{name} {name}"}, summary={"en": f"About {name}."})) | more


def sent(client: Client, *records: dict[str, Any]) -> Any:
    answer = client.post(f"{HERE}/bra", {"kind": "offer", "file": a_file(*records)})
    assert answer.status_code == 202, answer.content
    return answer.json()


def told(client: Client, where: str, body: Any = None) -> Any:
    return client.post(f"{HERE}/{where}", json.dumps(body or {}), content_type="application/json")


def test_a_spreadsheet_is_sent_read_and_handed_in() -> None:
    ministry = by_token("ministry", "bra", "draft")

    held = sent(ministry, offer("wells"), offer("roads"), offer("bad", sectors=["99999"]))

    where = f"bra/{held['id']}"
    assert (held["state"], held["total"], held["rows"]) == ("ready", 3, {"bad": 1, "new": 2})
    bad = ministry.get(f"{HERE}/{where}/rows?state=bad").json()["items"][0]
    assert [(each["column"], each["row"]) for each in bad["problems"]] == [("sectors", bad["number"])]
    assert "99999" in bad["problems"][0]["detail"]
    mended = ministry.get(f"{HERE}/{where}/to-mend.xlsx")
    assert [row.answers["id"] for row in reading.read_rows(mended.content, "offer", "en").rows] == ["bad"]

    assert told(ministry, f"{where}/take-over", {"publishes": True}).status_code == 403
    taken = told(ministry, f"{where}/take-over")
    assert (taken.status_code, taken.json()["state"], taken.json()["done"]) == (202, "done", 2)
    assert Draft.objects.filter(state="submitted", institution="").count() == 2
    assert told(ministry, f"{where}/take-over").status_code == 409
    assert told(ministry, f"{where}/put-away").status_code == 409


def test_a_lookalike_waits_for_a_decision() -> None:
    exchange.publish_new(
        record=an_offer("wells", title={"en": "Solar pumps for wells"}), party="bra", by=post("bra"), at=AT
    )
    again = as_json(an_offer("x", title={"en": "Solar pumps for wells"}))
    del again["id"]
    agency = by_token("agency", "bra", "draft", "clear")
    held = sent(agency, again)
    row = agency.get(f"{HERE}/bra/{held['id']}/rows").json()["items"][0]
    assert (row["state"], row["alike"][0]["uid"]) == ("alike", "bra/wells")

    decided = told(agency, f"bra/{held['id']}/decisions", {"decisions": {row["number"]: "=wells"}})
    assert decided.status_code == 200
    taken = told(agency, f"bra/{held['id']}/take-over", {"publishes": True})

    assert taken.json()["state"] == "done"
    assert list(Offer.objects.values_list("record", flat=True)) == ["wells"]


def test_one_that_is_put_away_leaves_nothing() -> None:
    agency = by_token("agency", "bra", "draft", "clear")
    held = sent(agency, offer("wells"))

    assert told(agency, f"bra/{held['id']}/put-away").json()["state"] == "discarded"
    assert Draft.objects.count() == 0
    assert agency.get(f"{HERE}/bra").json()["items"][0]["state"] == "discarded"


def test_what_goes_out_comes_back_without_a_difference() -> None:
    agency = by_token("agency", "bra", "clear")
    for name in ("wells", "roads"):
        exchange.publish_new(record=an_offer(name), party="bra", by=post("bra"), at=AT)

    file = agency.get(f"{HERE}/bra/export/offer.xlsx")
    answer = agency.post(f"{HERE}/bra", {"kind": "offer", "file": SimpleUploadedFile("all.xlsx", file.content)})

    assert answer.json()["rows"] == {"unchanged": 2}
    assert answer.json()["digest"] == hashlib.sha256(file.content).hexdigest()


@pytest.mark.parametrize("language", ["en", "ar", "zh"])
def test_a_template_needs_no_account(client: Client, language: str) -> None:
    file = client.get(f"/api/v1/templates/need.xlsx?language={language}&party=bra")

    assert file.status_code == 200
    assert list(reading.read_rows(file.content, "need", language).rows) == []
    assert client.get("/api/v1/templates/need.xlsx?language=de").status_code == 422
    assert client.get("/api/v1/templates/party.xlsx").status_code == 422


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"PK\x03\x04 nothing of the kind"])
def test_what_is_no_spreadsheet_is_refused_with_a_sentence(content: bytes) -> None:
    agency = by_token("agency", "bra", "clear")

    answer = agency.post(f"{HERE}/bra", {"kind": "offer", "file": SimpleUploadedFile("offers.xlsx", content)})

    if answer.status_code == 202:
        held = answer.json()
        assert (held["state"], len(held["problems"])) == ("refused", 1)
    else:
        assert (answer.status_code, answer.headers["Content-Type"]) == (422, "application/problem+json")
    assert Draft.objects.count() == 0


def test_a_form_without_its_file_or_with_another_kind_is_refused() -> None:
    agency = by_token("agency", "bra", "clear")

    assert agency.post(f"{HERE}/bra", {"kind": "offer"}).status_code == 422
    assert agency.post(f"{HERE}/bra", {"kind": "party", "file": a_file(offer("wells"))}).status_code == 422


def test_nobody_reaches_another_partys_or_institutions_spreadsheet(client: Client) -> None:
    agency = by_token("agency", "bra", "clear")
    held = sent(agency, offer("wells"))
    hospital = by_token("hospital", "bra", "draft", institution="hospital")
    outsider = by_token("outsider", "mdg", "clear")
    reader = by_token("reader", "bra", "clear", scopes=("read",))

    assert client.get(f"{HERE}/bra/{held['id']}").status_code == 401
    assert outsider.get(f"{HERE}/bra/{held['id']}").status_code == 403
    assert outsider.get(f"{HERE}/mdg/{held['id']}").status_code == 404
    assert hospital.get(f"{HERE}/bra/{held['id']}").status_code == 404
    assert hospital.get(f"{HERE}/bra").json()["total"] == 0
    assert reader.get(f"{HERE}/bra/{held['id']}/rows").json()["total"] == 1
    assert told(reader, f"bra/{held['id']}/take-over").status_code == 403
    assert told(reader, f"bra/{uuid4()}/decisions", {"decisions": {}}).status_code == 404
    assert Intake.objects.get().state == "ready"
