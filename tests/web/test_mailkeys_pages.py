"""The page of keys for spreadsheets by mail: who may, shown once, revoked."""

import re
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth import get_user_model
from django.test import Client

from bandung.clearance import mailkeys
from bandung.clearance.models import IntakeKey
from tests.cast import AT, joined
from tests.web.test_drafts_pages import a_person

pytestmark = pytest.mark.django_db
PAGE = "/en/desk/spreadsheets/by-mail/"
LIST = "/en/desk/spreadsheets/"


@pytest.fixture(autouse=True)
def _a_mailbox(fresh_index: None, settings: Any) -> None:
    settings.MAILBOX, settings.MAILBOX_ADDRESS = {"host": "127.0.0.1"}, "intake@node.example"
    joined("bra", "mdg")


@pytest.fixture
def ministry() -> Client:
    return a_person("ministry", "bra", "draft")


def test_a_key_is_shown_once_and_only_its_hash_is_kept(ministry: Client) -> None:
    shown = ministry.post(PAGE).content.decode()

    (key,) = set(re.findall(r"intake\+([a-z2-9]{24})@node\.example", shown))
    held = IntakeKey.objects.get()
    assert mailkeys.key_of(key) == held
    assert (held.party, held.institution, key in held.digest) == ("bra", "", False)
    again = ministry.get(PAGE)
    assert key not in again.content.decode()
    assert f"{held.prefix}…" in again.content.decode()
    assert "no-store" in again.headers["Cache-Control"]


def test_the_page_says_which_addresses_are_taken(ministry: Client) -> None:
    assert "You have no verified address yet" in ministry.get(PAGE).content.decode()
    person = get_user_model().objects.get(username="ministry")
    EmailAddress.objects.create(user=person, email="m@saude.example", verified=True, primary=True)

    assert "<bdi>m@saude.example</bdi>" in ministry.get(PAGE).content.decode()


def test_a_key_is_revoked_by_its_person_alone(ministry: Client) -> None:
    ministry.post(PAGE)
    held = IntakeKey.objects.get()
    other = a_person("other", "bra", "draft")

    assert other.post(f"{PAGE}{held.pk}/revoke/").status_code == 404
    assert IntakeKey.objects.get().revoked_at is None
    assert ministry.get(f"{PAGE}{held.pk}/revoke/").status_code == 405
    assert ministry.post(f"{PAGE}{held.pk}/revoke/").status_code == 302
    assert IntakeKey.objects.get().revoked_at is not None
    assert "You have no key yet" in ministry.get(PAGE).content.decode()


def test_only_who_may_upload_makes_keys_and_only_on_a_node_with_a_mailbox(ministry: Client, settings: Any) -> None:
    looks_only = a_person("clerk", "mdg", "administer")
    assert looks_only.post(PAGE).status_code == 403
    assert Client().get(PAGE).status_code == 302
    assert PAGE in ministry.get(LIST).content.decode()

    settings.MAILBOX = None

    assert ministry.get(PAGE).status_code == 404
    assert PAGE not in ministry.get(LIST).content.decode()
    assert IntakeKey.objects.count() == 0


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_takes_the_same_number_of_queries(
    ministry: Client, count: int, django_assert_max_num_queries: Any
) -> None:
    person = get_user_model().objects.get(username="ministry")
    for _each in range(count):
        mailkeys.make_key(person=person, party="bra", institution="", at=AT)
    ministry.get(PAGE)

    with django_assert_max_num_queries(12):
        assert ministry.get(PAGE).content.decode().count("/revoke/") == count
