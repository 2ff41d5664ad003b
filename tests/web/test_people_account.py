"""The own account: another address, another language, mandates, and the way out."""

import re
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.translation import get_language

from bandung.people.models import Mandate, Profile, Token
from bandung.web.accounts import mails
from tests.cast import AT, joined, post

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fresh_index")]

PASSWORD = "a-long-password"


@pytest.fixture(autouse=True)
def nobody_tried_before() -> None:
    cache.clear()


@pytest.fixture
def person(django_user_model: Any) -> Any:
    joined("mdg", "bra")
    made = django_user_model.objects.create_user("voahangy", email="v@agency.example", password=PASSWORD)
    EmailAddress.objects.create(user=made, email=made.email, verified=True, primary=True)
    Mandate.objects.create(person=made, party="mdg", duty="clear", post=post("mdg"), since=AT, given_by="Ministry")
    return made


@pytest.fixture
def her(client: Client, person: Any) -> Client:
    client.post("/en/sign-in/", {"login": "voahangy", "password": PASSWORD})
    client.post("/en/account/again/", {"password": PASSWORD})
    return client


def address(person: Any) -> str:
    person.refresh_from_db()
    return str(person.email)


def test_another_address_counts_once_its_mail_was_read(her: Client, person: Any, mailoutbox: list[Any]) -> None:
    answer = her.post("/en/account/email/", {"email": "w@agency.example", "action_add": ""})
    before = address(person)
    link = re.search(r"http://testserver(\S+)", mailoutbox[-1].body).group(1)  # type: ignore[union-attr]
    her.get(link)
    read_only = address(person)
    her.post(link)

    assert (answer.status_code, mailoutbox[0].to) == (302, ["w@agency.example"])
    assert (before, read_only, address(person)) == ("v@agency.example", "v@agency.example", "w@agency.example")


def test_an_open_session_alone_does_not_change_the_address(client: Client, person: Any) -> None:
    client.force_login(person)

    answer = client.post("/en/account/email/", {"email": "thief@x.example", "action_add": ""})

    assert answer.headers["Location"].startswith("/en/account/again/")
    assert not EmailAddress.objects.filter(email="thief@x.example").exists()


@pytest.mark.parametrize(("told", "said"), [("v@agency.example", 422), ("no address", 422)])
def test_an_address_that_cannot_be_is_asked_again(her: Client, told: str, said: int) -> None:
    assert her.post("/en/account/email/", {"email": told, "action_add": ""}).status_code == said


def test_mails_come_in_the_language_that_was_chosen(her: Client, person: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    spoken = []
    monkeypatch.setattr(mails, "_send", lambda *_told: spoken.append(get_language()))
    wrong = her.post("/en/account/", {"shown": "V. R.", "language": "xx"})
    right = her.post("/en/account/", {"shown": "V. R.", "language": "ar"})

    assert (wrong.status_code, right.status_code) == (422, 302)
    assert Profile.objects.get(person=person).language == "ar"
    Client().post("/en/account/recovery/", {"email": "v@agency.example"})
    assert spoken == ["ar"]


def test_the_account_asks_the_same_questions_at_one_and_three_mandates(her: Client, person: Any) -> None:
    her.get("/en/account/")
    with CaptureQueriesContext(connection) as one:
        her.get("/en/account/")
    for party in ("bra", "mdg"):
        told = {"post": post(party), "since": AT, "given_by": "Ministry"}
        Mandate.objects.create(person=person, party=party, duty="draft", **told)
    with CaptureQueriesContext(connection) as three:
        page = her.get("/en/account/").content.decode()

    assert len(one) == len(three) <= 7
    assert page.count("Ministry") == 3


def test_the_last_administrator_is_told_why_her_account_stays(her: Client, person: Any) -> None:
    Mandate.objects.update(duty="administer")

    answer = her.post("/en/account/erase/")

    assert answer.status_code == 422
    assert "left without anybody who gives mandates" in answer.content.decode()


def test_a_token_of_another_person_cannot_be_revoked(her: Client, django_user_model: Any) -> None:
    other = django_user_model.objects.create_user("other")
    told = {"digest": "0" * 64, "prefix": "bdg_x", "name": "theirs", "scopes": ["read"], "made_at": AT, "expires": AT}
    token = Token.objects.create(person=other, **told)

    answer = her.post(f"/en/account/tokens/{token.pk}/revoke/")

    assert answer.status_code < 500
    token.refresh_from_db()
    assert token.revoked_at is None
    assert her.get(f"/en/account/tokens/{token.pk}/revoke/").status_code == 405


def test_a_token_without_scopes_is_asked_again_and_its_name_stays(her: Client) -> None:
    answer = her.post("/en/account/tokens/", {"name": "monthly import", "days": 30})

    assert answer.status_code == 422
    assert 'value="monthly import"' in answer.content.decode()
    assert not Token.objects.exists()
