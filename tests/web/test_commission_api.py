"""Joint commissions by the API: the way to a signed act, who may not, and what is refused with its status."""

import base64
import json
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from bandung.commissions.models import CommissionAct
from bandung.people.models import Mandate
from bandung.records.kinds import as_json
from tests.cast import AT, joined, later, post
from tests.commissions import SESSION, an_act, confirmed, consented, proposed, session_told, signed

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("fresh_index")]

PASSWORD = "a-long-enough-password"


@pytest.fixture
def node(django_user_model: Any) -> None:
    joined("bra", "mdg", "ken")
    for code in ("bra", "mdg", "ken"):
        person = django_user_model.objects.create_user(code, password=PASSWORD)
        for duty in ("clear", "consent"):
            Mandate.objects.create(person=person, party=code, duty=duty, post=post(code), since=AT, given_by="x")


def call(client: Client, path: str, who: str | None, body: Any = None) -> Any:
    named = base64.b64encode(f"{who}:{PASSWORD}".encode()).decode()
    headers = {"Authorization": f"Basic {named}"} if who else {}
    address = f"/api/v1/{path}"
    if body is None:
        return client.get(address, headers=headers)
    return client.post(address, json.dumps(body), content_type="application/json", headers=headers)


def test_the_way_from_a_session_to_its_signed_act(client: Client, node: None) -> None:
    made = call(client, "commissions/bra", "bra", {"record": session_told()})
    assert (made.status_code, made.json()["state"], made.json()["awaited"]) == (201, "convened", ["mdg"])
    word = {"digest": made.json()["newest"]}
    assert call(client, f"commissions/mdg/{SESSION}/words", "mdg", word).json()["state"] == "confirmed"
    item = {"id": "milk", "type": "project", "title": {"fr": "Lactariums"}}
    assert call(client, f"commissions/mdg/{SESSION}/items", "mdg", item).status_code == 201

    record = {name: value for name, value in as_json(an_act()).items() if name not in ("id", "session", "parties")}
    act = call(client, f"commissions/bra/{SESSION}/acts", "bra", {"record": record})
    assert (act.status_code, act.json()["state"], act.json()["middle"]) == (201, "proposed", "2028-03-31")
    uid, digest = act.json()["uid"], act.json()["digest"]
    table = call(client, f"commissions/mdg/{SESSION}", "mdg").json()
    assert [each["uid"] for each in table["items"]] == ["mdg/milk"]
    assert [each["uid"] for each in table["acts"]] == [uid]
    signed_act = call(client, f"commission-acts/mdg/{uid}/words", "mdg", {"digest": digest, "text": {"fr": "Oui"}})
    assert signed_act.json()["state"] == "signed"
    told = call(client, f"commission-acts/bra/{uid}", "bra").json()
    assert [(each["party"], each["says"]) for each in told["consents"]] == [("mdg", "consent")]

    paper = call(client, f"commission-acts/bra/{uid}/pdf", "bra")
    assert paper["Content-Type"] == "application/pdf"
    found = client.post("/api/v1/acts/verify", {"file": SimpleUploadedFile("act.pdf", paper.content)}).json()
    assert (found["known"], found["signed_by_all"], found["pages_say_the_same"]) == (True, True, True)
    for party in ("bra", "mdg"):
        assert client.get(f"/api/v1/acts/{digest}").status_code == 404
        call(client, f"commission-acts/{party}/{uid}/words", party, {"digest": digest, "says": "publish"})
    assert client.get(f"/api/v1/acts/{digest}").json()["number"] == "I-2027"
    assert [each["uid"] for each in client.get("/api/v1/acts").json()["items"]] == [uid]


def test_of_an_act_that_is_not_public_only_a_whole_digest_tells_what_stands_on_its_paper(
    client: Client, node: None
) -> None:
    confirmed()
    act = CommissionAct.objects.get(pk=signed())
    code = client.get(f"/api/v1/commission-acts/bra/{act.uid}").status_code
    assert code == 401
    told = call(client, f"commission-acts/bra/{act.uid}", "bra").json()["act"]

    assert client.get(f"/api/v1/acts/verify?code={told['check_code']}").json()["known"] is False
    known = client.get(f"/api/v1/acts/verify?code={act.digest}").json()
    assert {name: known[name] for name in ("known", "signed_by_all", "number", "parties", "public")} == {
        "known": True, "signed_by_all": True, "number": "I-2027", "parties": ["bra", "mdg"], "public": False,
    }  # fmt: skip
    assert client.get("/api/v1/acts/verify?code=AAAA").status_code == 422


def test_an_outsider_reads_and_does_nothing(client: Client, node: None) -> None:
    confirmed()
    uid = proposed()
    digest = CommissionAct.objects.get().digest
    record = {"record": as_json(an_act(id="x"))}

    for path, body in (
        (f"commissions/ken/{SESSION}", None), (f"commission-acts/ken/{uid}", None),
        (f"commission-acts/ken/{uid}/pdf", None), (f"commissions/ken/{SESSION}/acts", record),
        (f"commissions/ken/{SESSION}/items", {"id": "x", "type": "other", "title": {"en": "x"}}),
        (f"commission-acts/ken/{uid}/words", {"digest": digest}),
    ):  # fmt: skip
        assert call(client, path, "ken", body).status_code == 404, path
        assert call(client, path.replace("/ken/", "/mdg/"), "ken", body).status_code == 403, path
        assert call(client, path, None, body).status_code == 401, path
    assert call(client, f"commissions/ken/{SESSION}/call-off", "ken", {}).status_code == 403
    assert call(client, "commissions/ken", "ken").json()["total"] == 0


def test_what_is_refused_says_so_with_its_status(client: Client, node: None) -> None:
    confirmed()
    uid = proposed()
    act = CommissionAct.objects.get()
    words = f"commission-acts/mdg/{uid}/words"

    assert call(client, words, "mdg", {"digest": "0" * 64}).status_code == 409
    assert call(client, words, "mdg", {"digest": act.digest, "says": "maybe"}).status_code == 422
    assert call(client, words, "mdg", {"digest": act.digest, "says": "publish"}).status_code == 409
    assert call(client, f"commissions/mdg/{SESSION}/call-off", "mdg", {}).status_code == 403
    assert call(client, f"commission-acts/mdg/{uid}/take-back", "mdg", {}).status_code == 404
    late = as_json(an_act(id="y", number="II", reference=act.body["session"]))
    assert call(client, f"commissions/mdg/{SESSION}/acts", "mdg", {"record": late}).status_code == 409
    wrong = late | {"programme": {"title": {"pt": "x"}, "period": {"start": "2029-01-01", "end": "2027-01-01"}}}
    refused = call(client, f"commissions/mdg/{SESSION}/acts", "mdg", {"record": wrong})
    assert refused.status_code == 422
    assert "before it has begun" in refused.content.decode()
    itself = session_told(id="z", parties=["bra", "bra"])
    assert call(client, "commissions/bra", "bra", {"record": itself}).status_code == 422
    consented("commission-act", uid, "mdg", at=later(3))
    assert call(client, words, "mdg", {"digest": act.digest}).status_code == 409
    assert call(client, f"commissions/bra/{SESSION}/call-off", "bra", {}).status_code == 409


def test_lists_are_narrowed_and_items_taken_back(client: Client, node: None) -> None:
    confirmed()
    call(client, f"commissions/bra/{SESSION}/items", "bra", {"id": "a", "type": "other", "title": {"pt": "Uma coisa"}})

    back = call(client, f"commissions/bra/{SESSION}/items/a/take-back", "bra", {})
    assert (back.status_code, back.json()["items"]) == (200, [])
    for asked, total in (("state=confirmed", 1), ("state=held", 0), ("partner=ken", 0), ("year=2027", 1)):
        assert call(client, f"commissions/bra?{asked}", "bra").json()["total"] == total
    assert call(client, "commissions/bra?state=other", "bra").status_code == 422
