"""The roster's pages: who of the party may do what, nothing twice, nothing outside, and a fixed number of queries."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bandung.parties.models import Institution
from bandung.people.models import Mandate
from bandung.training import roster
from bandung.training.models import Expert
from tests.cast import AT, joined, post

pytestmark = pytest.mark.django_db

LIST = "/en/desk/experts/"
TOLD = {"post": "Nurse", "institution": "Hospital", "languages": ["fr"], "name": "Aina Rakoto"}


@pytest.fixture
def parties() -> None:
    joined("mdg", "ken")


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


def entered(**more: Any) -> Expert:
    return roster.add(party="mdg", told=TOLD | more, by=post("mdg"), at=AT)


@pytest.mark.parametrize(
    ("duty", "writes", "erases", "shows"),
    [
        ("draft", True, False, False), ("clear", True, True, True), ("consent", False, False, False),
        ("administer", False, True, False),
    ],
)  # fmt: skip
def test_who_of_the_party_may_do_what(
    parties: None, desk_of: Any, duty: str, writes: bool, erases: bool, shows: bool
) -> None:
    row = entered()
    client = desk_of("mdg", duty)
    page = client.get(f"{LIST}{row.pk}/").content.decode()

    assert ("/change/" in page, 'value="erase"' in page, 'value="show"' in page) == (writes, erases, shows)
    assert client.post(f"{LIST}new/", TOLD).status_code == (302 if writes else 403)
    assert client.post(f"{LIST}{row.pk}/change/", TOLD).status_code == (302 if writes else 403)
    assert client.post(f"{LIST}{row.pk}/", {"what": "show"}).status_code == (302 if shows else 403)
    assert client.post(f"{LIST}{row.pk}/", {"what": "erase"}).status_code == (302 if erases else 403)


def test_who_acts_for_one_institution_does_not_read_the_roster_of_all(parties: None, desk_of: Any) -> None:
    row = entered()
    client = desk_of("mdg", "clear", "hospital")

    for path in (LIST, f"{LIST}export.csv", f"{LIST}{row.pk}/"):
        answer = client.get(path)
        assert (answer.status_code, "Aina" in answer.content.decode()) == (403, False)


def test_a_post_that_stands_in_the_register_is_deleted_by_those_who_may_name_it(parties: None, desk_of: Any) -> None:
    row = entered()
    roster.show(identifier=row.pk, party="mdg", language="en", by=post("mdg"), at=AT)
    administrator = desk_of("mdg", "administer")

    assert 'value="delete"' not in administrator.get(f"{LIST}{row.pk}/").content.decode()
    assert administrator.post(f"{LIST}{row.pk}/", {"what": "delete"}).status_code == 403
    assert desk_of("mdg").post(f"{LIST}{row.pk}/", {"what": "delete"}).status_code == 302
    assert Institution.objects.get().withdrawn_at is not None
    assert not Expert.objects.exists()


def test_a_name_in_the_post_is_told_and_nothing_is_published(parties: None, desk_of: Any) -> None:
    row = entered(post="Nurse Rakoto")

    answer = desk_of("mdg").post(f"{LIST}{row.pk}/", {"what": "show"})

    assert answer.status_code == 422
    assert "take it out before others can read it" in answer.content.decode()
    assert not Institution.objects.exists()


def test_what_does_not_fit_stands_at_its_field_and_nothing_typed_is_lost(parties: None, desk_of: Any) -> None:
    client = desk_of("mdg")
    days = {"available_from": "2027-03-01", "available_until": "2027-01-01"}

    for wrong, field in ((days, "available_until"), ({"mailbox": "nowhere"}, "mailbox"), ({"post": ""}, "post")):
        answer = client.post(f"{LIST}new/", TOLD | wrong)
        page = answer.content.decode()
        assert (answer.status_code, f'id="id_{field}_error"' in page, "Aina Rakoto" in page) == (422, True, True)
    assert not Expert.objects.exists()


def test_a_sheet_that_was_deleted_meanwhile_does_not_come_back(parties: None, desk_of: Any) -> None:
    row = entered()
    client = desk_of("mdg")
    roster.delete(identifier=row.pk, party="mdg", by=post("mdg"), at=AT)

    assert client.post(f"{LIST}{row.pk}/change/", TOLD).status_code == 404
    assert not Expert.objects.exists()


def test_the_history_names_fields_and_never_what_stood_in_them(parties: None, desk_of: Any) -> None:
    row = entered()
    client = desk_of("mdg")
    client.post(f"{LIST}{row.pk}/change/", TOLD | {"name": "Fara Rabe"})
    client.post(f"{LIST}{row.pk}/", {"what": "erase"})

    page = client.get(f"{LIST}{row.pk}/").content.decode()

    assert "changed: Name" in page
    assert "name and mailbox erased" in page
    assert not any(part in page for part in ("Aina", "Rakoto", "Fara", "Rabe"))


def test_the_list_teaches_narrows_and_sorts(parties: None, desk_of: Any) -> None:
    client = desk_of("mdg")
    assert "No expert is in the roster yet" in client.get(LIST).content.decode()

    entered()
    entered(post="Agronomist", languages=["en"], institution="Zootechnical centre")
    page = client.get(f"{LIST}?sort=institution").content.decode()
    assert page.index("Hospital") < page.index("Zootechnical")
    page = client.get(LIST).content.decode()
    assert page.index("Agronomist") < page.index("Nurse")
    narrowed = client.get(f"{LIST}export.csv?language=fr").content.decode()
    assert "Nurse" in narrowed
    assert "Agronomist" not in narrowed
    assert "Nothing fits all of this" in client.get(f"{LIST}?text=tractor").content.decode()
    assert client.get(f"{LIST}?on=soon").status_code == 200
    assert client.get(f"{LIST}export.pdf").status_code == 404


def test_the_number_of_queries_does_not_grow(parties: None, desk_of: Any) -> None:
    client = desk_of("mdg")
    entered()
    client.get(LIST)
    with CaptureQueriesContext(connection) as one:
        client.get(LIST)
    entered()
    entered()
    with CaptureQueriesContext(connection) as three:
        client.get(LIST)

    assert len(three) == len(one)
