"""The roster by the API: for the party alone; erased for good; published without a name."""

import base64
import json
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from bandung.parties.models import Institution
from bandung.people.models import Mandate
from bandung.training.models import Expert
from tests.cast import AT, joined, post

pytestmark = pytest.mark.django_db(transaction=True)

PASSWORD = "a-long-enough-password"
ONE = f"mdg/{uuid4()}"
TOLD: dict[str, Any] = {
    "post": "Neonatal nurse", "institution": "Hospital", "sectors": ["12220"], "languages": ["fr"],
    "available_from": "2027-01-01", "available_until": "2027-03-01", "days_a_year": 20, "name": "Aina Rakoto",
    "mailbox": "aina@hospital.example",
}  # fmt: skip


@pytest.fixture
def parties(django_user_model: Any) -> None:
    joined("mdg", "ken")
    for code, duty in (("mdg", "clear"), ("ken", "clear"), ("mdg", "draft"), ("mdg", "administer")):
        person = django_user_model.objects.create_user(f"{code}-{duty}", password=PASSWORD)
        Mandate.objects.create(person=person, party=code, duty=duty, post=post(code), since=AT, given_by="x")


def call(client: Client, method: str, path: str, who: str | None, body: Any = None) -> Any:
    named = base64.b64encode(f"{who}:{PASSWORD}".encode()).decode()
    headers = {"Authorization": f"Basic {named}"} if who else {}
    told = {} if body is None else {"data": json.dumps(body), "content_type": "application/json"}
    return getattr(client, method)(f"/api/v1/roster/{path}", headers=headers, **told)


def test_an_expert_is_entered_shown_erased_and_deleted(client: Client, parties: None) -> None:
    made = call(client, "put", ONE, "mdg-draft", TOLD)
    assert (made.status_code, made.json()["name"]) == (200, "Aina Rakoto")
    assert call(client, "put", ONE, "mdg-draft", TOLD | {"days_a_year": 30}).json()["days_a_year"] == 30
    assert Expert.objects.count() == 1

    listed = call(client, "get", "mdg?sector=122&language=fr&available_on=2027-02-01&text=nurse", "mdg-clear")
    assert (listed.json()["total"], listed.headers["Cache-Control"]) == (1, "no-store")
    assert call(client, "get", "mdg?available_on=2028-01-01", "mdg-clear").json()["items"] == []

    assert call(client, "post", f"{ONE}/show", "mdg-clear", {"language": "fr"}).json()["shown_as"]
    assert Institution.objects.get().body["name"] == {"fr": "Neonatal nurse, Hospital"}
    assert call(client, "delete", ONE, "mdg-administer").status_code == 403
    assert call(client, "post", f"{ONE}/hide", "mdg-clear").json()["shown_as"] == ""
    assert call(client, "post", f"{ONE}/hide", "mdg-clear").status_code == 409
    erased = call(client, "post", f"{ONE}/erase", "mdg-administer").json()
    assert (erased["name"], erased["mailbox"], erased["post"]) == ("", "", "Neonatal nurse")
    assert call(client, "delete", ONE, "mdg-administer").status_code == 204
    assert call(client, "get", ONE, "mdg-clear").status_code == 404


def test_nobody_else_reads_or_writes(client: Client, parties: None) -> None:
    call(client, "put", ONE, "mdg-clear", TOLD)
    elsewhere = ONE.replace("mdg/", "ken/")

    for who, status in ((None, 401), ("ken-clear", 403)):
        for method, path, body in (
            ("get", "mdg", None), ("get", ONE, None), ("put", ONE, TOLD), ("delete", ONE, None),
            ("post", f"{ONE}/erase", None), ("post", f"{ONE}/hide", None), ("post", f"{ONE}/show", {"language": "fr"}),
        ):  # fmt: skip
            answer = call(client, method, path, who, body)
            assert (answer.status_code, b"Aina" in answer.content) == (status, False), path
    assert call(client, "get", elsewhere, "ken-clear").status_code == 404
    assert call(client, "put", elsewhere, "ken-clear", TOLD).status_code == 404
    assert call(client, "delete", elsewhere, "ken-clear").status_code == 404
    assert Expert.objects.get().party == "mdg"


@pytest.mark.parametrize(
    "wrong",
    [
        {"post": ""}, {"post": " "}, {"sectors": ["999"]}, {"languages": ["xx"]}, {"available_from": "soon"},
        {"days_a_year": 500}, {"name": "a\u0000b"}, {"competences": "x" * 20_001},
        {"available_from": "2027-03-01", "available_until": "2027-01-01"},
    ],
)  # fmt: skip
def test_what_does_not_fit_is_a_problem(client: Client, parties: None, wrong: dict[str, Any]) -> None:
    answer = call(client, "put", ONE, "mdg-clear", TOLD | wrong)

    assert answer.status_code == 422
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert not Expert.objects.exists()


def test_a_post_with_the_name_in_it_is_not_published(client: Client, parties: None) -> None:
    call(client, "put", ONE, "mdg-clear", TOLD | {"post": "Dr Rakoto"})

    assert call(client, "post", f"{ONE}/show", "mdg-clear", {"language": "fr"}).status_code == 422
    assert call(client, "post", f"{ONE}/show", "mdg-clear", {"language": "xx"}).status_code == 422
    assert not Institution.objects.exists()
