"""Whole stories in a real browser, without JavaScript."""

import re
from typing import Any

import pytest

PASSWORD = "bandung-demonstration"
PAGES = (
    "/", "/needs/", "/offers/?kind=training", "/needs/public-sources/mdg-riz/", "/offers/public-sources/bra-blh/",
    "/countries/", "/countries/MDG/", "/matching/", "/registers/", "/registers/bra/", "/registers/bra/3/",
    "/search/?q=riz", "/about/", "/sign-in/", "/offers/bra/bra-blh/history/",
)  # fmt: skip


def test_an_officer_follows_a_need_to_its_offers_and_their_proof(page: Any) -> None:
    page.goto("/en/")
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Needs").click()
    page.goto("/en/needs/?country=MDG")
    page.get_by_role("link", name="Atteindre l'autosuffisance en riz").click()

    assert page.locator("h1").inner_text() == "Atteindre l'autosuffisance en riz"
    assert page.locator(".badge.reported").first.is_visible()
    cards = page.locator("section[aria-labelledby=matches] .card")
    assert cards.count() == 10
    assert "rice" in cards.first.inner_text().lower()
    assert cards.first.locator("> .reasons li").count() >= 2
    written_in = set(re.findall(r"written in (\w+)", " ".join(cards.all_inner_texts())))
    assert len(written_in) >= 3

    cards.first.get_by_role("link").first.click()

    assert page.locator("#sources").is_visible()
    assert page.locator("section[aria-labelledby=sources] a").first.get_attribute("href").startswith("http")
    assert "It holds." in page.inner_text("main")


def test_a_need_in_french_finds_offers_written_in_other_languages(page: Any) -> None:
    page.goto("/fr/search/?q=banque+de+lait+maternel&what=offer")

    first = page.locator("ol.cards .card").first
    assert first.get_by_role("link").first.get_attribute("href").endswith("/bra-blh/")


def test_a_reader_searches_in_arabic_from_right_to_left(page: Any) -> None:
    page.goto("/ar/")
    page.locator("textarea[name=q]").fill("محو أمية الكبار")
    page.locator("form.search-box button").click()

    assert page.locator("html").get_attribute("dir") == "rtl"
    links = page.locator("ol.cards .card h3 a").evaluate_all("all => all.map(each => each.getAttribute('href'))")
    assert any("yo-si-puedo" in link for link in links[:5])


def test_the_language_switch_keeps_the_page_and_its_question(page: Any) -> None:
    page.goto("/en/offers/?kind=training&sector=112")

    link = page.locator("header .languages a[lang=ar]").get_attribute("href")

    assert link == "/ar/offers/?kind=training&sector=112"


def test_a_focal_point_claims_a_report_and_corrects_it(page: Any) -> None:
    page.goto("/en/sign-in/?next=/en/offers/public-sources/bra-centros-formacao/")
    page.fill("input[name=login]", "brazil")
    page.fill("input[name=password]", PASSWORD)
    page.locator("main form button").first.click()
    page.get_by_role("link", name="Take it over").click()
    title = page.locator("[name='title.pt']")
    title.fill(title.input_value() + " (corrigido)")
    page.get_by_role("button", name="Go on and check").click()
    assert "What you correct" in page.inner_text("main")
    page.get_by_role("button", name="Publish", exact=True).click()

    assert re.search(r"/offers/bra/bra-centros-formacao/$", page.url)
    assert page.locator(".badge.word").first.is_visible()
    assert "(corrigido)" in page.inner_text("main")
    page.goto("/en/offers/public-sources/bra-centros-formacao/")
    assert "took this report over" in page.inner_text("main")


def test_another_country_cannot_answer_a_report(page: Any) -> None:
    page.goto("/en/sign-in/")
    page.fill("input[name=login]", "madagascar")
    page.fill("input[name=password]", PASSWORD)
    page.locator("main form button").first.click()

    page.goto("/en/offers/public-sources/bra-plantio-direto/")
    assert page.get_by_role("link", name="Take it over").count() == 0
    answer = page.goto("/en/offers/public-sources/bra-plantio-direto/claim/")

    assert answer.status == 403
    assert "only that country can claim it" in page.inner_text("main")


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_no_page_is_wider_than_a_phone(browser: Any, node: str, language: str) -> None:
    context = browser.new_context(base_url=node, viewport={"width": 360, "height": 740})
    page = context.new_page()
    wide = []
    for path in PAGES:
        page.goto(f"/{language}{path}")
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > 360:
            wide.append((path, width))
    context.close()

    assert wide == []


def test_pages_ask_nothing_of_other_hosts_and_weigh_little(browser: Any, node: str) -> None:
    context = browser.new_context(base_url=node)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    heavy = []
    for path in PAGES:
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.setCacheDisabled", {"cacheDisabled": True})
        weights: list[float] = []
        session.on("Network.loadingFinished", lambda event, weights=weights: weights.append(event["encodedDataLength"]))
        page.goto(f"/en{path}", wait_until="networkidle")
        limit = 50_000 if path.partition("?")[0] in ("/needs/", "/offers/") else 100_000
        if sum(weights) > limit or not weights:
            heavy.append((path, sum(weights)))
        session.detach()
    context.close()

    assert heavy == []
    assert [url for url in asked if not url.startswith(node)] == []
