"""Search: what anyone finds in any language, and what becomes of texts that hold nothing to look for."""

from typing import Any

import pytest
from django.test import Client

from bandung.exchange import actions
from tests.cast import AT, joined, post
from tests.factories import a_need, an_offer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fresh_index")]


@pytest.fixture
def shelf() -> None:
    joined("bra", "mdg", "vnm")
    for party, record in (
        ("bra", an_offer("milk")),
        ("vnm", an_offer("rice", "VNM", title={"en": "Rice seed"}, summary={"en": "Seed for dry fields."})),
        ("mdg", a_need("bank", title={"en": "A milk bank for the capital"})),
    ):  # fmt: skip
        actions.publish_new(record=record, party=party, by=post(party), at=AT)


def page(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def test_offers_are_ranked_with_reasons(client: Client, shelf: None) -> None:
    shown = page(client, "/en/search/?q=human+milk+banks+for+hospitals")

    assert shown.index("Milk banks milk") < shown.index("Rice seed")
    assert "A milk bank for the capital" not in shown
    assert '<ul class="reasons"><li>' in shown
    assert "Your text was read as: <strong>English</strong>" in shown
    assert "could not be judged" in shown


def test_needs_or_both_can_be_asked_for(client: Client, shelf: None) -> None:
    assert "Milk banks milk" not in page(client, "/en/search/?q=human+milk+bank&what=need")
    both = page(client, "/en/search/?q=human+milk+bank&what=both")
    assert "Milk banks milk" in both
    assert "A milk bank for the capital" in both


def test_filters_hold_and_can_be_taken_off(client: Client, shelf: None) -> None:
    shown = page(client, "/en/search/?q=milk&country=VNM")

    assert "Milk banks milk" not in shown
    assert 'href="/en/search/?q=milk&amp;what=offer"' in shown
    assert '<input type="hidden" name="country" value="VNM">' in shown


def test_a_sent_question_gets_an_address_that_can_be_shared(client: Client, shelf: None) -> None:
    answer = client.post("/en/search/", {"q": "leche materna", "what": "both"})

    assert (answer.status_code, answer.headers["Location"]) == (302, "/en/search/?q=leche+materna&what=both")


def test_a_whole_text_is_answered_where_it_is_sent(client: Client, shelf: None) -> None:
    answer = client.post("/en/search/", {"q": "milk bank for hospital " * 12_500})

    assert answer.status_code == 200
    assert "only its beginning was compared" in answer.content.decode()


def test_a_question_needs_no_cookie() -> None:
    answer = Client(enforce_csrf_checks=True).post("/en/search/", {"q": "milk"})

    assert answer.status_code == 302
    assert not answer.cookies


@pytest.mark.parametrize("text", ["%F0%9F%98%80", "%00", "...", "%E2%80%8B"])
def test_a_text_without_words_gets_a_sentence(client: Client, shelf: None, text: str) -> None:
    assert "There are no words to look for" in page(client, f"/en/search/?q={text}") or text == "%00"


@pytest.mark.parametrize("query", ["q=milk&what=all", "q=milk&kind=everything"])
def test_what_it_cannot_look_for_gets_a_sentence(client: Client, query: str) -> None:
    assert client.get(f"/en/search/?{query}").status_code == 400


def test_without_a_question_it_shows_examples(client: Client) -> None:
    assert "For example:" in page(client, "/en/search/")


@pytest.mark.parametrize("number", [1, 3])
def test_queries_do_not_grow_with_the_results(client: Client, django_assert_num_queries: Any, number: int) -> None:
    joined("bra")
    for each in range(number):
        actions.publish_new(record=an_offer(f"offer-{each}"), party="bra", by=post("bra"), at=AT)
    client.get("/en/needs/")  # makes the index

    with django_assert_num_queries(2):
        assert page(client, "/en/search/?q=milk+banks").count("<article") == number
