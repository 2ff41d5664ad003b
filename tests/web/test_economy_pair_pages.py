"""Two countries side by side, on the figures inside and on public records: page, files, refusals, languages."""

from typing import Any

import pytest
from django.test import Client

from bandung.consents import actions as consents
from bandung.contributions import actions as contributions
from bandung.partnerships import actions
from bandung.partnerships.models import Initiative
from bandung.web import economy_pair
from tests.cast import AT, joined, later, post
from tests.factories import a_contribution, a_participation, an_initiative

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fresh_index")]

PAIR = "/en/economy/pairs/ZAF/BRA/"
PARTNERS = "/en/economy/pairs/KEN/BRA/"
"""Two who have registers here."""
TITLE = "Human milk banks together"


@pytest.fixture
def node() -> None:
    joined("ken", "bra")


def page(client: Client, address: str = PAIR) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def text(client: Client, address: str) -> str:
    return b"".join(client.get(address).streaming_content).decode()  # type: ignore[attr-defined]


def opened() -> Initiative:
    lines = [a_participation("ken", "recipient", "KEN"), a_participation("bra", "provider", "BRA")]
    told = an_initiative("together", lead="ken", participations=lines)
    row = actions.open_initiative(initiative=told, party="ken", by=post("ken"), at=AT)
    consents.say(kind="initiative", uid=row.uid, digest=row.digest, party="bra", by=post("bra"), at=later(1))
    return row


def test_trade_both_ways_stands_beside_what_the_two_do_together(client: Client) -> None:
    shown = page(client)

    assert "South Africa sells to Brazil, US dollars, 2016" in shown
    assert "378.4M" in shown
    assert "7,343 km" in shown
    assert "What South Africa sells to Brazil, 2022" in shown
    assert "/en/countries/ZAF/economy/opportunities/?to=BRA" in shown
    assert "/en/countries/BRA/economy/opportunities/?to=ZAF" in shown
    assert "bandung sources fetch" in shown
    assert 'id="rests-on"' in shown
    assert "<script" not in shown


def test_what_one_invested_in_the_other_is_shown_and_money_that_went_back_is_below_zero(client: Client) -> None:
    shown = page(client, "/en/economy/pairs/ZAF/CHN/")

    assert "Direct investment between the two" in shown and "flow of the year" in shown
    assert "4.8B" in shown and "\N{MINUS SIGN}815M" in shown
    assert "Of what one invests in the other nothing is known here" in page(client, "/en/economy/pairs/ZAF/AGO/")


def test_where_nothing_was_done_yet_the_page_says_how_to_begin(client: Client) -> None:
    shown = page(client)

    assert "No initiative of the two is public here yet" in shown
    assert 'href="/en/desk/drafts/new/need/"' in shown
    assert 'href="/en/desk/drafts/new/offer/"' in shown


def test_an_initiative_of_the_two_is_told_when_both_publish_it_and_not_before(node: None, client: Client) -> None:
    row = opened()
    assert TITLE not in page(client, PARTNERS)

    for party in ("ken", "bra"):
        consents.say(
            kind="initiative", uid=row.uid, digest=row.digest, party=party, says="publish", by=post(party), at=later(2)
        )

    assert TITLE in page(client, PARTNERS)
    assert TITLE in page(client, "/en/economy/pairs/BRA/KEN/")
    assert "/en/initiatives/?country=KEN&amp;partner=BRA" in page(client, PARTNERS)
    assert TITLE not in page(client, "/en/economy/pairs/KEN/IND/")


def test_contributions_are_told_by_direction_and_only_public_ones(node: None, client: Client) -> None:
    contributions.declare(a_contribution("quiet", "ken"), party="bra", by=post("bra"), at=AT, public=False)
    assert "No contribution of one to the other is public here yet" in page(client, PARTNERS)

    contributions.declare(a_contribution("open", "ken"), party="bra", by=post("bra"), at=AT, public=True)
    shown = page(client, PARTNERS)

    assert "<dt>Brazil to Kenya</dt>" in shown.partition('id="gave"')[2].partition("</section>")[0]
    assert "/en/countries/KEN/cooperation/?partner=BRA" in shown


def test_the_order_is_kept_and_can_be_turned_round(client: Client) -> None:
    assert "<h1>South Africa and Brazil</h1>" in page(client)
    assert 'href="/en/economy/pairs/BRA/ZAF/"' in page(client)
    assert "<h1>Brazil and South Africa</h1>" in page(client, "/en/economy/pairs/BRA/ZAF/")


def test_the_two_directions_are_the_same_figures_from_either_side(client: Client) -> None:
    ours, theirs = (
        text(client, f"/en/economy/pairs/{pair}/trade.csv").splitlines()[-1].split(",")
        for pair in ("ZAF/BRA", "BRA/ZAF")
    )  # fmt: skip

    assert ours[0] == theirs[0] == "2016"
    assert ours[1:3] == theirs[2:0:-1]


@pytest.mark.parametrize("year", [2012])
def test_a_year_is_chosen(client: Client, year: int) -> None:
    shown = page(client, f"{PAIR}?year={year}")

    assert f'<option value="{year}" selected>' in shown
    assert f"Expected and traded, {year}" in shown


@pytest.mark.parametrize("language", ["ar", "zh-hans"])
def test_in_other_languages(client: Client, language: str) -> None:
    assert 'id="rests-on"' in page(client, f"/{language}/economy/pairs/ZAF/BRA/")


def test_of_countries_without_figures_the_page_says_so(client: Client) -> None:
    shown = page(client, "/en/economy/pairs/TUV/NRU/")

    assert "No trade of the two is known here" in shown
    assert "Nothing is known of what Tuvalu could sell to Nauru" in shown
    assert client.get("/en/economy/pairs/TUV/NRU/?year=2016").status_code == 404


@pytest.mark.parametrize("table", [name for name in economy_pair.MAKERS if name != "remittances"])
def test_every_table_is_a_file_that_names_its_source(client: Client, table: str) -> None:
    assert "Cite this as" in text(client, f"{PAIR}{table}.csv")


@pytest.mark.parametrize("form", ["xlsx", "parquet"])
def test_other_forms(client: Client, form: str) -> None:
    assert b"".join(client.get(f"{PAIR}trade.{form}").streaming_content)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("address", "status"),
    [
        (f"{PAIR}?year=1999", 404), (f"{PAIR}?year=x", 400), (f"{PAIR}?year=%00", 400), (f"{PAIR}nothing.csv", 404),
        (f"{PAIR}remittances.csv", 404), (f"{PAIR}trade.pdf", 404), ("/en/economy/pairs/ZAF/ZAF/", 400),
        ("/en/economy/pairs/ZAF/zaf/trade.csv", 400), ("/en/economy/pairs/ZAF/XXX/", 404),
        ("/en/economy/pairs/%00/BRA/", 404), ("/en/economy/pairs/ZAF/%00/trade.csv", 404),
        (f"/en/economy/pairs/ZAF/{'B' * 5000}/", 404), ("/en/economy/pairs/ZAF/%ED%A0%80/", 404),
        ("/en/economy/pairs/ZAF/ſ/", 404), ("/en/economy/pairs/ZAF/SADC/", 404),
    ],
)  # fmt: skip
def test_what_cannot_be_answered_is_refused(client: Client, address: str, status: int) -> None:
    assert client.get(address).status_code == status


def test_lower_case_codes_lead_to_the_pair(client: Client) -> None:
    assert client.get("/en/economy/pairs/zaf/Bra/").headers["Location"] == PAIR


def test_a_page_that_is_kept_asks_the_database_for_what_it_rests_on(
    client: Client, django_assert_num_queries: Any
) -> None:
    page(client)
    with django_assert_num_queries(2):
        page(client)
