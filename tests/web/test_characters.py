"""A character that no text holds, in a question, a form or an address: nothing breaks."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "address",
    ["/api/v1/calls?fund=a%00b", "/api/v1/needs?q=milk%00", "/en/needs/?q=milk%00&sector=%00", "/en/offers/?%00=1&q="],
)
def test_a_question_with_nul_is_answered_without_it(client: Client, address: str, fresh_index: None) -> None:
    assert client.get(address).status_code == 200


def test_an_address_with_nul_leads_nowhere(client: Client) -> None:
    assert client.get("/en/countries/b%00r/").status_code == 404
    assert client.get("/api/v1/needs/a%00/b").status_code in (404, 422)


def test_a_form_with_nul_is_read_without_it(client: Client) -> None:
    answer = client.post("/en/sign-in/", {"login": "a\x00b", "password": "no\x00thing at all"})
    assert answer.status_code == 422
    assert "\x00" not in answer.content.decode()
