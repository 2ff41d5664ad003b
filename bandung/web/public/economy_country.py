"""The economy of a country: with whom it trades, in what, what it could sell where, and what is less than expected.

Who comes: an officer who prepares a visit to a partner country. From the country's page one step leads to how much of
its trade is with the South, with whom, and how that changed; a second to what it sells and could make; a third, with a
destination chosen, to what it could sell there, each score by its parts, and to offers of cooperation on the subject.
A researcher takes any table as a file, with what it rests on and how to cite it: one more.

Bodies are kept by question, language and the versions of figures in use. A page asks the database for who declared to
be of the South or not; the one of opportunities also for what the index of offers rests on.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext

from bandung.charts import BORDERS_NOTE
from bandung.economy.accounts import NoFigures, NoFiguresAtAll
from bandung.exchange import queries
from bandung.sources.in_use import Figures
from bandung.web import economy_country_chances as chances
from bandung.web import economy_country_products as goods
from bandung.web import economy_country_trade as trade
from bandung.web.economy_country import VIEWS, Asked, name
from bandung.web.economy_offers import offers_for
from bandung.web.economy_parts import Cited, country_of, declared, moved, opened, rests_on, state, year_asked
from bandung.web.economy_tables import check, check_name, drawn
from bandung.web.economy_views import View
from bandung.web.economy_whole import Page
from bandung.web.keeping import kept
from bandung.web.sentences import translated

MAKERS: Mapping[str, Callable[[Asked, Figures], View]] = {
    "trade": trade.view, "products": goods.view, "opportunities": chances.view, "expected": chances.expected,
}  # fmt: skip
TABLES: Mapping[str, str] = {
    **dict.fromkeys(trade.TABLES, "trade"), **dict.fromkeys(goods.TABLES, "products"),
    **dict.fromkeys(chances.OPPORTUNITIES, "opportunities"), **dict.fromkeys(chances.EXPECTED, "expected"),
}  # fmt: skip
"""Name of a table to the view that has it."""


def country(request: HttpRequest, iso3: str) -> HttpResponse:
    """With whom a country trades. One query."""
    return _page(request, iso3, "trade")


def products(request: HttpRequest, iso3: str) -> HttpResponse:
    """In what it trades. One query."""
    return _page(request, iso3, "products")


def opportunities(request: HttpRequest, iso3: str) -> HttpResponse:
    """What it could sell where. Four queries."""
    return _page(request, iso3, "opportunities")


def expected(request: HttpRequest, iso3: str) -> HttpResponse:
    """Where it trades less than expected. One query."""
    return _page(request, iso3, "expected")


def file(request: HttpRequest, iso3: str, table: str, form: str) -> HttpResponseBase:
    """One table as a file. One query.

    :raises UnknownCode: if there is no such country. :raises NoSuchFigures, NoSuchFileForm, NoFigures: if there is no
        such table, form or year.
    """
    check(form)
    check_name(table, TABLES)
    asked = _asked(request, country_of(iso3))
    with opened() as figures:
        page = Page(name(asked.code), reverse(VIEWS[TABLES[table]], args=(asked.code,)), asked.code)
        return view_of(table, asked, figures).answer(request, table, form, page)


def view_of(table: str, asked: Asked, figures: Figures) -> View:
    """The view that has the table of this name."""
    return MAKERS[TABLES[table]](asked, figures)


def _page(request: HttpRequest, iso3: str, of: str) -> HttpResponse:
    if iso3 != iso3.upper() and iso3.isascii():
        return moved(request, VIEWS[of], iso3.upper())
    asked = _asked(request, country_of(iso3))
    words: dict[str, Any] = {
        "section": "countries",
        "code": asked.code,
        "of": of,
        "tabs": _tabs(asked.code, of),
        "title": _title(asked, of),
    }
    here = request.build_absolute_uri(reverse(VIEWS[of], args=(asked.code,)) + asked.query())
    as_of = queries.as_of() if of == "opportunities" else ""
    try:
        body = _body(of, asked, here, timezone.localdate(), get_language() or "en", state(), as_of)
    except (NoFigures, NoFiguresAtAll) as refusal:
        status = 404 if isinstance(refusal, NoFigures) else 200
        years = str(refusal.places.get("years", "")).split(", ") if status == 404 else []
        words |= {
            "sentence": translated(refusal),
            "years": years,
            "shape": "totals" if of in ("trade", "expected") else "trade",
        }
        words["source"] = trade.source_for(words["shape"])
        return render(request, "bandung/economy/none.html", words, status=status)
    return render(request, "bandung/economy/country.html", words | {"body": body})


def _asked(request: HttpRequest, code: str) -> Asked:
    return Asked(code, year_asked(request.GET.get("year", "")), request.GET.get("to", "")[:20], declared())


def _title(asked: Asked, of: str) -> str:
    titles = {
        "trade": gettext("%(name)s: trade with the South"), "products": gettext("%(name)s: what it trades in"),
        "opportunities": gettext("%(name)s: what it could sell"),
        "expected": gettext("%(name)s: trade below what is expected"),
    }  # fmt: skip
    return titles[of] % {"name": name(asked.code)}


def _tabs(code: str, of: str) -> list[tuple[str, str, bool]]:
    labels = {
        "trade": gettext("With whom"), "products": gettext("In what"), "opportunities": gettext("Opportunities"),
        "expected": gettext("Less than expected"),
    }  # fmt: skip
    return [(reverse(VIEWS[each], args=(code,)), label, each == of) for each, label in labels.items()]


@kept(512)
def _body(of: str, asked: Asked, here: str, on: date, _page_language: str, _state: str, _as_of: str) -> str:
    with opened() as figures:
        view = MAKERS[of](asked, figures)
        made = view.tables()
        words = view.words(made)
        if of == "opportunities":
            words["offers"] = offers_for(words["classification"], words["products"], on)
        tables = {key.replace("-", "_"): drawn(each, asked.file) for key, each in made.items()}
        cited = Cited(_title(asked, of), here, on, figures.used)
        return render_to_string(f"bandung/economy/country_{of}.html", words | {
            "code": asked.code, "at": view.at, "years": list(reversed(view.years)), "asked": asked,
            "tables": tables, "borders_note": gettext(BORDERS_NOTE), "rests": rests_on(cited),
        })  # fmt: skip


urlpatterns = [
    path("countries/<str:iso3>/economy/", country, name="economy-country"),
    path("countries/<str:iso3>/economy/products/", products, name="economy-country-products"),
    path("countries/<str:iso3>/economy/opportunities/", opportunities, name="economy-country-opportunities"),
    path("countries/<str:iso3>/economy/expected/", expected, name="economy-country-expected"),
    path("countries/<str:iso3>/economy/<slug:table>.<str:form>", file, name="economy-country-file"),
]
