"""Who gave what, as a party sees it: its own contributions and those to it, also those that are for parties alone.

Who comes: the head of an agency before a meeting with a partner. She opens the page, chooses the partner, and has what
was given and received in every unit, what is confirmed and what is disputed: two steps.
"""

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import get_language

from bandung.exchange import queries
from bandung.web.dashboard_asked import asked_of
from bandung.web.dashboard_page import Place, body, files, title_of
from bandung.web.dashboard_tables import SHEETS
from bandung.web.desk.party import Desk, at_desk
from bandung.web.naming import reading
from bandung.web.sentences import reader_language


@at_desk
def dashboard(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The party's dashboard. Queries: three beside those of every page of the desk."""
    desk.acting("read", "contribution")
    place = _place(desk)
    told = body(place, asked_of(request.GET, SHEETS), get_language() or "en", queries.as_of())
    words = {"area": "cooperation", "title": title_of(place), "body": told}
    return render(request, "bandung/cooperation/desk.html", words)


@at_desk
def export(request: HttpRequest, desk: Desk, form: str) -> HttpResponseBase:
    """The same tables as a file."""
    desk.acting("read", "contribution")
    return files(_place(desk), asked_of(request.GET, SHEETS), form, request.build_absolute_uri("/").rstrip("/"))


def _place(desk: Desk) -> Place:
    party = desk.party
    name = reading(party.name, reader_language()).text
    return Place(reverse("desk-cooperation"), party=party.code, country=party.speaks_for or "", name=name)


urlpatterns = [
    path("cooperation/", dashboard, name="desk-cooperation"),
    path("cooperation/export.<str:form>", export, name="desk-cooperation-export"),
]
