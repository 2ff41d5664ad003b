"""Registers as anyone reads them: lists, entries, the copy to take away; and what they never show."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from bandung.charts import BORDERS_NOTE
from bandung.cli.registers import verify_file
from bandung.exchange import actions
from bandung.registers.append import append, append_all, publish, redact
from tests.cast import AT, joined, later, post
from tests.factories import an_offer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fresh_index")]


def page(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def export(client: Client, code: str) -> bytes:
    answer = client.get(f"/en/registers/{code}/export.ndjson")
    assert answer.headers["Content-Type"] == "application/x-ndjson"
    return b"".join(answer.streaming_content)


@pytest.fixture
def shelf() -> None:
    """A public offer, and two that are not for everyone."""
    joined("bra", "mdg")
    actions.publish_new(record=an_offer("milk"), party="bra", by=post("bra"), at=AT)
    for number, (audience, to) in enumerate((("own", ()), ("parties", ("mdg",)))):
        secret = publish(an_offer(f"secret-{number}", title={"en": "Hidden words"}), audience=audience)
        append("bra", replace(secret, to=to), by=post("bra"), at=AT)


def test_all_registers_are_listed_with_their_length(client: Client, shelf: None) -> None:
    shown = page(client, "/en/registers/")

    assert "Party bra" in shown
    assert "Brazil" in shown
    assert '<td class="figures">5</td>' in shown


def test_a_register_shows_its_key_its_end_and_its_entries(client: Client, shelf: None) -> None:
    shown = page(client, "/en/registers/bra/")

    assert "publishes an offer" in shown
    assert "opens the register" in shown
    assert "bandung registers verify --file bra.ndjson" in shown
    assert "Hidden words" not in shown


def test_long_registers_come_in_pages(client: Client) -> None:
    joined("bra")
    append_all("bra", [publish(an_offer(f"offer-{each}")) for each in range(60)], by=post("bra"), at=AT)

    assert 'href="/en/registers/bra/62/"' in page(client, "/en/registers/bra/")
    second = page(client, "/en/registers/bra/?page=2")
    assert 'href="/en/registers/bra/12/"' in second
    assert 'href="/en/registers/bra/13/"' not in second
    assert "The list ends before this page" in page(client, "/en/registers/bra/?page=9")
    assert client.get("/en/registers/bra/?page=abc").status_code == 400


def test_an_entry_shows_head_text_and_that_it_holds(client: Client, shelf: None) -> None:
    shown = page(client, "/en/registers/bra/3/")

    assert "It holds." in shown
    assert "&quot;title&quot;: {" in shown
    assert 'href="/en/offers/bra/milk/"' in shown
    assert "Focal point bra" in shown


@pytest.mark.parametrize("seq", [4, 5])
def test_what_is_not_for_everyone_shows_nowhere(client: Client, shelf: None, seq: int) -> None:
    shown = page(client, f"/en/registers/bra/{seq}/")

    assert "It is not for everyone" in shown
    assert "It holds." in shown
    assert "Hidden words" not in shown
    assert b"Hidden words" not in export(client, "bra")
    for path in ("/en/", "/en/offers/", "/en/registers/bra/", "/en/countries/BRA/", "/en/search/?q=hidden+words"):
        assert "Hidden words" not in page(client, path)


def test_an_erased_entry_says_so(client: Client, shelf: None) -> None:
    redact("bra", 3, by=post("bra"), at=later(1))

    shown = page(client, "/en/registers/bra/3/")

    assert "Its owner has erased it" in shown
    assert "Its page" not in shown
    assert "erases a text" in page(client, "/en/registers/bra/6/")


def test_a_changed_text_is_noticed(client: Client, shelf: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE registers_entry SET body = replace(body, 'Milk', 'Silk') WHERE kind = 'offer'")

    assert "It does not hold." in page(client, "/en/registers/bra/3/")


def test_the_public_copy_can_be_verified_without_this_node(client: Client, shelf: None, tmp_path: Path) -> None:
    copy = tmp_path / "bra.ndjson"
    copy.write_bytes(export(client, "bra"))

    assert verify_file(copy) == ("bra", 5)
    assert json.loads(copy.read_bytes().splitlines()[3])["body"] is None


@pytest.mark.parametrize(
    "path", ["nothing/", "bra/0/", "bra/99/", "bra/99999999999999999999999/", "%00/", "bra/x/", "nothing/export.ndjson"]
)
def test_what_is_not_there_gets_a_sentence(client: Client, shelf: None, path: str) -> None:
    answer = client.get(f"/en/registers/{path}")

    assert answer.status_code == 404
    assert "<h1>" in answer.content.decode()


def test_a_node_without_registers_says_so(client: Client) -> None:
    assert "No party has opened a register" in page(client, "/en/registers/")
    assert "No party has opened a register" in page(client, "/en/about/")


def test_about_names_who_answers_and_what_maps_do_not_say(client: Client, shelf: None) -> None:
    shown = page(client, "/en/about/")

    assert "Who answers for what" in shown
    assert "Party mdg" in shown
    assert BORDERS_NOTE in shown


@pytest.mark.parametrize("number", [1, 3])
def test_queries_do_not_grow(client: Client, number: int, django_assert_num_queries: Any) -> None:
    joined(*("bra", "mdg", "vnm")[:number])
    for each in range(number):
        actions.publish_new(record=an_offer(f"offer-{each}"), party="bra", by=post("bra"), at=AT)

    for path, queries in (("", 2), ("bra/", 5), ("bra/3/", 5)):
        with django_assert_num_queries(queries):
            client.get(f"/en/registers/{path}")
