"""Who gave what: a ministry's spreadsheet, a dispute, a settlement, sealed reviews, three reports, a figure followed.

Colombia gives and Egypt receives; Malawi, Brazil and Japan review what they do together. No scripts run.
"""

import re
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.e2e.test_partnership_story import shot

PASSWORD = "bandung-demonstration"
YEAR = datetime.now(UTC).year
QUARTER = (datetime.now(UTC).month + 2) // 3
TITLE = "Expertos en desalinización con energía solar"


@pytest.fixture
def signed_in(browser: Any, node: str) -> Iterator[Callable[[str, str], Any]]:
    """A page of somebody's own browser, signed in, in her language; no scripts run."""
    contexts = []

    def sign_in(name: str, language: str) -> Any:
        context = browser.new_context(
            base_url=node, java_script_enabled=False, accept_downloads=True, viewport={"width": 1280, "height": 900}
        )
        contexts.append(context)
        context.set_default_timeout(20_000)
        page = context.new_page()
        page.goto(f"/{language}/sign-in/?next=/{language}/desk/")
        page.fill("input[name=login]", name)
        page.fill("input[name=password]", PASSWORD)
        page.locator("main form button").first.click()
        return page

    yield sign_in
    for context in contexts:
        context.close()


def filled_in(template: Path) -> bytes:
    """The sheet with two rows: what was given, and one whose unit does not fit what it says was given."""
    book = openpyxl.load_workbook(template)
    sheet = book.worksheets[0]
    names = {cell.value: cell.column for cell in sheet[1]}
    for row, (number, unit) in enumerate((("expertos-solares", "person-day"), ("mal", "dose")), start=3):
        told = {
            "id": number, "title.es": TITLE if unit == "person-day" else "Otra cosa", "language": "es", "item": "B1",
            "group": "C", "stage": "delivery", "year": YEAR, "quarter": QUARTER, "recipient.country": "Egipto",
            "quantity": 40, "unit": unit, "sector": "14030", "sdgs": "6.1", "quality": "measured",
        }  # fmt: skip
        for name, value in told.items():
            sheet.cell(row=row, column=names[name], value=value)
    to = BytesIO()
    book.save(to)
    return to.getvalue()


def read_through(page: Any) -> None:
    """Wait until the worker has done what the page shows to be under way."""
    for _second in range(60):
        if page.locator("progress").count() == 0:
            return
        time.sleep(1)
        page.reload()
    raise AssertionError("the worker does not work")


def declared(signed_in: Any, folder: Path) -> Any:
    """The ministry sends its sheet, mends nothing, hands the good row in; its agency takes it over."""
    quarter = f"{YEAR}-q{QUARTER}"
    ministry = signed_in("ministry", "es")
    ministry.goto(f"/es/desk/returns/ministry/{quarter}/")
    with ministry.expect_download() as download:
        ministry.locator("section[aria-labelledby=template] a.button").click()
    download.value.save_as(folder / "hoja.xlsx")
    file = {"name": "hoja.xlsx", "mimeType": "application/octet-stream", "buffer": filled_in(folder / "hoja.xlsx")}
    ministry.set_input_files("input[type=file]", file)
    ministry.locator("button[value=send]").click()
    read_through(ministry)
    assert "dose" in ministry.inner_text("main"), ministry.inner_text("main")
    ministry.locator("button[value=hand-in]").click()
    shot(ministry, "giving-1-return")
    agency = signed_in("colombia", "es")
    agency.goto(ministry.url.replace(ministry.url.split("/es/")[0], ""))
    agency.locator("button[value=take-over]").click()
    return agency


def settled(agency: Any, egypt: Any) -> None:
    """Egypt disputes it, in Arabic and with its own figure; Colombia proposes another, and Egypt consents."""
    egypt.goto("/ar/desk/contributions/")
    egypt.goto("/ar/desk/contributions/col/expertos-solares/")
    egypt.locator("details", has=egypt.locator("button[value=disputed]")).locator("summary").click()
    egypt.locator("textarea[name=text]").first.fill("وصل خبيران فقط.")
    egypt.locator("input[name=quantity]").first.fill("20")
    egypt.select_option("select[name=unit]", "person-day")
    egypt.locator("button[value=disputed]").click()
    agency.goto("/es/desk/contributions/differing/")
    assert TITLE in agency.inner_text("main")
    agency.goto("/es/desk/contributions/col/expertos-solares/")
    sheet = agency.locator("details", has=agency.locator("button[value=settle]"))
    sheet.locator("summary").click()
    sheet.locator("input[name$=quantity]").fill("30")
    sheet.locator("select[name$=unit]").select_option("person-day")
    sheet.locator("button[value=settle]").click()
    egypt.goto("/ar/desk/contributions/col/expertos-solares/")
    egypt.locator("button[value=consent]").click()
    shot(egypt, "giving-2-settled-ar")
    agency.reload()
    said = agency.inner_text("main")
    assert all(re.search(rf"\b{figure}\b", said) for figure in (40, 20, 30)), said


def reviewed(signed_in: Any) -> None:
    """Madagascar opens a round; both answer alone; nothing is read before both have sealed; then both stand side by
    side."""
    sides = {"mdg": signed_in("madagascar", "fr"), "bra": signed_in("brazil", "pt")}
    language = {"mdg": "fr", "bra": "pt"}
    sides["mdg"].goto("/fr/desk/initiatives/mdg/example-rice-seed/review/rounds/")
    sides["mdg"].fill("section[aria-labelledby=open] input[name=due]", f"{YEAR + 1}-06-30")
    sides["mdg"].locator("section[aria-labelledby=open] button").last.click()
    place = sides["mdg"].url.partition("/fr/")[2]
    for party, points in (("mdg", "3"), ("bra", "1")):
        page = sides[party]
        page.goto(f"/{language[party]}/{place}answer/")
        for group in page.locator("main fieldset").all()[:20]:
            group.locator(f"input[value='{points}']").check()
        word = page.locator("main fieldset details").first
        word.locator("summary").click()
        word.locator("textarea").fill(f"Parole de {party}")
        page.locator("button[value=seal]").click()
        page.locator("main form button").first.click()
        other = sides["bra" if party == "mdg" else "mdg"]
        other.goto(f"/{language['bra' if party == 'mdg' else 'mdg']}/{place}")
        assert f"Parole de {party}" not in other.inner_text("main")
    for party, page in sides.items():
        page.goto(f"/{language[party]}/{place}")
        page.locator("button[value=reveal]").click()
    sides["mdg"].reload()
    said = sides["mdg"].inner_text("main")
    assert "Parole de mdg" in said and "Parole de bra" in said, said
    shot(sides["mdg"], "giving-5-reviews")


def reported(agency: Any, kind: str) -> str:
    """A report of this year is made; the address of its page."""
    agency.goto(f"/es/desk/reports/preview/?kind={kind}&year={YEAR}&partner=")
    agency.locator("main form[method=post] button").last.click()
    read_through(agency)
    assert "/desk/reports/" in agency.url, agency.inner_text("main")
    shot(agency, f"giving-3-{kind}")
    return str(agency.url)


def test_what_was_given_is_declared_disputed_settled_reported_and_followed(signed_in: Any, tmp_path: Path) -> None:
    agency = declared(signed_in, tmp_path)
    egypt = signed_in("egypt", "ar")
    settled(agency, egypt)
    reviewed(signed_in)

    pages = {kind: reported(agency, kind) for kind in ("ssc", "tossd", "national")}
    for kind, form in (("ssc", "xlsx"), ("tossd", "csv"), ("national", "pdf")):
        agency.goto(pages[kind])
        with agency.expect_download() as download:
            agency.locator(f"button[formaction='file.{form}']").click()
        assert Path(download.value.path()).stat().st_size > 500

    agency.goto("/es/desk/cooperation/")
    agency.locator("main a", has_text=re.compile(r"^30$")).first.click()
    assert TITLE in agency.inner_text("main"), agency.inner_text("main")
    shot(agency, "giving-4-figure")
    agency.locator("main a[href*='/registers/']").first.click()
    assert "expertos-solares" in agency.inner_text("main")
