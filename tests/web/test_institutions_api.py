"""Institutions by the API: everybody reads, their party writes."""

import base64
import json
from typing import Any

import pytest
from django.test import Client

from bandung.people.models import Mandate
from bandung.registers.models import Entry
from tests.cast import AT, joined, post

pytestmark = pytest.mark.django_db(transaction=True)

PASSWORD = "a-long-enough-password"
TOLD: dict[str, Any] = {
    "name": {"pt": "Fundação Oswaldo Cruz"}, "type": "public-institution", "country": "BRA", "languages": ["pt"],
    "address": "https://portal.fiocruz.br/", "competences": {"en": "Milk banks"},
}  # fmt: skip


@pytest.fixture
def parties(django_user_model: Any) -> None:
    joined("bra", "mdg")
    for code, institution in (("bra", ""), ("mdg", ""), ("bra", "fiocruz")):
        person = django_user_model.objects.create_user(f"{code}{institution}", password=PASSWORD)
        Mandate.objects.create(
            person=person, party=code, duty="clear", post=post(code), since=AT, given_by="x", institution=institution
        )


def call(client: Client, method: str, path: str, who: str | None = None, body: Any = None) -> Any:
    named = base64.b64encode(f"{who}:{PASSWORD}".encode()).decode()
    headers = {"Authorization": f"Basic {named}"} if who else {}
    told = {} if body is None else {"data": json.dumps(body), "content_type": "application/json"}
    return getattr(client, method)(f"/api/v1/institutions/{path}", headers=headers, **told)


def test_an_institution_is_named_described_anew_and_withdrawn(client: Client, parties: None) -> None:
    assert call(client, "put", "bra/fiocruz", "bra", TOLD).status_code == 200
    call(client, "put", "bra/fiocruz", "brafiocruz", TOLD | {"languages": ["pt", "fr"]})
    call(client, "put", "bra/lab", "bra", {"name": {"en": "Laboratory"}, "type": "academic"})

    assert call(client, "get", "bra/fiocruz").json()["record"]["languages"] == ["pt", "fr"]
    assert [each["uid"] for each in call(client, "get", "bra").json()["items"]] == ["bra/fiocruz", "bra/lab"]
    assert call(client, "get", "bra?type=academic").json()["total"] == 1
    assert call(client, "post", "bra/lab/withdraw", "bra").json()["withdrawn_at"]
    assert call(client, "post", "bra/lab/withdraw", "bra").status_code == 404
    assert call(client, "get", "bra").json()["total"] == 1


def test_nobody_else_writes(client: Client, parties: None) -> None:
    for who, path, status in ((None, "bra/fiocruz", 401), ("mdg", "bra/fiocruz", 403), ("brafiocruz", "bra/lab", 403)):
        assert call(client, "put", path, who, TOLD).status_code == status
        assert call(client, "post", f"{path}/withdraw", who).status_code == status
    assert not Entry.objects.filter(kind="institution").exists()
    assert call(client, "get", "none").status_code == 404
    assert call(client, "get", "bra/none").status_code == 404


@pytest.mark.parametrize(
    "wrong",
    [{"name": {}}, {"type": "club"}, {"country": "XXX"}, {"address": "javascript:alert(1)"}, {"languages": ["xx"]}],
)
def test_what_does_not_fit_is_a_problem(client: Client, parties: None, wrong: dict[str, Any]) -> None:
    answer = call(client, "put", "bra/fiocruz", "bra", TOLD | wrong)

    assert answer.status_code == 422
    assert answer.headers["Content-Type"] == "application/problem+json"
