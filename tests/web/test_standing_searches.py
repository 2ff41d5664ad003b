"""Standing searches: said once, told of what is new and fits, once for each record."""

from typing import Any

import pytest
from django.contrib.auth import get_user_model

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
