"""Reports at the desk and for everybody: who may, the happy path, refusals, files, a fixed number of queries."""

import re
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bandung.contributions import actions as ledger
from bandung.people.models import Mandate
from bandung.reporting import actions
from bandung.reporting.models import PublishedReport, ReportPolicy, ReportVersion
from tests.cast import AT, joined, later, post
from tests.factories import a_contribution

pytestmark = pytest.mark.django_db

LIST = "/en/desk/reports/"


@pytest.fixture(autouse=True)
def cast() -> None:
    joined("bra", "mdg", "ken")


@pytest.fixture
def at_desk_of(django_user_model: Any) -> Any:
    def signed_in(party: str, *duties: str) -> Client:
        person = django_user_model.objects.create_user(f"{party}-{'-'.join(duties)}", password="a-long-password")
        for duty in duties or ("clear",):
            Mandate.objects.create(person=person, party=party, duty=duty, post=post(party), since=AT, given_by="x")
        client = Client()
        client.force_login(person)
        return client

    return signed_in


def declared(identifier: str, by: str = "bra", year: int = 2025, public: bool = True, **more: Any) -> None:
    told = {"item": "A1", "group": "A", "quantity": None, "unit": None, "amount": "1000", "currency": "USD"} | more
    ledger.declare(a_contribution(identifier, year=year, **told), party=by, by=post(by), at=AT, public=public)


def made(kind: str = "ssc", year: int = 2025, **more: Any) -> ReportVersion:
    return actions.begin(party="bra", kind=kind, year=year, by=post("bra"), at=later(9), **more)


def text(client: Client, path: str, status: int = 200) -> str:
    answer = client.get(path)
    assert answer.status_code == status, (path, answer.content[:500])
    return answer.content.decode()


def queries_of(client: Client, path: str) -> int:
    text(client, path)
    with CaptureQueriesContext(connection) as found:
        text(client, path)
    return len(found)


def test_an_empty_ledger_says_what_reports_are_made_from(at_desk_of: Any) -> None:
    page = text(at_desk_of("bra"), LIST)

    assert "There is nothing to report yet" in page
    assert "No party has published a report here yet" in text(Client(), "/en/reports/")


def test_a_report_is_looked_at_made_and_published(at_desk_of: Any) -> None:
    declared("grant")
    declared("hidden", public=False)
    bra = at_desk_of("bra")

    page = text(bra, LIST + "preview/?kind=ssc&year=2025")
    assert "It would be made from 2 lines of the ledger" in page
    assert "2,000.00" in page
    assert "/en/figures/?f=usd%3Fgiver%3Dbra%26stage%3Ddelivery%26standing%3Ddeclared%26year%3D2025" in page
    assert "the unexplained difference is zero" in page
    assert not ReportVersion.objects.exists()

    answer = bra.post(LIST + "preview/", {"kind": "ssc", "year": "2025", "partner": ""})
    row = ReportVersion.objects.get()
    assert answer["Location"] == f"{LIST}{row.pk}/"
    page = text(bra, answer["Location"])
    assert "The year is not closed" in page
    assert "Open that report" in text(bra, LIST + "preview/?kind=ssc&year=2025")

    page = text(bra, f"{LIST}{row.pk}/publish/")
    assert "1 contribution may be read by its parties alone" in page
    bra.post(f"{LIST}{row.pk}/publish/", {"readers": "public", "text": "Our return"})
    told = PublishedReport.objects.get()
    assert (told.public, told.rows) == (True, row.digest)

    page = text(Client(), f"/en/reports/{told.uid}/")
    assert "2,000.00" in page
    assert "Some of its contributions may be read by their parties alone" in page
    rows = Client().get(f"/en/reports/{told.uid}/file.csv").content.decode()
    assert "bra/grant" in rows and "bra/hidden" not in rows
    assert "bra/hidden" in bra.get(f"{LIST}{row.pk}/file.csv").content.decode()
