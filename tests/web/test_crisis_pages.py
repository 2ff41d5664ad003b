"""The lane for crises: its list, what comes on top, what stands ready, stating one in a minute, and who is told."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core import mail as outbox
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from bandung.clearance.models import Draft
from bandung.exchange import actions
from bandung.exchange.models import Need
from bandung.notices.models import Notice
from bandung.parties import actions as parties
from bandung.people.models import Mandate
from tests.cast import AT, joined, post
from tests.factories import a_need, a_party, an_offer

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("node")]

CYCLONE = {"glide": "TC-2022-000010-MDG"}
LIST, NEW = "/en/crises/", "/en/desk/crisis/"


@pytest.fixture
def node(fresh_index: None) -> None:
    joined("bra", "mdg", "vnm", "ken")


def in_days(days: int) -> str:
    return (timezone.now().date() + timedelta(days)).isoformat()


def a_crisis(name: str, *, party: str = "mdg", country: str = "MDG", deadline: int = 30, **more: Any) -> None:
    record = a_need(name, country, crisis=CYCLONE | {"deadline": in_days(deadline)}, **more)
    actions.publish_new(record=record, party=party, by=post(party), at=timezone.now())


def ready(name: str, party: str = "bra", country: str = "BRA", what: str = "brigade", **more: Any) -> None:
    record = an_offer(name, country, standby={"what": what, "ready_in_hours": 24}, **more)
    actions.publish_new(record=record, party=party, by=post(party), at=AT)


def titles(text: str, *names: str) -> list[str]:
    """These records in the order in which a page first names them; those that it does not name are left out."""
    found = [(text.find(f"Milk banks {name}<"), name) for name in names]
    return [name for place, name in sorted(found) if place >= 0]


def a_person(name: str, party: str, duty: str = "clear") -> Any:
    person = get_user_model().objects.create_user(name, email=f"{name}@agency.example", password="x")
    Mandate.objects.create(person=person, party=party, duty=duty, post=post(party), since=AT, given_by="x")
    return person


def desk_of(person: Any) -> Client:
    client = Client()
    client.force_login(person)
    return client


# -- the list --------------------------------------------------------------------------------------------------------


def test_without_a_crisis_the_list_says_what_it_is_for(client: Client) -> None:
    page = client.get(LIST)

    assert page.status_code == 200
    assert "No crisis is open." in page.content.decode()


def test_open_crises_come_with_the_nearest_deadline_first_and_closed_ones_below(client: Client) -> None:
    a_crisis("later", deadline=40)
    a_crisis("sooner", deadline=3, capacity=[{"text": "with poles", "amount": "200", "unit": "other"}])
    a_crisis("over", deadline=-2)

    text = client.get(LIST).content.decode()

    assert titles(text, "later", "sooner", "over") == ["sooner", "later", "over"]
    assert text.index("Closed") < text.index("Milk banks over")
    assert text.count("Within a week") == 1
    assert "with poles" in text


def test_the_list_is_narrowed_by_country_and_by_kind(client: Client) -> None:
    a_crisis("brigade", kinds=["in-kind"])
    a_crisis("course", kinds=["training"])
    a_crisis("hers", party="ken", country="KEN", kinds=["training"])
    names = ("brigade", "course", "hers")

    by = [client.get(LIST, asked).content.decode() for asked in ({"country": "MDG"}, {"kind": "training"})]

    assert [set(titles(text, *names)) for text in by] == [{"brigade", "course"}, {"course", "hers"}]


@pytest.mark.parametrize("asked", [{"country": "XXX"}, {"kind": "tents"}])
def test_an_unknown_country_or_kind_has_no_page(client: Client, asked: dict[str, str]) -> None:
    assert client.get(LIST, asked).status_code == 404


def test_a_filter_that_nothing_fits_leads_back_to_all(client: Client) -> None:
    a_crisis("tents")

    assert "No open crisis fits this." in client.get(LIST, {"country": "KEN"}).content.decode()


def test_a_number_of_another_country_is_pointed_out(client: Client) -> None:
    a_crisis("tents", party="ken", country="KEN")

    assert "the number names another country" in client.get(LIST).content.decode()


def test_the_list_takes_as_many_queries_for_three_as_for_one(client: Client, django_assert_num_queries: Any) -> None:
    client.get(LIST)
    a_crisis("one")
    with CaptureQueriesContext(connection) as first:
        client.get(LIST)
    a_crisis("two")
    a_crisis("three")

    with django_assert_num_queries(len(first)):
        client.get(LIST)
    with django_assert_num_queries(1):
        client.get(LIST)


# -- on top ----------------------------------------------------------------------------------------------------------


def test_open_crises_stand_on_top_of_the_needs_and_of_the_home_page(client: Client) -> None:
    a_crisis("tents")
    actions.publish_new(record=a_need("usual"), party="mdg", by=post("mdg"), at=timezone.now())

    needs, home = (client.get(address).content.decode() for address in ("/en/needs/", "/en/"))

    assert titles(needs, "tents", "usual") == ["tents", "usual"]
    assert needs.count("Milk banks tents<") == 1
    assert "Crises that are open" in home
    assert home.index("Milk banks tents") < home.index("Newest needs")


def test_they_stand_there_only_where_they_fit_the_filter_and_on_the_first_page(client: Client) -> None:
    a_crisis("tents")
    pages = ({"country": "MDG"}, {"country": "KEN"}, {"q": "milk"}, {"page": "2"}, {"sort": "oldest"})

    shown = ["Crises that are open" in client.get("/en/needs/", asked).content.decode() for asked in pages]

    assert shown == [True, False, False, False, False]


def test_they_leave_the_top_when_they_close(client: Client) -> None:
    a_crisis("over", deadline=-1)

    pages = [client.get(address).content.decode() for address in ("/en/needs/", "/en/", "/en/needs/mdg/over/")]

    assert [("Crises that are open" in text, "Crisis, until" in text) for text in pages] == [(False, False)] * 3


# -- the need's own page ---------------------------------------------------------------------------------------------


def test_what_stands_ready_comes_before_ordinary_matches_with_reasons(client: Client) -> None:
    actions.publish_new(record=an_offer("course"), party="bra", by=post("bra"), at=AT)
    ready("depot", "vnm", "VNM", what="stock")
    a_crisis("tents")

    text = client.get("/en/needs/mdg/tents/").content.decode()

    assert titles(text, "course", "depot") == ["depot", "course"]
    assert text.count("Milk banks depot<") == 1
    assert "ready in 24 hours" in text


def test_a_crisis_for_which_nothing_stands_ready_says_so(client: Client) -> None:
    a_crisis("tents")

    assert "something near it stands ready" in client.get("/en/needs/mdg/tents/").content.decode()


def test_an_ordinary_need_shows_nothing_of_that(client: Client) -> None:
    ready("depot", "vnm", "VNM", what="stock")
    actions.publish_new(record=a_need("usual"), party="mdg", by=post("mdg"), at=AT)

    assert "What stands ready" not in client.get("/en/needs/mdg/usual/").content.decode()


# -- who is told -----------------------------------------------------------------------------------------------------


def test_the_people_and_the_focal_points_of_parties_that_could_help_are_told_at_once() -> None:
    told, hers, outsider = (a_person(name, name) for name in ("bra", "mdg", "ken"))
    focal = {"post": {"en": "Focal point"}, "mailbox": "focal@bra.example"}
    parties.describe(party=a_party("bra", "BRA", focal_point=focal), register="bra", by=post("bra"), at=AT)
    ready("team")

    a_crisis("tents")

    assert sorted(mail.to[0] for mail in outbox.outbox) == ["bra@agency.example", "focal@bra.example"]
    assert "Madagascar" in str(outbox.outbox[0].subject)
    assert "/needs/mdg/tents/" in str(outbox.outbox[0].body)
    assert [Notice.objects.filter(person=each, kind="crisis").count() for each in (told, hers, outsider)] == [1, 0, 0]


def test_nobody_is_told_twice_when_the_need_is_revised_or_confirmed() -> None:
    a_person("bra", "bra")
    ready("team")
    a_crisis("tents")

    a = a_need("tents", crisis=CYCLONE | {"deadline": in_days(10)}, place={"en": "Toamasina"})
    actions.revise(record=a, party="mdg", by=post("mdg"), at=timezone.now())

    assert len(outbox.outbox) == 1


def test_a_crisis_that_is_over_or_not_public_tells_nobody() -> None:
    a_person("bra", "bra")
    ready("team")

    a_crisis("over", deadline=-1)
    record = a_need("hidden", crisis=CYCLONE)
    actions.publish_new(record=record, party="mdg", by=post("mdg"), at=timezone.now(), audience="parties", to=["ken"])

    assert outbox.outbox == []


# -- stating one -----------------------------------------------------------------------------------------------------

FILLED = {
    "sheet": "0123456789abcdef0123456789abcdef", "language": "fr", "title": "Tentes pour 3 000 familles",
    "summary": "Le cyclone a détruit des maisons ; il faut des tentes.", "place": "Toamasina",
    "glide": "TC-2022-000010-MDG", "deadline": "2199-02-01", "help": ["in-kind"], "sector": "72010",
    "amount_1": "3000", "unit_1": "item", "text_1": "tentes", "amount_2": "12,5", "unit_2": "tonne", "text_2": "riz",
}  # fmt: skip


def test_a_need_is_public_and_told_of_with_one_press() -> None:
    a_person("bra", "bra")
    ready("depot", what="stock")
    client = desk_of(a_person("mdg", "mdg"))

    asked = client.get(NEW)
    answer = client.post(NEW, FILLED, follow=True)

    row = Need.objects.get()
    assert asked.status_code == 200
    assert answer.redirect_chain[-1][0] == f"/en/desk/crisis/{row.record}/"
    assert row.body["title"] == {"fr": "Tentes pour 3 000 familles"}
    assert (row.country, str(row.crisis_until), row.body["place"]) == ("MDG", "2199-02-01", {"fr": "Toamasina"})
    assert [each["amount"] for each in row.body["capacity"]] == ["3000", "12.5"]
    assert "It is public." in answer.content.decode()
    assert "1 recipient; 1 mailed" in answer.content.decode()
    assert "Milk banks depot" in answer.content.decode()
    assert [mail.to for mail in outbox.outbox] == [["bra@agency.example"]]


def test_sent_twice_it_is_stated_once() -> None:
    client = desk_of(a_person("mdg", "mdg"))

    pages = [client.post(NEW, FILLED).headers["Location"] for _time in range(2)]

    assert pages[0] == pages[1]
    assert Need.objects.count() == 1


def test_who_may_only_draft_hands_it_in() -> None:
    client = desk_of(a_person("writer", "mdg", "draft"))

    asked = client.get(NEW).content.decode()
    answer = client.post(NEW, FILLED, follow=True)

    draft = Draft.objects.get()
    assert "Hand it in for clearance" in asked
    assert "Handed in for clearance." in answer.content.decode()
    assert (draft.state, draft.answers["crisis.glide"]) == ("submitted", "TC-2022-000010-MDG")
    assert not Need.objects.exists()


@pytest.mark.parametrize("duty", ["consent", "administer"])
def test_others_state_nothing(duty: str) -> None:
    client = desk_of(a_person("other", "mdg", duty))

    assert [client.get(NEW).status_code, client.post(NEW, FILLED).status_code] == [403, 403]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"title": ""}, "id_title_error"),
        ({"glide": "", "words": ""}, "id_glide_error"),
        ({"glide": "cyclone"}, "id_glide_error"),
        ({"deadline": "2020-01-01"}, "id_deadline_error"),
        ({"deadline": "soon"}, "id_deadline_error"),
        ({"amount_1": "many"}, "id_amount_1_error"),
        ({"amount_1": "-3"}, "id_amount_1_error"),
        ({"sector": "99"}, "id_sector_error"),
        ({"language": "xx"}, "id_language_error"),
    ],
)
def test_what_does_not_fit_is_said_at_its_field_and_nothing_typed_is_lost(wrong: dict[str, str], field: str) -> None:
    client = desk_of(a_person("mdg", "mdg"))

    answer = client.post(NEW, FILLED | wrong)

    text = answer.content.decode()
    assert answer.status_code == 422
    assert f'id="{field}"' in text
    assert "il faut des tentes" in text
    assert not Need.objects.exists()


def test_a_number_of_another_country_is_a_warning_and_no_refusal() -> None:
    client = desk_of(a_person("mdg", "mdg"))

    answer = client.post(NEW, FILLED | {"glide": "TC-2022-000010-MOZ"}, follow=True)

    assert "names another country than this need does" in answer.content.decode()
    assert Need.objects.get().body["crisis"]["glide"] == "TC-2022-000010-MOZ"


def test_a_party_without_a_country_names_it_and_its_sources_are_asked_for() -> None:
    joined("jica")
    client = desk_of(a_person("jica", "jica"))

    answer = client.post(NEW, FILLED | {"countries": "Madagascar"})

    assert answer.status_code == 422
    assert "must name its sources" in answer.content.decode()
    assert not Draft.objects.exists()


def test_after_the_session_has_ended_what_was_typed_is_there_again() -> None:
    person = a_person("mdg", "mdg")
    client = Client()
    client.post(NEW, FILLED)
    client.force_login(person)

    text = client.get(NEW).content.decode()

    assert "il faut des tentes" in text
    assert "Your session had ended" in text


def test_the_page_of_who_is_told_is_the_partys_own() -> None:
    a_crisis("tents")

    answers = [desk_of(a_person(name, name)).get("/en/desk/crisis/tents/").status_code for name in ("mdg", "ken")]

    assert answers == [200, 404]


def test_the_page_of_who_is_told_takes_as_many_queries_for_three_as_for_one(django_assert_num_queries: Any) -> None:
    client = desk_of(a_person("mdg", "mdg"))
    ready("team")
    a_crisis("tents")
    client.get("/en/desk/crisis/tents/")
    with CaptureQueriesContext(connection) as first:
        client.get("/en/desk/crisis/tents/")
    ready("depot", "vnm", "VNM", what="stock")
    ready("kit", "ken", "KEN", what="equipment")

    with django_assert_num_queries(len(first)):
        client.get("/en/desk/crisis/tents/")
