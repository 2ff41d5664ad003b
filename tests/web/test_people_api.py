"""Who asks the API: by password while that is enough, by tokens within their scopes; and who is not heard out."""

import base64
from datetime import timedelta
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from bandung.people import accounts
from bandung.people.models import Mandate, Token
from bandung.people.permissions import PERMISSIONS
from bandung.people.scopes import SCOPES, covers
from tests.cast import AT, joined, post

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fresh_index")]

INTRODUCTIONS = "/api/v1/introductions/mdg"


@pytest.fixture(autouse=True)
def nobody_tried_before() -> None:
    cache.clear()


@pytest.fixture
def person(django_user_model: Any) -> Any:
    joined("mdg", "bra")
    made = django_user_model.objects.create_user("voahangy", password="a-long-password")
    Mandate.objects.create(person=made, party="mdg", duty="clear", post=post("mdg"), since=AT, given_by="Ministry")
    return made


def status(client: Client, authorization: str, path: str = INTRODUCTIONS) -> int:
    return client.get(path, headers={"Authorization": authorization}).status_code


def basic(password: str = "a-long-password", name: str = "voahangy") -> str:
    return "Basic " + base64.b64encode(f"{name}:{password}".encode()).decode()


def token(person: Any, *scopes: str, days: int = 1, **more: Any) -> str:
    at = timezone.now()
    expires = at + timedelta(days=days)
    secret = accounts.make_token(person=person, name="script", scopes=scopes, expires=expires, at=at)[1]
    Token.objects.filter(digest=accounts.digest(secret)).update(**more)
    return f"Bearer {secret}"


def test_a_password_is_enough_until_there_is_a_second_factor(client: Client, person: Any) -> None:
    before = status(client, basic())
    TOTP.activate(person, generate_totp_secret())

    assert (before, status(client, basic()), status(client, token(person, "read"))) == (200, 401, 200)
    assert Authenticator.objects.exists()


def test_a_token_that_is_forged_old_or_of_a_closed_account_opens_nothing(client: Client, person: Any) -> None:
    good = token(person, "read")
    old = token(person, "read", expires=timezone.now())
    revoked = token(person, "read", revoked_at=timezone.now())
    digest_itself = "Bearer " + Token.objects.latest("pk").digest

    tried = [status(client, each) for each in (good, old, revoked, good[:-1], good + "x", "Bearer ", digest_itself)]
    type(person).objects.update(is_active=False)

    assert tried == [200] + [401] * 6
    assert status(client, good) == 401


def test_a_token_is_kept_as_a_digest_alone(client: Client, person: Any) -> None:
    secret = token(person, "read").removeprefix("Bearer ")

    kept = str(Token.objects.values().get())

    assert secret not in kept
    assert secret[10:] not in kept


def test_a_token_gives_no_more_than_the_mandate_of_its_person(client: Client, person: Any) -> None:
    every = token(person, "read", "draft", "publish", "introduce", "administer")
    other = status(client, every, "/api/v1/introductions/bra")
    Mandate.objects.update(until=timezone.now())

    assert (other, status(client, every)) == (403, 403)


def test_guessing_passwords_comes_to_an_end_even_where_nothing_is_changed(client: Client, person: Any) -> None:
    tried = [status(client, basic(f"guess-{each}")) for each in range(6)]

    assert tried == [401] * 5 + [429]
    assert status(client, basic()) == 429
    assert status(client, token(person, "read")) == 200


def test_every_action_of_the_table_belongs_to_one_scope_or_is_read() -> None:
    acting = {(each.action, each.kind) for each in PERMISSIONS} - {("suspend", "hosting")}
    named = [pair for pairs in SCOPES.values() for pair in pairs]

    assert len(named) == len(set(named))
    assert {pair for pair in acting if pair[0] not in ("read", "export")} == set(named)


@pytest.mark.parametrize(
    ("scopes", "action", "kind", "holds"),
    [
        (["read"], "read", "draft", True),
        (["read"], "write", "draft", False),
        (["draft"], "write", "draft", True),
        (["draft"], "read", "intake", True),
        (["draft"], "publish", "record", False),
        (["publish"], "give", "mandate", False),
        (["administer"], "give", "mandate", True),
        (["nonsense"], "read", "draft", False),
        ([], "read", "draft", False),
    ],
)
def test_a_scope_covers_what_it_names(scopes: list[str], action: str, kind: str, holds: bool) -> None:
    assert covers(scopes, action, kind) is holds
