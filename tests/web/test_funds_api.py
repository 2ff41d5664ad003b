"""Funds by the API: what holds for everybody, the rest for the parties; the way from a fund to an award."""

import base64
import json
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from bandung.funds import queries
from bandung.people.models import Mandate
from bandung.records.kinds import as_json
from tests.cast import AT, joined, post
from tests.stage_of_funds import (
    CLOSED,
    OPEN,
    PARTIES,
    SCORES,
    a_call,
    a_fund,
    a_proposal,
    agreed_call,
    agreed_fund,
    agreed_proposal,
    sealed,
)

pytestmark = pytest.mark.django_db(transaction=True)

PASSWORD = "a-long-enough-password"


@pytest.fixture
def node(django_user_model: Any, fresh_index: None, monkeypatch: pytest.MonkeyPatch) -> Any:
    joined(*PARTIES)
    for code in PARTIES:
        person = django_user_model.objects.create_user(code, password=PASSWORD)
        for duty in ("clear", "consent"):
            Mandate.objects.create(person=person, party=code, duty=duty, post=post(code), since=AT, given_by="x")

    def set_to(moment: Any) -> None:
        monkeypatch.setattr(timezone, "now", lambda: moment)

    return set_to


def call(path: str, who: str | None = None, body: Any = None, *, method: str = "") -> Any:
    named = base64.b64encode(f"{who}:{PASSWORD}".encode()).decode()
    headers = {"Authorization": f"Basic {named}"} if who else {}
    does = getattr(Client(), method or ("get" if body is None else "post"))
    told = {} if body is None else {"data": json.dumps(body), "content_type": "application/json"}
    return does(f"/api/v1/{path}", headers=headers, **told)


def consent(kind: str, told: Any, who: str) -> Any:
    return call(f"funds/{who}/consents/{kind}/{told['uid']}", who, {"digest": told["digest"]})


def test_the_way_from_a_fund_to_an_award(node: Any) -> None:
    node(AT)
    fund = call("funds/bra", "bra", {"record": as_json(a_fund())}).json()
    assert (fund["state"], fund["awaited"], fund["votes"]) == ("proposed", ["vnm"], ["bra", "vnm"])
    assert call("funds/bra/joint").status_code == 404
    assert consent("fund", fund, "vnm").status_code == 201
    assert call("funds").json()["total"] == 1
    assert call("funds/bra/joint").json()["state"] == "holds"
    made = call("calls/bra", "bra", {"record": as_json(a_call())}).json()
    consent("call", made, "vnm")
    node(OPEN)
    listed = call("calls?state=open&country=VNM&sector=122").json()
    assert [each["uid"] for each in listed["items"]] == ["bra/call-2027"]
    assert [each["closes"] for each in listed["items"][0]["windows"]] == [
        "2027-05-24T00:00:00-03:00",
        "2027-05-24T00:00:00+07:00",
    ]
    told = as_json(a_proposal())
    checked = call("proposals/bra/check", "bra", {"record": told | {"asked_for": "200000"}}).json()
    assert [each["name"] for each in checked if not each["met"]] == ["amount"]
    refused = call("proposals/bra", "bra", {"record": told | {"asked_for": "200000"}})
    assert refused.status_code == 422
    proposal = call("proposals/bra", "bra", {"record": told}).json()
    assert call("proposals/vnm?awaited=true", "vnm").json()["total"] == 1
    assert consent("joint-proposal", proposal, "vnm").status_code == 201
    node(CLOSED)
    for party in ("bra", "vnm"):
        where = f"proposals/{party}/{proposal['uid']}"
        kept = call(f"{where}/assessment", party, {"draft": {"text": f"Only {party}"}}, method="put")
        assert kept.json()["own_draft"] == {"text": f"Only {party}"}
        assert call(f"{where}/seal", party, {"scores": SCORES}).status_code == 201
    for party in ("bra", "vnm"):
        assert call(f"proposals/{party}/{proposal['uid']}/open", party, {}).status_code == 201
    joint = call(f"proposals/bra/{proposal['uid']}/joint", "bra", {"scores": SCORES}).json()["proposed"][0]
    assert consent("assessment", joint, "vnm").status_code == 201
    ranked = call("calls/bra/bra/call-2027/ranking", "bra").json()
    assert [(each["rank"], float(each["points"])) for each in ranked["ranking"]] == [(1, 74.0)]
    award = call("calls/bra/bra/call-2027/award", "bra", {"given": {proposal["uid"]: "50000"}})
    assert award.status_code == 201
    consent("award", award.json(), "vnm")
    awards = call("calls/vnm/bra/call-2027/ranking", "vnm").json()["awards"]
    assert [each["state"] for each in awards] == ["holds"]


def test_nobody_reads_what_another_side_wrote_before_all_have_sealed(node: Any) -> None:
    agreed_call()
    uid = agreed_proposal()
    sealed(uid, "bra")
    node(CLOSED)

    found = call(f"proposals/vnm/{uid}/assessment", "vnm").json()

    assert [(each["party"], bool(each["sealed_at"]), each["record"]) for each in found["sides"]] == [
        ("bra", True, None),
        ("vnm", False, None),
    ]
    assert found["own_draft"] is None
    assert call(f"proposals/vnm/{uid}/open", "vnm", {}).status_code == 409
    assert call(f"proposals/bra/{uid}/unseal", "bra", {}).status_code == 201


@pytest.mark.parametrize(
    ("path", "who", "body", "status"),
    [
        ("calls/bra/call-2027", None, None, 200),
        ("calls/bra/nothing", None, None, 404),
        ("calls?sector=nothing", None, None, 422),
        ("funds/bra", None, None, 401),
        ("funds/bra", "ken", None, 403),
        ("proposals/ken/bra/milk", "ken", None, 404),
        ("proposals/ken/bra/milk/assessment", "ken", None, 404),
        ("calls/ken/bra/call-2027/ranking", "ken", None, 404),
        ("funds/bra", "bra", {"record": {"id": "x"}}, 422),
        ("calls/bra/bra/call-2027/award", "bra", {"given": {"bra/milk": "-5"}}, 422),
        ("proposals/bra/bra/milk/seal", "bra", {"scores": {"beauty": 5}}, 422),
        ("funds/bra/consents/fund/bra/joint", "bra", {"digest": "0" * 64}, 409),
        ("funds/vnm/withdrawals/fund/bra/joint", "vnm", {}, 404),
        ("funds/bra/withdrawals/fund/bra/joint", "bra", {}, 409),
    ],
)
def test_what_cannot_be_is_refused(node: Any, path: str, who: str | None, body: Any, status: int) -> None:
    agreed_call()
    agreed_proposal()
    node(CLOSED)

    assert call(path, who, body).status_code == status


def test_a_call_that_holds_is_announced(node: Any, client: Client) -> None:
    agreed_call()
    node(OPEN)

    made = call("funds/bra/announcements/call/bra/call-2027", "bra", {})

    assert made.status_code == 201
    assert "Exchange of officials" in client.get(f"/en/registers/bra/{made.json()['entry']}/").content.decode()
    assert call("funds/bra/announcements/call/bra/call-2027", "bra", {}).status_code == 409


def test_a_party_leaves_a_proposal(node: Any) -> None:
    agreed_call()
    uid = agreed_proposal()
    node(CLOSED)

    assert call(f"funds/vnm/left/{uid}", "vnm", {}).status_code == 201

    assert call(f"proposals/vnm/{uid}", "vnm").json()["state"] == "left"
    assert call(f"funds/vnm/left/{uid}", "vnm", {}).status_code == 404


def test_a_fund_of_ones_own_is_withdrawn(node: Any) -> None:
    node(AT)
    call("funds/bra", "bra", {"record": as_json(a_fund())})

    assert call("funds/bra/withdrawals/fund/bra/joint", "bra", {}).status_code == 201

    assert [each.state for each in queries.funds("bra")] == ["withdrawn"]
    assert call("funds/bra", "bra").json()["items"][0]["state"] == "withdrawn"


def test_after_the_window_a_word_is_refused_with_the_clock(node: Any) -> None:
    agreed_fund()
    node(AT)
    made = call("calls/bra", "bra", {"record": as_json(a_call())}).json()
    consent("call", made, "vnm")
    node(OPEN)
    proposal = call("proposals/bra", "bra", {"record": as_json(a_proposal())}).json()
    node(CLOSED)

    answer = consent("joint-proposal", proposal, "vnm")

    assert answer.status_code == 409
    assert "Asia/Ho_Chi_Minh" in answer.json()["detail"]
