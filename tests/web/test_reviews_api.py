"""Looking back by the API: for the parties of the initiative; each answers alone, and nobody reads too early."""

import base64
import json
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from bandung.clearance.models import Draft
from bandung.people.models import Mandate
from bandung.registers.models import Entry
from bandung.reviews.models import Review, ReviewSeal
from tests.cast import AT, post
from tests.reviews_cast import cast

pytestmark = pytest.mark.django_db

PASSWORD = "a-long-enough-password"
INITIATIVE = "initiatives/mdg/milk"
SEEN = {"value": "36", "on": "2026-10-01", "source": "Ministry of Health"}
REPORT = {"language": "en", "summary": {"en": "Three banks stand."}}
LESSON = {"title": {"en": "Train two"}, "text": {"en": "Train two nurses."}, "language": "en"}


@pytest.fixture
def node(django_user_model: Any, fresh_index: None) -> None:
    cast()
    for code in ("bra", "mdg", "ken", "jica"):
        person = django_user_model.objects.create_user(code, password=PASSWORD)
        for duty in ("clear", "consent"):
            Mandate.objects.create(person=person, party=code, duty=duty, post=post(code), since=AT, given_by="x")


def call(
    client: Client,
    party: str,
    path: str,
    body: Any = None,
    *,
    who: str | None = None,
    status: int = 0,
    put: bool = False,
) -> Any:
    named = base64.b64encode(f"{who or party}:{PASSWORD}".encode()).decode()
    headers = {} if who == "" else {"Authorization": f"Basic {named}"}
    address = f"/api/v1/reviews/{party}/{path}".replace("//", "/")
    if body is None:
        answer = client.get(address, headers=headers)
    else:
        send = client.put if put else client.post
        answer = send(address, json.dumps(body), content_type="application/json", headers=headers)
    assert answer.status_code == (status or (200 if body is None or put else 201)), answer.content
    return answer.json()


def due(days: int = 30) -> str:
    return (timezone.now() + timedelta(days=days)).date().isoformat()


def test_each_party_observes_and_corrects_and_all_of_them_read(client: Client, node: None) -> None:
    path = f"{INITIATIVE}/observations"
    made = call(client, "mdg", path, {"result": 0, "indicator": 0, "record": SEEN})
    name = made["uid"].partition("/")[2]
    call(client, "mdg", path, {"id": name, "result": 0, "indicator": 0, "record": SEEN | {"value": "30"}})

    told = call(client, "jica", path)

    first = told["indicators"][0]
    assert (first["dimension"], first["baseline"], first["target"]) == ("development", "40", "20")
    assert [(each["party"], each["progress"], len(each["series"])) for each in first["seen"]] == [("mdg", "0.5", 1)]
    assert call(client, "mdg", f"observations/{made['uid']}/take-back", {}, status=200)["value"] == "30"
    assert call(client, "bra", path)["indicators"][0]["seen"] == []


def test_an_observation_that_cannot_be_is_refused_and_nothing_is_written(client: Client, node: None) -> None:
    before = Entry.objects.count()
    fits = {"result": 0, "indicator": 0, "record": SEEN}

    refused: list[tuple[dict[str, Any], int]] = [
        ({"result": 9}, 404), ({"result": -1}, 422), ({"record": SEEN | {"on": "2199-01-01"}}, 422),
        ({"record": SEEN | {"value": "much"}}, 422), ({"record": {"on": "2026-10-01", "source": "X"}}, 422),
        ({"id": "none"}, 404),
    ]  # fmt: skip
    for told, status in refused:
        call(client, "mdg", f"{INITIATIVE}/observations", fits | told, status=status)

    assert Entry.objects.count() == before


def test_a_report_is_proposed_answered_and_named_by_the_next_move(client: Client, node: None) -> None:
    path = f"{INITIATIVE}/papers/final-report"
    made = call(client, "mdg", path, {"record": REPORT})
    assert (made["state"], made["awaited"]) == ("proposed", ["bra"])
    words = f"papers/final-report/{made['uid']}/words"
    call(client, "jica", words, {"digest": made["digest"]}, status=403)
    call(client, "bra", words, {"digest": "0" * 64}, status=409)

    told = call(client, "bra", words, {"digest": made["digest"]})

    assert told["state"] == "holds"
    assert call(client, "jica", path)[0]["uid"] == made["uid"]
    assert call(client, "mdg", f"{INITIATIVE}/closing")["documents"]["final-report"]["digest"] == made["digest"]
    call(client, "mdg", f"papers/final-report/{made['uid']}/take-back", {}, status=409)
    call(client, "jica", path, {"record": REPORT}, status=403)
    call(client, "mdg", f"{INITIATIVE}/papers/other", status=422)


def test_a_round_from_its_opening_to_the_answers_side_by_side(client: Client, node: None) -> None:
    call(client, "jica", f"{INITIATIVE}/rounds", {"due": due()}, status=403)
    call(client, "mdg", f"{INITIATIVE}/rounds", {"due": due(-1)}, status=422)
    made = call(client, "mdg", f"{INITIATIVE}/rounds", {"due": due(), "text": {"en": "Half time."}})
    path = f"rounds/{made['uid']}"
    assert [(each["party"], each["state"]) for each in made["sides"]] == [
        ("bra", "to-answer"), ("mdg", "to-answer"), ("jica", "to-answer"),
    ]  # fmt: skip
    call(client, "bra", f"{path}/answers", {"1.1": "secret"}, put=True)
    assert call(client, "bra", f"{path}/answers")["draft"] == {"1.1": "secret"}
    assert call(client, "mdg", f"{path}/answers") == {"draft": {}, "sealed": False, "changed_at": None}
    for party, points in (("bra", 1), ("mdg", 3), ("jica", None)):
        call(client, party, f"{path}/reveal", {}, status=409)
        answers = [{"key": "1.1", "points": points, "text": {"en": f"secret {party}"}}]
        call(client, party, f"{path}/seal", {"answers": answers, "satisfaction": 2})
        assert "secret" not in json.dumps(call(client, "mdg", f"{path}/beside"))
    call(client, "mdg", f"{path}/seal", {"answers": answers}, status=409)
    assert [each["what"] for each in call(client, "bra", "waiting")] == ["reveal"]

    for party in ("bra", "mdg", "jica"):
        told = call(client, party, f"{path}/reveal", {})
    beside = call(client, "bra", f"{path}/beside")

    assert told["state"] == "closed"
    first = beside["dimensions"][0]
    assert first["means"] == {"bra": "1", "mdg": "3", "jica": None}
    assert (first["divergence"], first["rows"][0]["texts"]["mdg"]) == ("2", {"en": "secret mdg"})
    assert first["rows"][0]["title"]["en"]
    assert len(beside["value_added"]) == 6
    assert call(client, "jica", f"{INITIATIVE}/rounds")[0]["outcome"] == told["outcome"]
    documents = call(client, "jica", f"{INITIATIVE}/closing")["documents"]
    assert documents["evaluation"]["digest"] == told["outcome"]


def test_answers_that_do_not_fit_are_not_sealed(client: Client, node: None) -> None:
    made = call(client, "mdg", f"{INITIATIVE}/rounds", {"due": due()})

    refused: list[dict[str, Any]] = [
        {"answers": []}, {"answers": [{"key": "9.9", "points": 1}]}, {"answers": [{"key": "1.1", "points": 4}]},
        {"answers": [{"key": "1.1"}, {"key": "1.1"}]}, {"answers": [{"key": "1.1"}], "satisfaction": 2**63},
        {"answers": [{"key": "1.1", "points": "three"}]}, {"answers": [{"key": "\ud800", "points": 1}]},
    ]  # fmt: skip
    for told in refused:
        call(client, "bra", f"rounds/{made['uid']}/seal", told, status=422)

    for draft in ({"1.1": "a\0b"}, {"\ud800": 1}):
        call(client, "bra", f"rounds/{made['uid']}/answers", draft, put=True, status=422)

    assert ReviewSeal.objects.count() == Review.objects.count() == 0


def test_a_round_is_taken_back_before_anybody_seals(client: Client, node: None) -> None:
    made = call(client, "mdg", f"{INITIATIVE}/rounds", {"due": due()})
    call(client, "bra", f"rounds/{made['uid']}/cancel", {}, status=404)

    assert call(client, "mdg", f"rounds/{made['uid']}/cancel", {}, status=200)["state"] == "cancelled"
    assert call(client, "bra", f"rounds/{made['uid']}")["state"] == "cancelled"


def test_a_lesson_is_noted_becomes_an_offer_and_is_withdrawn(client: Client, node: None) -> None:
    path = f"{INITIATIVE}/lessons"
    call(client, "mdg", path, {"record": LESSON, "public": True}, status=409)
    made = call(client, "mdg", path, {"record": LESSON})
    assert call(client, "bra", path)["total"] == 1
    assert call(client, "bra", f"lessons/{made['uid']}")["record"]["title"] == {"en": "Train two"}
    assert (call(client, "mdg", "lessons")["total"], call(client, "bra", "lessons")["total"]) == (1, 0)
    call(client, "bra", f"lessons/{made['uid']}/offer", {}, status=404)

    begun = call(client, "mdg", f"lessons/{made['uid']}/offer", {})

    assert begun == {"draft": str(Draft.objects.get().pk), "problems": 0}
    call(client, "mdg", f"lessons/{made['uid']}/withdraw", {}, status=200)
    assert call(client, "bra", path)["total"] == 0
    assert call(client, "", "lessons") == {"items": [], "total": 0}


def test_where_an_offer_has_gone_is_told_to_all_and_to_a_party(client: Client, node: None) -> None:
    from bandung.exchange import actions as exchange
    from tests.factories import an_offer

    exchange.publish_new(record=an_offer("banks"), party="bra", by=post("bra"), at=AT)

    told = call(client, "", "offers/bra/banks")

    assert told["branches"] == [
        {"offer": "bra/banks", "title": {"en": "Milk banks banks"}, "countries": ["BRA"], "parent": None, "depth": 0,
         "initiatives": [], "reached": []},
    ]  # fmt: skip
    assert (told["multiplier"], call(client, "ken", "offers/bra/banks")["origin"]) == (None, "bra/banks")
    call(client, "", "offers/bra/none", status=404)


def test_nobody_acts_for_another_party_or_reads_what_is_not_for_her(client: Client, node: None) -> None:
    made = call(client, "mdg", f"{INITIATIVE}/rounds", {"due": due()})

    for path in (
        f"{INITIATIVE}/observations", f"{INITIATIVE}/rounds", f"{INITIATIVE}/lessons", f"{INITIATIVE}/closing",
        f"{INITIATIVE}/papers/final-report", f"rounds/{made['uid']}", f"rounds/{made['uid']}/answers",
        f"rounds/{made['uid']}/beside",
    ):  # fmt: skip
        call(client, "mdg", path, who="ken", status=403)
        call(client, "mdg", path, who="", status=401)
        call(client, "ken", path, status=404)
    call(client, "ken", f"rounds/{made['uid']}/seal", {"answers": [{"key": "1.1"}]}, status=404)
