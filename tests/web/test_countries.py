"""Countries: what anyone learns about them, on any day."""

import re
from typing import Any

import pytest
from django.test import Client

from bandung.exchange import actions
from tests.cast import AT, joined, post
from tests.factories import SOURCE, a_need, a_party, an_offer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fresh_index")]


@pytest.fixture
def shelf() -> None:
    joined("bra", "public-sources")
    actions.publish_new(record=an_offer(), party="bra", by=post("bra"), at=AT)
    reported = a_need("seeds", "PRY", sources=[SOURCE])
    actions.publish_new(record=reported, party="public-sources", by="Editor", at=AT)


def page(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def test_every_country_is_in_the_list_with_its_numbers(client: Client, shelf: None) -> None:
    shown = page(client, "/en/countries/")

    assert shown.count('<th scope="row">') > 190
    assert re.search(
        r'>Brazil</a></th><td class="figures">0</td><td class="figures">1</td><td class="figures">1<', shown
    )


def test_the_list_can_be_narrowed(client: Client, shelf: None) -> None:
    assert "2 countries and areas" in page(client, "/en/countries/?only=1")
    assert "1 pays ou zone" in page(client, "/fr/countries/?q=br%C3%A9sil")
    assert ">Brazil</a>" in page(client, "/en/countries/?q=bra&region=005")
    assert "No country or area fits" in page(client, "/en/countries/?q=atlantis")


def test_a_country_shows_what_it_offers_and_whether_it_speaks_here(client: Client, shelf: None) -> None:
    shown = page(client, "/en/countries/BRA/")

    assert "Milk banks milk-banks" in shown
    assert "Offers by sector" in shown
    assert '<a href="/en/registers/bra/">Party bra</a>' in shown
    assert ">Paraguay</a> <small>1 needs, 0 offers" in shown
    assert "Portuguese" in shown


def test_south_is_declared_or_shown_as_a_default(client: Client) -> None:
    from bandung.parties.actions import join

    join(party=a_party("bol", "BOL", south=True), by="Agency", at=AT)

    assert "Yes, declared by the country itself." in page(client, "/en/countries/BOL/")
    assert "By default:" in page(client, "/en/countries/MDG/")
    assert "None: nothing here is this country’s own word." in page(client, "/en/countries/MDG/")


def test_groups_are_those_of_the_day_asked_for(client: Client) -> None:
    before, after = (page(client, f"/en/countries/STP/?on={day}") for day in ("2024-12-12", "2024-12-13"))

    assert "Least developed countries" in before
    assert "Least developed countries" not in after


@pytest.mark.parametrize(
    ("path", "status"),
    [("XXX/", 404), ("%00/", 404), ("%F0%9F%98%80/", 404), ("BRA/?on=yesterday", 400), ("BRA/?on=2024-02-30", 400),
     ("?region=999", 400), ("bra/", 302)],
)  # fmt: skip
def test_what_is_not_there_gets_a_sentence(client: Client, path: str, status: int) -> None:
    assert client.get(f"/en/countries/{path}").status_code == status


@pytest.mark.parametrize("number", [1, 3])
def test_queries_do_not_grow_with_the_records(client: Client, django_assert_num_queries: Any, number: int) -> None:
    joined("bra")
    for each in range(number):
        actions.publish_new(record=an_offer(f"offer-{each}"), party="bra", by=post("bra"), at=AT)
    client.get("/en/needs/")  # makes the index

    with django_assert_num_queries(8):
        page(client, "/en/countries/BRA/")
    with django_assert_num_queries(0):
        page(client, "/en/countries/")
