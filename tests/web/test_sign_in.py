"""Signing in and out: the way in, the way back, and one sentence for every wrong try."""

from typing import Any

import pytest
from django.test import Client

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fresh_index")]

RIGHT = {"username": "brazil", "password": "a-long-password"}


@pytest.fixture
def account(django_user_model: Any) -> Any:
    return django_user_model.objects.create_user(**RIGHT)


def test_name_and_password_lead_back_to_where_she_was(client: Client, account: Any) -> None:
    assert 'name="next" value="/fr/offers/"' in client.get("/fr/sign-in/?next=/fr/offers/").content.decode()

    answer = client.post("/fr/sign-in/", RIGHT | {"next": "/fr/offers/"})

    assert (answer.status_code, answer.headers["Location"]) == (302, "/fr/offers/")
    assert "Sign out" in client.get("/en/").content.decode()


def test_every_wrong_try_gets_the_same_sentence(client: Client, account: Any) -> None:
    closed = {"username": "closed", "password": "a-long-password"}
    type(account).objects.create_user(**closed, is_active=False)
    tries = [RIGHT | {"password": "wrong"}, RIGHT | {"username": "nobody"}, closed]

    pages = [client.post("/en/sign-in/", each) for each in tries]

    assert all(each.status_code == 200 for each in pages)
    assert all("Name and password do not fit together" in each.content.decode() for each in pages)
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example/", "javascript:alert(1)", "/\\evil"])
def test_the_way_back_never_leaves_the_node(client: Client, account: Any, elsewhere: str) -> None:
    answer = client.post("/en/sign-in/", RIGHT | {"next": elsewhere})

    assert answer.headers["Location"] == "/en/"


def test_signing_out_is_a_deed_not_a_link(client: Client, account: Any) -> None:
    client.force_login(account)

    assert client.get("/en/sign-out/").status_code == 405
    assert "_auth_user_id" in client.session
    answer = client.post("/en/sign-out/")

    assert (answer.status_code, answer.headers["Location"]) == (302, "/en/")
    assert "_auth_user_id" not in client.session


def test_the_form_is_refused_without_its_token(account: Any) -> None:
    answer = Client(enforce_csrf_checks=True).post("/en/sign-in/", RIGHT)

    assert answer.status_code == 403
    assert "This form has expired" in answer.content.decode()


@pytest.mark.parametrize("odd", [{"username": "\0"}, {"username": "x" * 10_000}, {}])
def test_odd_input_gets_the_form_again(client: Client, odd: dict[str, str]) -> None:
    assert client.post("/en/sign-in/", odd).status_code == 200


def test_readers_get_no_cookie(client: Client) -> None:
    for path in ("/en/", "/en/about/", "/en/registers/"):
        assert not client.get(path).cookies
