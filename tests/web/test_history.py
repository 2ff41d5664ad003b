"""Versions of a record: what anyone can see of what stood there before."""

from dataclasses import replace
from typing import Any

import pytest
from django.test import Client

from bandung.exchange import actions
from bandung.registers.append import append, publish, redact
from bandung.values import Texts
from tests.cast import AT, joined, later, post
from tests.factories import an_offer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fresh_index")]


@pytest.fixture
def two_versions() -> None:
    joined("bra")
    actions.publish_new(record=an_offer("milk"), party="bra", by=post("bra"), at=AT)
    newer = an_offer("milk", title={"en": "Milk <banks>", "fr": "Lactariums"}, working_languages=["fr"], sdgs=[])
    actions.revise(record=newer, party="bra", by=post("bra"), at=later(3))


def page(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def test_versions_come_newest_first_with_day_post_and_entry(client: Client, two_versions: None) -> None:
    shown = page(client, "/en/offers/bra/milk/history/")

    assert shown.index("November 27, 2026") < shown.index("November 24, 2026")
    assert shown.count("Focal point bra") == 2
    assert 'href="/en/registers/bra/4/"' in shown
    assert shown.count("this version stands") == 1
    assert "The first version." in shown


def test_changes_are_shown_field_by_field_and_language_by_language(client: Client, two_versions: None) -> None:
    shown = page(client, "/en/offers/bra/milk/history/")

    assert "Title (English)" in shown
    assert "Title (French)" in shown
    assert "Milk &lt;banks&gt;" in shown
    assert '<th scope="row">Working languages</th><td>–</td><td>French</td>' in shown
    assert "3.2 " in shown
    assert '<th scope="row">Summary' not in shown


def test_a_withdrawal_is_a_step_of_the_history(client: Client, two_versions: None) -> None:
    actions.withdraw(
        kind="offer", record="milk", party="bra", by=post("bra"), at=later(4), reason=Texts({"en": "Over"})
    )

    shown = page(client, "/en/offers/bra/milk/history/")

    assert "Withdrawn, <time" in shown
    assert "this version stands" not in shown


def test_an_erased_version_shows_that_it_was_there_and_nothing_of_it(client: Client, two_versions: None) -> None:
    redact("bra", 3, by=post("bra"), at=later(5))

    shown = page(client, "/en/offers/bra/milk/history/")

    assert "The text of this version was erased by its owner" in shown
    assert "Milk banks milk" not in shown


@pytest.mark.parametrize("audience", ["own", "parties"])
def test_a_version_that_was_not_for_everyone_does_not_show(client: Client, audience: Any) -> None:
    joined("bra", "mdg")
    to = ("mdg",) if audience == "parties" else ()
    secret = an_offer("milk", title={"en": "Secret draft"})
    append("bra", replace(publish(secret, audience=audience), to=to), by=post("bra"), at=AT)
    actions.revise(record=an_offer("milk"), party="bra", by=post("bra"), at=later(1), audience="public")

    shown = page(client, "/en/offers/bra/milk/history/")

    assert "Secret draft" not in shown
    assert "Secret draft" not in page(client, "/en/offers/bra/milk/")
    assert "The first version." in shown


@pytest.mark.parametrize("number", [1, 3])
def test_queries_do_not_grow_with_versions(client: Client, number: int, django_assert_num_queries: Any) -> None:
    joined("bra")
    actions.publish_new(record=an_offer("milk"), party="bra", by=post("bra"), at=AT)
    for each in range(number):
        newer = an_offer("milk", title={"en": f"Version {each}"})
        actions.revise(record=newer, party="bra", by=post("bra"), at=later(each))

    with django_assert_num_queries(3):
        client.get("/en/offers/bra/milk/history/")
