"""A mandate: this person may do this for that party, from, until."""

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, transaction

from bandung.people.models import Mandate
from bandung.people.queries import mandate
from tests.cast import AT, later, post

pytestmark = pytest.mark.django_db


@pytest.fixture
def person() -> Any:
    return get_user_model().objects.create_user("madagascar")


def given(person: Any, party: str = "mdg", duty: str = "clear", **more: Any) -> Mandate:
    told = {"since": AT, "post": post(party), "given_by": "Ministry"} | more
    return Mandate.objects.create(person=person, party=party, duty=duty, **told)


def test_a_mandate_holds_from_its_first_moment_up_to_its_last(person: Any) -> None:
    held = given(person, until=later(10))

    told = {day: mandate(person, duty="clear", at=later(day), party="mdg") for day in (-1, 0, 9, 10)}

    assert told == {-1: None, 0: held, 9: held, 10: None}


def test_a_mandate_is_for_one_party_and_one_duty(person: Any) -> None:
    held = given(person)

    assert mandate(person, duty="clear", at=later(1)) == held
    assert mandate(person, duty="consent", at=later(1)) is None
    assert mandate(person, duty="clear", at=later(1), party="bra") is None


def test_nobody_holds_a_mandate_without_an_account(person: Any) -> None:
    given(person)

    assert mandate(AnonymousUser(), duty="clear", at=later(1)) is None
    assert mandate(None, duty="clear", at=later(1)) is None


def test_a_mandate_is_given_once(person: Any) -> None:
    given(person)

    with pytest.raises(IntegrityError), transaction.atomic():
        given(person)


def test_of_a_person_who_left_the_party_keeps_the_post_alone(person: Any) -> None:
    held = given(person)
    person.delete()

    held.refresh_from_db()
    assert (held.person, held.post) == (None, post("mdg"))
