"""The desk by the API: mandates, notices, what is due to be confirmed, the lane for crises."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from bandung.exchange import actions as exchange
from bandung.notices.actions import tell
from bandung.people.accounts import make_token
from bandung.people.models import Mandate
from tests.cast import AT, joined, later, post
from tests.factories import a_need, an_offer

pytestmark = pytest.mark.django_db(transaction=True)
OLD = later(-800)


@pytest.fixture
def agency(django_user_model: Any, fresh_index: None) -> Client:
    """A program of somebody who clears for Brazil."""
    joined("bra", "mdg")
    return program(django_user_model, "agency", "bra")


def program(people: Any, name: str, party: str, *, scopes: tuple[str, ...] = ("publish", "draft")) -> Client:
    person = people.objects.create_user(name)
    Mandate.objects.create(person=person, party=party, duty="clear", post=post(party), since=AT, given_by="x")
    end = timezone.now() + timedelta(days=1)
    token = make_token(person=person, name="t", scopes=scopes, expires=end, at=timezone.now())[1]
    return Client(headers={"Authorization": f"Bearer {token}"})


def sent(client: Client, path: str, body: Any = None, method: str = "POST") -> tuple[int, Any]:
    answer = client.generic(method, f"/api/v1/{path}", json.dumps(body or {}), "application/json")
    return answer.status_code, answer.json() if answer.content else None


def test_mandates_are_listed_by_post_without_names(agency: Client, django_user_model: Any) -> None:
    stranger = program(django_user_model, "stranger", "mdg")

    told = agency.get("/api/v1/people/bra").json()

    assert [(each["post"], each["duty"], each["is_mine"]) for each in told["items"]] == [(post("bra"), "clear", True)]
    assert "agency" not in json.dumps(told)
    assert stranger.get("/api/v1/people/bra").status_code == 403


def test_notices_are_read_and_marked(agency: Client) -> None:
    exchange.publish_new(record=an_offer("milk"), party="bra", by=post("bra"), at=AT)
    tell("fits", party="bra", about=("offer", "bra/milk"), places={"title": {"pt": "Leite", "en": "Milk"}}, at=AT)

    page = agency.get("/api/v1/notices/bra", headers={"Accept-Language": "en"}).json()
    assert (page["total"], page["unread"], page["items"][0]["about"]) == (1, 1, "bra/milk")
    assert "Milk" in page["items"][0]["sentence"]

    assert sent(agency, "notices/bra/read", {"notices": [page["items"][0]["id"]]}) == (200, {"marked": 1})
    assert sent(agency, "notices/bra/read") == (200, {"marked": 0})
    assert agency.get("/api/v1/notices/bra").json()["unread"] == 0
    assert agency.get("/api/v1/notices/mdg").status_code == 403


def test_what_is_due_is_confirmed(agency: Client, django_user_model: Any) -> None:
    for name in ("milk", "wells"):
        exchange.publish_new(record=an_offer(name, stated_on="2024-01-01"), party="bra", by=post("bra"), at=OLD)
    due = agency.get("/api/v1/unconfirmed/bra?kind=offer&limit=1").json()
    assert (due["total"], due["items"][0]["kind"]) == (2, "offer")

    told = {"records": [{"kind": "offer", "record": "milk"}]}
    assert (
        sent(program(django_user_model, "reader", "bra", scopes=("read",)), "unconfirmed/bra/confirm", told)[0] == 403
    )
    status, answer = sent(agency, "unconfirmed/bra/confirm", told)

    assert (status, len(answer["entries"])) == (201, 1)
    assert [each["uid"] for each in agency.get("/api/v1/unconfirmed/bra").json()["items"]] == ["bra/wells"]
    assert sent(agency, "unconfirmed/bra/confirm", told) == (201, {"entries": []})


def test_the_lane_for_crises_is_open_to_everybody(agency: Client, client: Client) -> None:
    until = (timezone.now() + timedelta(days=20)).date().isoformat()
    crisis = {"glide": "TC-2027-000012-MDG", "deadline": until}
    exchange.publish_new(record=a_need("tents", crisis=crisis), party="mdg", by=post("mdg"), at=timezone.now())

    listed = client.get("/api/v1/crises").json()

    assert [each["uid"] for each in listed["items"]] == ["mdg/tents"]
    assert client.get("/api/v1/crises/mdg/tents/standby").json() == {"results": []}
    assert client.get("/api/v1/crises/mdg/nothing/standby").status_code == 404


def test_a_search_stands_until_it_is_deleted(agency: Client) -> None:
    wanted = {"wanted": "need", "text": "banque de lait", "country": ["MDG"]}

    status, made = sent(agency, "searches/bra", wanted)

    assert (status, made["filters"], made["paused_at"]) == (201, {"countries": ["MDG"]}, None)
    assert sent(agency, "searches/bra", wanted)[1]["id"] == made["id"]
    assert sent(agency, f"searches/bra/{made['id']}/pause")[1]["paused_at"]
    assert sent(agency, f"searches/bra/{made['id']}/go-on")[1]["paused_at"] is None
    assert sent(agency, "searches/bra", {"wanted": "need"})[0] == 422
    assert sent(agency, "searches/bra", {"about": "mdg/nothing"})[0] == 404
    assert sent(agency, "searches/mdg", wanted)[0] == 403
    assert sent(agency, f"searches/bra/{made['id']}", method="DELETE") == (204, None)
    assert sent(agency, f"searches/bra/{made['id']}", method="DELETE")[0] == 404
    assert agency.get("/api/v1/searches/bra").json() == []


def test_a_webhook_is_made_listed_and_deleted(
    agency: Client, django_user_model: Any, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.WEBHOOKS_INSIDE = True
    person = django_user_model.objects.get(username="agency")
    Mandate.objects.create(person=person, party="bra", duty="administer", post=post("bra"), since=AT, given_by="x")
    end = timezone.now() + timedelta(days=1)
    token = make_token(person=person, name="a", scopes=["administer"], expires=end, at=timezone.now())[1]
    administrator = Client(headers={"Authorization": f"Bearer {token}"})
    told = {"address": "http://127.0.0.1:9/bandung", "kinds": ["offer"]}

    assert sent(agency, "webhooks/bra", told)[0] == 403
    status, made = sent(administrator, "webhooks/bra", told)
    where = f"webhooks/bra/{made['id']}"

    assert (status, made["secret"][:6]) == (201, "whsec_")
    assert "secret" not in administrator.get("/api/v1/webhooks/bra").json()[0]
    assert sent(administrator, "webhooks/bra", told | {"kinds": ["rumour"]})[0] == 422
    assert sent(administrator, "webhooks/bra", told | {"address": "ftp://127.0.0.1/"})[0] == 422
    exchange.publish_new(record=an_offer("milk"), party="bra", by=post("bra"), at=timezone.now())
    page = administrator.get(f"/api/v1/{where}/deliveries").json()
    assert [each["what"] for each in page["items"]] == ["publish offer bra/milk"]
    again = sent(administrator, f"{where}/deliveries/{page['items'][0]['id']}/send")
    assert again[0] == 202
    assert sent(administrator, f"{where}/off")[1]["off_at"]
    assert sent(administrator, f"{where}/on")[1]["off_at"] is None
    assert sent(administrator, where, method="DELETE") == (204, None)
    assert sent(administrator, f"{where}/off")[0] == 404
