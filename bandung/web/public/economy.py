"""Trade and the economy: the way to a country, a pair, a group, a product; and the South's trade with itself.

Who comes: an officer who wants to know how her country trades with a partner before they meet. She chooses two
countries and is there: one step. An analyst who asks how much of the South's trade is with itself reads it here.
"""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext

from bandung import reference
from bandung.charts import BORDERS_NOTE, Chart, world_map
from bandung.economy.accounts import checked, stated, years_in
from bandung.economy.engine import Facts
from bandung.economy.groups import SOUTH
from bandung.economy.tables import SHAPES
from bandung.economy.trade import share_with, south, south_south_share
from bandung.reference.countries import plain
from bandung.sources.in_use import Figures, choices
from bandung.values import BadValue
from bandung.values.errors import _
from bandung.web import economy_charts
from bandung.web.economy_group import KINDS
from bandung.web.economy_parts import (
    Cited,
    Declared,
    country_of,
    declared,
    group_name,
    opened,
    rests_on,
    shelf,
    state,
    year_asked,
    year_query,
)
from bandung.web.economy_tables import Column, Figured, check, check_name, drawn
from bandung.web.economy_views import Maker, View
from bandung.web.economy_whole import Page
from bandung.web.keeping import kept
from bandung.web.naming import name_of
from bandung.web.sentences import reader_language

TABLES = ("south-south", "countries")


def home(request: HttpRequest) -> HttpResponse:
    """What there is, and the way to it. One query.

    :raises UnknownCode: if a country or group that was chosen is none. :raises BadValue: if a pair is of one country.
    """
    if there := _chosen(request):
        return redirect(there)
    year = year_asked(request.GET.get("year", ""))
    here = request.build_absolute_uri(reverse("economy") + year_query(year))
    body = _body(year, declared(), here, timezone.localdate().isoformat(), get_language() or "en", state())
    return render(
        request, "bandung/economy/home.html", _choices(reader_language()) | {"section": "economy", "body": body}
    )


def table(request: HttpRequest, table: str, form: str) -> HttpResponseBase:
    """A table of this page as a file. One query.

    :raises NoSuchFigures, NoSuchFileForm: if there is none.
    """
    check(form)
    check_name(table, TABLES)
    with opened() as figures:
        page = Page("", "")
        year = year_asked(request.GET.get("year", ""))
        return view(figures, year, declared()).answer(request, table, form, page)


def _chosen(request: HttpRequest) -> str:
    """Where somebody goes who chose in one of the forms; empty where nobody did."""
    told = {name: request.GET.get(name, "").strip()[:20] for name in ("country", "one", "two", "group")}
    if told["country"]:
        return reverse("economy-country", args=(country_of(told["country"]),))
    if told["one"] and told["two"]:
        one, two = country_of(told["one"]), country_of(told["two"])
        if one == two:
            raise BadValue(_("Name two different countries."), field="two")
        return reverse("economy-pair", args=(one, two))
    if told["one"] or told["two"]:
        raise BadValue(_("Name two different countries."), field="one" if told["two"] else "two")
    if told["group"]:
        code = told["group"].upper()
        return reverse("economy-group", args=(code if code == SOUTH else reference.group(code).code,))
    return ""


def _choices(language: str) -> dict[str, Any]:
    countries = [(each.code, name_of("country", each.code, language)) for each in reference.countries()]
    groups = [
        (each.code, name_of("group", each.code, language))
        for each in reference.groups()
        if each.kind in KINDS and each.code != SOUTH
    ]
    return {
        "countries": sorted(countries, key=lambda each: plain(each[1])),
        "groups": [(SOUTH, group_name(SOUTH)), *sorted(groups, key=lambda each: plain(each[1]))],
    }


def view(figures: Figures, year: int | None, said: Declared) -> View:
    """The view of the South's trade with itself, and of each country's with the South in a year.

    :raises NoFigures, NoFiguresAtAll: if there are no totals (of this year).
    """
    years = years_in(figures.table("totals"))
    at = checked(year, years, gettext("trade of the South"))
    members = south(figures.engine, years, dict(said))
    makers: dict[str, Maker] = {
        "south-south": lambda: _south_south(figures.table("totals"), members),
        "countries": lambda: _countries(figures.table("totals"), members, at),
    }
    return View(figures, at, years, makers)


def _south_south(totals: Facts, members: Facts) -> Figured:
    columns = [
        Column("year", gettext("Year"), "year"),
        Column("among", gettext("From South to South, US dollars"), "usd"),
        Column("exported", gettext("All that the South sells, US dollars"), "usd"),
        Column("share_of_exported", gettext("Share of what the South sells"), "share"),
        Column("share_of_total", gettext("Share of all trade"), "share"),
    ]
    explained = gettext("What countries of the South sell to each other, beside all that they sell.")
    shares = south_south_share(totals, members)
    facts = shares.with_(shares.table.order_by("year"))
    return Figured("south-south", gettext("Trade of the South with itself"), columns, facts, explained, last=True)


def _countries(totals: Facts, members: Facts, at: int) -> Figured:
    columns = [
        Column("country", gettext("Country"), "country", link=_to_country),
        Column("share", gettext("Share of the South"), "share"),
        Column("share_of_exported", gettext("in what it sells"), "share"),
        Column("share_of_imported", gettext("in what it buys"), "share"),
        Column("exported", gettext("Sells, US dollars"), "usd"), Column("imported", gettext("Buys, US dollars"), "usd"),
    ]  # fmt: skip
    each = share_with(totals, members)
    latest = each.table.filter(each.table.year == at).drop("year")
    latest = latest.mutate(**stated(totals, latest, at))
    title = gettext("Share of the South in each country’s trade, %(year)s") % {"year": at}
    ranked = each.with_(latest.order_by(latest.share.desc(nulls_first=False), "country"))
    return Figured("countries", title, columns, ranked)


def _to_country(row: Any) -> str:
    return reverse("economy-country", args=(row["country"],))


@kept(32)
def _body(year: int | None, said: Declared, here: str, _on: str, _page_language: str, _state: str) -> str:
    with opened() as figures:
        made = view(figures, year, said)
        tables = made.tables()
        address = lambda name, form: reverse("economy-table", args=(name, form)) + year_query(year)  # noqa: E731
        cited = Cited(gettext("Trade of the South with itself"), here, timezone.localdate(), figures.used)
        words = {
            "at": made.at, "years": list(reversed(made.years)),
            "timeline": _by_year(tables["south-south"]), "map": _map(tables["countries"]),
            "borders_note": gettext(BORDERS_NOTE), "tables": [drawn(each, address) for each in tables.values()],
            "rests": rests_on(cited), "shelf": _shelf(),
        }  # fmt: skip
    return render_to_string("bandung/economy/home_body.html", words)


def _by_year(table: Figured) -> Chart | None:
    told = [(gettext("of what the South sells"), "share_of_exported"), (gettext("of all trade"), "share_of_total")]
    title = gettext("Trade from South to South, in per cent")
    return economy_charts.columns(table.rows(), told, title=title, measure=gettext("Per cent"), scale=100)


def _map(table: Figured) -> Chart:
    language = reader_language()
    rows = [it for it in table.rows() if it["share"] is not None]
    return world_map(
        {it["country"]: round(100 * it["share"], 1) for it in rows},
        title=table.title, legend=gettext("Per cent"),
        labels={each.code: name_of("country", each.code, language) for each in reference.countries()},
        links={it["country"]: _to_country(it) for it in rows},
        language=get_language() or "en", translate=gettext, key_width=320,
        shapes=Path(settings.MAP_SHAPES) if settings.MAP_SHAPES else None,
    )  # fmt: skip


def _shelf() -> list[dict[str, Any]]:
    """Which tables answer, shape by shape; those that nothing answers say so."""
    names = {
        "totals": gettext("Trade in all goods"), "trade": gettext("Trade by product"),
        "exports": gettext("Exports by product"), "investment": gettext("Direct investment between countries"),
        "remittances": gettext("Remittances between countries"), "people": gettext("People who live abroad"),
        "agreements": gettext("Trade agreements"), "macro": gettext("National figures"),
        "distances": gettext("Distances between countries"),
    }  # fmt: skip
    return [{"name": names.get(each, each), "shape": each, "tables": choices(shelf(), each)} for each in SHAPES]


urlpatterns = [
    path("economy/", home, name="economy"),
    path("economy/<slug:table>.<str:form>", table, name="economy-table"),
]
