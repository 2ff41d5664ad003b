"""Introductions by the API: the two parties of a thread, and nobody else."""

import base64
import json
from typing import Any

import pytest
from django.test import Client

from bandung.exchange import actions as exchange
from bandung.introductions.models import Introduction, Message
from bandung.people.models import Mandate
from tests.cast import AT, joined, post
from tests.factories import a_need, an_offer

pytestmark = pytest.mark.django_db(transaction=True)

PASSWORD = "a-long-enough-password"
NEW: dict[str, Any] = {"kind": "offer", "uid": "bra/milk", "note": {"fr": "Bonjour"}, "resting_on": "mdg/bank"}


@pytest.fixture
def node(django_user_model: Any, fresh_index: None) -> None:
    joined("bra", "mdg", "ken")
    for code in ("bra", "mdg", "ken"):
        person = django_user_model.objects.create_user(code, password=PASSWORD)
        Mandate.objects.create(person=person, party=code, duty="clear", post=post(code), since=AT, given_by="x")
    exchange.publish_new(record=an_offer("milk"), party="bra", by=post("bra"), at=AT)
    exchange.publish_new(record=a_need("bank"), party="mdg", by=post("mdg"), at=AT)


def call(client: Client, path: str, who: str | None, body: Any = None) -> Any:
    named = base64.b64encode(f"{who}:{PASSWORD}".encode()).decode()
    headers = {"Authorization": f"Basic {named}"} if who else {}
    address = f"/api/v1/introductions/{path}"
    if body is None:
        return client.get(address, headers=headers)
    return client.post(address, json.dumps(body), content_type="application/json", headers=headers)


def test_the_way_from_a_request_to_an_outcome(client: Client, node: None) -> None:
    made = call(client, "mdg", "mdg", NEW)
    assert made.status_code == 201
    uid = made.json()["uid"]
    assert (made.json()["state"], made.json()["moves"]) == ("asked", ["ask", "answer"])

    waiting = call(client, "bra?direction=asked-of-us", "bra").json()
    assert (waiting["total"], waiting["items"][0]["waits_for_us"]) == (1, True)

    words: list[tuple[str, dict[str, Any]]] = [
        ("bra", {"says": "accept", "seen": "asked", "text": {"pt": "Com prazer"}}),
        ("mdg", {"says": "outcome", "outcome": "led-to-initiative", "initiative": "BR-MG 7"}),
        ("bra", {"says": "hand-on", "handed_to": {"name": "Fiocruz", "type": "academic"}}),
    ]
    for who, word in words:
        assert call(client, f"{who}/{uid}/messages", who, word).status_code == 201

    thread = call(client, f"mdg/{uid}", "mdg").json()
    assert {each["says"] for each in thread["messages"]} == {"accept", "outcome", "hand-on"}
    assert (thread["state"], thread["handed_to"]) == ("accepted", "Fiocruz")
    assert thread["outcomes"] == {"mdg": "led-to-initiative"}


def test_the_same_reference_is_written_once(client: Client, node: None) -> None:
    uid = call(client, "mdg", "mdg", NEW).json()["uid"]
    word = {"says": "ask", "text": {"en": "How many beds?"}, "reference": "q-1"}

    first = call(client, f"bra/{uid}/messages", "bra", word).json()

    assert call(client, f"bra/{uid}/messages", "bra", word).json()["uid"] == first["uid"]
    assert Message.objects.count() == 1


def test_nobody_else_reads_or_writes(client: Client, node: None) -> None:
    uid = call(client, "mdg", "mdg", NEW).json()["uid"]
    word = {"says": "accept"}

    for who, status in ((None, 401), ("ken", 403)):
        assert call(client, "mdg", who).status_code == status
        assert call(client, f"mdg/{uid}", who).status_code == status
        assert call(client, f"bra/{uid}/messages", who, word).status_code == status
        assert call(client, "mdg", who, NEW).status_code == status
    assert call(client, f"ken/{uid}", "ken").status_code == 404
    assert call(client, f"ken/{uid}/messages", "ken", word).status_code == 404
    assert not Message.objects.exists()


@pytest.mark.parametrize(
    ("who", "body", "status"),
    [
        ("mdg", {"says": "accept"}, 409),
        ("bra", {"says": "accept", "seen": "declined"}, 409),
        ("bra", {"says": "decline"}, 422),
        ("bra", {"says": "sing"}, 422),
        ("bra", {"says": "ask", "text": {"en": "x" * 30_000}}, 422),
        ("bra", {"says": "hand-on", "handed_to": {"name": "", "type": "club"}}, 422),
    ],
)
def test_what_cannot_be_said_is_a_problem(client: Client, node: None, who: str, body: Any, status: int) -> None:
    uid = call(client, "mdg", "mdg", NEW).json()["uid"]

    answer = call(client, f"{who}/{uid}/messages", who, body)

    assert answer.status_code == status
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert not Message.objects.exists()


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"uid": "bra/none"}, 404),
        ({"uid": "mdg/bank", "kind": "need", "resting_on": None}, 403),
        ({"resting_on": "bra/bank"}, 403),
        ({"note": {}}, 422),
        ({"asked_for": {"name": "X", "type": "club"}}, 422),
    ],
)
def test_what_cannot_be_asked_is_a_problem(client: Client, node: None, body: Any, status: int) -> None:
    assert call(client, "mdg", "mdg", NEW | body).status_code == status
    assert not Introduction.objects.exists()


def test_a_second_request_is_in_conflict_and_a_taken_back_one_is_not(client: Client, node: None) -> None:
    uid = call(client, "mdg", "mdg", NEW).json()["uid"]
    assert call(client, "mdg", "mdg", NEW).status_code == 409

    taken_back = call(client, f"mdg/{uid}/withdraw", "mdg", {})

    assert taken_back.json()["state"] == "withdrawn"
    assert call(client, "mdg", "mdg", NEW).status_code == 201
