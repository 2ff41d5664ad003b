"""Who gave what, for everybody: of all countries, or of one.

Who comes: an analyst who wants to know what countries of the South gave each other, in days, seats and goods, and how
far the receivers confirm it. She narrows it by years, partner or sector, follows a number to its contributions, and
takes the tables with her: each is one step.
"""

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language

from bandung import reference
from bandung.exchange import queries
from bandung.web.dashboard_asked import asked_of
from bandung.web.dashboard_page import Place, body, country_place, files, title_of
from bandung.web.dashboard_tables import SHEETS


def everybody(request: HttpRequest) -> HttpResponse:
    """The whole node. Queries: what it rests on, three; the dashboard is kept until that changes."""
    return _shown(request, Place(reverse("cooperation")), "")


def of_country(request: HttpRequest, iso3: str) -> HttpResponse:
    """One country. Queries as for all.

    :raises UnknownCode: if there is no such country.
    """
    if iso3 != iso3.upper() and iso3.isascii():
        return redirect("country-cooperation", iso3.upper())
    code = reference.country(iso3).code
    return _shown(request, country_place(code, reverse("country-cooperation", args=(code,))), code)


def export(request: HttpRequest, form: str) -> HttpResponseBase:
    """The tables of the whole node as a file."""
    return _file(request, Place(reverse("cooperation")), form)


def export_of_country(request: HttpRequest, iso3: str, form: str) -> HttpResponseBase:
    """The tables of a country as a file.

    :raises UnknownCode: if there is no such country.
    """
    code = reference.country(iso3).code
    return _file(request, country_place(code, reverse("country-cooperation", args=(code,))), form)


def _shown(request: HttpRequest, place: Place, code: str) -> HttpResponse:
    asked = asked_of(request.GET, SHEETS)
    told = body(place, asked, get_language() or "en", queries.as_of())
    section = "countries" if code else "cooperation"
    return render(
        request,
        "bandung/cooperation/public.html",
        {"section": section, "title": title_of(place), "code": code, "body": told},
    )


def _file(request: HttpRequest, place: Place, form: str) -> HttpResponseBase:
    return files(place, asked_of(request.GET, SHEETS), form, request.build_absolute_uri("/").rstrip("/"))
