"""Lists: what anyone can narrow, order and page through, and what becomes of addresses that make no sense."""

import re
from typing import Any

import pytest
from django.test import Client

from bandung.exchange import actions
from tests.cast import AT, joined, later, post
from tests.factories import SOURCE, a_need, an_offer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fresh_index")]


@pytest.fixture
def shelf() -> None:
    """Four offers and a need, of three countries."""
    joined("bra", "vnm", "mdg", "public-sources")
    rows = [
        ("bra", an_offer("milk", title={"pt": "Bancos de leite"}, summary={"pt": "Leite humano."}, language="pt"), 0),
        ("bra", an_offer("cotton", kind="expertise", sectors=["31162"], sdgs=["2.3"], domain="economic"), 1),
        ("vnm", an_offer("rice", "VNM", kind="expertise", sectors=["31161"], sdgs=["2.4"]), 2),
        ("mdg", an_offer("shrimp", "MDG", sectors=["31310"], sdgs=["14.4"]), 3),
    ]
    for party, record, day in rows:
        actions.publish_new(record=record, party=party, by=post(party), at=later(day))
    reported = a_need("roads", "NPL", sources=[SOURCE], sectors=["21020"], sdgs=["9.1"], kinds=["finance"])
    actions.publish_new(record=reported, party="public-sources", by="Editor", at=AT)


def titles(client: Client, path: str) -> list[str]:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return re.findall(r"<h2><a[^>]*>([^<]+)</a></h2>", answer.content.decode())


def page(client: Client, path: str) -> str:
    return client.get(path).content.decode()


def test_newest_come_first_unless_asked_otherwise(client: Client, shelf: None) -> None:
    newest = ["Milk banks shrimp", "Milk banks rice", "Milk banks cotton", "Bancos de leite"]

    assert titles(client, "/en/offers/") == newest
    assert titles(client, "/en/offers/?sort=oldest") == newest[::-1]
    assert titles(client, "/en/offers/?sort=title") == sorted(newest)


def test_values_of_one_filter_are_alternatives_and_filters_add_up(client: Client, shelf: None) -> None:
    assert len(titles(client, "/en/offers/?country=VNM&country=MDG")) == 2
    assert titles(client, "/en/offers/?country=VNM&country=MDG&kind=expertise") == ["Milk banks rice"]


@pytest.mark.parametrize(
    ("query", "left"),
    [("group=LDC", ["Milk banks shrimp"]), ("region=035", ["Milk banks rice"]), ("language=pt", ["Bancos de leite"]),
     ("sdg=14", ["Milk banks shrimp"]), ("sector=311&domain=economic", ["Milk banks cotton"])],
)  # fmt: skip
def test_each_filter_holds_exactly(client: Client, shelf: None, query: str, left: list[str]) -> None:
    assert titles(client, f"/en/offers/?{query}") == left


def test_needs_have_a_list_of_their_own(client: Client, shelf: None) -> None:
    assert titles(client, "/fr/needs/?kind=finance&standing=reported") == ["Milk banks roads"]
    assert "Reported by Party public-sources – not this country’s own word" in page(client, "/en/needs/")


def test_a_filter_counts_what_its_values_would_leave(client: Client, shelf: None) -> None:
    shown = page(client, "/en/offers/?kind=training")

    counts = dict(re.findall(r'name="kind" value="(\w+)"[^>]*><span>[^<]+</span><span class="count">(\d+)', shown))
    assert counts == {"training": "2", "expertise": "2"}
    assert re.search(r'name="country" value="VNM"', shown) is None


def test_active_filters_can_be_taken_off_one_by_one(client: Client, shelf: None) -> None:
    shown = page(client, "/en/offers/?kind=training&group=LDC&sort=title")

    assert '<a class="chip" href="?group=LDC&amp;sort=title"><span class="said">Remove </span>Training</a>' in shown
    assert 'href="?kind=training&amp;sort=title"' in shown


def test_words_narrow_within_the_language_of_the_record(client: Client, shelf: None) -> None:
    assert titles(client, "/en/offers/?q=leite") == ["Bancos de leite"]
    assert "Most words first" in page(client, "/en/offers/?q=leite")


def test_a_text_in_another_language_says_so(client: Client, shelf: None) -> None:
    shown = page(client, "/en/offers/?q=leite")

    assert '<a href="/en/offers/bra/milk/" lang="pt" dir="ltr">Bancos de leite</a>' in shown
    assert "In Portuguese" in shown


def test_an_empty_list_says_what_to_relax(client: Client, shelf: None) -> None:
    shown = page(client, "/en/offers/?kind=training&country=VNM")

    assert "Nothing fits all of this" in shown
    assert re.search(r'value="VNM" checked><span>Viet Nam</span><span class="count">0<', shown)
    assert re.findall(r'<li><a href="([^"]+)">without ([^<]+)</a>: (\d+)', shown) == [
        ("?country=VNM", "Training", "1"), ("?kind=training", "Viet Nam", "2"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "query",
    ["kind=everything", "country=ZZZ", "sector=0", "sdg=18", "standing=maybe", "page=abc", "page=-1",
     "page=%F0%9F%98%80", "sort=best", "kind=%00", "q=" + "word+" * 60,
     "&".join(f"country=C{each}" for each in range(200))],
)  # fmt: skip
def test_an_address_that_makes_no_sense_gets_a_sentence(client: Client, shelf: None, query: str) -> None:
    answer = client.get(f"/en/offers/?{query}")

    assert answer.status_code == 400
    assert "This cannot be answered" in answer.content.decode()


@pytest.mark.parametrize("query", ["q=%F0%9F%98%80", "q=%00", "q=%22%28+OR", "unknown=1", "kind=", "page=900"])
def test_odd_addresses_get_a_page(client: Client, shelf: None, query: str) -> None:
    assert client.get(f"/en/offers/?{query}").status_code == 200


def test_long_lists_come_in_pages_that_keep_the_filters(client: Client) -> None:
    joined("bra")
    for each in range(45):
        actions.publish_new(record=an_offer(f"offer-{each}"), party="bra", by=post("bra"), at=AT)

    second = page(client, "/en/offers/?country=BRA&page=2")

    assert second.count("<article") == 20
    assert 'rel="next" href="?country=BRA&amp;page=3"' in second
    assert 'rel="prev" href="?country=BRA"' in second
    assert len(titles(client, "/en/offers/?page=3")) == 5
    assert "The list ends before this page" in page(client, "/en/offers/?page=4")


@pytest.mark.parametrize("number", [1, 3])
def test_queries_do_not_grow_with_the_rows(client: Client, django_assert_num_queries: Any, number: int) -> None:
    joined("bra")
    for each in range(number):
        actions.publish_new(record=an_offer(f"offer-{each}"), party="bra", by=post("bra"), at=AT)
    client.get("/en/needs/")  # makes the index

    with django_assert_num_queries(3):
        assert len(titles(client, "/en/offers/")) == number
    with django_assert_num_queries(1):
        client.get("/en/offers/")


def test_a_withdrawn_record_leaves_the_list(
    client: Client, shelf: None, django_capture_on_commit_callbacks: Any
) -> None:
    assert len(titles(client, "/en/offers/")) == 4
    with django_capture_on_commit_callbacks(execute=True):
        actions.withdraw(kind="offer", record="rice", party="vnm", by=post("vnm"), at=later(5))

    assert "Milk banks rice" not in titles(client, "/en/offers/")
