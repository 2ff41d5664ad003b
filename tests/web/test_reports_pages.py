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


def test_a_step_of_the_reconciliation_opens_to_its_contributions(at_desk_of: Any) -> None:
    declared("grant")
    declared("promised", stage="commitment")
    row, bra = made(), at_desk_of("bra")

    assert "lines/?scope=ssc&amp;step=not-delivered" in text(bra, f"{LIST}{row.pk}/")
    page = text(bra, f"{LIST}{row.pk}/lines/?scope=ssc&step=not-delivered")

    assert "/en/desk/contributions/bra/promised/" in page and "bra/grant" not in page
    assert "bra/grant" in text(bra, f"{LIST}{row.pk}/lines/?scope=tossd&step=counted")
    assert bra.get(f"{LIST}{row.pk}/lines/?scope=oda&step=counted").status_code == 404


def test_every_figure_on_the_page_leads_to_the_page_of_that_figure(at_desk_of: Any) -> None:
    declared("grant")
    row, bra = made("national"), at_desk_of("bra")
    page = text(bra, f"{LIST}{row.pk}/")

    links = sorted(set(re.findall(r'href="(/en/figures/\?f=[^"]+)"', page)))
    assert len(links) > 20
    usd = next(each for each in links if "usd%3F" in each and "item%3DA1" in each)
    assert "1,000.00" in text(bra, usd.replace("&amp;", "&"))


def test_what_cannot_be_made_is_said_where_it_was_asked(at_desk_of: Any) -> None:
    declared("grant")
    bra = at_desk_of("bra")

    page = text(bra, LIST + "preview/?kind=balance&year=2025", status=422)
    assert "Name the other party of the balance." in page
    assert '<option value="balance" selected>' in page
    assert "Select a valid choice" in text(bra, LIST + "preview/?kind=ssc&year=1980", status=422)


def test_a_large_report_says_how_far_it_is(at_desk_of: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    declared("grant")
    bra = at_desk_of("bra")
    monkeypatch.setattr("bandung.reporting.rules.MOST_LOOKED_AT", 0)
    monkeypatch.setattr("bandung.reporting.rules.MOST_AT_ONCE", 0)

    assert "it is made in the background" in text(bra, LIST + "preview/?kind=ssc&year=2025")
    answer = bra.post(LIST + "preview/", {"kind": "ssc", "year": "2025", "partner": ""})
    page = text(bra, answer["Location"])

    assert "This report is being made." in page and "0 of 1 lines" in page
    assert bra.get(answer["Location"] + "file.csv").status_code == 400


def test_versions_say_what_changed_and_years_stand_beside_each_other(at_desk_of: Any) -> None:
    declared("grant")
    declared("old", year=2024, amount="400")
    first, bra = made(), at_desk_of("bra")
    assert "Make the same report of two years first" in text(bra, LIST + "years/")
    declared("new", amount="250")
    second = made()
    made(year=2024)

    page = text(bra, f"{LIST}{second.pk}/")
    assert f"changes/?with={first.pk}" in page
    page = text(bra, f"{LIST}{second.pk}/changes/")
    assert "Added: <strong>1</strong>" in page and "<ins><bdi>250.00</bdi></ins>" in page
    assert bra.get(f"{LIST}{first.pk}/changes/").status_code == 404
    page = text(bra, LIST + "years/?kind=ssc&old=2024&new=2025")
    assert "+212.5" in page and "1,250.00" in page


def test_what_is_counted_is_chosen_and_kept(at_desk_of: Any) -> None:
    bra = at_desk_of("bra")
    assert "Your party has not chosen yet" in text(bra, LIST + "policy/")

    bra.post(LIST + "policy/", {"refugees": "on", "note": "We host them."})

    row = ReportPolicy.objects.get()
    assert (row.counted["refugees"], row.counted["peacekeeping"], row.note) == (True, False, "We host them.")
    assert 'name="refugees"' in (page := text(bra, LIST + "policy/")) and "checked" in page
    declared("grant")
    assert "The page of a figure counts none of it" in text(bra, f"{LIST}{made().pk}/")


def test_a_report_is_taken_back_after_a_word_of_warning(at_desk_of: Any) -> None:
    declared("grant")
    row, bra = made(), at_desk_of("bra")
    told = actions.publish(number=row.pk, party="bra", by=post("bra"), at=later(9), public=True)
    address = f"{LIST}published/{told.uid}/withdraw/"

    assert "The history of your register still says that it was published" in text(bra, address)
    bra.post(address)

    assert Client().get(f"/en/reports/{told.uid}/").status_code == 404
    assert "No party has published a report here yet" in text(Client(), "/en/reports/")


def test_who_drafts_makes_and_who_clears_publishes(at_desk_of: Any) -> None:
    declared("grant")
    drafter = at_desk_of("bra", "draft")

    drafter.post(LIST + "preview/", {"kind": "ssc", "year": "2025", "partner": ""})
    row = ReportVersion.objects.get()

    assert "publish/" not in text(drafter, f"{LIST}{row.pk}/")
    assert drafter.get(f"{LIST}{row.pk}/publish/").status_code == 403
    assert at_desk_of("ken").get(f"{LIST}{row.pk}/").status_code == 404
    assert "Make this report" not in text(at_desk_of("bra", "consent"), LIST + "preview/?kind=national&year=2025")


def test_publishing_an_older_version_is_refused_at_the_form(at_desk_of: Any) -> None:
    declared("grant")
    first, bra = made(), at_desk_of("bra")
    declared("more")
    made()

    answer = bra.post(f"{LIST}{first.pk}/publish/", {"readers": "public", "text": "Ours"})

    assert answer.status_code == 422
    page = answer.content.decode()
    assert "a newer version of this report is there" in page and "Ours</textarea>" in page


def test_a_printed_report_is_verified_by_its_file_its_code_and_its_digest(at_desk_of: Any) -> None:
    declared("grant")
    row, bra = made("national"), at_desk_of("bra")
    paper = bra.get(f"{LIST}{row.pk}/file.pdf?language=pt")
    assert paper["Content-Type"] == "application/pdf" and "bra-national-2025-pt.pdf" in paper["Content-Disposition"]
    verify, everybody = "/en/reports/verify/", Client()
    assert "No published report of this content is known here" in text(everybody, f"{verify}?digest={row.digest}")

    told = actions.publish(number=row.pk, party="bra", by=post("bra"), at=later(9), public=True)

    assert "Yes: its party published this report" in text(everybody, f"{verify}?digest={row.digest}")
    code = re.search(r"[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}", text(everybody, f"/en/reports/{told.uid}/"))
    assert code and "Yes: its party published this report" in text(everybody, f"{verify}?code={code.group()}")
    sent = SimpleUploadedFile("report.pdf", paper.content, content_type="application/pdf")
    page = everybody.post(verify, {"file": sent}).content.decode()
    assert "They say exactly what the figures inside say." in page
    assert everybody.post(verify, {"code": "1234"}).status_code == 422
    assert everybody.post(verify, {}).status_code == 422


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_files_come_in_the_language_asked_for(at_desk_of: Any, form: str) -> None:
    declared("grant")
    row = made("national")

    answer = at_desk_of("bra").get(f"{LIST}{row.pk}/file.{form}?language=ar")

    assert answer.status_code == 200 and f"-ar.{form}" in answer["Content-Disposition"]
    assert len(BytesIO(answer.content).read()) > 1000
    assert at_desk_of("bra", "consent").get(f"{LIST}{row.pk}/file.exe").status_code == 404


def test_pages_ask_as_often_whatever_the_number_of_rows(at_desk_of: Any) -> None:
    declared("grant")
    row, bra = made("national"), at_desk_of("bra")
    actions.publish(number=row.pk, party="bra", by=post("bra"), at=later(9), public=True)
    pages = ("", f"{row.pk}/", f"{row.pk}/checks/", "preview/?kind=national&year=2025")
    before = [queries_of(bra, LIST + each) for each in pages]
    public = queries_of(Client(), "/en/reports/")

    for number in range(12):
        declared(f"more-{number}", sector=["12220", "31120", "11110"][number % 3], to=["mdg", "ken"][number % 2])
    row = made("national")
    actions.publish(number=row.pk, party="bra", by=post("bra"), at=later(9), public=True)
    pages = ("", f"{row.pk}/", f"{row.pk}/checks/", "preview/?kind=national&year=2025")

    assert [queries_of(bra, LIST + each) for each in pages] == before
    assert queries_of(Client(), "/en/reports/") == public


def test_a_table_has_a_page_of_its_own(at_desk_of: Any) -> None:
    declared("grant")
    row = made("national")
    told = actions.publish(number=row.pk, party="bra", by=post("bra"), at=later(9), public=True)

    assert "Madagascar" in text(at_desk_of("bra"), f"{LIST}{row.pk}/given/by-partner/")
    assert "Madagascar" in text(Client(), f"/en/reports/{told.uid}/given/by-partner/")
    assert Client().get(f"/en/reports/{told.uid}/given/nothing/").status_code == 404


def test_a_balance_is_read_by_the_partner_for_whom_it_is_and_nobody_else(at_desk_of: Any) -> None:
    declared("days", public=False)
    row = made("balance", partner="mdg")
    told = actions.publish(number=row.pk, party="bra", by=post("bra"), at=later(9))
    address, mdg = f"{LIST}shared/{told.uid}/", at_desk_of("mdg")

    assert address in text(mdg, LIST)
    assert "for the two parties alone" in text(mdg, address)
    assert "bra/days" in mdg.get(address + "file.csv").content.decode()
    assert at_desk_of("ken").get(address).status_code == 404
    assert Client().get(f"/en/reports/{told.uid}/").status_code == 404


def test_digits_of_other_scripts_are_no_year_and_no_version(at_desk_of: Any) -> None:
    declared("grant")
    declared("older", year=2024)
    row, bra = made(), at_desk_of("bra")
    made(year=2024)

    assert Client().get("/en/reports/?year=²⁰²⁵").status_code == 200
    assert bra.get(f"{LIST}?year=²⁰²⁵").status_code == 200
    assert bra.get(f"{LIST}years/?kind=ssc&old=²⁰²⁵&new=2025").status_code == 200
    assert bra.get(f"{LIST}{row.pk}/changes/?with=²").status_code == 404
