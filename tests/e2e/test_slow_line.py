"""At 50 kbit/s with 400 ms of latency the pages come, can be used, and a draft is saved."""

import sys
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))
from slow_line import PAGES, SLOW, signed_in, told, visited

USABLE = 20.0
"""Seconds that the first visit of a device with nothing on it may take; the machine of the tests is not alone."""


@pytest.fixture(scope="module")
def cookies(browser: Any, node: str) -> list[dict[str, Any]]:
    return signed_in(browser, node)


def test_pages_come_over_a_slow_line(browser: Any, node: str, cookies: Any, capsys: Any) -> None:
    figures = {}
    for name, path in PAGES.items():
        context = browser.new_context(base_url=node, service_workers="block")
        context.add_cookies(cookies if "/desk/" in path else [])
        page = context.new_page()
        figures[name] = {"slow": visited(page, path, SLOW)}
        assert page.locator("main a, main button").first.is_visible()
        context.close()

    with capsys.disabled():
        sys.stdout.write("\n" + told(figures))
    assert {name: one["slow"] for name, one in figures.items() if one["slow"]["usable s"] > USABLE} == {}
    assert {name: one["slow"] for name, one in figures.items() if one["slow"]["bytes"] > 100_000} == {}


def test_a_draft_is_saved_over_a_slow_line(browser: Any, node: str, cookies: Any) -> None:
    context = browser.new_context(base_url=node)
    context.add_cookies(cookies)
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW)
    page.goto("/en/desk/drafts/new/need/", timeout=60_000)

    page.locator("[name^='title.']").first.fill("Over a slow line")
    page.get_by_role("button", name="Save and go on").click()
    page.wait_for_url("**/check/", timeout=60_000)

    assert page.locator("h1").inner_text() == "Over a slow line"
    context.close()
