"""Dashboards of the ledger: for everybody, for a country, at the desk; filters, order, files, what nobody may see."""

import csv
import gzip
import re
from io import BytesIO, StringIO
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from bandung.contributions import actions, answers
from bandung.contributions.models import Contribution
from bandung.exchange import actions as exchange
from bandung.people.models import Mandate
from tests.cast import AT, joined, later, post
from tests.factories import SOURCE, a_contribution, an_offer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fresh_index")]

PAGE, COUNTRY, DESK = "/en/cooperation/", "/en/countries/BRA/cooperation/", "/en/desk/cooperation/"
SEATS: dict[str, Any] = {
    "item": "B3",
    "unit": "seat",
    "quantity": "12",
    "people": {"women": 7, "men": 5},
    "level": "advanced",
}
MONEY: dict[str, Any] = {"amount": "1200.50", "currency": "USD"}


@pytest.fixture
def node() -> None:
    joined("bra", "mdg", "vnm", "ken", "public-sources")


def declared(identifier: str, by: str = "bra", to: str = "mdg", *, public: bool = True, **more: Any) -> Contribution:
    told = a_contribution(identifier, to, **more)
    return actions.declare(told, party=by, by=post(by), at=AT, public=public)


def text(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def number(page: str, measure: str, **where: str) -> str:
    """The text of the link to a figure."""
    pairs = "%26".join(f"{name}%3D{value.replace('.', '.')}" for name, value in sorted(where.items()))
    found = re.search(rf'href="/\w+/figures/\?f={measure}%3F{re.escape(pairs)}(?:&amp;own=1)?">([^<]+)<', page)
    return found[1] if found else ""


def at_desk(code: str) -> Client:
    person = get_user_model().objects.create_user(f"person-{code}", password="a-long-password")
    Mandate.objects.create(person=person, party=code, duty="clear", post=post(code), since=AT, given_by="x")
    client = Client()
    client.force_login(person)
    return client


def test_an_empty_dashboard_teaches(node: None, client: Client) -> None:
    for path in (PAGE, COUNTRY):
        assert "Whoever gives declares it in its own register" in text(client, path)


def test_given_and_received_stand_side_by_side_and_units_are_never_added(node: None, client: Client) -> None:
    declared("experts", **MONEY)
    declared("seats", **SEATS)
    declared("back", by="mdg", to="bra", quantity="3")

    page = text(client, COUNTRY)

    given = {"giver_country": "BRA", "stage": "delivery"}
    assert number(page, "lines", **given) == "2"
    assert number(page, "usd", **given) == "1,200"
    assert number(page, "quantity", unit="person-day", **given) == "45"
    assert number(page, "quantity", unit="seat", **given) == "12"
    assert number(page, "people", **given) == "12"
    assert "1 of 2 counted" in page
    assert number(page, "quantity", unit="person-day", recipient_country="BRA", stage="delivery") == "3"
    assert number(page, "women", item="B3", level="advanced", **given) == "7"


def test_what_is_for_parties_is_on_their_desks_alone(node: None, client: Client) -> None:
    declared("secret", public=False)

    assert "Nothing has been counted here yet" in text(client, COUNTRY)
    assert "Nothing has been counted here yet" in text(client, PAGE)
    assert "Nothing has been counted here yet" in text(at_desk("ken"), DESK)
    for code, side in (("bra", "giver"), ("mdg", "recipient")):
        page = text(at_desk(code), DESK)
        assert number(page, "lines", **{side: code, "stage": "delivery"}) == "1", code
        assert "own=1" in page


def test_promised_and_given_are_never_added(node: None, client: Client) -> None:
    declared("promise", stage="commitment")
    declared("given")

    assert number(text(client, PAGE), "lines", stage="delivery") == "1"
    assert number(text(client, f"{PAGE}?stage=commitment"), "lines", stage="commitment") == "1"
    empty = text(client, f"{PAGE}?stage=budget")
    assert '<a href="?stage=commitment">Committed: 1</a>' in empty
    assert '<a href="?">Delivered: 1</a>' in empty


def test_every_filter_narrows_and_a_chip_takes_it_back(node: None, client: Client) -> None:
    declared("first", year=2024)
    declared("second", to="ken", year=2026, sector="12220", sdgs=["3.2"], item="B10")
    report = a_contribution("told", giver={"country": "VNM"}, recipient={"country": "KEN"}, sources=[SOURCE], year=2025)
    actions.report_all([report], reporter="public-sources", by="Editor", at=AT)
    row = Contribution.objects.get(pk="bra/first")
    answers.confirm(uid=row.uid, digest=row.digest, party="mdg", says="disputed", by=post("mdg"), at=later(1), told={
        "text": {"en": "Fewer came."},
    })  # fmt: skip

    for query, lines in {
        "": 3, "since=2025": 2, "until=2024": 1, "since=2025&until=2025": 1, "sector=122": 1, "item=B10": 1,
        "goal=3": 1, "standing=reported": 1, "said=disputed": 1,
    }.items():  # fmt: skip
        page = text(client, f"{PAGE}?{query}")
        total = re.search(r'<dt>contributions</dt><dd><a href="[^"]+">(\d+)</a>', page)
        assert total and int(total[1]) == lines, query
        assert ('class="chip"' in page) == bool(query), query
    page = text(client, f"{PAGE}?partner=MDG")
    assert number(page, "lines", recipient_country="MDG", stage="delivery") == "1"
    assert "Nothing fits all of this" in text(client, f"{PAGE}?since=2030")


def test_bad_filters_are_sentences(node: None, client: Client) -> None:
    for query in ("since=12", "since=2025&until=2024", "partner=XXX", "sector=99999", "item=Z9", "until=٢٠٢٤"):
        assert client.get(f"{PAGE}?{query}").status_code in (400, 404, 422), query
    assert client.get(f"{PAGE}?role=king&sort=never&stage=dream&table=none").status_code == 200


def test_a_table_is_ordered_and_shown_whole(node: None, client: Client) -> None:
    for place, country in enumerate(("KEN", "PER", "IND", "MOZ")):
        for copy in range(place + 1):
            declared(f"to-{country.lower()}-{copy}", recipient={"country": country})

    def order(sort: str) -> list[str]:
        page = text(client, f"{COUNTRY}?table=partner&sort={sort}")
        return re.findall(r'<tr><th scope="row">([^<]+)</th>', page)

    assert order("lines") == ["Mozambique", "India", "Peru", "Kenya"]
    assert order("name") == ["India", "Kenya", "Mozambique", "Peru"]
    assert "Back to all tables and drawings" in text(client, f"{COUNTRY}?table=partner")


def test_arrows_lead_to_their_figures_and_the_borders_are_disclaimed(node: None, client: Client) -> None:
    declared("experts")

    for path in (PAGE, COUNTRY):
        page = text(client, path)
        assert "Brazil to Madagascar: 1" in page
        assert "They express no view of the United Nations" in page
        arrow = re.search(r'<a href="(/en/figures/[^"]+)" tabindex="-1"><title>Brazil to Madagascar: 1', page)
        assert arrow
        assert client.get(arrow[1].replace("&amp;", "&")).status_code == 200


def test_groups_are_those_of_the_year_of_the_contribution(node: None, client: Client) -> None:
    declared("then", recipient={"country": "BTN"}, year=2020)
    declared("now", recipient={"country": "BTN"}, year=2024)

    page = text(client, COUNTRY)

    ldc = {"giver_country": "BRA", "recipient_group": "LDC", "stage": "delivery"}
    assert number(page, "lines", **ldc) == "1"


def test_capacity_shows_what_is_used_and_how_many_say_so(node: None, client: Client) -> None:
    declared("experts")
    told = [{"amount": "40", "unit": "seat", "left": "10"}, {"amount": "20", "unit": "seat"}]
    offer = an_offer("course", capacity=told)
    exchange.publish_new(record=offer, party="bra", by=post("bra"), at=AT)

    page = text(client, COUNTRY)

    assert "1 of 2 say what is left" in page
    assert "30 (75 %)" in page
    assert "No public offer here states how much there is" in text(client, "/en/countries/MDG/cooperation/")


def test_files_have_every_figure_with_its_address(node: None, client: Client) -> None:
    declared("experts", **MONEY)

    told = b"".join(client.get(f"{COUNTRY}export.csv").streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    rows = list(csv.DictReader(StringIO(told)))
    by_item = [row for row in rows if row["Code"] == "B1"]
    assert [(row["Measure"], row["Unit"], row["Value"]) for row in by_item] == [
        ("contributions", "", "1"), ("US dollars", "USD", "1200.50"), ("person-days", "person-day", "45"),
    ]  # fmt: skip
    for row in rows:
        assert client.get(row["Figure"].removeprefix("http://testserver")).status_code == 200
    one = client.get(f"{COUNTRY}export.xlsx?table=item")
    sheet = load_workbook(BytesIO(b"".join(one.streaming_content))).active  # type: ignore[attr-defined]
    assert sheet is not None
    assert {row[0] for row in sheet.iter_rows(min_row=2, values_only=True)} == {"By modality item"}
    assert [row[6] for row in sheet.iter_rows(min_row=2, values_only=True)] == [1, 1200.5, 45]
    assert client.get(f"{COUNTRY}export.pdf").status_code == 404


def test_the_desk_has_the_same_files(node: None) -> None:
    declared("secret", public=False)

    told = b"".join(at_desk("mdg").get(f"{DESK}export.csv").streaming_content).decode()  # type: ignore[attr-defined]
    assert "person-days" in told
    assert "own=1" in told


def test_queries_do_not_grow_with_the_ledger(node: None, client: Client) -> None:
    def queries() -> int:
        client.get(COUNTRY)
        with CaptureQueriesContext(
            connection,
        ) as seen:
            client.get(f"{COUNTRY}?sort=name&since={1990 + Contribution.objects.count()}")
        return len(seen)

    declared("one")
    few = queries()
    for each in range(5):
        declared(f"more-{each}", recipient={"country": "PER"}, year=2020 + each)
    assert queries() == few


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_full_dashboard_stays_light(node: None, client: Client, language: str) -> None:
    codes = ("PER", "KEN", "IND", "MOZ", "CUB", "VNM", "SEN", "TUV", "FJI", "NPL", "LAO", "BOL", "HTI", "MLI", "ETH")
    lines = [
        a_contribution(
            f"line-{place}-{year}", recipient={"country": code}, year=year,
            **(SEATS if place % 3 else MONEY), sector=("31120", "12220", "11330")[place % 3],
        )
        for place, code in enumerate(codes)
        for year in range(2015, 2026)
    ]  # fmt: skip
    actions.declare_all(lines, party="bra", by=post("bra"), at=AT, public=True)

    for path in (PAGE, COUNTRY):
        page = client.get(path.replace("/en/", f"/{language}/")).content
        assert len(gzip.compress(page, 6)) < 85_000


def test_a_country_that_is_none_is_not_there(node: None, client: Client) -> None:
    assert client.get("/en/countries/XYZ/cooperation/").status_code == 404
    assert client.get("/en/countries/bra/cooperation/").headers["Location"].endswith("/countries/BRA/cooperation/")
    assert client.get(DESK).status_code == 302
