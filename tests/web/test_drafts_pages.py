"""The pages of drafts: who may, what is typed stays, two at once, many at once."""

import re
import uuid
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from bandung.clearance import actions
from bandung.clearance.models import Draft
from bandung.exchange import actions as exchange
from bandung.exchange.models import Need
from bandung.parties import actions as parties
from bandung.people.models import Mandate
from tests.cast import AT, joined, post
from tests.factories import a_need, an_institution

FITS = {
    "title.fr": "Lactarium",
    "summary.fr": "Collecter, analyser et distribuer le lait maternel.",
    "language": "fr",
    "countries": "Madagascar",
    "sectors": "12220",
}

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _two_countries(fresh_index: None) -> None:
    joined("mdg", "bra")


def a_person(name: str, party: str, *duties: str, institution: str = "") -> Client:
    person = get_user_model().objects.create_user(name, password="x")
    for duty in duties:
        Mandate.objects.create(
            person=person, party=party, duty=duty, institution=institution, post=f"{name} of {party}", since=AT,
            given_by=post(party),
        )  # fmt: skip
    client = Client()
    client.force_login(person)
    return client


@pytest.fixture
def writer() -> Client:
    return a_person("writer", "mdg", "draft")


@pytest.fixture
def agency() -> Client:
    return a_person("agency", "mdg", "draft", "clear")


def a_draft(**more: str) -> Draft:
    return actions.start(party="mdg", kind="need", answers=FITS | more, by="writer of mdg", at=AT)


def test_a_need_is_written_handed_in_and_published(writer: Client, agency: Client) -> None:
    page = writer.get("/fr/desk/drafts/new/need/")
    assert page.status_code == 200

    saved = writer.post("/fr/desk/drafts/new/need/", FITS | {"name": str(uuid.uuid4()), "step": "check"}, follow=True)
    draft = Draft.objects.get()
    writer.post(f"/fr/desk/drafts/{draft.pk}/check/", {"step": "submit"})
    seen = agency.get(f"/fr/desk/drafts/{draft.pk}/check/")
    published = agency.post(f"/fr/desk/drafts/{draft.pk}/check/", {"step": "clear"}, follow=True)

    assert [saved.status_code, seen.status_code, published.status_code] == [200, 200, 200]
    assert Need.objects.get().uid == "mdg/lactarium"


def test_who_only_drafts_cannot_publish(writer: Client) -> None:
    draft = a_draft()

    answer = writer.post(f"/en/desk/drafts/{draft.pk}/check/", {"step": "clear"})

    assert answer.status_code == 422
    assert "Your mandates do not cover this" in answer.content.decode()
    assert Need.objects.count() == 0


@pytest.mark.parametrize("address", ["", "check/"])
def test_a_draft_is_there_for_its_own_people_only(address: str) -> None:
    draft = a_draft()
    outsider, elsewhere = a_person("o", "bra", "draft", "clear"), a_person("i", "mdg", "draft", institution="hospital")
    nobody = a_person("n", "bra")

    assert outsider.get(f"/en/desk/drafts/{draft.pk}/{address}").status_code == 404
    assert elsewhere.get(f"/en/desk/drafts/{draft.pk}/{address}").status_code == 404
    assert nobody.get(f"/en/desk/drafts/{draft.pk}/{address}").status_code == 403
    assert Client().get(f"/en/desk/drafts/{draft.pk}/{address}").status_code == 302


def test_what_does_not_fit_is_said_at_its_field_and_kept(writer: Client) -> None:
    draft = a_draft(sectors="water pumps")

    page = writer.get(f"/en/desk/drafts/{draft.pk}/").content.decode()

    assert "“water pumps” is not in the list of sectors" in page
    assert 'value="water pumps"' in page


def test_what_is_typed_after_the_session_ended_is_there_after_signing_in() -> None:
    draft = a_draft()
    person = get_user_model().objects.create_user("late", password="long enough here")
    Mandate.objects.create(person=person, party="mdg", duty="draft", post="p", since=AT, given_by="g")
    client = Client()

    address = f"/en/desk/drafts/{draft.pk}/"
    sent = client.post(address, FITS | {"version": "1", "place.fr": "Antsirabe, près du lac"})
    client.post(sent.headers["Location"], {"username": "late", "login": "late", "password": "long enough here"})
    page = client.get(address).content.decode()

    assert "Antsirabe, près du lac" in page
    assert "Your session had ended" in page


def test_the_second_writer_sees_both_and_chooses(writer: Client, agency: Client) -> None:
    draft = a_draft()
    address = f"/en/desk/drafts/{draft.pk}/"
    agency.post(address, FITS | {"version": "1", "place.fr": "Toamasina", "framework": "Plan"})

    refused = writer.post(address, FITS | {"version": "1", "place.fr": "Mahajanga", "region": "Boeny"})
    page = refused.content.decode()
    assert refused.status_code == 409
    assert "agency of mdg changed this draft" in page
    assert "Toamasina" in page
    assert "Mahajanga" in page

    choice = FITS | {"version": "2", "place.fr": "Mahajanga", "region": "Boeny", "choose": ["place.fr", "framework"]}
    writer.post(address, choice | {"take:place.fr": "mine", "take:framework": "theirs"})

    draft.refresh_from_db()
    assert {name: draft.answers.get(name) for name in ("place.fr", "framework", "region")} == {
        "place.fr": "Mahajanga", "framework": "Plan", "region": "Boeny",
    }  # fmt: skip


def test_a_script_saves_and_gets_the_version_or_the_conflict(writer: Client) -> None:
    draft = a_draft()
    address, json = f"/en/desk/drafts/{draft.pk}/", {"HTTP_ACCEPT": "application/json"}

    saved = writer.post(address, FITS | {"version": "1", "region": "Boeny"}, **json)
    late = writer.post(address, FITS | {"version": "1", "region": "Sofia"}, **json)

    assert (saved.status_code, saved.json()["version"]) == (200, 2)
    assert (late.status_code, late.json()["version"]) == (409, 2)


def test_many_are_published_at_once_and_what_cannot_be_is_named(agency: Client) -> None:
    drafts = [a_draft(id="one"), a_draft(id="two"), a_draft(id="three", sectors="nothing of ours")]

    answer = agency.post("/en/desk/drafts/", {"step": "clear", "draft": [str(d.pk) for d in drafts]}, follow=True)

    page = answer.content.decode()
    assert set(Need.objects.values_list("record", flat=True)) == {"one", "two"}
    assert "Done with 2 drafts." in page
    assert "“nothing of ours” is not in the list of sectors" in page


def test_the_queue_is_narrowed(agency: Client) -> None:
    for number in range(3):
        a_draft(id=f"n{number}", **{"title.fr": f"Titre {number}"})
    actions.submit(draft=Draft.objects.get(record="n1").pk, by="w", at=AT)

    page = agency.get("/en/desk/drafts/?state=submitted").content.decode()

    assert "Titre 1" in page
    assert "Titre 2" not in page
    assert "Titre 2" in agency.get("/en/desk/drafts/?text=re+2").content.decode()
    assert "No draft fits this" in agency.get("/en/desk/drafts/?kind=offer").content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_the_queue_asks_the_database_as_often_for_one_as_for_three(
    agency: Client, count: int, django_assert_max_num_queries: Any
) -> None:
    for number in range(count):
        a_draft(id=f"n{number}")

    with django_assert_max_num_queries(9):
        agency.get("/en/desk/drafts/")


@pytest.mark.parametrize("language", ["fr", "ar", "zh-hans"])
def test_the_form_weighs_little(writer: Client, language: str) -> None:
    import gzip

    page = writer.get(f"/{language}/desk/drafts/new/offer/")

    assert len(gzip.compress(page.content)) < 50_000


def test_a_new_version_begins_from_the_record(agency: Client) -> None:
    exchange.publish_new(record=a_need("clinic"), party="mdg", by=post("mdg"), at=AT)

    answer = agency.post("/en/desk/drafts/revise/need/clinic/", follow=True)

    assert answer.status_code == 200
    assert Draft.objects.get().record == "clinic"


@pytest.mark.parametrize("sent", [{"version": "x" * 50}, {"version": "-1"}, {"step": "nonsense"}, {"name": "no uuid"}])
def test_nonsense_is_never_a_failure_of_ours(writer: Client, sent: dict[str, str]) -> None:
    draft = a_draft()

    for address in (f"/en/desk/drafts/{draft.pk}/", f"/en/desk/drafts/{draft.pk}/check/", "/en/desk/drafts/"):
        assert writer.post(address, FITS | sent).status_code < 500
    assert writer.get("/en/desk/drafts/?page=0&state=%00&sort=x&intake=y").status_code < 500


def test_records_that_look_the_same_are_made_one(agency: Client, writer: Client) -> None:
    for name in ("clinic", "clinic-again"):
        title = {"title": {"en": "Mobile clinics for the south"}}
        exchange.publish_new(record=a_need(name, **title), party="mdg", by=post("mdg"), at=AT)

    assert "Mobile clinics for the south" in agency.get("/en/desk/same/").content.decode()
    assert writer.get("/en/desk/same/").status_code == 403
    agency.post("/en/desk/same/", {"kind": "need", "kept": "clinic", "merged": "clinic-again"})

    page = agency.get("/en/needs/mdg/clinic-again/").content.decode()
    assert '<a href="/en/needs/mdg/clinic/">The record that says it now</a>' in page
    assert agency.post("/en/desk/same/", {"kind": "x", "kept": "clinic", "merged": "y"}).status_code == 422


def test_who_works_for_two_parties_changes_between_them() -> None:
    client = a_person("both", "bra", "draft")
    person = get_user_model().objects.get(username="both")
    Mandate.objects.create(person=person, party="mdg", duty="draft", post="p", since=AT, given_by="g")
    draft = a_draft()
    assert client.get(f"/en/desk/drafts/{draft.pk}/").status_code == 404

    client.post("/en/desk/party/", {"party": "mdg"})
    client.post("/en/desk/party/", {"party": "ken"})

    assert client.get(f"/en/desk/drafts/{draft.pk}/").status_code == 200


def test_the_navigation_leads_nobody_to_a_page_that_refuses_her(agency: Client) -> None:
    parties.name_institution(institution=an_institution(), party="mdg", by=post("mdg"), at=AT)
    of_an_institution = a_person("nurse", "mdg", "draft", institution="hospital")

    for client in (agency, of_an_institution):
        page = client.get("/en/desk/").content.decode()
        links = re.findall(r'<a href="(/en/desk/[^"?]*)"', page.partition('class="desk-nav"')[2].partition("</nav>")[0])
        assert len(links) >= 8
        assert {link: client.get(link, follow=True).status_code for link in links} == dict.fromkeys(links, 200)
