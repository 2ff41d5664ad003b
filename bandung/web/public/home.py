"""The front page.

Who comes: anyone, for the first time or every day. She learns in three sentences what this is, sees on a map who offers
and who needs, and asks her question in her own language: one step.
"""

from datetime import date
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext

from bandung import reference
from bandung.charts import BORDERS_NOTE, Chart, world_map
from bandung.exchange import queries
from bandung.exchange.models import Statement
from bandung.matching.statements import Filters
from bandung.web.cards import cards
from bandung.web.keeping import kept
from bandung.web.naming import name_of
from bandung.web.public.crises import on_top
from bandung.web.sentences import reader_language

NEWEST = 4
LOOKED_THROUGH = 40
"""Records among which the newest of different countries are found."""


def in_your_language(request: HttpRequest) -> HttpResponse:
    """The address without a language leads to the one that the browser asks for."""
    return redirect("home")


def home(request: HttpRequest) -> HttpResponse:
    """The front page. Queries: one for what it rests on; the rest is kept until that changes."""
    body = _body(get_language() or "en", timezone.localdate(), queries.as_of())
    return render(request, "bandung/home.html", {"body": body, "section": "home"})


@kept(16)
def _body(_page_language: str, on: date, _as_of: str) -> str:
    language = reader_language()
    by_country = queries.numbers_by_country()
    needs, offers = _newest("need", on), _newest("offer", on)
    crises = on_top(Filters(), on)
    shown = cards([*needs, *offers], language)
    return render_to_string("bandung/parts/home.html", {
        "crises": cards(crises, language) if crises else [],
        "map": country_map(by_country, language) if by_country else None,
        "borders_note": gettext(BORDERS_NOTE),
        "totals": queries.totals(),
        "countries": len(by_country),
        "newest_needs": shown[: len(needs)],
        "newest_offers": shown[len(needs) :],
    })  # fmt: skip


def _newest(kind: str, on: date) -> list[Statement]:
    """The newest records, one of each country."""
    first: dict[str, Statement] = {}
    for row in queries.browse(kind, Filters(), on=on, limit=LOOKED_THROUGH).rows:
        first.setdefault(row.country, row)
    return list(first.values())[:NEWEST]


def country_map(by_country: dict[str, queries.Numbers], language: str) -> Chart:
    """Offers as colour and needs as bubbles; each country leads to its page."""
    return world_map(
        {code: each.offers for code, each in by_country.items()},
        title=gettext("Who offers and who needs"),
        legend=gettext("Offers"),
        second={code: each.needs for code, each in by_country.items() if each.needs},
        second_legend=gettext("Needs"),
        labels={country.code: name_of("country", country.code, language) for country in reference.countries()},
        links={code: reverse("country", args=(code,)) for code in by_country},
        language=language,
        translate=gettext,
        shapes=Path(settings.MAP_SHAPES) if settings.MAP_SHAPES else None,
        key_width=320,
    )
