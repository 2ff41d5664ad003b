"""Somebody checks a file of IATI: chooses it, reads the verdict, looks at one activity, and throws the results away."""

import gzip
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.test_access import findings
from tests.unit.test_iati_results import BAD
from tests.unit.test_iati_validating import GOOD

pytestmark = pytest.mark.slow


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "our-activities.xml.gz"
    path.write_bytes(gzip.compress(f'<iati-activities version="2.03">\n{GOOD}{BAD}</iati-activities>'.encode()))
    return path


def test_a_file_is_checked_without_scripts(page: Any, file: Path) -> None:
    page.goto("/en/iati/check/")
    page.set_input_files("input[type=file]", str(file))
    page.get_by_role("button", name="Check").click()

    assert page.get_by_role("heading", name="It can be published, but mend the errors first").is_visible()
    page.get_by_role("link", name="XM-DAC-1-B").click()
    assert page.get_by_text("Take a code of the list Sector").is_visible()
    page.get_by_role("button", name="Delete it now").click()
    assert page.get_by_role("heading", name="Check an IATI file").is_visible()


@pytest.mark.parametrize(("language", "width"), [("en", 1280), ("ar", 360)])
def test_its_pages_are_for_everybody(browser: Any, node: str, file: Path, language: str, width: int) -> None:
    context = browser.new_context(base_url=node, viewport={"width": width, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    try:
        page.goto(f"/{language}/iati/check/")
        found = findings(page)
        page.set_input_files("input[type=file]", str(file))
        page.locator("main form button").first.click()
        page.wait_for_selector("#verdict")
        found += findings(page)
        wide = page.evaluate("document.documentElement.scrollWidth")
    finally:
        context.close()
    assert found == []
    assert wide <= width
