"""Signing in and out: the way in, the way back, and one sentence for every wrong try."""

from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fresh_index")]

RIGHT = {"login": "brazil", "password": "a-long-password"}


@pytest.fixture
def account(django_user_model: Any) -> Any:
    return django_user_model.objects.create_user("brazil", email="brazil@agency.example", password=RIGHT["password"])


@pytest.fixture(autouse=True)
def nobody_tried_before() -> None:
    cache.clear()


def test_name_and_password_lead_back_to_where_she_was(client: Client, account: Any) -> None:
    assert 'name="next" value="/fr/offers/"' in client.get("/fr/sign-in/?next=/fr/offers/").content.decode()

    answer = client.post("/fr/sign-in/", RIGHT | {"next": "/fr/offers/"})

    assert (answer.status_code, answer.headers["Location"]) == (302, "/fr/offers/")
    assert "Sign out" in client.get("/en/").content.decode()


def test_her_address_does_as_well_as_her_name(client: Client, account: Any) -> None:
    client.post("/en/sign-in/", RIGHT | {"login": "Brazil@agency.example"})

    assert client.session["_auth_user_id"] == str(account.pk)


def test_a_session_from_before_signing_in_is_not_the_one_after(client: Client, account: Any) -> None:
    session = client.session
    session["planted"] = "yes"
    session.save()
    before = session.session_key
    client.cookies["sessionid"] = before

    client.post("/en/sign-in/", RIGHT)

    assert client.session.session_key != before


def test_guessing_is_stopped_even_with_the_right_password_at_last(client: Client, account: Any) -> None:
    for number in range(12):
        client.post("/en/sign-in/", RIGHT | {"password": f"guess {number}"})

    client.post("/en/sign-in/", RIGHT)

    assert "_auth_user_id" not in client.session


def test_recovery_says_the_same_for_every_address(client: Client, account: Any, mailoutbox: list[Any]) -> None:
    answers = [
        client.post("/en/account/recovery/", {"email": address})
        for address in ("brazil@agency.example", "nobody@agency.example")
    ]

    assert [(each.status_code, each.headers["Location"]) for each in answers] == [
        (302, "/en/account/recovery/sent/")
    ] * 2
    assert [each.to for each in mailoutbox] == [["brazil@agency.example"]]


def test_nobody_opens_an_account_without_an_invitation(client: Client, django_user_model: Any) -> None:
    told = {"username": "x", "email": "x@x.example", "password1": "a-long-password", "password2": "a-long-password"}

    client.post("/en/account/no-sign-up/", told)

    assert not django_user_model.objects.exists()


def test_every_wrong_try_gets_the_same_sentence(client: Client, account: Any) -> None:
    tries = [RIGHT | {"password": "wrong"}, RIGHT | {"login": "nobody"}, RIGHT | {"login": "nobody@agency.example"}]

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


@pytest.mark.parametrize("odd", [{"login": "\0"}, {"login": "x" * 10_000}, {}])
def test_odd_input_gets_the_form_again(client: Client, odd: dict[str, str]) -> None:
    assert client.post("/en/sign-in/", odd).status_code == 200


def test_readers_get_no_cookie(client: Client) -> None:
    for path in ("/en/", "/en/about/", "/en/registers/"):
        assert not client.get(path).cookies
