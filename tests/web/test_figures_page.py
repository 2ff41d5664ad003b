"""A figure followed: total and coverage, its contributions and entries, rates, methods, rules; and who sees what."""

import re
from typing import Any
from urllib.parse import quote

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bandung.contributions import actions
from bandung.contributions.models import Contribution
from bandung.people.models import Mandate
from bandung.reporting.explaining import PAGE
from tests.cast import AT, joined, post
from tests.factories import SOURCE, a_contribution

pytestmark = pytest.mark.django_db

FIGURES = "/en/figures/"


@pytest.fixture
def node() -> None:
    joined("bra", "mdg", "ken", "public-sources")


def declared(identifier: str, *, public: bool = True, **more: Any) -> Contribution:
    return actions.declare(a_contribution(identifier, **more), party="bra", by=post("bra"), at=AT, public=public)


def at(figure: str, more: str = "") -> str:
    return f"{FIGURES}?f={quote(figure, safe='')}{more}"


def text(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def signed_in(django_user_model: Any, code: str) -> Client:
    person = django_user_model.objects.create_user(f"person-{code}", password="a-long-password")
    Mandate.objects.create(person=person, party=code, duty="draft", post=post(code), since=AT, given_by="x")
    client = Client()
    client.force_login(person)
    return client


def test_a_figure_shows_its_total_its_coverage_and_every_contribution_with_its_entry(
    node: None, client: Client
) -> None:
    row = declared("experts")
    declared("words", quantity=None, unit=None, note={"en": "Advice by telephone."})

    page = text(client, at("quantity?giver_country=BRA&unit=person-day"))
    assert "45 <small>person-days</small>" in page
    assert "1 of 1 contributions are counted in it. Coverage: 100 %." in page
    assert f"/en/registers/bra/{row.seq}/" in page
    assert "/en/contributions/bra/experts/" in page
    assert "Declared, not confirmed yet" in page
    page = text(client, at("people?giver_country=BRA"))
    assert "0 of 2 contributions are counted in it. Coverage: 0 %." in page
    assert "people: not known" in page


def test_every_number_of_a_dashboard_is_the_total_of_its_figure(node: None, client: Client) -> None:
    declared("experts", amount="250", currency="USD", people={"women": 3, "men": 2})
    declared("seats", item="B3", unit="seat", quantity="12.5", level="advanced", year=2024, sector="12220")
    actions.declare(a_contribution("back", "bra", quantity="7"), party="mdg", by=post("mdg"), at=AT, public=True)

    page = text(client, "/en/countries/BRA/cooperation/")
    numbers = set(re.findall(r'<a href="(/en/figures/[^"]+)">([\d,.]+)</a>', page))

    assert len(numbers) > 40
    for link, number in numbers:
        heading = re.search(r"<h1>([\d,.]+) ", text(client, link.replace("&amp;", "&")))
        assert heading and heading[1].removesuffix(".00") == number, link


def test_money_shows_methods_rates_with_source_and_what_has_no_price(node: None, client: Client) -> None:
    declared("reais", amount="1000", currency="BRL", year=2023)
    declared("days")

    page = text(client, at("usd?giver_country=BRA"))

    assert "1 of 2 contributions are counted in it. Coverage: 50 %." in page
    for words in ("market-usd-1", "BRL 2023:", "Table of rates", "no amount is stated", "bandung explain"):
        assert words in page, words


def test_every_counting_rule_is_told_also_those_that_find_nothing(node: None, client: Client) -> None:
    declared("zero", quantity="0")

    page = text(client, at("lines?giver_country=BRA"))

    for rule in ("R-7", "R-11", "R-20", "R-21", "R-22", "R-23"):
        assert f"<strong>{rule}</strong>" in page
    assert "states zero: leave it out where it is not known" in page
    assert "nothing to look at" in page


def test_what_is_for_parties_is_counted_for_them_alone(node: None, client: Client, django_user_model: Any) -> None:
    declared("open")
    declared("secret", public=False, title={"en": "A quiet matter"})

    figure = "lines?giver=bra"
    assert "1 of 1 contributions" in text(client, at(figure))
    assert "1 of 1 contributions" in text(client, at(figure, "&own=1"))
    for code, number in (("bra", 2), ("mdg", 2), ("ken", 1)):
        person = signed_in(django_user_model, code)
        assert "1 of 1 contributions" in text(person, at(figure)), code
        page = text(person, at(figure, "&own=1"))
        assert f"{number} of {number} contributions" in page, code
        assert ("A quiet matter" in page) == (code != "ken"), code


def test_lines_are_paged_and_the_number_of_queries_is_fixed(node: None, client: Client) -> None:
    def queries(page: str = "") -> int:
        text(client, at("lines?giver=bra", page))
        with CaptureQueriesContext(connection) as seen:
            text(client, at("lines?giver=bra", page))
        return len(seen)

    declared("first")
    few = queries()
    told = [a_contribution(f"line-{number:03}") for number in range(PAGE + 10)]
    actions.declare_all(told, party="bra", by=post("bra"), at=AT, public=True)

    assert queries() == few
    assert text(client, at("lines?giver=bra")).count("/en/contributions/bra/") >= PAGE
    assert "line-059" in text(client, at("lines?giver=bra", "&page=2"))
    assert "The list ends before this page" in text(client, at("lines?giver=bra", "&page=9"))


@pytest.mark.parametrize(
    "figure",
    [
        "nonsense", "lines?planet=mars", "quantity?giver=bra", "lines?giver=bra&giver=ken", "lines?year=soon",
        "lines?'; DROP TABLE ledger; --=1", "\x00", "usd?" + "a" * 3000, "lines?unit=<script>alert(1)</script>",
    ],
)  # fmt: skip
def test_what_is_no_figure_is_refused_with_a_sentence(node: None, client: Client, figure: str) -> None:
    answer = client.get(at(figure))

    assert answer.status_code in (200, 422)
    assert "<script>" not in answer.content.decode()


def test_without_a_figure_the_page_says_what_one_is(node: None, client: Client) -> None:
    page = text(client, FIGURES)

    assert "Every number of the ledger has an address" in page
    assert "/en/figures/introductions/" in page


def test_a_figure_without_contributions_is_not_zero_money(node: None, client: Client) -> None:
    page = text(client, at("usd?giver_country=PER"))

    assert "US dollars: not known" in page
    assert "No contribution fits this figure" in page


def test_a_contribution_has_a_page_for_everybody_if_it_is_for_everybody(node: None, client: Client) -> None:
    row = declared("experts", people={"women": 2, "men": 1}, note={"fr": "Trois personnes."})
    declared("secret", public=False)

    page = text(client, "/en/contributions/bra/experts/")

    for words in ("Brazil to Madagascar, 2026", "person-days", ">45<", row.digest, 'lang="fr"', "Trois personnes."):
        assert words in page, words
    assert client.get("/en/contributions/bra/secret/").status_code == 404
    assert client.get("/en/contributions/bra/none/").status_code == 404
    told = a_contribution("told", giver={"country": "VNM"}, recipient={"region": "Sahel"}, sources=[SOURCE])
    actions.report_all([told], reporter="public-sources", by="Editor", at=AT)
    report = text(client, "/en/contributions/public-sources/told/")
    assert "Reported, not confirmed" in report
    assert SOURCE["address"] in report


def test_it_shows_how_much_money_moves_with_the_method(node: None, client: Client) -> None:
    staff = {"profile": "Nurse", "hours": "176", "annual_cost": "10000", "paid_hours": "1760"}
    declared("nurses", costs={"currency": "USD", "staff": [staff]})

    assert "moves=1#moves" in text(client, at("usd?giver=bra"))
    page = text(client, at("usd?giver=bra", "&moves=1"))
    assert "10 % overhead on staff time" in page
    assert "1,100" in page and "10 %" in page
    assert "moves=1" not in text(client, at("quantity?unit=person-day"))
