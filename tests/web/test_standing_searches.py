"""Standing searches: said once, told of what is new and fits, once for each record."""

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from bandung.exchange import actions as exchange
from bandung.matching.statements import Filters
from bandung.notices import searches
from bandung.notices.errors import NoSuchSearch, NothingToLookFor, TooManySearches
from bandung.notices.models import Notice, StandingSearch
from bandung.people.models import Mandate
from tests.cast import AT, joined, later, post
from tests.factories import a_need, an_offer

pytestmark = pytest.mark.django_db(transaction=True)

TEXT = "Milk banks: collecting, testing and sharing human milk at low cost"


def a_person(name: str, party: str, duty: str = "draft") -> Any:
    person = get_user_model().objects.create_user(name, email=f"{name}@agency.example", password="x")
    Mandate.objects.create(person=person, party=party, duty=duty, post=post(party), since=AT, given_by="x")
    return person


@pytest.fixture
def her(fresh_index: None) -> Any:
    joined("bra", "mdg", "ken")
    exchange.publish_new(record=an_offer("old"), party="bra", by=post("bra"), at=AT)
    return a_person("mdg", "mdg")


def kept(person: Any, party: str = "mdg", **more: Any) -> StandingSearch:
    asked = {"wanted": "offer", "text": TEXT, "filters": Filters()} | more
    return searches.keep(person=person.pk, party=party, at=AT, **asked)


def an_offer_comes(identifier: str, party: str = "bra", country: str = "BRA", **more: Any) -> None:
    exchange.publish_new(record=an_offer(identifier, country, **more), party=party, by=post(party), at=later(1))


def told(person: Any) -> list[str]:
    return [row.about for row in Notice.objects.filter(person=person, kind="fits").order_by("pk")]


def test_what_is_new_and_fits_is_told_once_and_what_was_there_is_not(her: Any) -> None:
    kept(her)

    an_offer_comes("new")
    searches.look(later(2))

    assert told(her) == ["bra/new"]


def test_what_has_nothing_to_do_with_it_is_not_told(her: Any) -> None:
    kept(her)

    an_offer_comes(
        "rails", title={"en": "Rail gauges"}, summary={"en": "Welding of rails for heavy freight trains."},
        sectors=["21030"], sdgs=["9.1"], domain="technical",
    )  # fmt: skip

    assert told(her) == []


def test_a_record_of_one_s_own_can_ask(her: Any) -> None:
    exchange.publish_new(record=a_need("milk"), party="mdg", by=post("mdg"), at=AT)
    kept(her, text="", about="mdg/milk")

    an_offer_comes("new")

    assert told(her) == ["bra/new"]


def test_filters_hold_and_one_s_own_party_is_left_out(her: Any) -> None:
    kept(her, filters=Filters(countries=("KEN",)))

    an_offer_comes("new")
    an_offer_comes("kenyan", "ken", "KEN")
    an_offer_comes("ours", "mdg", "MDG")

    assert told(her) == ["ken/kenyan"]


def test_a_paused_search_tells_nothing_and_goes_on_with_what_comes_then(her: Any) -> None:
    search = kept(her)

    searches.pause(search=search.pk, person=her.pk, party="mdg", at=AT)
    an_offer_comes("meanwhile")
    searches.go_on(search=search.pk, person=her.pk, party="mdg")
    an_offer_comes("then")

    assert told(her) == ["bra/then"]


def test_a_revision_is_not_new(her: Any) -> None:
    kept(her)

    exchange.revise(record=an_offer("old", sdgs=["3.1"]), party="bra", by=post("bra"), at=later(1))

    assert told(her) == []


def test_who_has_no_mandate_any_more_is_told_nothing(her: Any) -> None:
    kept(her)
    Mandate.objects.update(until=later(0))

    an_offer_comes("new")

    assert told(her) == []


def test_the_same_search_twice_is_one_and_there_is_a_limit(her: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searches, "MOST_SEARCHES", 1)

    assert kept(her).pk == kept(her).pk
    with pytest.raises(TooManySearches):
        kept(her, text="water")
    with pytest.raises(NothingToLookFor):
        kept(her, text="  ")


def test_nobody_else_changes_her_search(her: Any) -> None:
    search = kept(her)
    other = a_person("ken", "ken")

    with pytest.raises(NoSuchSearch):
        searches.delete(search=search.pk, person=other.pk, party="ken")


def test_a_batch_is_one_job_whose_queries_do_not_grow(her: Any, django_assert_max_num_queries: Any) -> None:
    kept(her)
    records = [an_offer(f"new-{number}") for number in range(40)]

    for record in records:
        exchange.publish_new(record=record, party="bra", by=post("bra"), at=later(1))
    StandingSearch.objects.update(seen=1)
    with django_assert_max_num_queries(16):
        searches.look(later(2))

    assert len(told(her)) >= 20


def test_one_button_on_the_search_page_keeps_the_search_with_its_filters(client: Client, her: Any) -> None:
    client.force_login(her)

    page = client.get("/en/search/", {"q": TEXT, "what": "offer", "country": "BRA"})
    answer = client.post("/en/desk/searches/keep/", {"q": TEXT, "what": "offer", "country": "BRA"}, follow=True)

    assert "Tell me when something new fits" in page.content.decode()
    search = StandingSearch.objects.get()
    assert (search.text, search.wanted, search.filters) == (TEXT, "offer", {"countries": ["BRA"]})
    assert "Milk banks: collecting" in answer.content.decode()


def test_one_button_on_a_record_s_own_page_keeps_what_fits_it(client: Client, her: Any) -> None:
    client.force_login(her)

    page = client.get("/en/offers/bra/old/")
    client.post("/en/desk/searches/keep/", {"about": "bra/old", "what": "need"})

    assert "Tell me when something new fits" in page.content.decode()
    assert [(row.about, row.wanted) for row in StandingSearch.objects.all()] == [("bra/old", "need")]


def test_who_has_no_desk_sees_no_button_and_cannot_keep(client: Client, her: Any) -> None:
    page = client.get("/en/search/", {"q": TEXT, "what": "offer"})
    refused = client.post("/en/desk/searches/keep/", {"q": TEXT, "what": "offer"})
    client.force_login(get_user_model().objects.create_user("guest", password="x"))
    forbidden = client.post("/en/desk/searches/keep/", {"q": TEXT, "what": "offer"})

    assert "Tell me when something new fits" not in page.content.decode()
    assert (refused.status_code, forbidden.status_code) == (302, 403)
    assert not StandingSearch.objects.exists()


def test_the_list_pauses_goes_on_and_deletes(client: Client, her: Any) -> None:
    client.force_login(her)
    search = kept(her)
    an_offer_comes("new")
    address = f"/en/desk/searches/{search.pk}/"

    shown = client.get("/en/desk/searches/").content.decode()
    client.post(address, {"pause": "yes"})
    paused = client.get("/en/desk/searches/").content.decode()
    client.post(address, {"go-on": "yes"})
    search.refresh_from_db()
    client.post(address, {"delete": "yes"})

    assert "/en/offers/bra/new/" in shown and "1 new" in shown
    assert "Paused" in paused and search.paused_at is None
    assert not StandingSearch.objects.exists()


def test_a_search_of_somebody_else_is_not_there(client: Client, her: Any) -> None:
    search = kept(her)
    client.force_login(a_person("ken", "ken"))

    assert client.post(f"/en/desk/searches/{search.pk}/", {"delete": "yes"}).status_code == 404
    assert StandingSearch.objects.exists()


def test_too_long_a_text_or_none_is_refused_with_a_sentence(client: Client, her: Any) -> None:
    client.force_login(her)

    none = client.post("/en/desk/searches/keep/", {"q": " ", "what": "offer"}, follow=True)
    long = client.post("/en/desk/searches/keep/", {"q": "milk " * 900, "what": "offer"}, follow=True)

    assert "Say in a few words what you look for" in none.content.decode()
    assert "too long to be kept" in long.content.decode()


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_asks_the_database_as_often_for_one_as_for_three(
    client: Client, her: Any, number: int, django_assert_num_queries: Any
) -> None:
    client.force_login(her)
    exchange.publish_new(record=a_need("milk"), party="mdg", by=post("mdg"), at=AT)
    for each in range(number):
        kept(her, text=f"milk banks {each}")
    kept(her, text="", about="mdg/milk")
    client.get("/en/desk/searches/")

    with django_assert_num_queries(6):
        client.get("/en/desk/searches/")
