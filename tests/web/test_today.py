"""The dashboard: what waits, what is awaited, what is new, what comes near; for the party's own people only."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from bandung.clearance import actions as clearance
from bandung.exchange import actions as exchange
from bandung.exchange.profile import profile
from tests.cast import AT, joined, later, post
from tests.factories import a_need, an_offer
from tests.web.test_drafts_pages import FITS, a_person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _three_countries(fresh_index: None) -> None:
    joined("mdg", "bra", "ken")


@pytest.fixture
def agency() -> Client:
    return a_person("agency", "mdg", "draft", "clear")


def test_who_is_not_signed_in_signs_in_and_who_has_no_mandate_is_refused() -> None:
    assert Client().get("/en/desk/").status_code == 302
    assert a_person("nobody", "mdg").get("/en/desk/").status_code == 403


def test_an_empty_desk_teaches(agency: Client) -> None:
    page = agency.get("/en/desk/").content.decode()

    assert "Nothing waits for you." in page
    assert "Nothing is published yet." in page


def test_what_waits_is_counted_and_leads_to_where_it_is_done(agency: Client) -> None:
    draft = clearance.start(party="mdg", kind="need", answers=FITS, by="w", at=AT)
    clearance.submit(draft=draft.pk, by="w", at=AT)

    page = agency.get("/en/desk/").content.decode()

    assert '<a href="/en/desk/drafts/?state=submitted">1 draft waits for clearance</a>' in page


def test_who_cannot_clear_is_not_told_to(agency: Client) -> None:
    draft = clearance.start(party="mdg", kind="need", answers=FITS, by="w", at=AT)
    clearance.submit(draft=draft.pk, by="w", at=AT)

    page = a_person("writer", "mdg", "draft").get("/en/desk/").content.decode()

    assert "waits for clearance" not in page


def test_new_offers_for_a_need_and_gaps_are_shown(agency: Client) -> None:
    now = timezone.now()
    exchange.publish_new(record=a_need("clinic"), party="mdg", by=post("mdg"), at=now)
    exchange.publish_new(record=an_offer("banks"), party="bra", by=post("bra"), at=now)

    page = agency.get("/en/desk/").content.decode()

    assert "Milk banks banks" in page
    assert "1 need names no objective of the plan." in page


def test_a_profile_counts_what_stands(agency: Client) -> None:
    proof = [{"text": {"en": "It works"}}]
    objective = {"plan_objective": {"fr": "Axe 2"}}
    for record in (an_offer("a", proof=proof), an_offer("b", sectors=["12220", "31120"]), an_offer("gone")):
        exchange.publish_new(record=record, party="bra", by=post("bra"), at=AT)
    exchange.publish_new(record=a_need("n", "BRA", sdgs=["2", "3.1"], **objective), party="bra", by=post("bra"), at=AT)
    exchange.withdraw(kind="offer", record="gone", party="bra", by=post("bra"), at=later(1))

    seen = profile("bra")

    assert (seen.offers, seen.needs) == (2, 1)
    assert [(each.sector, each.offers, each.with_proof) for each in seen.capacities] == [("122", 2, 1), ("311", 1, 0)]
    assert (seen.goals["3"], seen.goals["2"], seen.goals["17"]) == ((1, 2), (1, 0), (0, 0))
    assert (list(seen.objectives), seen.needs_without_objective) == ([({"fr": "Axe 2"}, 1)], 0)


@pytest.mark.parametrize("count", [1, 3])
def test_the_dashboard_asks_the_database_as_often_for_one_as_for_three(
    agency: Client, count: int, django_assert_max_num_queries: Any
) -> None:
    for number in range(count):
        record = a_need(f"n{number}", title={"en": f"Need {number}"})
        exchange.publish_new(record=record, party="mdg", by=post("mdg"), at=AT)
    agency.get("/en/desk/")

    with django_assert_max_num_queries(30):
        agency.get("/en/desk/")


@pytest.mark.parametrize("language", ["fr", "ar", "zh-hans"])
def test_the_dashboard_is_there_in_other_languages(agency: Client, language: str) -> None:
    assert agency.get(f"/{language}/desk/").status_code == 200
