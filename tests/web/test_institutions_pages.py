"""Institutions of parties: what everybody reads of them, and what the desk writes."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bandung.parties import actions
from bandung.parties.models import Institution
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


NEW = {"identifier": "fiocruz", "name": "Fiocruz", "type": "public-institution", "country": "BRA"}


def test_a_new_institution_never_overwrites_another(parties: None, desk_of: Any) -> None:
    named()

    answer = desk_of("bra").post(f"{DESK}new/", NEW)

    assert answer.status_code == 422
    assert "has an institution with the reference number “fiocruz” already" in answer.content.decode()
    assert Entry.objects.filter(kind="institution").count() == 1


@pytest.mark.parametrize("identifier", ["Fio Cruz", "-", "é"])
def test_a_bad_reference_number_is_told_at_its_field(parties: None, desk_of: Any, identifier: str) -> None:
    page = desk_of("bra").post(f"{DESK}new/", NEW | {"identifier": identifier}).content.decode()

    assert 'id="id_identifier_error"' in page
    assert "Fiocruz" in page


def test_what_was_not_shown_is_not_lost(parties: None, desk_of: Any) -> None:
    named("a.b", competences={"pt": "Bancos de leite", "fr": "Lactariums"})
    bra = desk_of("bra")
    shown = bra.get(f"{DESK}a.b/").content.decode()
    assert "Fundação Oswaldo Cruz" in shown

    told = NEW | {"identifier": "ignored", "name": "Fundação Oswaldo Cruz", "competences": "Milk banks"}
    assert bra.post(f"{DESK}a.b/", told).status_code == 302
    row = Institution.objects.get()
    assert row.body["name"] == {"pt": "Fundação Oswaldo Cruz"}
    assert row.body["competences"] == {"pt": "Bancos de leite", "fr": "Lactariums", "en": "Milk banks"}

    assert bra.post(f"{DESK}a.b/", told | {"competences": ""}).status_code == 302
    assert Institution.objects.get().body["competences"] == {"pt": "Bancos de leite", "fr": "Lactariums"}


def test_an_institution_is_withdrawn_and_described_again(client: Client, parties: None, desk_of: Any) -> None:
    named()
    bra = desk_of("bra")

    assert bra.post(f"{DESK}fiocruz/", {"what": "withdraw"}).status_code == 302
    assert Institution.objects.get().withdrawn_at is not None
    assert bra.post(f"{DESK}fiocruz/", NEW).status_code == 302
    assert Institution.objects.get().withdrawn_at is None


@pytest.mark.parametrize("duty", ["draft", "consent", "administer"])
def test_others_of_the_party_read_and_do_not_write(parties: None, desk_of: Any, duty: str) -> None:
    named()
    client = desk_of("bra", duty)

    page = client.get(DESK).content.decode()

    assert "Fundação" in page
    assert "Describe it anew" not in page
    assert client.get(f"{DESK}new/").status_code == client.post(f"{DESK}fiocruz/", NEW).status_code == 403


def test_who_acts_for_one_institution_describes_that_one(parties: None, desk_of: Any) -> None:
    named()
    named("lab", type="academic", name={"en": "Laboratory"})
    client = desk_of("bra", "clear", "lab")

    assert client.get(DESK).content.decode().count("Describe it anew") == 1
    assert client.post(f"{DESK}lab/", NEW | {"name": "New name"}).status_code == 302
    assert client.post(f"{DESK}fiocruz/", NEW).status_code == 403
    assert client.post(f"{DESK}new/", NEW).status_code == 403


def test_another_party_reaches_none_of_it(parties: None, desk_of: Any) -> None:
    named()
    mdg = desk_of("mdg")

    assert "Fundação" not in mdg.get(DESK).content.decode()
    assert mdg.post(f"{DESK}fiocruz/", NEW).status_code == 404
    assert Client().get(DESK).status_code == 302
