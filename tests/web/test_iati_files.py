"""IATI files at the desk and for everybody: who may, the way there, refusals, what is on the line."""

import gzip
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bandung.contributions import actions as ledger
from bandung.people.models import Mandate
from bandung.reporting import iati_actions as actions
from bandung.reporting.iati_models import IatiPublisher, IatiVersion
from tests.cast import AT, joined, later, post
from tests.factories import a_contribution

pytestmark = pytest.mark.django_db

DESK = "/en/desk/iati/publish/"
FILE = "/iati/files/bra/activities.xml"


@pytest.fixture(autouse=True)
def cast() -> None:
    joined("bra", "mdg", "ken")


@pytest.fixture
def at_desk_of(django_user_model: Any) -> Any:
    def signed_in(party: str, *duties: str) -> Client:
        person = django_user_model.objects.create_user(f"{party}-{'-'.join(duties)}", password="a-long-password")
        for duty in duties or ("clear",):
            Mandate.objects.create(person=person, party=party, duty=duty, post=post(party), since=AT, given_by="x")
        client = Client()
        client.force_login(person)
        return client

    return signed_in


def declared(identifier: str = "experts", by: str = "bra", to: str = "mdg", public: bool = True, **more: Any) -> None:
    ledger.declare(a_contribution(identifier, to, year=2025, **more), party=by, by=post(by), at=AT, public=public)


def published(party: str = "bra") -> IatiVersion:
    row = actions.begin(party=party, by=post(party), at=later(1))
    return actions.publish(number=row.pk, party=party, by=post(party), at=later(1))


def text(client: Client, path: str, status: int = 200) -> str:
    answer = client.get(path)
    assert answer.status_code == status, (path, answer.content[:500])
    return answer.content.decode()


def queries_of(client: Client, path: str) -> int:
    text(client, path)
    with CaptureQueriesContext(connection) as found:
        text(client, path)
    return len(found)


def content(answer: Any) -> bytes:
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


def test_files_are_made_looked_at_and_published_in_two_steps(at_desk_of: Any) -> None:
    declared()
    bra = at_desk_of("bra")

    answer = bra.post(DESK + "make/", {"identifier": "", "licence": "cc0-1.0"}, follow=True)
    page = answer.content.decode()
    assert "What plain IATI cannot carry" in page
    assert "urn:bandung:register:bra-contribution:experts" in page
    assert "none registered" in page
    number = IatiVersion.objects.get().pk
    assert Client().get(FILE).status_code == 404

    page = bra.post(f"{DESK}{number}/publish/", follow=True).content.decode()
    assert "Everybody can fetch both files now" in page
    assert b"<iati-activities" in content(Client().get(FILE))
    assert b"<iati-organisations" in content(Client().get("/iati/files/bra/organisations.xml"))


def test_taking_back_is_one_step(at_desk_of: Any) -> None:
    declared()
    published()

    page = at_desk_of("bra").post(DESK + "take-back/", follow=True).content.decode()

    assert "Nobody can fetch the files" in page
    assert Client().get(FILE).status_code == 404


def test_with_nothing_for_everybody_the_page_says_what_is_needed(at_desk_of: Any) -> None:
    declared(public=False)

    page = text(at_desk_of("bra"), DESK)

    assert "Nothing of your party is for everybody yet" in page
    assert "Make the files and look" not in page


@pytest.mark.parametrize("duty", ["consent", "administer", "draft"])
def test_who_may_not_clear_may_not_publish(at_desk_of: Any, duty: str) -> None:
    declared()
    row = actions.begin(party="bra", by=post("bra"), at=later(1))
    client = at_desk_of("bra", duty)

    assert "Publish these files" not in text(client, f"{DESK}{row.pk}/")
    assert client.post(f"{DESK}{row.pk}/publish/").status_code == 403
    assert client.post(f"{DESK}take-back/").status_code == 403


def test_a_version_is_its_partys_alone_until_it_is_published(at_desk_of: Any) -> None:
    declared()
    row = actions.begin(party="bra", by=post("bra"), at=later(1))
    ken = at_desk_of("ken")

    for path in ("", "losses.csv", "activities.xml"):
        assert ken.get(f"{DESK}{row.pk}/{path}").status_code == 404
    assert content(at_desk_of("bra").get(f"{DESK}{row.pk}/activities.xml")).startswith(b"<?xml")


def test_a_made_up_identifier_is_refused_in_place(at_desk_of: Any) -> None:
    declared()

    answer = at_desk_of("bra").post(DESK + "make/", {"identifier": "XX-NO-1", "licence": "cc0-1.0"})

    assert answer.status_code == 422
    assert "begins with no agency" in answer.content.decode()
    assert not IatiPublisher.objects.exists()


def test_records_that_changed_meanwhile_are_looked_at_again(at_desk_of: Any) -> None:
    declared()
    row = actions.begin(party="bra", by=post("bra"), at=later(1))
    declared("second")

    page = at_desk_of("bra").post(f"{DESK}{row.pk}/publish/", follow=True).content.decode()

    assert "The records have changed since" in page
    assert Client().get(FILE).status_code == 404


def test_a_button_pressed_by_an_address_does_nothing(at_desk_of: Any) -> None:
    declared()
    row = published()
    bra = at_desk_of("bra")

    for path in ("make/", "take-back/", f"{row.pk}/publish/"):
        assert bra.get(DESK + path).status_code == 302
    assert IatiVersion.objects.get().state == "published"


def test_the_list_names_each_partys_files_with_a_fixed_number_of_queries() -> None:
    declared()
    published()
    before = queries_of(Client(), "/en/iati/files/")
    declared("other", by="mdg", to="bra")
    published("mdg")

    page = text(Client(), "/en/iati/files/")

    assert queries_of(Client(), "/en/iati/files/") == before
    assert page.count("/activities.xml") == 2
    assert "no error" in page


def test_an_empty_list_says_so() -> None:
    assert "No party publishes IATI files here yet" in text(Client(), "/en/iati/files/")


def test_what_is_lost_is_a_page_and_a_table() -> None:
    declared(profile="=cmd")
    published()

    page = text(Client(), "/en/iati/files/bra/losses/")
    table = text(Client(), "/en/iati/files/bra/losses.csv")

    assert "The standard has no gift in kind" in page
    assert "contribution,group,lost,1" in table
    assert ",=cmd" not in table


@pytest.mark.parametrize("path", ["ken/losses/", "ken/losses.csv", "nobody/losses/"])
def test_who_publishes_nothing_has_no_losses(path: str) -> None:
    assert Client().get(f"/en/iati/files/{path}").status_code == 404


@pytest.mark.parametrize("path", ["bra/secrets.xml", "ken/activities.xml", "b%00ra/activities.xml"])
def test_there_are_no_other_files(path: str) -> None:
    declared()
    published()

    assert Client().get(f"/iati/files/{path}").status_code == 404


def test_the_file_is_packed_for_those_who_unpack_and_known_by_its_digest() -> None:
    declared()
    row = published()

    plain = Client().get(FILE)
    packed = Client().get(FILE, headers={"accept-encoding": "gzip"})

    assert gzip.decompress(content(packed)) == content(plain)
    assert (plain["ETag"], packed["ETag"]) == (f'"{row.activities}"', f'"{row.activities}-gzip"')
    assert packed["Content-Encoding"] == "gzip"
    assert plain["Last-Modified"]
    for name, value in (("if-none-match", plain["ETag"]), ("if-modified-since", plain["Last-Modified"])):
        assert Client().get(FILE, headers={name: value}).status_code == 304
    assert Client().head(FILE).status_code == 200
    assert Client().post(FILE).status_code == 405


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_pages_are_there_in_other_languages(at_desk_of: Any, language: str) -> None:
    declared()
    row = published()
    bra = at_desk_of("bra")

    for path in ("iati/files/", "iati/files/bra/losses/", "desk/iati/publish/", f"desk/iati/publish/{row.pk}/"):
        assert f'lang="{language}"' in text(bra, f"/{language}/{path}")


def test_the_desk_asks_a_fixed_number_of_queries(at_desk_of: Any) -> None:
    declared()
    published()
    bra = at_desk_of("bra")
    before = queries_of(bra, DESK)
    declared("second")
    published()

    assert queries_of(bra, DESK) == before
