"""How figures of the economy read on a page: signs before numbers, headings over their column, names on a phone."""

import re

import pytest
from django.template import Context, Template
from django.test import Client
from django.utils.translation import override

from bandung.economy.engine import open_engine
from bandung.web.economy_tables import Column, Figured, drawn, figure
from bandung.web.templatetags.economy import signed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fresh_index")]


@pytest.mark.parametrize(
    ("value", "kind", "language", "shown"),
    [
        (-92_800_000.0, "usd", "en", "−92.8M"),
        (-92_800_000.0, "usd", "ar", "\u200e−92.8\xa0مليون"),
        (-0.0331, "ratio", "en", "−0.0331"),
        (-0.125, "share", "fr", "−12,5 %"),
        (0.0, "usd", "ar", "0"),
    ],
)
def test_a_sign_stands_before_its_number_whichever_way_text_runs(
    value: float, kind: str, language: str, shown: str
) -> None:
    assert figure(value, kind, language) == shown  # type: ignore[arg-type]


def test_a_change_has_its_sign_and_no_change_has_none() -> None:
    with override("ar"):
        assert (signed(27.84), signed(-1.1), signed(0.04)) == ("\u200e+27.8", "\u200e−1.1", "0")
    with override("en"):
        assert (signed(27.84), signed(-1.1), signed(0.04)) == ("+27.8", "−1.1", "0")


def test_the_first_column_has_its_heading_over_it_and_its_name_beside_it_on_a_phone() -> None:
    row = [
        {"label": "Year", "text": "2016", "is_figure": True, "link": "", "missing": False},
        {"label": "Sells", "text": "3B", "is_figure": True, "link": "", "missing": False},
    ]
    told = {"table": {"name": "t", "title": "T"}, "rows": [row], "number": 1, "shown": 1, "files": []}

    page = Template('{% include "bandung/economy/table.html" %}').render(Context(told))

    assert re.findall(r'<th scope="col"( class="figures")?>(\w+)</th>', page) == [
        ("", "Year"),
        (' class="figures"', "Sells"),
    ]
    assert '<th scope="row" data-label="Year">2016</th>' in page
    assert 'data-label="Sells" class="figures">3B</td>' in page


@pytest.mark.parametrize("page", ["", "needs/", "payments/"])
def test_the_economy_and_clearing_rounds_are_one_click_from_every_page(client: Client, page: str) -> None:
    shown = client.get(f"/en/{page}").content.decode()
    main = shown.partition('<nav class="sections"')[2].partition("</nav>")[0]

    assert re.search(r'<a href="/en/economy/"( aria-current="true")?>Economy</a>', main)
    assert ('href="/en/economy/" aria-current="true"' in main) == (page == "payments/")
    assert '<a href="/en/payments/">Clearing rounds</a>' in shown.partition('<footer class="bottom">')[2]


@pytest.mark.parametrize(("own", "first"), [("C01", 1), ("C05", 3), ("C09", 6), ("", 1), ("nowhere", 1)])
def test_a_long_list_of_countries_shows_the_places_around_ones_own(own: str, first: int) -> None:
    rows = [{"place": i, "country": f"C0{i}"} for i in range(1, 10)]
    columns = [Column("place", "Place", "whole"), Column("country", "Country")]
    table = Figured(
        "places",
        "Places",
        columns,
        open_engine(threads=1).read(rows),
        shown=4,
        own=("country", own) if own else ("", ""),
    )

    page = drawn(table, lambda name, form: f"/{name}.{form}")

    assert [int(place) for place in re.findall(r'data-label="Place">(\d+)<', page)] == list(range(first, first + 4))
