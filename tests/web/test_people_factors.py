"""Second factors: codes of an application, recovery codes, keys; and a node that asks for one."""

import re
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.core.cache import cache
from django.test import Client

from bandung.people.models import Mandate
from tests.cast import AT, joined, post

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fresh_index")]

PASSWORD = "a-long-password"


@pytest.fixture(autouse=True)
def nobody_tried_before() -> None:
    cache.clear()


@pytest.fixture
def person(django_user_model: Any) -> Any:
    joined("mdg")
    made = django_user_model.objects.create_user("voahangy", email="v@agency.example", password=PASSWORD)
    for duty in ("draft", "clear", "administer"):
        Mandate.objects.create(person=made, party="mdg", duty=duty, post=post("mdg"), since=AT, given_by="Ministry")
    return made


def code_of(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def sign_in(client: Client, **more: str) -> Any:
    return client.post("/en/sign-in/", {"login": "voahangy", "password": PASSWORD} | more)


def show_again(client: Client) -> None:
    """As pages ask for it that change who can use the account."""
    client.post("/en/account/again/", {"password": PASSWORD})


def is_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_an_application_is_set_up_and_asked_from_then_on(client: Client, person: Any) -> None:
    sign_in(client)
    show_again(client)
    page = client.get("/en/account/factors/application/").content.decode()
    secret = re.search(r'<code dir="ltr">([A-Z2-7]+)</code>', page).group(1)  # type: ignore[union-attr]
    wrong = client.post("/en/account/factors/application/", {"code": "000000"})
    right = client.post("/en/account/factors/application/", {"code": code_of(secret)})

    assert (wrong.status_code, right.status_code) == (422, 302)
    assert "This code does not fit" in wrong.content.decode()
    cache.clear()
    other = Client()
    assert sign_in(other, next="/en/offers/").headers["Location"].startswith("/en/account/factors/sign-in/")
    assert not is_in(other)
    answer = other.post("/en/account/factors/sign-in/", {"code": "123456"})
    assert (answer.status_code, is_in(other)) == (422, False)


def test_a_code_opens_once_and_leads_on(client: Client, person: Any) -> None:
    secret = generate_totp_secret()
    TOTP.activate(person, secret)
    sign_in(client, next="/en/offers/")
    other = Client()
    sign_in(other)
    code = code_of(secret)

    answer = client.post("/en/account/factors/sign-in/", {"code": code})
    other.post("/en/account/factors/sign-in/", {"code": code})

    assert (answer.headers["Location"], is_in(client), is_in(other)) == ("/en/offers/", True, False)


def test_guessing_codes_comes_to_an_end(client: Client, person: Any) -> None:
    secret = generate_totp_secret()
    TOTP.activate(person, secret)
    sign_in(client)
    for guess in range(6):
        client.post("/en/account/factors/sign-in/", {"code": f"00000{guess}"})

    client.post("/en/account/factors/sign-in/", {"code": code_of(secret)})

    assert not is_in(client)


def test_a_recovery_code_opens_once(client: Client, person: Any) -> None:
    TOTP.activate(person, generate_totp_secret())
    sign_in(client)
    factor = Authenticator.objects.filter(type="recovery_codes")
    if not factor.exists():
        from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes

        RecoveryCodes.activate(person)
    code = factor.get().wrap().get_unused_codes()[0]

    client.post("/en/account/factors/sign-in/", {"code": code})
    again = Client()
    sign_in(again)
    again.post("/en/account/factors/sign-in/", {"code": code})

    assert (is_in(client), is_in(again)) == (True, False)


def test_a_new_password_by_mail_does_not_get_around_the_second_factor(
    client: Client, person: Any, mailoutbox: list[Any]
) -> None:
    TOTP.activate(person, generate_totp_secret())
    client.post("/en/account/recovery/", {"email": "v@agency.example"})
    link = re.search(r"http://testserver(\S+)", mailoutbox[0].body).group(1)  # type: ignore[union-attr]
    page = client.get(link, follow=True)
    there = page.redirect_chain[-1][0]
    new = "another-long-password"

    short = client.post(there, {"password1": "short", "password2": "short"})
    client.post(there, {"password1": new, "password2": new})
    sign_in(client, password=new)

    assert short.status_code == 422
    assert not is_in(client)
    assert "does not work, or it was used already" in Client().get(link, follow=True).content.decode()


def test_second_factors_are_changed_by_who_just_showed_that_it_is_her(client: Client, person: Any) -> None:
    client.force_login(person)

    for path in ("application/", "keys/add/", "codes/new/"):
        answer = client.get(f"/en/account/factors/{path}")
        assert answer.headers["Location"].startswith("/en/account/again/")
    wrong = client.post("/en/account/again/?next=https://evil.example/", {"password": "wrong"})
    right = client.post("/en/account/again/?next=https://evil.example/", {"password": PASSWORD})

    assert wrong.status_code == 422
    assert not right.headers["Location"].startswith("http")


def test_a_key_that_answers_nonsense_is_refused(client: Client, person: Any) -> None:
    sign_in(client)
    show_again(client)
    client.get("/en/account/factors/keys/add/")

    for told in ("", "x", "{}", "[]", "7", '{"id": "x", "response": {}}', '{"id": 1, "rawId": 1, "response": "x"}'):
        answer = client.post("/en/account/factors/keys/add/", {"name": "stick", "credential": told})
        assert answer.status_code == 422
        cache.clear()
        other = Client()
        assert other.post("/en/account/factors/keys/sign-in/", {"credential": told}).status_code == 302
        assert not is_in(other)
    assert not Authenticator.objects.exists()


def test_a_node_can_ask_for_a_second_factor_from_who_clears(client: Client, person: Any, settings: Any) -> None:
    settings.SECOND_FACTOR = True
    client.force_login(person)

    before = client.get("/en/desk/people/invite/").status_code
    told = client.get("/en/account/").content.decode()
    TOTP.activate(person, generate_totp_secret())

    assert before == 403
    assert "need a second factor" in told
    assert client.get("/en/desk/people/invite/").status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "account/",
        "account/email/",
        "account/password/",
        "account/factors/",
        "account/factors/keys/",
        "account/tokens/",
        "account/erase/",
    ],
)
def test_pages_of_an_account_are_for_its_person_alone(client: Client, path: str) -> None:
    assert client.get(f"/en/{path}").headers["Location"].startswith("/en/sign-in/?next=")


def test_a_key_of_another_person_is_not_there(client: Client, person: Any, django_user_model: Any) -> None:
    other = django_user_model.objects.create_user("other")
    key = Authenticator.objects.create(user=other, type="webauthn", data={"name": "hers", "credential": {}})
    sign_in(client)
    show_again(client)

    for what in ("name", "remove"):
        assert client.get(f"/en/account/factors/keys/{key.pk}/{what}/").status_code == 404
        assert client.post(f"/en/account/factors/keys/{key.pk}/{what}/", {"name": "mine"}).status_code == 404
