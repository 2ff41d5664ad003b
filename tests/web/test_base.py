"""What every page has: headers, language, landmarks, and a sentence when something is refused."""

import gzip
import re
from itertools import pairwise
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client, RequestFactory

from bandung.values import BadValue
from bandung.web import refusals
from bandung.web.paging import Paging, page_number

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fresh_index")]

PAGES = ("", "offers/", "needs/", "search/", "countries/")


@pytest.mark.parametrize("page", PAGES)
def test_pages_run_no_scripts_and_take_nothing_from_elsewhere(client: Client, page: str) -> None:
    answer = client.get(f"/en/{page}")
    shown = answer.content.decode()

    policy = answer.headers["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "style-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "<script" not in shown
    assert not re.search(r'<[^>]+\sstyle="', shown)
    assert not re.search(r'(?:src|href)="https?://', shown)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", [code for code, _name in settings.LANGUAGES])
def test_every_page_says_its_language_and_direction(client: Client, page: str, language: str) -> None:
    shown = client.get(f"/{language}/{page}").content.decode()

    direction = "rtl" if language == "ar" else "ltr"
    assert f'<html lang="{language}" dir="{direction}">' in shown


@pytest.mark.parametrize("page", PAGES)
def test_every_page_has_its_landmarks_and_one_heading_of_the_first_order(client: Client, page: str) -> None:
    shown = client.get(f"/en/{page}").content.decode()

    assert shown.count("<h1>") == 1
    for landmark in ('<header class="top">', '<main id="main"', '<footer class="bottom">', 'href="#main"'):
        assert landmark in shown
    ids = re.findall(r'\sid="([^"]+)"', shown)
    assert len(ids) == len(set(ids))
    levels = [int(level) for level in re.findall(r"<h([1-6])", shown)]
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_every_field_has_a_label(client: Client) -> None:
    for page in PAGES:
        shown = client.get(f"/en/{page}").content.decode()
        for field in re.findall(r"<(?:input|select|textarea)\b[^>]*>", shown):
            name = re.search(r'id="([^"]+)"', field)
            labelled = name and f'for="{name[1]}"' in shown
            assert labelled or 'type="hidden"' in field or f"<label>{field}" in shown, field


def test_the_language_switch_keeps_page_and_query(client: Client) -> None:
    shown = client.get("/en/offers/?kind=training&country=CIV").content.decode()

    assert '<a href="/ar/offers/?kind=training&amp;country=CIV" lang="ar" hreflang="ar">' in shown


def test_a_demonstration_says_so_on_every_page(client: Client) -> None:
    for page in PAGES:
        assert "no country has said it" in client.get(f"/en/{page}").content.decode()


def test_the_style_sheet_is_small() -> None:
    sheet = Path(refusals.__file__).parent / "static" / "bandung.css"

    assert len(gzip.compress(sheet.read_bytes())) < 6_000


def test_a_page_that_is_not_there_says_so_with_ways_on(client: Client) -> None:
    answer = client.get("/fr/nowhere/")

    assert answer.status_code == 404
    assert 'href="/fr/offers/"' in answer.content.decode()


@pytest.mark.parametrize(
    ("refuse", "status"),
    [(refusals.bad_request, 400), (refusals.forbidden, 403), (refusals.expired, 403), (refusals.failed, 500)],
)  # fmt: skip
def test_every_refusal_is_a_page(rf: RequestFactory, refuse: object, status: int) -> None:
    answer = refuse(rf.get("/en/"))  # type: ignore[operator]

    assert answer.status_code == status
    assert "<h1>" in answer.content.decode()


def test_an_unexpected_error_is_not_swallowed(rf: RequestFactory) -> None:
    assert refusals.of_the_domain(rf.get("/en/"), ValueError()) is None


def test_paging_shows_first_last_and_near_pages() -> None:
    assert [number for number, _link in Paging(5, 20, 200, {}).near] == [1, 0, 4, 5, 6, 0, 10]
    assert Paging(1, 20, 0, {}).near == [(1, "?")]
    assert Paging(2, 20, 41, {"kind": ["training"]}).next == "?kind=training&page=3"


@pytest.mark.parametrize("text", ["0", "-1", "1.5", "x", "９", "100001", "9" * 400])
def test_what_is_no_page_number_is_refused(text: str) -> None:
    with pytest.raises(BadValue):
        page_number(text)
