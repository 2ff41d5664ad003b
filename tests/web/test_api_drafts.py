"""Drafts by the API: written, handed in, returned, cleared; two at once; and nobody else's."""

import json
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from bandung.clearance.models import Draft
from bandung.people.accounts import make_token
from bandung.people.models import Mandate
from tests.cast import AT, joined, post

pytestmark = pytest.mark.django_db(transaction=True)

ANSWERS = {
    "language": "fr", "countries": "MDG", "sectors": "12220", "title.fr": "Créer un lactarium à Mahajanga",
    "summary.fr": "La néonatologie cherche une méthode éprouvée de collecte du lait.", "kinds": "expertise",
}  # fmt: skip
RECORD = {
    "language": "fr", "countries": ["MDG"], "sectors": ["12220"], "title": {"fr": "Un lactarium à Toliara"},
    "summary": {"fr": "Un hôpital cherche un appui."}, "kinds": ["expertise"],
}  # fmt: skip
PEOPLE = {
    "officer": ("mdg", "draft", "hospital"),
    "writer": ("mdg", "draft", ""),
    "agency": ("mdg", "clear", ""),
    "stranger": ("bra", "clear", ""),
}


@pytest.fixture
def tokens(django_user_model: Any, fresh_index: None) -> dict[str, str]:
    joined("bra", "mdg")
    found = {}
    for name, (party, duty, institution) in PEOPLE.items():
        person = django_user_model.objects.create_user(name)
        Mandate.objects.create(
            person=person, party=party, duty=duty, institution=institution, post=post(party), since=AT, given_by="x"
        )
        end = timezone.now() + timedelta(days=1)
        for scopes in (["read"], ["draft", "publish"]):
            token = make_token(person=person, name="t", scopes=scopes, expires=end, at=timezone.now())[1]
            found[name if len(scopes) == 2 else f"{name} reads"] = token
    return found


class Caller:
    """Somebody who calls the API with her token."""

    def __init__(self, token: str) -> None:
        self._client = Client(headers={"Authorization": f"Bearer {token}"})

    def __call__(self, method: str, path: str, body: Any = None) -> tuple[int, Any]:
        answer = self._client.generic(
            method, f"/api/v1/drafts/{path}", json.dumps({} if body is None else body), "application/json"
        )
        return answer.status_code, answer.json()


def test_a_draft_goes_its_way_into_the_register(tokens: dict[str, str]) -> None:
    officer, agency = Caller(tokens["officer"]), Caller(tokens["agency"])

    status, made = officer("POST", "mdg", {"kind": "need", "answers": {"title.fr": "Lactarium", "sectors": "milk"}})
    assert (status, made["institution"], made["source"], made["state"]) == (201, "hospital", "api", "draft")
    assert "sectors" in [each["column"] for each in made["problems"]]
    where = f"mdg/{made['id']}"
    assert officer("POST", f"{where}/submit")[0] == 422

    status, saved = officer("PUT", where, {"version": made["version"], "answers": ANSWERS})
    assert (status, saved["problems"], saved["says"]["sectors"]) == (200, [], ["12220"])
    assert officer("POST", f"{where}/submit")[1]["state"] == "submitted"
    assert officer("POST", f"{where}/withdraw")[1]["state"] == "draft"
    assert officer("POST", f"{where}/submit")[0] == 200
    assert officer("POST", f"{where}/clear")[0] == 403
    assert agency("POST", f"{where}/return")[0] == 422
    assert agency("POST", f"{where}/return", {"comment": "Dites combien."})[1]["state"] == "returned"
    assert officer("POST", f"{where}/submit")[0] == 200
    status, entry = agency("POST", f"{where}/clear", {"comment": "Merci."})

    assert (status, entry["uid"]) == (201, "mdg/creer-un-lactarium-a-mahajanga")
    assert agency("POST", f"{where}/clear")[0] == 409
    told = agency("GET", where)[1]
    assert [each["move"] for each in told["steps"]][-3:] == ["return", "submit", "clear"]
    assert told["state"] == "published"


def test_the_same_draft_sent_twice_is_one(tokens: dict[str, str]) -> None:
    writer = Caller(tokens["writer"])
    new = {"kind": "need", "id": str(uuid4()), "record": RECORD}

    first, second = writer("POST", "mdg", new), writer("POST", "mdg", new)

    assert first == second
    assert first[1]["answers"]["sectors"] == "12220"
    assert Draft.objects.count() == 1
    assert Caller(tokens["stranger"])("POST", "bra", new)[0] == 404


def test_who_saves_second_is_given_what_stands(tokens: dict[str, str]) -> None:
    writer = Caller(tokens["writer"])
    made = writer("POST", "mdg", {"kind": "need", "answers": ANSWERS})[1]
    where = f"mdg/{made['id']}"
    writer("PUT", where, {"version": 1, "answers": ANSWERS | {"title.fr": "Un lactarium"}})

    status, problem = writer("PUT", where, {"version": 1, "answers": ANSWERS | {"title.fr": "Deux lactariums"}})

    assert (status, problem["type"]) == (409, "/problems/edited-meanwhile")
    assert (problem["standing"]["version"], problem["standing"]["answers"]["title.fr"]) == (2, "Un lactarium")


def test_nobody_reaches_what_is_not_hers(tokens: dict[str, str]) -> None:
    made = Caller(tokens["writer"])("POST", "mdg", {"kind": "need", "answers": ANSWERS})[1]
    where = f"mdg/{made['id']}"

    assert Caller(tokens["officer"])("GET", where)[0] == 404
    assert Caller(tokens["stranger"])("GET", where)[0] == 403
    assert Caller("bdg_nothing")("GET", where)[0] == 401
    reader = Caller(tokens["writer reads"])
    assert reader("GET", where)[0] == 200
    assert reader("PUT", where, {"version": 1, "answers": ANSWERS})[0] == 403
    assert Caller(tokens["officer"])("GET", "mdg")[1]["total"] == 0
    assert Caller(tokens["agency"])("GET", "mdg")[1]["total"] == 1


def test_the_list_is_narrowed_and_paged(tokens: dict[str, str]) -> None:
    writer = Caller(tokens["writer"])
    for title in ("Alpha", "Beta", "Gamma"):
        writer("POST", "mdg", {"kind": "need", "answers": ANSWERS | {"title.fr": title}})
    writer("POST", "mdg", {"kind": "offer", "answers": {}})

    page = writer("GET", "mdg?kind=need&fits=yes&sort=title&offset=1&limit=1")[1]

    assert ([each["title"] for each in page["items"]], page["total"]) == (["Beta"], 3)
    assert page["states"] == {"draft": 4}
    assert writer("GET", "mdg?text=gam")[1]["total"] == 1
    assert writer("GET", "mdg?state=published")[1]["total"] == 0
    assert writer("GET", "mdg?state=lost")[0] == 422


def test_what_looks_the_same_becomes_a_version_or_one_record(tokens: dict[str, str]) -> None:
    agency = Caller(tokens["agency"])
    for title in (ANSWERS["title.fr"], "Une banque de lait à Mahajanga"):
        made = agency("POST", "mdg", {"kind": "need", "answers": ANSWERS | {"title.fr": title}})[1]
        assert agency("POST", f"mdg/{made['id']}/clear")[0] == 201
    twin = agency("POST", "mdg", {"kind": "need", "answers": ANSWERS | {"sdgs": "3.2"}})[1]
    assert twin["twins"][0]["uid"] == "mdg/creer-un-lactarium-a-mahajanga"

    status, version = agency("POST", f"mdg/{twin['id']}/version-of/creer-un-lactarium-a-mahajanga")
    assert (status, version["record"]) == (200, "creer-un-lactarium-a-mahajanga")
    assert agency("POST", f"mdg/{twin['id']}/version-of/nothing")[0] == 404
    status, revised = agency("POST", "mdg/revisions", {"kind": "need", "record": "creer-un-lactarium-a-mahajanga"})
    assert (status, revised["id"]) == (201, twin["id"])
    names = {"kept": "creer-un-lactarium-a-mahajanga", "merged": "une-banque-de-lait-a-mahajanga"}
    assert agency("POST", "mdg/merges", {"kind": "need", **names})[0] == 201
    assert agency("POST", "mdg/merges", {"kind": "need", **names})[0] == 409


def test_a_draft_is_put_away_and_taken_out_again(tokens: dict[str, str]) -> None:
    writer = Caller(tokens["writer"])
    made = writer("POST", "mdg", {"kind": "need", "answers": ANSWERS})[1]

    assert writer("POST", f"mdg/{made['id']}/discard")[1]["state"] == "discarded"
    assert writer("POST", f"mdg/{made['id']}/restore")[1]["state"] == "draft"


@pytest.mark.parametrize(
    "body",
    [
        {"kind": "need"},
        {"kind": "need", "answers": {}, "record": {}},
        {"kind": "party", "answers": {}},
        {"kind": "need", "answers": {"title.fr": "a\x00b"}},
        {"kind": "need", "answers": {}, "id": "mine"},
    ],
)
def test_what_cannot_be_a_draft_is_refused(tokens: dict[str, str], body: Any) -> None:
    assert Caller(tokens["writer"])("POST", "mdg", body)[0] == 422
