"""Training by the API: sessions for everybody, applications for the two parties, and nobody else."""

import base64
import json
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from bandung.exchange import actions as exchange
from bandung.people.models import Mandate
from bandung.training.models import Application, Selection, TrainingSession
from tests.cast import AT, joined, post
from tests.factories import an_offer

pytestmark = pytest.mark.django_db(transaction=True)

PASSWORD = "a-long-enough-password"
SOON = (timezone.now() + timedelta(days=30)).date().isoformat()
TOMORROW = (timezone.now() + timedelta(days=1)).date().isoformat()
SESSION: dict[str, Any] = {
    "id": "spring", "offer": "bra/milk", "start": SOON, "last_day": SOON, "place": {"pt": "Rio"}, "seats": 3,
    "level": "advanced", "languages": ["pt"], "apply_by": TOMORROW,
}  # fmt: skip
NURSE = {"post": "Head nurse", "institution": "Hospital of Mahajanga"}
APPLICATION: dict[str, Any] = {"session": "bra/spring", "participants": [NURSE, NURSE], "note": {"fr": "Merci"}}


@pytest.fixture
def node(django_user_model: Any, fresh_index: None) -> None:
    joined("bra", "mdg", "ken")
    for code in ("bra", "mdg", "ken"):
        person = django_user_model.objects.create_user(code, password=PASSWORD)
        Mandate.objects.create(person=person, party=code, duty="clear", post=post(code), since=AT, given_by="x")
    exchange.publish_new(record=an_offer("milk"), party="bra", by=post("bra"), at=AT)


def call(client: Client, path: str, who: str | None, body: Any = None) -> Any:
    named = base64.b64encode(f"{who}:{PASSWORD}".encode()).decode()
    headers = {"Authorization": f"Basic {named}"} if who else {}
    address = f"/api/v1/{path}"
    if body is None:
        return client.get(address, headers=headers)
    return client.post(address, json.dumps(body), content_type="application/json", headers=headers)


def test_the_way_from_a_session_to_its_seats(client: Client, node: None) -> None:
    made = call(client, "training/bra/sessions", "bra", SESSION)
    assert made.status_code == 201
    listed = call(client, "sessions?country=BRA&language=pt&level=advanced&open=true", None).json()
    assert [each["uid"] for each in listed["items"]] == ["bra/spring"]

    applied = call(client, "training/mdg/applications", "mdg", APPLICATION)
    assert applied.status_code == 201
    uid = applied.json()["uid"]
    assert applied.json()["people"] == 2

    where = f"training/bra/applications/{uid}"
    given = call(client, f"{where}/selection", "bra", {"seats": 1, "waiting": 1, "text": {"pt": "Bem-vindos"}})
    assert (given.status_code, given.json()["selection"]["seats"]) == (201, 1)
    assert call(client, f"{where}/selection", "bra", {"seats": 2, "seen": 0}).status_code == 409
    assert call(client, f"{where}/attendance", "bra", {"attended": 1}).status_code == 409
    ours = call(client, "training/mdg/applications?direction=by-us", "mdg").json()
    assert [each["selection"]["waiting"] for each in ours["items"]] == [1]
    assert call(client, "training/bra/applications?session=bra/spring", "bra").json()["total"] == 1
    assert call(client, "training/bra/applications?session=bra/other", "bra").json()["total"] == 0

    back = call(client, f"training/mdg/applications/{uid}/withdraw", "mdg", {})
    assert back.json()["withdrawn_at"]
    gone = call(client, "training/bra/sessions/spring/cancel", "bra", {})
    assert gone.json()["cancelled_at"]
    assert call(client, "sessions", None).json()["total"] == 0
    assert call(client, "sessions/bra/spring", None).json()["seats"] == 3


def test_the_same_session_or_application_again_is_a_revision(client: Client, node: None) -> None:
    call(client, "training/bra/sessions", "bra", SESSION)
    assert call(client, "training/bra/sessions", "bra", SESSION | {"seats": 9}).json()["seats"] == 9
    call(client, "training/mdg/applications", "mdg", APPLICATION)
    assert call(client, "training/mdg/applications", "mdg", APPLICATION | {"participants": [NURSE]}).status_code == 201

    assert TrainingSession.objects.count() == Application.objects.count() == 1
    assert Application.objects.get().people == 1


def test_nobody_else_reads_or_writes(client: Client, node: None) -> None:
    call(client, "training/bra/sessions", "bra", SESSION)
    uid = call(client, "training/mdg/applications", "mdg", APPLICATION).json()["uid"]

    for who, status in ((None, 401), ("ken", 403)):
        assert call(client, "training/bra/applications", who).status_code == status
        assert call(client, f"training/mdg/applications/{uid}", who).status_code == status
        assert call(client, f"training/bra/applications/{uid}/selection", who, {"seats": 1}).status_code == status
        assert call(client, "training/bra/sessions", who, SESSION).status_code == status
    assert call(client, f"training/ken/applications/{uid}", "ken").status_code == 404
    assert call(client, f"training/ken/applications/{uid}/selection", "ken", {"seats": 1}).status_code == 404
    assert call(client, f"training/mdg/applications/{uid}/selection", "mdg", {"seats": 1}).status_code == 404
    assert not Selection.objects.exists()


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"seats": 0}, 422),
        ({"apply_by": "2200-01-01"}, 422),
        ({"languages": ["xx"]}, 422),
        ({"level": "expert"}, 422),
        ({"offer": "bra/none"}, 403),
        ({"start": "soon"}, 422),
    ],
)
def test_what_cannot_be_announced_is_a_problem(client: Client, node: None, body: Any, status: int) -> None:
    answer = call(client, "training/bra/sessions", "bra", SESSION | body)

    assert answer.status_code == status
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert not TrainingSession.objects.exists()


def test_what_cannot_be_applied_for_or_decided_is_a_problem(client: Client, node: None) -> None:
    call(client, "training/bra/sessions", "bra", SESSION)

    assert call(client, "training/bra/applications", "bra", APPLICATION).status_code == 403
    assert call(client, "training/mdg/applications", "mdg", APPLICATION | {"participants": []}).status_code == 422
    assert call(client, "training/mdg/applications", "mdg", APPLICATION | {"session": "bra/none"}).status_code == 404
    assert call(client, "sessions?country=XXX", None).status_code == 422
    uid = call(client, "training/mdg/applications", "mdg", APPLICATION).json()["uid"]
    where = f"training/bra/applications/{uid}"
    assert call(client, f"{where}/selection", "bra", {"seats": 3}).status_code == 409
    assert call(client, f"{where}/selection", "bra", {"seats": -1}).status_code == 422
    assert call(client, f"{where}/attendance", "bra", {"attended": 1}).status_code == 409
    assert not Selection.objects.exists()
