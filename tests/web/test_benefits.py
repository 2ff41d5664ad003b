"""The page of objectives and benefits: real figures with their links, and honesty about what is not measured."""

import gzip
import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bandung.contributions import actions
from bandung.exchange import actions as exchange
from bandung.exchange.models import Offer
from bandung.measurement.benefits import MEASURED, benefits
from bandung.reporting.benefits import Part, measured
from tests.cast import AT, joined, post
from tests.factories import a_contribution, an_offer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fresh_index")]

PAGE = "/en/countries/BRA/benefits/"


@pytest.fixture
def node() -> None:
    joined("bra", "mdg", "ken")


def declared(identifier: str, by: str = "bra", to: str = "mdg", *, public: bool = True, **more: Any) -> None:
    actions.declare(a_contribution(identifier, to, **more), party=by, by=post(by), at=AT, public=public)


def offered(identifier: str, party: str, country: str, **more: Any) -> Offer:
    exchange.publish_new(record=an_offer(identifier, country, **more), party=party, by=post(party), at=AT)
    return Offer.objects.get(pk=f"{party}/{identifier}")


def text(client: Client, path: str = PAGE) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def test_every_measure_that_a_benefit_names_is_measured(node: None) -> None:
    assert set(measured("BRA", at=AT)) == set(MEASURED)


def test_measures_are_what_the_records_say(node: None) -> None:
    declared("experts")
    declared("course", item="B3", unit="seat", quantity="9", people={"women": 4, "men": 3})
    declared("lab", sector="31182")
    declared("back", by="mdg", to="bra", sector="31182")
    declared("secret", public=False)
    parent = offered("terraces", "bra", "BRA", kind="technology")
    offered("terraces-here", "mdg", "MDG", adapted_from={
        "register_code": "bra", "record": "terraces", "digest": parent.digest,
    })  # fmt: skip

    found = measured("BRA", at=AT)

    values = {key: each.value for key, each in found.items()}
    assert values == dict.fromkeys(MEASURED, 0) | {
        "given": 3, "received": 1, "trained-given": 7, "research": 2, "to-ldc": 3, "offers": 1, "offers-own": 1,
        "technology-offers": 1, "adapted-from": 1,
    }  # fmt: skip
    assert (found["trained-given"].counted, found["trained-given"].lines) == (1, 1)
    assert [each for each in found["research"].parts if each.side == "given"] == [
        Part("31182", "given", 1, "lines?giver_country=BRA&sector=31182&stage=delivery")
    ]
    assert measured("MDG", at=AT)["adapted-by"].value == 1


def test_people_that_nobody_counted_are_not_stated_and_not_zero(node: None, client: Client) -> None:
    declared("course", item="B3", unit="seat", quantity="9")

    assert measured("BRA", at=AT)["trained-given"].value is None
    assert re.search(r"<dt>People trained, as giver</dt><dd>not stated <small>0 of 1 counted", text(client))


def test_what_is_not_measured_says_so_and_what_would_be_needed(node: None, client: Client) -> None:
    page = text(client)

    assert page.count('<span class="badge plain">not measured yet</span>') == sum(
        each.status == "not-yet" for each in benefits()
    )
    assert "Joint positions and what became of them, from the records of negotiations." in page
    for each in benefits():
        assert each.name("en") in page
        assert each.name("fr") in text(client, PAGE.replace("/en/", "/fr/"))


def test_every_number_leads_somewhere(node: None, client: Client) -> None:
    declared("lab", sector="31182")

    links = {
        link.replace("&amp;", "&")
        for link in re.findall(r'<dd><a href="([^"]+)"|: <a href="([^"]+)"', text(client))
        for link in link
        if link
    }
    assert len(links) > 10
    for link in links:
        assert client.get(link).status_code == 200, link


def test_the_page_is_light_and_asks_as_much_for_many_as_for_one(node: None, client: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            measured("BRA", at=AT)
        return len(seen)

    declared("one", sector="31182")
    few = queries()
    for each in range(4):
        declared(f"more-{each}", sector="15110")
    queries()
    assert queries() <= few
    assert len(gzip.compress(client.get(PAGE.replace("/en/", "/ar/")).content, 6)) < 50_000


def test_a_country_that_is_none_has_no_benefits(client: Client) -> None:
    assert client.get("/en/countries/XYZ/benefits/").status_code == 404
    assert client.get("/en/countries/bra/benefits/").headers["Location"].endswith("/BRA/benefits/")
