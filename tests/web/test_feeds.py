"""Lists as Atom feeds, with their filters, for readers that ask again and again."""

from typing import Any
from xml.etree.ElementTree import Element, fromstring

import pytest
from django.test import Client

from bandung.exchange import actions as exchange
from tests.cast import AT, joined, later, post
from tests.factories import a_need, an_offer

pytestmark = pytest.mark.django_db(transaction=True)

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(autouse=True)
def cast(fresh_index: None) -> None:
    joined("bra", "mdg", "ken")
    exchange.publish_new(record=an_offer("milk"), party="bra", by=post("bra"), at=AT)
    exchange.publish_new(record=an_offer("maize", "KEN"), party="ken", by=post("ken"), at=later(1))
    exchange.publish_new(record=a_need("bank"), party="mdg", by=post("mdg"), at=AT)


def entries(client: Client, address: str) -> list[Element]:
    answer = client.get(address)
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    return fromstring(answer.content).findall(f"{ATOM}entry")


def titles(found: list[Element]) -> list[str | None]:
    return [each.findtext(f"{ATOM}title") for each in found]


def test_each_list_has_a_feed_of_its_own_newest_first(client: Client) -> None:
    assert titles(entries(client, "/en/offers/feed.atom")) == ["Milk banks maize", "Milk banks milk"]
    assert titles(entries(client, "/en/needs/feed.atom")) == ["Milk banks bank"]


def test_a_feed_takes_the_filters_of_its_list_and_refuses_what_the_list_refuses(client: Client) -> None:
    assert titles(entries(client, "/en/offers/feed.atom?country=BRA")) == ["Milk banks milk"]
    assert titles(entries(client, "/en/offers/feed.atom?q=maize")) == ["Milk banks maize"]
    assert client.get("/en/offers/feed.atom?country=XXX").status_code == 400


def test_an_entry_names_its_record_for_ever_and_leads_to_its_page(client: Client) -> None:
    entry = entries(client, "/fr/needs/feed.atom")[0]

    link = entry.find(f"{ATOM}link")
    assert link is not None and link.get("href", "").endswith("/fr/needs/mdg/bank/")
    assert (entry.findtext(f"{ATOM}id") or "").endswith(",2026:need/mdg/bank")
    assert entry.findtext(f"{ATOM}updated") == "2026-11-24T09:00:00+00:00"


def test_who_asks_again_is_told_that_nothing_changed_until_something_did(client: Client) -> None:
    first = client.get("/en/offers/feed.atom")

    again = client.get("/en/offers/feed.atom", headers={"if-none-match": first["ETag"]})
    exchange.publish_new(record=an_offer("new"), party="bra", by=post("bra"), at=later(2))
    then = client.get("/en/offers/feed.atom", headers={"if-none-match": first["ETag"]})

    assert (again.status_code, again.content) == (304, b"")
    assert (then.status_code, then["Last-Modified"]) == (200, "Thu, 26 Nov 2026 09:00:00 GMT")


def test_a_list_names_its_feed_with_its_filters(client: Client) -> None:
    page = client.get("/en/offers/?country=BRA&sort=title").content.decode()

    assert (
        '<link rel="alternate" type="application/atom+xml" title="Offers" href="/en/offers/feed.atom?country=BRA">'
        in page
    )


def test_an_empty_feed_is_one(client: Client) -> None:
    assert entries(client, "/en/crises/feed.atom") == []
    assert 'href="/en/crises/feed.atom"' in client.get("/en/crises/").content.decode()


def test_a_feed_is_only_read(client: Client) -> None:
    assert client.post("/en/offers/feed.atom").status_code == 405


@pytest.mark.parametrize("number", [1, 3])
def test_a_feed_asks_the_database_as_often_for_one_as_for_three(
    client: Client, number: int, django_assert_num_queries: Any
) -> None:
    for each in range(number - 1):
        exchange.publish_new(record=a_need(f"more-{each}"), party="mdg", by=post("mdg"), at=later(1))
    client.get("/en/needs/feed.atom")

    with django_assert_num_queries(2):
        assert len(entries(client, "/en/needs/feed.atom")) == number
