"""The front page: what anyone sees at first."""

import re
from typing import Any

import pytest
from django.test import Client

from bandung.exchange import actions
from tests.cast import AT, joined, post
from tests.factories import SOURCE, a_need, an_offer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fresh_index")]


def published(number: int) -> None:
    joined("bra", "mdg", "public-sources")
    for each in range(number):
        actions.publish_new(record=an_offer(f"offer-{each}"), party="bra", by=post("bra"), at=AT)
        reported = a_need(f"need-{each}", "VNM", sources=[SOURCE])
        actions.publish_new(record=reported, party="public-sources", by="Editor", at=AT)


def text_of(client: Client, path: str = "/en/") -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_address_without_a_language_leads_to_the_browsers_language(client: Client) -> None:
    answer = client.get("/", headers={"Accept-Language": "fr-CM, fr;q=0.9"})

    assert (answer.status_code, answer.headers["Location"]) == (302, "/fr/")


def test_anyone_sees_numbers_map_and_newest(client: Client) -> None:
    published(3)

    page = text_of(client)

    assert re.findall(r"<dt>([^<]+)</dt><dd>(?:<a[^>]+>)?(\d+)", page) == [
        ("needs", "3"), ("offers", "3"), ("countries", "2"), ("said by the countries themselves", "3"),
    ]  # fmt: skip
    assert 'href="/en/countries/BRA/"' in page
    assert "The figures as a table" in page
    assert "Said by Party bra" in page
    assert "Reported by Party public-sources – not this country’s own word" in page


def test_the_newest_are_of_different_countries(client: Client) -> None:
    joined("bra", "vnm")
    for each in range(6):
        actions.publish_new(record=an_offer(f"offer-{each}"), party="bra", by=post("bra"), at=AT)
    actions.publish_new(record=an_offer("rice", "VNM"), party="vnm", by=post("vnm"), at=AT)

    page = text_of(client)

    assert page.count('<article class="card offer">') == 2


def test_an_empty_node_has_a_front_page_too(client: Client) -> None:
    page = text_of(client)

    assert page.count("None yet.") == 2
    assert "<svg" not in page


def test_a_new_record_shows_at_once(client: Client, django_capture_on_commit_callbacks: Any) -> None:
    published(1)
    text_of(client)
    with django_capture_on_commit_callbacks(execute=True):
        actions.publish_new(record=an_offer("late", title={"en": "Late offer"}), party="bra", by=post("bra"), at=AT)

    assert re.search(r"<dt>offers</dt><dd><a[^>]+>2<", text_of(client))


@pytest.mark.parametrize("number", [1, 3])
def test_queries_do_not_grow_with_the_records(client: Client, django_assert_num_queries: Any, number: int) -> None:
    published(number)
    client.get("/en/needs/")  # makes the index

    with django_assert_num_queries(5):
        text_of(client)
    with django_assert_num_queries(1):
        text_of(client)
