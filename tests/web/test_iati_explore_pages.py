"""Exploring IATI: who sees which files, totals and groups on pages, one activity whole, tables to take along."""

import io
from typing import Any
from urllib.parse import urlencode

import duckdb
import pyarrow.parquet as pq
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bandung.datasets.models import DatasetVersion
from bandung.people.models import Mandate
from tests.cast import AT, joined, post
from tests.foreign_files import a_dataset, a_file, an_activity, brought

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("fresh_index")]

PAGES = ("", "picture/", "tables/")
OTHER = ("MZ-MOH", "Ministry of Health")


@pytest.fixture(autouse=True)
def parties() -> None:
    joined("bra", "mwi", "public-sources")


@pytest.fixture
def at_desk_of(django_user_model: Any) -> Any:
    def signed_in(party: str) -> Client:
        person = django_user_model.objects.create_user(party, password="a-long-password")
        Mandate.objects.create(person=person, party=party, duty="draft", post=post(party), since=AT, given_by="x")
        client = Client()
        client.force_login(person)
        return client

    return signed_in


@pytest.fixture
def here() -> DatasetVersion:
    """Brazil keeps a file for everybody."""
    more = '<x:days xmlns:x="https://x.example">12</x:days>'
    return brought(
        a_file(an_activity(more=more), an_activity("BR-ABC-2", title="Rural &lt;roads&gt; &amp; bridges")),
        a_dataset(everybody=True),
    )


def text(client: Client, path: str, status: int = 200) -> str:
    answer = client.get(path)
    assert answer.status_code == status, (path, answer.status_code, answer.content[:300])
    return answer.content.decode()


def content(client: Client, path: str) -> bytes:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


def one(version: DatasetVersion, identifier: str = "BR-ABC-1") -> str:
    return "?" + urlencode({"dataset": str(version.dataset_id), "id": identifier})


def test_without_any_file_the_pages_teach_how_one_gets_here(client: Client) -> None:
    for path in ("", *(f"explore/{page}" for page in PAGES)):
        assert "There is nothing to explore here yet" in text(client, f"/en/iati/{path}")
    text(client, "/en/iati/explore/activity/?dataset=a&id=b", 404)
    text(client, "/en/iati/explore/iati.duckdb", 404)


def test_the_first_page_says_what_can_be_done_and_what_is_here(client: Client, here: DatasetVersion) -> None:
    page = text(client, "/en/iati/")

    assert "Brazil’s file" in page
    assert "CC BY 4.0" in page
    assert 'href="/en/iati/check/"' in page
    assert f'href="/en/iati/explore/?dataset={here.dataset_id}"' in page


def test_an_analyst_reads_what_there_is_how_much_and_who_reports_it(client: Client, here: DatasetVersion) -> None:
    page = text(client, "/en/iati/explore/?country=MOZ&sector=12&since=2015")

    assert "2 activities" in page
    assert "Rural &lt;roads&gt; &amp; bridges" in page
    assert "BRL 2,001" in page
    assert "Brazilian Cooperation Agency" in page
    assert "Mozambique" in page
    assert "Nothing fits all of this" in text(client, "/en/iati/explore/?q=volcano")
    assert "The list ends before this page" in text(client, "/en/iati/explore/?page=9")


def test_charts_and_the_map_are_drawn_with_their_tables(client: Client, here: DatasetVersion) -> None:
    page = text(client, "/en/iati/explore/picture/?country=MOZ")

    assert "Transactions by year" in page
    assert "Activities by country" in page
    assert page.count("<svg") >= 2


def test_what_a_party_keeps_for_itself_is_seen_at_its_own_desk_alone(client: Client, at_desk_of: Any) -> None:
    version = brought(a_file(an_activity(title="A secret of Brazil")), a_dataset(everybody=False))
    brazil, malawi = at_desk_of("bra"), at_desk_of("mwi")

    assert "A secret of Brazil" in text(brazil, "/en/desk/iati/explore/")
    assert "A secret of Brazil" in text(brazil, f"/en/desk/iati/explore/activity/{one(version)}")
    for reader, at in ((client, "iati/explore/"), (malawi, "iati/explore/"), (malawi, "desk/iati/explore/")):
        assert "A secret of Brazil" not in text(reader, f"/en/{at}")
        text(reader, f"/en/{at}activity/{one(version)}", 404)
        text(reader, f"/en/{at}activity.xml{one(version)}", 404)
        text(reader, f"/en/{at}tables/activities.csv", 404)
        text(reader, f"/en/{at}iati.duckdb", 404)
    assert client.get("/en/desk/iati/explore/").status_code == 302


def test_only_the_newest_version_counts(client: Client, here: DatasetVersion) -> None:
    brought(a_file(an_activity(title="A new title")), here.dataset)

    page = text(client, "/en/iati/explore/")

    assert "A new title" in page
    assert "1 activity" in page


def test_reports_of_one_activity_stand_side_by_side_and_are_not_added(client: Client, here: DatasetVersion) -> None:
    later = an_activity(
        title="Milk banks, as Malawi has it", updated="2026-05-01T00:00:00Z",
        money='<transaction><transaction-type code="3"/><transaction-date iso-date="2020-05-01"/>'
        '<value value-date="2020-05-01" currency="USD">77</value></transaction>',
    )  # fmt: skip
    brought(a_file(later), a_dataset("mwi", "Malawi’s copy", everybody=True))

    page = text(client, "/en/iati/explore/")
    once = text(client, "/en/iati/explore/?once=yes")
    told = text(client, f"/en/iati/explore/activity/{one(here)}")

    assert "3 activities" in page
    assert "2 when reports of the same are taken together" in page
    assert "2 reports of it" in page
    assert "BRL 2,001; USD 77" in page
    assert "BRL 1,000; USD 77" in once
    assert "Both have the identifier BR-ABC-1." in told
    assert "Malawi’s copy" in told


def test_one_activity_says_everything_of_its_file(client: Client, here: DatasetVersion) -> None:
    page = text(client, f"/en/iati/explore/activity/{one(here)}")

    assert "Collecting and testing human milk." in page
    assert "(pt)" in page
    assert "an extension" in page
    assert "file <bdi>abc.xml</bdi>, line 3" in page
    assert "Mozambique" in page
    assert "South-South" in page or "Triangular" in page
    assert "&lt;iati-identifier&gt;BR-ABC-1" in page
    whole = content(client, f"/en/iati/explore/activity.xml{one(here)}")
    assert whole.count(b"<iati-activity ") == 1
    assert b"days" in whole
    assert "Nobody else here reports it" in page


def test_tables_leave_as_they_are_narrowed_with_their_origin(client: Client, here: DatasetVersion) -> None:
    page = text(client, "/en/iati/explore/tables/?q=roads")
    table = pq.read_table(io.BytesIO(content(client, "/en/iati/explore/tables/transactions.parquet?q=roads")))
    lines = content(client, "/en/iati/explore/tables/activities.csv?q=roads").decode()
    book = content(client, "/en/iati/explore/tables/budgets.xlsx")

    assert "Cite this as" in page
    assert "/en/iati/explore/tables/transactions.parquet?q=roads" in page
    assert table.column("activity").to_pylist() == ["BR-ABC-2"]
    assert table.column("licence").to_pylist() == ["CC BY 4.0"]
    assert "BR-ABC-2" in lines
    assert "BR-ABC-1" not in lines
    assert book.startswith(b"PK")
    text(client, "/en/iati/explore/tables/secrets.csv", 404)
    text(client, "/en/iati/explore/tables/activities.doc", 404)


def test_everything_leaves_as_one_file_with_nothing_of_others(
    client: Client, here: DatasetVersion, tmp_path: Any
) -> None:
    brought(a_file(an_activity("BR-9")), a_dataset(name="Own", everybody=False))
    file = tmp_path / "iati.duckdb"
    file.write_bytes(content(client, "/en/iati/explore/iati.duckdb"))

    with duckdb.connect(str(file), read_only=True) as database:
        told = database.execute("SELECT activity FROM activities ORDER BY 1").fetchall()

    assert told == [("BR-ABC-1",), ("BR-ABC-2",)]


ODD = (
    "country=<script>", "since=abc", "sector=x", "page=0", "kind=north", f"q={'a' * 300}", "q=%00", "q=%ED%A0%80",
    "dataset=%00&id=%00", "once=%27", "reporter=%27%3B%20DROP", "sort=%27", "id=a&n=99999999999", "n=-1",
)  # fmt: skip


def test_odd_questions_are_answered_with_a_sentence(client: Client, here: DatasetVersion) -> None:
    for asked in ODD:
        for page in (*PAGES, "activity/", "activity.xml", "tables/activities.csv"):
            answer = client.get(f"/en/iati/explore/{page}?{asked}")
            answer.close()
            assert answer.status_code in (200, 400, 404), (page, asked)


def test_pages_ask_the_database_little(client: Client, here: DatasetVersion) -> None:
    for page, most in (("", 5), ("picture/", 5), ("tables/", 5), (f"activity/{one(here)}", 7)):
        text(client, f"/en/iati/explore/{page}")
        with CaptureQueriesContext(connection) as found:
            text(client, f"/en/iati/explore/{page}")
        assert len(found) <= most, page


def test_pages_in_other_languages(client: Client, here: DatasetVersion) -> None:
    for language in ("ar", "fr"):
        for path in ("", *(f"explore/{page}" for page in PAGES), f"explore/activity/{one(here)}"):
            assert f'lang="{language}"' in text(client, f"/{language}/iati/{path}")


def test_the_api_answers_the_same(client: Client, here: DatasetVersion) -> None:
    assert client.get("/api/v1/iati/explore/activities?country=MOZ").json()["total"] == 2
    totals = client.get("/api/v1/iati/explore/totals?q=banks").json()
    one_ = client.get("/api/v1/iati/explore/activity", {"dataset": str(here.dataset_id), "identifier": "BR-ABC-1"})

    assert totals["totals"][0]["by_currency"] == {"BRL": "1000.5"}
    assert totals["facets"]["country"] == {"MOZ": 1}
    assert one_.json()["reports"][0]["title"] == "South-South cooperation on milk banks"
    assert client.get("/api/v1/iati/explore/groups").json() == {"items": [], "total": 0}
    assert client.get("/api/v1/iati/explore/activity?dataset=x&identifier=y").status_code == 404
    assert client.get("/api/v1/iati/explore/activities?since=soon").status_code == 422
    assert client.get("/api/v1/iati/explore/activities?q=%00").status_code == 200
