"""Access for all: WCAG 2.2 AA by axe on every type of page in three languages; keyboard, zoom, motion."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

PASSWORD = "bandung-demonstration"
PUBLIC = (
    "", "needs/", "offers/?kind=training", "needs/public-sources/mdg-riz/", "offers/bra/bra-blh/", "countries/",
    "countries/MDG/", "matching/", "registers/", "registers/mdg/", "registers/mdg/3/", "search/?q=riz", "about/",
    "offers/bra/bra-blh/history/", "figures/", "figures/?f=people%3Fstage%3Ddelivery", "cooperation/",
    "countries/COL/cooperation/?table=item", "countries/COL/benefits/", "sessions/", "crises/",
    "registers/mdg/institutions/", "registers/mdg/institutions/hospital/", "acts/verify/",
    "iati/sheets/", "iati/check/", "iati/files/",
    "iati/", "iati/explore/", "iati/explore/picture/", "iati/explore/tables/",
    "iati/explore/activity/?dataset=published-here-public-sources&id=urn%3Abandung%3Aregister%3Apublic-sources-bra-sen-cisternas-sahel",
    "economy/", "economy/groups/", "economy/groups/SADC/", "economy/groups/SOUTH/",
    "economy/pairs/ZAF/BRA/", "economy/pairs/TUV/NRU/",
    "countries/ZAF/economy/", "countries/ZAF/economy/products/", "countries/ZAF/economy/opportunities/",
    "countries/ZAF/economy/expected/", "countries/TUV/economy/", "economy/products/", "economy/products/ISIC4/C13T15/",
    "countries/ZAF/economy/partners.html?sort=exported",
    "payments/", "no-such-page/",
)  # fmt: skip
DESK = (
    "desk/", "desk/drafts/", "desk/drafts/new/need/", "desk/drafts/new/offer/", "desk/spreadsheets/",
    "desk/introductions/", "desk/training/", "desk/experts/", "desk/notices/", "desk/notices/settings/",
    "desk/people/", "desk/people/invite/", "desk/institutions/", "desk/same/", "desk/still-so/", "desk/crisis/",
    "desk/commissions/", "desk/commissions/convene/",
    "desk/payments/", "desk/payments/declare/", "desk/payments/rounds/", "desk/payments/rounds/propose/",
    "desk/payments/lines/", "desk/payments/lines/grant/", "desk/payments/file/",
    "desk/searches/", "desk/webhooks/", "account/", "account/tokens/", "account/factors/", "account/password/",
)  # fmt: skip
MILK = "desk/initiatives/mwi/example-milk-banks/"
SHARED = (
    "desk/initiatives/", "desk/initiatives/new/", MILK, f"{MILK}terms/", f"{MILK}leave/", f"{MILK}agreements/new/",
    f"{MILK}agreements/agreement/", f"{MILK}plan/", f"{MILK}plan/edit/", f"{MILK}plan/progress/", f"{MILK}transfers/",
    "desk/commissions/", "desk/commissions/convene/", "desk/commissions/mwi/example-commission/",
    "desk/commissions/mwi/example-commission/write/", "desk/funds/", "desk/funds/open/", "desk/proposals/",
    "desk/cooperation/", "desk/contributions/", "desk/contributions/declare/", "desk/contributions/waiting/",
    "desk/contributions/same/", "desk/contributions/bra/example-visit/", "desk/reports/", "desk/returns/", "desk/iati/",
    "desk/iati/publish/", "desk/iati/explore/",
    "desk/reports/preview/?kind=balance&year=2026&partner=bra",
)  # fmt: skip
"""Pages of what parties share, as Malawi's example desk has them."""
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="module")
def access(browser: Any, node: str) -> Iterator[Any]:
    """A page of a person who is signed in and asks for no motion."""
    yield from signed_in(browser, node, "madagascar")


@pytest.fixture(scope="module")
def sharing(browser: Any, node: str) -> Iterator[Any]:
    """The same for a person whose party shares much with others."""
    yield from signed_in(browser, node, "malawi")


def signed_in(browser: Any, node: str, login: str) -> Iterator[Any]:
    context = browser.new_context(base_url=node, viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    page.goto("/en/sign-in/")
    page.fill("input[name=login]", login)
    page.fill("input[name=password]", PASSWORD)
    page.locator("main form button").first.click()
    yield page
    context.close()


def findings(page: Any) -> list[str]:
    """What axe finds on the page as it stands."""
    from axe_playwright_python.sync_playwright import Axe

    options = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}
    found = Axe().run(page, options=options).response["violations"]
    return [
        f"{page.url} {each['id']} ({each['impact']}): {each['help']} – {node['html'][:160]}"
        for each in found
        for node in each["nodes"][:2]
    ]


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "ar"])
def test_axe_finds_nothing_on_pages_of_what_parties_share(sharing: Any, language: str) -> None:
    found = []
    for path in SHARED:
        answer = sharing.goto(f"/{language}/{path}")
        assert answer.status == 200, path
        found += findings(sharing)

    assert found == []


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_axe_finds_nothing_on_any_type_of_page(access: Any, language: str) -> None:
    found = []
    for path in (*PUBLIC, *DESK):
        access.goto(f"/{language}/{path}")
        found += findings(access)

    assert found == []


@pytest.mark.slow
@pytest.mark.parametrize(
    "path", ["needs/public-sources/mdg-riz/", "desk/", "desk/drafts/new/need/", "countries/NRU/economy/"]
)
def test_pages_reflow_at_two_hundred_percent_and_on_a_phone(access: Any, path: str) -> None:
    for language in ("en", "ar"):
        for width in (640, 360, 320):
            access.set_viewport_size({"width": width, "height": 700})
            access.goto(f"/{language}/{path}")
            wide = access.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            assert wide <= 0, (language, width, path, wide)
    access.set_viewport_size({"width": 1280, "height": 900})


@pytest.mark.slow
def test_the_desk_s_entries_fold_on_a_phone_and_stand_beside_the_page_on_a_screen(access: Any) -> None:
    drafts = access.locator(".desk-menu a[href='/ar/desk/drafts/']")
    for width, folds in ((360, True), (1280, False)):
        access.set_viewport_size({"width": width, "height": 700})
        access.goto("/ar/desk/payments/")
        assert drafts.is_visible() != folds, width
        if folds:
            access.locator(".desk-menu > summary").press("Enter")
        drafts.focus()
        drafts.press("Enter")
        access.wait_for_url("**/ar/desk/drafts/")


@pytest.mark.slow
def test_a_need_is_written_and_handed_in_with_the_keyboard_alone(access: Any) -> None:
    access.goto("/en/desk/drafts/new/need/")
    access.wait_for_load_state("networkidle")
    access.keyboard.press("Tab")
    assert access.evaluate("document.activeElement.className") == "skip"
    _tab_to(access, "title.fr")
    access.keyboard.type("Puits")
    _tab_to(access, "summary.fr")
    access.keyboard.type("Des puits pour le Sud.")
    _tab_to(access, "sectors")
    access.keyboard.type("14030")
    _tab_to(access, "step")
    access.keyboard.press("Tab")
    access.keyboard.press("Enter")
    access.wait_for_url(re.compile(r"/drafts/[0-9a-f-]+/check/$"))

    assert "Des puits pour le Sud." in access.inner_text("main")


def _tab_to(page: Any, name: str) -> None:
    """Press Tab until the input of that name has the focus; its outline must be seen."""
    for _press in range(200):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == name:
            outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            assert outline != "none", name
            return
    raise AssertionError(f"{name} cannot be reached with the keyboard")


@pytest.mark.slow
def test_no_page_moves_for_who_asks_for_no_motion(access: Any) -> None:
    for path in ("", "desk/", "needs/"):
        access.goto(f"/en/{path}")
        moving = access.evaluate("document.getAnimations().length")
        assert moving == 0, path
