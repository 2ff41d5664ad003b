"""Initiatives for everybody: whose word, lists, facets, files, map and network, one initiative, the country's page."""

import csv
from io import StringIO
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bandung.consents import actions as consents
from bandung.exchange import actions as exchange
from bandung.partnerships import actions, everybody
from bandung.partnerships.models import Initiative
from bandung.records.kinds import read
from bandung.records.parties import Withdrawal
from bandung.records.partnerships import Initiative as InitiativeRecord
from bandung.registers.append import Step, append
from tests.cast import AT, joined, later, post
from tests.factories import SOURCE, a_need, a_participation, a_text, an_initiative

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fresh_index")]

LIST = "/en/initiatives/"


@pytest.fixture
def node() -> None:
    joined("mwi", "bra", "jica", "public-sources")


def reported(name: str, *roles: tuple[str, str], **more: Any) -> Initiative:
    told = {
        "id": name, "type": "action", "title": {"en": f"Report {name}"}, "summary": {"en": "What a source says."},
        "language": "en", "sectors": ["12220"], "sources": [SOURCE],
        "participations": [{"country": country, "role": role} for country, role in roles],
    }  # fmt: skip
    record: InitiativeRecord = read(InitiativeRecord, told | more)
    actions.report(initiative=record, party="public-sources", by="Editor", at=AT)
    return Initiative.objects.get(pk=f"public-sources/{name}")


def opened(name: str = "milk-banks", **more: Any) -> Initiative:
    lines = [a_participation("mwi", "recipient", "MWI"), a_participation("bra", "provider", "BRA")]
    told = an_initiative(name, participations=lines, **more)
    row = actions.open_initiative(initiative=told, party="mwi", by=post("mwi"), at=AT)
    consents.say(kind="initiative", uid=row.uid, digest=row.digest, party="bra", by=post("bra"), at=later(1))
    return row


def published(row: Initiative) -> None:
    for party in ("mwi", "bra"):
        consents.say(
            kind="initiative", uid=row.uid, digest=row.digest, party=party, says="publish", by=post(party), at=later(2)
        )


def text(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def test_an_empty_list_teaches(node: None, client: Client) -> None:
    assert "appears here when a source reports it" in text(client, LIST)


def test_a_report_is_never_shown_as_an_agreement(node: None, client: Client) -> None:
    row = reported(
        "wells", ("BRA", "provider"), ("MWI", "recipient"),
        contributions=[{"country": "BRA", "amount": "40", "unit": "person-day", "text": {"en": "Experts"}}],
        proof=[{"text": {"en": "Twelve wells"}}], modality={"en": "Visits"},
    )  # fmt: skip

    assert "Reported by its source, not an agreement" in text(client, LIST)
    told = text(client, f"{LIST}{row.register}/{row.record}/")
    for words in ("Reported by its source, not an agreement", SOURCE["address"], "40 person-days", "Twelve wells"):
        assert words in told
    assert "Published by its parties" not in told


def test_what_parties_opened_is_seen_by_everybody_only_when_all_have_agreed(node: None, client: Client) -> None:
    row = opened()

    assert "milk-banks" not in text(client, LIST)
    assert client.get(f"{LIST}mwi/milk-banks/").status_code == 404
    published(row)
    assert "Published by its parties" in text(client, LIST)
    told = text(client, f"{LIST}mwi/milk-banks/")
    assert row.digest in told
    assert "Party bra" in told


def test_only_texts_that_their_parties_published_are_on_the_public_page(node: None, client: Client) -> None:
    entry = exchange.publish_new(record=a_need("milk-bank", "MWI"), party="mwi", by=post("mwi"), at=AT)
    row = opened(needs=[{"register_code": "mwi", "record": "milk-bank", "digest": entry.digest}])
    published(row)
    version = actions.propose_text(
        agreement=a_text(row.reference, {"mwi": "recipient", "bra": "provider"}),
        party="mwi", by=post("mwi"), at=later(3),
    )  # fmt: skip
    clause = "The parties set up three milk banks together."

    assert clause not in text(client, f"{LIST}mwi/milk-banks/")
    for party in ("mwi", "bra"):
        consents.say(
            kind="agreement", uid=version.uid, digest=version.digest, party=party, says="publish", by=post(party),
            at=later(4),
        )  # fmt: skip
    assert clause in text(client, f"{LIST}mwi/milk-banks/")


def test_the_list_is_narrowed_in_every_way(node: None, client: Client) -> None:
    reported("one", ("BRA", "provider"), ("MWI", "recipient"), period={"start": "2019-01-01", "end": "2021-01-01"})
    reported("two", ("MWI", "both"), ("KEN", "both"), type="project", sectors=["31120"])
    reported("three", ("BRA", "recipient"), ("JPN", "facilitator"), ("KEN", "provider"), basis="triangular")
    published(opened("four"))

    for query, shown in {
        "": {"one", "two", "three", "four"},
        "country=BRA": {"one", "three", "four"},
        "country=BRA&role=recipient": {"three"},
        "role=facilitator": {"three"},
        "country=BRA&partner=KEN": {"three"},
        "basis=triangular": {"three"},
        "type=project": {"two", "four"},
        "sector=311": {"two"},
        "year=2019": {"one"},
        "year=2020": {"one"},
        "year=2021": set(),
        "standing=opened": {"four"},
        "q=report THREE": {"three"},
        "q=nothing": set(),
    }.items():
        told = text(client, f"{LIST}?{query}")
        found = {name for name in ("one", "two", "three", "four") if f"/{name}/" in told}
        assert found == shown, query
    assert "Nothing fits all of this" in text(client, f"{LIST}?year=1950")
    assert client.get(f"{LIST}?country=XXX").status_code in (400, 404)
    assert client.get(f"{LIST}?q={'x' * 201}").status_code in (400, 422)


def test_numbers_stand_beside_the_filters(node: None, client: Client) -> None:
    reported("one", ("BRA", "provider"), ("MWI", "recipient"))
    reported("two", ("BRA", "provider"), ("KEN", "recipient"))

    told = text(client, LIST)

    assert "Brazil (2)" in told
    assert "Kenya (1)" in told
    assert "2 initiatives" in told


def test_the_list_is_taken_along(node: None, client: Client) -> None:
    reported("one", ("BRA", "provider"), ("MWI", "recipient"), title={"en": "=SUM(A1)"})

    answer = client.get(f"{LIST}export.csv?country=BRA")

    (row,) = csv.DictReader(StringIO(answer.getvalue().decode("utf-8-sig")))
    assert (row["Reference"], row["Title"], row["Providers"]) == ("public-sources/one", "'=SUM(A1)", "Brazil")
    assert client.get(f"{LIST}export.xlsx").getvalue()[:2] == b"PK"
    assert client.get(f"{LIST}export.exe").status_code == 404


def test_map_and_network_show_the_same_list_with_their_tables(node: None, client: Client) -> None:
    reported("one", ("BRA", "provider"), ("MWI", "recipient"))
    reported("two", ("BRA", "provider"), ("MWI", "recipient"), ("KEN", "recipient"))
    many = [(code, "both") for code in "ARG BOL BRA CHL COL CRI CUB DOM ECU GTM HND MEX NIC".split()]  # noqa: SIM905
    reported("many", *many)

    told = text(client, f"{LIST}picture/")

    assert told.count("<svg") >= 2
    assert 'Brazil and Malawi</a></th><td class="figures">2' in told
    assert "1 initiative of more than 12 countries is not in the network." in told
    assert "Nothing fits all of this" in text(client, f"{LIST}picture/?country=PER")


def test_a_country_shows_what_it_gives_and_receives(node: None, client: Client) -> None:
    reported("one", ("BRA", "provider"), ("MWI", "recipient"))
    reported("two", ("BRA", "both"), ("KEN", "both"))
    reported("three", ("BRA", "facilitator"), ("KEN", "provider"), ("MWI", "recipient"))

    lines = everybody.table(everybody.as_of())
    numbers = everybody.of_country("BRA", lines)
    assert (numbers.given, numbers.received, numbers.facilitated) == (2, 1, 1)
    told = text(client, "/en/countries/BRA/")
    assert "What it does with others" in told
    assert "Report three" in told
    assert "No initiative of this country is public" in text(client, "/en/countries/PER/")


def test_a_report_that_was_withdrawn_is_gone(node: None, client: Client) -> None:
    reported("one", ("BRA", "provider"), ("MWI", "recipient"))
    text(client, LIST)

    append(
        "public-sources", Step("withdraw", "initiative", "one", Withdrawal(), "public", ()), by="Editor", at=later(1)
    )

    assert client.get(f"{LIST}public-sources/one/").status_code == 404
    assert "Report one" not in text(client, LIST)


@pytest.mark.parametrize("path", [LIST, f"{LIST}public-sources/one/"])
def test_queries_do_not_grow_with_rows(node: None, client: Client, path: str) -> None:
    reported("one", ("BRA", "provider"), ("MWI", "recipient"))
    with CaptureQueriesContext(connection) as before:
        client.get(path)

    for name in ("two", "three"):
        reported(name, ("BRA", "provider"), ("KEN", "recipient"))
    with CaptureQueriesContext(connection) as after:
        client.get(path)

    assert len(after) <= len(before)


def test_pages_are_written_from_the_right_where_the_reader_reads_so(node: None, client: Client) -> None:
    reported(
        "one", ("BRA", "provider"), ("MWI", "recipient"), title={"ar": "آبار"}, summary={"ar": "ماء"}, language="ar"
    )

    assert 'dir="rtl"' in text(client, "/ar/initiatives/")
    assert '<span lang="ar" dir="rtl">آبار</span>' in text(client, f"{LIST}public-sources/one/")
