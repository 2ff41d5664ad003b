"""Work plans and transfers by the API: for the parties of the initiative, and nobody else."""

import base64
import json
from typing import Any

import pytest
from django.test import Client

from bandung.clearance.models import Draft
from bandung.exchange import actions as exchange
from bandung.people.models import Mandate
from bandung.plans import rules
from bandung.plans.models import Plan, Transfer
from bandung.registers.models import Entry
from tests.cast import AT, post
from tests.factories import an_offer
from tests.plans_cast import a_line, agreed, cast

pytestmark = pytest.mark.django_db(transaction=True)

PASSWORD = "a-long-enough-password"
UID = "mdg/cassava"
HARVEST, COURSE = a_line("harvest", "mdg"), a_line("course", "bra")
PLAN: dict[str, Any] = {"title": {"en": "Work plan"}, "language": "en", "items": [HARVEST, COURSE]}
DRYER: dict[str, Any] = {
    "technology": {"en": "Solar dryer"}, "what": {"en": "Drawings"}, "giver": "bra", "receiver": "mdg",
}  # fmt: skip


@pytest.fixture
def node(django_user_model: Any, fresh_index: None) -> None:
    cast()
    for code in ("bra", "mdg", "ken", "jica"):
        person = django_user_model.objects.create_user(code, password=PASSWORD)
        for duty in ("clear", "consent"):
            Mandate.objects.create(person=person, party=code, duty=duty, post=post(code), since=AT, given_by="x")


def call(client: Client, party: str, path: str, body: Any = None, *, who: str | None = None, status: int = 0) -> Any:
    named = base64.b64encode(f"{who or party}:{PASSWORD}".encode()).decode()
    headers = {} if who == "" else {"Authorization": f"Basic {named}"}
    address = f"/api/v1/partnerships/{party}/{path}"
    if body is None:
        answer = client.get(address, headers=headers)
    else:
        answer = client.post(address, json.dumps(body), content_type="application/json", headers=headers)
    assert answer.status_code == (status or (200 if body is None else 201)), answer.content
    return answer.json()


def test_the_way_from_a_proposal_to_a_report(client: Client, node: None) -> None:
    base = f"initiatives/{UID}"
    made = call(client, "mdg", f"{base}/plan", PLAN | {"seen": ""})
    assert (made["state"], made["asked"]) == ("proposed", ["bra"])
    version = f"{base}/plan/{made['uid']}"
    told = call(client, "bra", f"{version}/words", {"digest": made["digest"]})
    assert told["state"] == "in-effect"
    call(client, "mdg", f"{base}/progress", {"on": "2026-11-24", "items": [{"key": "harvest", "state": "done"}]})

    board = call(client, "jica", f"{base}/plan?concerned=mdg")
    assert [(each["key"], each["state"], each["late"]) for each in board["lines"]] == [("harvest", "done", "")]
    assert board["lines"][0]["reports"]["mdg"]["on"] == "2026-11-24"
    assert board["lines"][0]["last_day"] == "2027-03-31"
    assert call(client, "bra", f"{base}/progress")["total"] == 1
    assert call(client, "bra", version)["record"]["items"][1]["key"] == "course"
    assert call(client, "mdg", "plans/due") == []


def test_a_proposal_is_refused_and_taken_back(client: Client, node: None) -> None:
    base = f"initiatives/{UID}"
    made = call(client, "mdg", f"{base}/plan", PLAN)
    version = f"{base}/plan/{made['uid']}"
    call(client, "bra", f"{version}/words", {"digest": made["digest"], "says": "refuse", "text": {"pt": "Cedo."}})

    assert call(client, "mdg", f"{base}/plan")["proposals"][0]["refused"] == ["bra"]
    assert call(client, "mdg", f"{version}/take-back", {}, status=200)["state"] == "withdrawn"


@pytest.mark.parametrize(
    ("party", "told", "status"),
    [
        ("mdg", {"items": [HARVEST, HARVEST]}, 422),
        ("mdg", {"items": [a_line("x", "mdg", start="2027-05-01", end="2027-04-01")]}, 422),
        ("mdg", {"items": [HARVEST, a_line("x", "mdg", start="2058-05-01", end="2058-06-01")]}, 422),
        ("mdg", {"items": [a_line("x", "nobody")]}, 422),
        ("mdg", {"items": []}, 422),
        ("mdg", {"seen": "0" * 64}, 409),
        ("jica", {}, 403),
        ("ken", {}, 404),
    ],
)
def test_a_plan_that_cannot_be_is_refused_and_nothing_is_written(
    client: Client, node: None, party: str, told: dict[str, Any], status: int
) -> None:
    before = Entry.objects.count()

    problem = call(client, party, f"initiatives/{UID}/plan", PLAN | told, status=status)

    assert problem["title"]
    assert Entry.objects.count() == before


def test_a_word_counts_once_for_the_version_that_was_read_and_of_those_concerned(client: Client, node: None) -> None:
    made = call(client, "mdg", f"initiatives/{UID}/plan", PLAN)
    words = f"initiatives/{UID}/plan/{made['uid']}/words"

    call(client, "bra", words, {"digest": "0" * 64}, status=409)
    call(client, "jica", words, {"digest": made["digest"]}, status=403)
    call(client, "ken", words, {"digest": made["digest"]}, status=404)
    call(client, "bra", words, {"digest": made["digest"]})
    call(client, "bra", words, {"digest": made["digest"]}, status=409)
    assert Plan.objects.get().state == rules.IN_EFFECT


def test_nobody_acts_for_another_party_or_without_a_name(client: Client, node: None) -> None:
    agreed(UID, HARVEST, COURSE)

    for path in ("plan", "progress", "transfers"):
        call(client, "mdg", f"initiatives/{UID}/{path}", who="ken", status=403)
        call(client, "mdg", f"initiatives/{UID}/{path}", who="", status=401)
        call(client, "ken", f"initiatives/{UID}/{path}", status=404)
    call(client, "mdg", f"initiatives/{UID}/progress", {"on": "2026-11-24", "items": []}, status=422)
    call(client, "mdg", f"initiatives/{UID}/progress", {"on": "2099-01-01", "text": {"en": "Soon."}}, status=422)


def test_a_transfer_from_its_record_to_an_offer_of_ones_own(client: Client, node: None) -> None:
    exchange.publish_new(record=an_offer("dryer"), party="bra", by=post("bra"), at=AT)
    base = f"initiatives/{UID}/transfers"
    made = call(client, "bra", base, {"record": DRYER | {"origin": "Pewenche"}})
    assert (made["community_consent_missing"], made["confirmed_at"]) == (True, None)
    words = f"{base}/{made['uid']}/words"
    assert call(client, "mdg", words, {"digest": made["digest"]})["confirmed_at"]

    name = made["uid"].partition("/")[2]
    offer = {"register_code": "bra", "record": "dryer", "digest": "0" * 64}
    newer = call(client, "bra", base, {"id": name, "record": DRYER | {"offer": offer}})
    assert (newer["uid"], newer["confirmed_at"]) == (made["uid"], None)
    call(client, "mdg", f"{base}/{made['uid']}/offer", {}, status=409)
    call(client, "bra", base, {"id": name, "record": DRYER | {"offer": offer, "adaptation": {"en": "Local wood."}}})
    call(client, "bra", f"{base}/{made['uid']}/offer", {}, status=403)
    begun = call(client, "mdg", f"{base}/{made['uid']}/offer", {})

    assert begun == {"draft": str(Draft.objects.get().pk), "problems": 0}
    assert Draft.objects.get().told["adapted_from"] == offer
    assert call(client, "jica", base)["total"] == 1
    assert call(client, "bra", f"{base}/{made['uid']}/take-back", {}, status=200)["withdrawn_at"]
    assert Transfer.objects.get().withdrawn_at is not None


def test_a_version_or_a_transfer_is_found_only_under_its_initiative(client: Client, node: None) -> None:
    plan = agreed(UID, HARVEST, COURSE)
    made = call(client, "bra", f"initiatives/{UID}/transfers", {"record": DRYER})

    call(client, "mdg", f"initiatives/mdg/other/plan/{plan.uid}", status=404)
    call(client, "mdg", f"initiatives/mdg/other/transfers/{made['uid']}/words", {"digest": "0" * 64}, status=404)
