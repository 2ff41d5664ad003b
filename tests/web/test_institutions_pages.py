"""Institutions of parties: what everybody reads of them, and what the desk writes."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bandung.parties import actions
from bandung.people.models import Mandate
from bandung.registers import append
from bandung.registers.models import Entry
from tests.cast import AT, joined, later, post
from tests.factories import an_institution

pytestmark = pytest.mark.django_db

LIST = "/en/registers/bra/institutions/"
DESK = "/en/desk/institutions/"


@pytest.fixture
def parties() -> None:
    joined("bra", "mdg")


def named(identifier: str = "fiocruz", **more: Any) -> None:
    told = {"name": {"pt": "Fundação Oswaldo Cruz"}, "country": "BRA", "languages": ["pt"]} | more
    actions.name_institution(institution=an_institution(identifier, **told), party="bra", by=post("bra"), at=AT)


def test_everybody_reads_what_a_party_says_of_its_institution(client: Client, parties: None) -> None:
    named(competences={"en": "Milk banks since 1985"})

    page = client.get(f"{LIST}fiocruz/").content.decode()

    assert '<h1 lang="pt" dir="ltr">Fundação Oswaldo Cruz</h1>' in page
    assert "Milk banks since 1985" in page
    assert "It holds." in page
    assert "Fundação Oswaldo Cruz" in client.get(LIST).content.decode()
    assert LIST in client.get("/en/registers/bra/").content.decode()


def test_the_list_is_narrowed_by_type_and_teaches_when_it_is_empty(client: Client, parties: None) -> None:
    assert "No institution has been named yet" in client.get(LIST).content.decode()

    named()
    named("lab", type="academic", name={"en": "Laboratory"})

    narrowed = client.get(f"{LIST}?type=academic").content.decode()
    assert "Laboratory" in narrowed
    assert "Oswaldo" not in narrowed
    assert "The list ends before this page" in client.get(f"{LIST}?page=9").content.decode()


def test_a_withdrawn_institution_says_so_and_leaves_the_list(client: Client, parties: None) -> None:
    named()
    actions.withdraw_institution(record="fiocruz", party="bra", by=post("bra"), at=later(3))

    assert "it no longer stands" in client.get(f"{LIST}fiocruz/").content.decode()
    assert "Oswaldo" not in client.get(LIST).content.decode()


def test_what_is_not_for_everybody_is_not_there(client: Client, parties: None) -> None:
    hidden = an_institution("secret", name={"en": "Hidden house"})
    append.append("bra", append.publish(hidden, audience="parties", to=["mdg"]), by=post("bra"), at=AT)

    assert client.get(f"{LIST}secret/").status_code == 404
    assert client.get(f"{LIST}none/").status_code == 404
    assert client.get("/en/registers/none/institutions/").status_code == 404
    assert "Hidden house" not in client.get(LIST).content.decode()


def test_the_number_of_queries_does_not_grow(client: Client, parties: None) -> None:
    named()
    with CaptureQueriesContext(
        connection,
    ) as one:
        client.get(LIST)
    named("b")
    named("c")
    with CaptureQueriesContext(connection) as three:
        client.get(LIST)

    assert len(three) == len(one) <= 4


@pytest.fixture
def desk_of(django_user_model: Any) -> Any:
    """Somebody of a party signs in."""

    def sign_in(party: str, duty: str = "clear", institution: str = "") -> Client:
        person = django_user_model.objects.create_user(f"{party}-{duty}-{institution}", password="a-long-password")
        Mandate.objects.create(
            person=person, party=party, duty=duty, post=post(party), since=AT, given_by="x", institution=institution
        )
        client = Client()
        client.force_login(person)
        return client

    return sign_in
