"""What is published in IATI, for everybody to explore: the files that parties keep here for all, and our own.

Who comes: an analyst who asks what is published about cooperation with her country in a field since some year, how much
it is and who reports it. She ticks the values, presses one button and reads it: two steps; a third takes the table
along. An officer who asks whether a project is told twice opens it: both reports stand side by side, with the reason.
"""

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import NoReverseMatch, path, reverse

from bandung.datasets import exploring
from bandung.web import iati_views
from bandung.web.iati_explored import PUBLIC


def home(request: HttpRequest) -> HttpResponse:
    """What can be done with IATI here, with the numbers of what is here. Three queries."""
    found = PUBLIC.collection()
    own = [it for it in found.sources if it["key"].startswith(exploring.OWN)] if found else []
    words = {
        "section": "iati", "size": found.size if found else None, "sources": list(found.sources)[:30] if found else [],
        "own": len(own), "check": _address("iati-check"), "sheets": _address("iati-sheets"),
        "files": _address("iati-files"), "bring": _address("datasets"), "explore": PUBLIC.to(""),
        "picture": PUBLIC.to("-picture"), "tables": PUBLIC.to("-tables"),
    }  # fmt: skip
    return render(request, "bandung/iati/home.html", words)


def _address(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def listing(request: HttpRequest) -> HttpResponse:
    """The list. Three queries."""
    return iati_views.listing(request, PUBLIC)


def picture(request: HttpRequest) -> HttpResponse:
    """Charts and a map. Three queries."""
    return iati_views.picture(request, PUBLIC)


def tables(request: HttpRequest) -> HttpResponse:
    """What can be taken along. Three queries."""
    return iati_views.tables(request, PUBLIC)


def table(request: HttpRequest, table: str, form: str) -> HttpResponseBase:
    """One table as a file. Three queries."""
    return iati_views.table(request, PUBLIC, table, form)


def whole(request: HttpRequest) -> HttpResponseBase:
    """Everything as one file. Three queries."""
    return iati_views.whole(request, PUBLIC)


def activity(request: HttpRequest) -> HttpResponse:
    """One activity. Up to five queries."""
    return iati_views.activity(request, PUBLIC)


def activity_xml(request: HttpRequest) -> HttpResponse:
    """One activity as XML. Three queries."""
    return iati_views.activity_xml(request, PUBLIC)


urlpatterns = [
    path("iati/", home, name="iati"),
    path("iati/explore/", listing, name="iati-explore"),
    path("iati/explore/picture/", picture, name="iati-explore-picture"),
    path("iati/explore/tables/", tables, name="iati-explore-tables"),
    path("iati/explore/tables/<slug:table>.<str:form>", table, name="iati-explore-table"),
    path("iati/explore/iati.duckdb", whole, name="iati-explore-whole"),
    path("iati/explore/activity/", activity, name="iati-explore-activity"),
    path("iati/explore/activity.xml", activity_xml, name="iati-explore-activity-xml"),
]
