"""From an institution's spreadsheet to an accepted introduction between two countries, in Spanish and in Arabic."""

import re
import time
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

PASSWORD = "bandung-demonstration"
TITLE = "Desalinizar agua con energía solar en pueblos costeros"
SUMMARY = (
    "Los pueblos de la costa necesitan plantas pequeñas que funcionen con energía solar y personal que las mantenga."
)


@pytest.fixture
def signed_in(browser: Any, node: str) -> Iterator[Callable[[str, str], Any]]:
    """A page of somebody's own browser, signed in, in her language; no scripts run."""
    contexts = []

    def sign_in(name: str, language: str) -> Any:
        context = browser.new_context(base_url=node, java_script_enabled=False, accept_downloads=True)
        contexts.append(context)
        page = context.new_page()
        page.goto(f"/{language}/sign-in/?next=/{language}/desk/")
        page.fill("input[name=login]", name)
        page.fill("input[name=password]", PASSWORD)
        page.locator("main form button").first.click()
        assert page.url.endswith(f"/{language}/desk/"), page.inner_text("main")
        return page

    yield sign_in
    for context in contexts:
        context.close()


def filled_in(template: Path) -> bytes:
    """The template with two rows: a good one, and one with a sector that does not exist."""
    book = openpyxl.load_workbook(template)
    sheet = book.worksheets[0]
    names = {cell.value: cell.column for cell in sheet[1]}
    for row, (number, sector) in enumerate((("agua-solar", "14030"), ("otra-cosa", "99999")), start=4):
        told = {
            "id": number, "language": "es", "title.es": TITLE if row == 4 else "Otra cosa",
            "summary.es": SUMMARY, "sectors": sector, "countries": "Colombia", "sdgs": "6.1",
            "kinds": "technology; training",
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


def test_a_need_travels_from_a_spreadsheet_to_an_introduction(signed_in: Any, tmp_path: Path) -> None:
    ministry = signed_in("ministry", "es")
    ministry.goto("/es/desk/spreadsheets/")
    with ministry.expect_download() as download:
        ministry.locator("a[href$='need-es.xlsx']").first.click()
    template = tmp_path / "necesidades.xlsx"
    download.value.save_as(template)
    file = {"name": "necesidades.xlsx", "mimeType": "application/octet-stream", "buffer": filled_in(template)}
    ministry.select_option("select[name=kind]", "need")
    ministry.set_input_files("input[name=file]", file)
    ministry.locator("section[aria-labelledby=in] button").click()
    read_through(ministry)
    assert "99999" in ministry.inner_text("main")
    ministry.locator("button[value=hand-in]").click()
    read_through(ministry)

    agency = signed_in("colombia", "es")
    agency.locator("a[href$='drafts/?state=submitted']").click()
    agency.get_by_role("link", name=TITLE).click()
    agency.locator("button[value=clear]").click()
    assert agency.url.endswith("/es/needs/col/agua-solar/")

    egypt = signed_in("egypt", "ar")
    egypt.goto("/ar/needs/col/agua-solar/")
    assert egypt.locator("html").get_attribute("dir") == "rtl"
    egypt.locator("a[href*='/introduction/']").first.click()
    egypt.locator("textarea[name=note]").fill("لدينا محطات تحلية صغيرة تعمل بالطاقة الشمسية ونود أن نعرض خبرتنا.")
    egypt.locator("main form button").first.click()
    assert re.search(r"/ar/desk/introductions/egy/", egypt.url), egypt.inner_text("main")
    thread = egypt.url.partition("/ar/")[2]

    agency.goto("/es/desk/")
    agency.locator("a[href$='/desk/introductions/']").first.click()
    agency.goto(f"/es/{thread}")
    assert "تحلية" in agency.inner_text("main")
    accepting = agency.locator("details", has=agency.locator("button[value=accept]"))
    if accepting.get_attribute("open") is None:
        accepting.locator("summary").click()
    text = accepting.locator("textarea[name=text]")
    if text.count():
        text.fill("Con gusto: proponemos una videollamada la próxima semana.")
    accepting.locator("button[value=accept]").click()

    egypt.goto(f"/ar/{thread}")
    assert "videollamada" in egypt.inner_text("main")
    outsider = signed_in("brazil", "es")
    assert outsider.goto(f"/es/{thread}").status == 404
