"""Signing in and out: the way in, the way back, and one sentence for every wrong try."""

from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fresh_index")]

RIGHT = {"username": "brazil", "password": "a-long-password"}


@pytest.fixture(autouse=True)
def nobody_tried_before() -> None:
    cache.clear()


@pytest.fixture
def account(django_user_model: Any) -> Any:
    return django_user_model.objects.create_user(**RIGHT, email="focal@brazil.example")


def signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_name_and_password_lead_back_to_where_she_was(client: Client, account: Any) -> None:
    assert 'name="next" value="/fr/offers/"' in client.get("/fr/sign-in/?next=/fr/offers/").content.decode()

    answer = client.post("/fr/sign-in/", RIGHT | {"next": "/fr/offers/"})

    assert (answer.status_code, answer.headers["Location"]) == (302, "/fr/offers/")
    assert "Sign out" in client.get("/en/").content.decode()


@pytest.mark.parametrize("login", ["brazil", "focal@brazil.example", "Focal@Brazil.example"])
def test_the_address_does_as_well_as_the_name(client: Client, account: Any, login: str) -> None:
    client.post("/en/sign-in/", {"login": login, "password": RIGHT["password"]})

    assert signed_in(client)


def test_every_wrong_try_gets_the_same_sentence(client: Client, account: Any) -> None:
    closed = {"username": "closed", "password": "a-long-password"}
    type(account).objects.create_user(**closed, is_active=False)
    tries = [
        RIGHT | {"password": "wrong"},
        RIGHT | {"username": "nobody"},
        RIGHT | {"username": "no@one.example"},
        closed,
    ]

    pages = [client.post("/en/sign-in/", each) for each in tries]

    assert all(each.status_code == 422 for each in pages)
    assert all("Name and password do not fit together" in each.content.decode() for each in pages)
    assert not signed_in(client)


def test_guessing_passwords_comes_to_an_end(account: Any) -> None:
    for guess in range(5):
        Client().post("/en/sign-in/", RIGHT | {"password": f"guess-{guess}"})

    answer = Client().post("/en/sign-in/", RIGHT)

    assert answer.status_code == 422
    assert "Too many tries" in answer.content.decode()


def test_guessing_names_comes_to_an_end_too(account: Any) -> None:
    pages = [Client().post("/en/sign-in/", RIGHT | {"username": f"name-{each}"}) for each in range(11)]

    assert "Too many tries" not in pages[9].content.decode()
    assert "Too many tries" in pages[10].content.decode()


@pytest.mark.parametrize(
    "elsewhere", ["https://evil.example/", "//evil.example/", "javascript:alert(1)", "/\\evil", "https:evil.example"]
)
def test_the_way_back_never_leaves_the_node(client: Client, account: Any, elsewhere: str) -> None:
    answer = client.post("/en/sign-in/", RIGHT | {"next": elsewhere})

    assert answer.headers["Location"] == "/en/"


def test_signing_out_is_a_deed_not_a_link(client: Client, account: Any) -> None:
    client.force_login(account)

    assert client.get("/en/sign-out/").status_code == 405
    assert signed_in(client)
    answer = client.post("/en/sign-out/")

    assert (answer.status_code, answer.headers["Location"]) == (302, "/en/")
    assert not signed_in(client)


def test_the_form_is_refused_without_its_token(account: Any) -> None:
    answer = Client(enforce_csrf_checks=True).post("/en/sign-in/", RIGHT)

    assert answer.status_code == 403
    assert "This form has expired" in answer.content.decode()


@pytest.mark.parametrize("odd", [{"username": "\0"}, {"username": "x" * 10_000}, {}])
def test_odd_input_gets_the_form_again(client: Client, odd: dict[str, str]) -> None:
    assert client.post("/en/sign-in/", odd).status_code == 422


def test_accounts_do_not_open_without_an_invitation(client: Client, django_user_model: Any) -> None:
    told = {
        "username": "mallory",
        "email": "m@x.example",
        "password1": "a-long-password",
        "password2": "a-long-password",
    }

    shown = client.post("/en/account/by-invitation/", told).content.decode()

    assert "Accounts open by invitation" in shown
    assert not django_user_model.objects.exists()


def test_readers_get_no_cookie(client: Client) -> None:
    for path in ("/en/", "/en/about/", "/en/registers/"):
        assert not client.get(path).cookies


def test_a_session_from_before_signing_in_is_not_the_one_after(client: Client, account: Any) -> None:
    session = client.session
    session["planted"] = "yes"
    session.save()
    before = session.session_key
    client.cookies["sessionid"] = before

    client.post("/en/sign-in/", RIGHT)

    assert signed_in(client)
    assert client.session.session_key != before


def test_recovery_says_the_same_for_every_address(client: Client, account: Any, mailoutbox: list[Any]) -> None:
    answers = [
        client.post("/en/account/recovery/", {"email": address})
        for address in ("focal@brazil.example", "nobody@brazil.example")
    ]

    assert [(each.status_code, each.headers["Location"]) for each in answers] == [
        (302, "/en/account/recovery/sent/")
    ] * 2
    assert [each.to for each in mailoutbox] == [["focal@brazil.example"]]
