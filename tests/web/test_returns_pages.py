"""The pages of returns: an agency asks and reviews, an institution sends or has nothing to report."""

from collections.abc import Iterable
from datetime import timedelta
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, TestCase
from django.utils import timezone

from bandung.contributions import actions as ledger
from bandung.contributions.models import Contribution
from bandung.notices import returning
from bandung.notices.models import Notice
from bandung.notices.wording import path_of, sentence
from bandung.parties import actions as parties
from bandung.people.models import Mandate
from bandung.returns import actions, clocks, queries
from bandung.returns.models import Return, ReturnSheet, StandingRequest
from bandung.standards.spreadsheet import reading, writing
from tests.cast import AT, joined, post
from tests.factories import an_institution
from tests.web.test_drafts_pages import a_person

pytestmark = pytest.mark.django_db
DESK = "/en/desk/returns/"
Q = clocks.last_ended(timezone.now().date())
HERS = f"{DESK}hospital/{Q}/"


@pytest.fixture(autouse=True)
def _two_countries() -> None:
    joined("bra", "mdg")
    for name in ("hospital", "institute"):
        made = an_institution(name, name={"en": f"The {name}"})
        parties.name_institution(institution=made, party="bra", by=post("bra"), at=AT)


@pytest.fixture
def agency() -> Client:
    return a_person("agency", "bra", "draft", "clear")


@pytest.fixture
def hospital() -> Client:
    client = a_person("hospital", "bra", "draft")
    Mandate.objects.filter(person__username="hospital").update(institution="hospital")
    return client


def a_file(*records: dict[str, Any]) -> SimpleUploadedFile:
    to = BytesIO()
    writing.write("contribution", records, "en", to)
    return SimpleUploadedFile("return.xlsx", to.getvalue())


def line(title: str, **more: Any) -> dict[str, Any]:
    return {
        "title": {"en": title}, "language": "en", "item": "B3", "group": "B", "stage": "delivery", "year": Q.year,
        "recipient": {"country": "MDG"}, "quantity": "24", "unit": "seat",
    } | more  # fmt: skip


def posted(client: Client, path: str, **told: Any) -> Any:
    with TestCase.captureOnCommitCallbacks(execute=True):
        answer = client.post(path, told)
    return client.get(answer.headers["Location"]) if answer.status_code == 302 else answer


def text(answer: Any) -> str:
    return str(answer.content.decode())


def sent(client: Client, records: Iterable[dict[str, Any]]) -> str:
    """The address of the sheet's page."""
    page = posted(client, HERS, step="send", file=a_file(*records))
    assert page.status_code == 200
    return str(page.request["PATH_INFO"])


def test_an_agency_asks_and_the_matrix_says_who_has_not_answered(agency: Client) -> None:
    due = timezone.now().date() + timedelta(days=9)
    page = posted(agency, f"{DESK}{Q}/", step="ask-all", due=due.isoformat())

    assert "2 institutions are asked." in text(page)
    assert "0 % answered: 0 of 2 asked." in text(page)
    posted(agency, f"{DESK}institute/{Q}/", step="nothing")
    assert "50 % answered: 1 of 2 asked." in text(agency.get(f"{DESK}{Q}/"))
    matrix = text(agency.get(DESK))
    assert "Not answered" in matrix and "Nothing to report" in matrix and "not asked" in matrix
    late = text(agency.get(f"{DESK}?state=nothing"))
    assert "The institute" in late and "The hospital" not in late
    assert "The hospital" not in text(agency.get(f"{DESK}?q=instit"))
    table = text(agency.get(f"{DESK}status.csv"))
    assert f"hospital,The hospital,{Q},{due},not-answered" in table


def test_what_was_typed_wrong_is_said_and_kept(agency: Client) -> None:
    page = agency.post(f"{DESK}{Q}/", {"step": "ask", "due": "soon", "institution": "hospital"})
    assert page.status_code == 422
    assert 'value="soon"' in text(page) and 'value="hospital" checked' in text(page)

    nobody = agency.post(f"{DESK}{Q}/", {"step": "ask", "due": "2030-01-01"})
    assert nobody.status_code == 422 and "Choose at least one institution to ask." in text(nobody)
    assert Return.objects.count() == 0


def test_an_agency_asks_each_quarter_and_stops(agency: Client) -> None:
    assert "From now on all institutions are asked" in text(posted(agency, DESK, step="each", days="20"))
    assert StandingRequest.objects.get().days == 20
    assert agency.post(DESK, {"step": "each", "days": "0"}).status_code == 422
    posted(agency, DESK, step="stop")
    assert not StandingRequest.objects.exists()


def test_an_institution_comes_to_its_own_return_and_takes_a_sheet_in_any_language(hospital: Client) -> None:
    answer = hospital.get(DESK)
    assert (answer.status_code, answer.headers["Location"]) == (302, HERS)
    assert hospital.get(f"{DESK}{Q}/").headers["Location"] == HERS

    file = hospital.get(f"{HERS}template-pt.xlsx")

    assert f"hospital-{Q}-pt.xlsx" in file.headers["Content-Disposition"]
    sheet = openpyxl.load_workbook(BytesIO(file.content)).worksheets[0]
    told = {cell.value: sheet.cell(3, cell.column).value for cell in sheet[1]}
    assert (told["institution"], told["year"], told["quarter"]) == ("The hospital", Q.year, Q.number)
    assert list(reading.read_rows(file.content, "contribution", "pt").rows) == []
    assert hospital.get(f"{HERS}template-xx.xlsx").status_code == 404
    assert hospital.get(f"{DESK}institute/{Q}/").status_code == 403
    assert hospital.get(f"{DESK}hospital/2026-q9/").status_code == 404


def test_a_sheet_is_sent_mended_handed_in_and_taken_over(agency: Client, hospital: Client) -> None:
    address = sent(hospital, [line("Course"), line("Wells"), line("Bad", quantity="-3")])
    page = text(hospital.get(address))
    assert "1 row to mend, as a spreadsheet" in page and "Hand 2 rows in" in page
    assert "-3 is not a quantity that we can keep." in page
    assert "Take 2 rows over" not in page
    bad = hospital.get(f"{address}to-mend.xlsx")
    assert [row.answers["title.en"] for row in reading.read_rows(bad.content, "contribution", "en").rows] == ["Bad"]

    assert "Handed in." in text(posted(hospital, address, step="hand-in"))
    assert "Wait for your review" in text(agency.get(DESK))
    assert hospital.post(address, {"step": "take-over"}).status_code == 422
    assert Contribution.objects.count() == 0
    done = posted(agency, address, step="take-over")

    assert "In your register stand now: new lines: 2." in text(done)
    assert Contribution.objects.count() == 2
    assert "Taken over" in text(hospital.get(HERS))


def test_a_sheet_is_given_back_with_a_word_that_the_institution_reads(agency: Client, hospital: Client) -> None:
    address = sent(hospital, [line("Course")])
    posted(hospital, address, step="hand-in")

    assert "Say what should be changed" in text(agency.post(address, {"step": "give-back", "comment": ""}))
    posted(agency, address, step="give-back", comment="Which province?")

    page = text(hospital.get(HERS))
    assert "Given back" in page and "Which province?" in page


def test_whoever_reviews_reads_what_each_line_says_and_what_it_said_before(agency: Client, hospital: Client) -> None:
    first = sent(hospital, [line("Course", id="course")])
    assert f"B3 · Delivered · {Q.year} · Madagascar · 24 seats" in text(agency.get(first))
    posted(agency, first, step="take-over")

    page = text(agency.get(sent(hospital, [line("Course", id="course", quantity="30")])))

    assert f"B3 · Delivered · {Q.year} · Madagascar · 30 seats" in page
    assert f"before: B3 · Delivered · {Q.year} · Madagascar · 24 seats" in page


def test_a_closed_year_asks_for_a_word_first(agency: Client, hospital: Client) -> None:
    address = sent(hospital, [line("Course")])
    posted(hospital, address, step="hand-in")
    ledger.close_year(year=Q.year, party="bra", by=post("bra"), at=timezone.now())

    page = agency.post(address, {"step": "take-over"})

    assert page.status_code == 422 and 'name="into_closed"' in text(page)
    posted(agency, address, step="take-over", into_closed="yes")
    assert Contribution.objects.get().after_closing


def test_a_file_that_is_none_is_refused_at_the_field(hospital: Client) -> None:
    page = hospital.post(HERS, {"step": "send", "file": SimpleUploadedFile("x.xlsx", b"%PDF-1.4")})

    assert page.status_code == 422 and "This is not an XLSX file but a PDF file." in text(page)
    assert not ReturnSheet.objects.exists()


def test_sheets_are_not_among_the_spreadsheets_of_needs_and_offers(agency: Client, hospital: Client) -> None:
    address = sent(hospital, [line("Course")])

    assert "return.xlsx" not in text(agency.get("/en/desk/spreadsheets/"))
    assert agency.get(address.replace("returns/sheets", "spreadsheets")).status_code == 404


def test_people_are_told_once_and_the_notice_leads_to_the_return(agency: Client, hospital: Client) -> None:
    today = timezone.now()
    due = today.date() - timedelta(days=8)
    with TestCase.captureOnCommitCallbacks(execute=True):
        actions.ask(party="bra", institutions=["hospital"], quarter=Q.previous, due=due, by=post("bra"), at=today)
    counts = [returning.remind(today), returning.remind(today)]

    assert counts == [2, 0]
    hers = Notice.objects.filter(person__username="hospital")
    assert [each.kind for each in hers] == ["return-asked", "return-asked"]
    assert sentence(hers[0]) == f"The return for {str(Q.previous).upper()} is due on {due}: The hospital"
    assert path_of(hers[0]) == f"{DESK}hospital/{Q.previous}/"
    (missing,) = Notice.objects.filter(person__username="agency")
    assert sentence(missing) == f"Institutions that have not answered for {str(Q.previous).upper()}: 1"
    assert path_of(missing) == f"{DESK}{Q.previous}/"
    page = posted(agency, f"{DESK}{Q.previous}/", step="remind")
    assert "1 institution was reminded." in text(page)


@pytest.mark.parametrize("path", [DESK, f"{DESK}{Q}/", HERS])
def test_a_page_asks_as_often_for_thirty_institutions_as_for_two(
    agency: Client, path: str, django_assert_num_queries: Any
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    due = timezone.now().date()
    actions.ask_everybody(party="bra", quarter=Q, due=due, by=post("bra"), at=AT)
    agency.get(path)
    with CaptureQueriesContext(connection) as few:
        agency.get(path)
    for number in range(28):
        parties.name_institution(institution=an_institution(f"i-{number}"), party="bra", by=post("bra"), at=AT)
    actions.ask_everybody(party="bra", quarter=Q, due=due, by=post("bra"), at=AT)

    with django_assert_num_queries(len(few)):
        agency.get(path)


def test_without_institutions_the_page_says_what_to_do_first() -> None:
    page = text(a_person("other", "mdg", "clear").get(DESK))

    assert "Name your institutions first" in page


def test_every_state_of_a_return_can_be_seen_from_the_agency(agency: Client, hospital: Client) -> None:
    sent(hospital, [line("Course")])

    assert queries.overview("bra", [Q], on=timezone.now().date())[0].cells[0].state == "received"
    assert "Received" in text(agency.get(DESK))
