"""The API by audience: what anyone may read, what a mandate allows, and how it says no."""

import base64
import json
from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client

from bandung.parties import actions as parties
from bandung.people.models import Mandate
from bandung.records.kinds import read
from bandung.records.parties import Party
from bandung.records.statements import Need, Offer

pytestmark = pytest.mark.django_db(transaction=True)

AT = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
PASSWORD = "a-long-enough-password"


def offer(identifier: str, country: str = "BRA", **more: Any) -> dict[str, Any]:
    return {
        "id": identifier,
        "title": {"pt": "Bancos de leite humano"},
        "summary": {"pt": "Formação de equipes para bancos de leite humano."},
        "language": "pt",
        "countries": [country],
        "sectors": ["12220"],
        "sdgs": ["3.2"],
        "kind": "training",
    } | more


@pytest.fixture
def node(django_user_model: Any, fresh_index: None) -> None:
    for code, country in (("bra", "BRA"), ("mdg", "MDG")):
        told = {"id": code, "type": "lead-agency", "speaks_for": [country], "name": {"en": country}}
        parties.join(party=read(Party, told), by="Agency", at=AT)
        person = django_user_model.objects.create_user(code, password=PASSWORD)
        Mandate.objects.create(
            person=person, party=code, duty="clear", post=f"Focal point {country}", since=AT, given_by="Agency"
        )
    reporter = {"id": "public-sources", "type": "reporter", "name": {"en": "Public sources"}}
    parties.join(party=read(Party, reporter), by="Editor", at=AT)


def signed_in(code: str) -> dict[str, str]:
    return {"Authorization": "Basic " + base64.b64encode(f"{code}:{PASSWORD}".encode()).decode()}


def send(client: Client, method: str, path: str, body: Any, who: str | None = None) -> Any:
    return getattr(client, method)(
        f"/api/v1{path}", json.dumps(body), content_type="application/json", headers=signed_in(who) if who else {}
    )


def report(identifier: str, country: str, **more: Any) -> None:
    from bandung.exchange import actions

    told = offer(identifier, country, sources=[{"address": "https://source.example/"}], **more)
    actions.publish_new(record=read(Offer, told), party="public-sources", by="Editor", at=AT)


def test_anyone_reads_what_is_public(client: Client, node: None) -> None:
    report("blh", "BRA")

    listed = client.get("/api/v1/offers").json()
    one = client.get("/api/v1/offers/public-sources/blh").json()

    assert [each["uid"] for each in listed["items"]] == ["public-sources/blh"]
    assert one["standing"] == "reported"
    assert one["record"]["title"] == {"pt": "Bancos de leite humano"}


def test_nobody_reads_what_is_not_public(client: Client, node: None) -> None:
    from bandung.exchange import actions

    actions.publish_new(record=read(Offer, offer("draft")), party="bra", by="Agency", at=AT, audience="own")

    assert client.get("/api/v1/offers/bra/draft").status_code == 404
    assert client.get("/api/v1/offers").json()["items"] == []
    entries = client.get("/api/v1/registers/bra/entries").json()["items"]
    assert [each["body"] is None for each in entries] == [False, False, True]
    exported = b"".join(client.get("/api/v1/registers/bra/export.ndjson").streaming_content)  # type: ignore[attr-defined]
    assert b"leite" not in exported


def test_a_mandate_publishes_in_its_own_party_only(client: Client, node: None) -> None:
    own = send(client, "post", "/offers/bra", {"record": offer("blh")}, "bra")
    other = send(client, "post", "/offers/mdg", {"record": offer("blh", "MDG")}, "bra")
    nobody = send(client, "post", "/offers/bra", {"record": offer("blh2")})

    assert (own.status_code, other.status_code, nobody.status_code) == (201, 403, 401)
    assert own.json()["uid"] == "bra/blh"
    assert client.get("/api/v1/offers/bra/blh").json()["standing"] == "said"


def test_nobody_speaks_for_another_country(client: Client, node: None) -> None:
    answer = send(client, "post", "/offers/bra", {"record": offer("rice", "VNM")}, "bra")

    assert answer.status_code == 403
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert "VNM" in answer.json()["detail"]


def test_a_new_version_and_a_withdrawal_stay_in_the_history(client: Client, node: None) -> None:
    send(client, "post", "/offers/bra", {"record": offer("blh")}, "bra")

    revised = send(client, "put", "/offers/bra/blh", {"record": offer("blh", kind="expertise")}, "bra")
    withdrawn = send(client, "post", "/offers/bra/blh/withdraw", {"reason": {"pt": "Encerrado"}}, "bra")
    again = send(client, "post", "/offers/bra/blh/withdraw", {"reason": {}}, "bra")

    assert (revised.status_code, withdrawn.status_code, again.status_code) == (200, 200, 409)
    history = client.get("/api/v1/offers/bra/blh/history").json()
    assert [each["act"] for each in history] == ["withdraw", "publish", "publish"]
    assert client.get("/api/v1/offers").json()["items"] == []


def test_a_country_claims_what_is_reported_about_it_and_nobody_else_does(client: Client, node: None) -> None:
    report("blh", "BRA")

    foreign = send(client, "post", "/offers/public-sources/blh/claim/mdg", {"corrections": {}}, "mdg")
    claimed = send(
        client, "post", "/offers/public-sources/blh/claim/bra", {"corrections": {"sdgs": ["3.2", "2.2"]}}, "bra"
    )

    assert (foreign.status_code, claimed.status_code) == (403, 201)
    own = client.get("/api/v1/offers/bra/blh").json()
    assert own["standing"] == "said"
    assert own["claimed_from"] == "public-sources/blh"
    assert own["record"]["sdgs"] == ["3.2", "2.2"]
    assert [each["uid"] for each in client.get("/api/v1/offers").json()["items"]] == ["bra/blh"]


def test_an_objection_needs_a_reason_in_a_language(client: Client, node: None) -> None:
    report("blh", "BRA")

    empty = send(client, "post", "/offers/public-sources/blh/objection/bra", {"reason": {}}, "bra")
    given = send(client, "post", "/offers/public-sources/blh/objection/bra", {"reason": {"pt": "Não confere."}}, "bra")

    assert (empty.status_code, given.status_code) == (422, 201)


def test_every_problem_of_a_record_is_named_with_its_place(client: Client, node: None) -> None:
    bad = offer(
        "blh",
        sectors=["99999"],
        countries=["BRA", "XXX"],
        language="fr",
        period={"start": "2026-05-01", "end": "2026-01-01"},
    )

    answer = send(client, "post", "/offers/bra", {"record": bad}, "bra")

    assert answer.status_code == 422
    assert {each["path"] for each in answer.json()["problems"]} >= {"sectors[0]", "countries[1]"}
    assert client.get("/api/v1/registers/bra").json()["length"] == 2


def test_a_list_is_paged_by_cursor_and_a_false_cursor_is_refused(client: Client, node: None) -> None:
    for number in range(5):
        report(f"blh-{number}", "BRA")

    seen: list[str] = []
    cursor = ""
    while True:
        page = client.get(f"/api/v1/offers?limit=2{cursor}").json()
        seen += [each["record"]["id"] for each in page["items"]]
        if not page["next"]:
            break
        cursor = f"&cursor={page['next']}"

    assert seen == [f"blh-{number}" for number in reversed(range(5))]
    for false in ("zzz", "%00", "AAAA", "é"):
        assert client.get(f"/api/v1/offers?cursor={false}").status_code == 400


def test_an_answer_carries_an_etag(client: Client, node: None) -> None:
    first = client.get("/api/v1/registers")

    second = client.get("/api/v1/registers", headers={"If-None-Match": first.headers["ETag"]})

    assert second.status_code == 304


def test_matches_come_with_reasons_as_data_and_as_sentences(client: Client, node: None) -> None:
    report("blh", "BRA")
    need = {key: value for key, value in offer("lait", "MDG").items() if key != "kind"}
    send(client, "post", "/needs/mdg", {"record": need}, "mdg")

    matches = client.get("/api/v1/needs/mdg/lait/matches").json()

    assert [each["uid"] for each in matches["results"]] == ["public-sources/blh"]
    reasons = {each["feature"]: each for each in matches["results"][0]["reasons"]}
    assert reasons["sector"]["facts"]["sectors"] == ["12220"]
    assert all({"value", "weight", "contribution", "sentence"} <= set(each) for each in reasons.values())


@pytest.mark.parametrize("text", ["", "   ", "🌱🌱", "\u0000", "?!"])
def test_a_text_without_words_gets_a_sentence(client: Client, node: None, text: str) -> None:
    answer = send(client, "post", "/match", {"text": text})

    assert answer.status_code == 422
    assert answer.json()["detail"]


@pytest.mark.parametrize("text", ["riz", "riz " * 50_000, "محو الأمية", "母乳库", "maji safi kwa shule"])
def test_any_text_with_words_gets_an_answer(client: Client, node: None, text: str) -> None:
    report("blh", "BRA")

    assert send(client, "post", "/match", {"text": text}).status_code == 200


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/offers?country=XXX", 422),
        ("/offers?group=NOPE", 422),
        ("/offers?limit=0", 422),
        ("/offers?limit=many", 422),
        ("/offers/public-sources/none", 404),
        ("/registers/none", 404),
        ("/registers/bra/entries/99", 404),
        ("/registers/bra/entries/-1", 422),
        ("/reference/countries/Brasil", 422),
        ("/reference/groups/LDC?on=yesterday", 422),
        ("/nothing/here", 404),
    ],
)
def test_a_refusal_is_a_problem_document(client: Client, node: None, path: str, status: int) -> None:
    answer = client.get(f"/api/v1{path}")

    assert answer.status_code == status
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.json()["status"] == status


def test_groups_are_those_of_the_day_asked_for(client: Client, node: None) -> None:
    before = client.get("/api/v1/reference/groups/LDC?on=2024-12-12").json()["members"]
    after = client.get("/api/v1/reference/groups/LDC?on=2025-01-01").json()["members"]

    assert (len(before), len(after)) == (45, 44)
    assert set(before) - set(after) == {"STP"}


@pytest.mark.parametrize("rows", [1, 3])
def test_a_list_costs_a_fixed_number_of_queries(
    client: Client, node: None, rows: int, django_assert_num_queries: Any
) -> None:
    for number in range(rows):
        report(f"blh-{number}", "BRA")

    with django_assert_num_queries(1):
        client.get("/api/v1/offers")


def test_the_records_in_the_examples_are_valid() -> None:
    from bandung.api.shapes import NEED, OFFER

    assert read(Need, NEED).id and read(Offer, OFFER).id
