"""The same exploring at the desk: the party's own files of others beside those for everybody.

Who comes: an officer whose party keeps files that are not for everybody, with the questions that the public page
answers. The steps are the same.
"""

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import path

from bandung.web import iati_views
from bandung.web.desk.party import Desk, at_desk
from bandung.web.iati_explored import Place


def _place(desk: Desk) -> Place:
    """:raises NotPermitted: for who may not read what the party keeps."""
    desk.acting("read", "data set")
    return Place("desk-iati-explore", (desk.party.code,))


@at_desk
def listing(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The list. Seven queries."""
    return iati_views.listing(request, _place(desk))


@at_desk
def picture(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Charts and a map. Seven queries."""
    return iati_views.picture(request, _place(desk))


@at_desk
def tables(request: HttpRequest, desk: Desk) -> HttpResponse:
    """What can be taken along. Seven queries."""
    return iati_views.tables(request, _place(desk))


@at_desk
def table(request: HttpRequest, desk: Desk, table: str, form: str) -> HttpResponseBase:
    """One table as a file. Seven queries."""
    return iati_views.table(request, _place(desk), table, form)


@at_desk
def whole(request: HttpRequest, desk: Desk) -> HttpResponseBase:
    """Everything as one file. Seven queries."""
    return iati_views.whole(request, _place(desk))


@at_desk
def activity(request: HttpRequest, desk: Desk) -> HttpResponse:
    """One activity. Up to nine queries."""
    return iati_views.activity(request, _place(desk))


@at_desk
def activity_xml(request: HttpRequest, desk: Desk) -> HttpResponse:
    """One activity as XML. Seven queries."""
    return iati_views.activity_xml(request, _place(desk))


urlpatterns = [
    path("iati/explore/", listing, name="desk-iati-explore"),
    path("iati/explore/picture/", picture, name="desk-iati-explore-picture"),
    path("iati/explore/tables/", tables, name="desk-iati-explore-tables"),
    path("iati/explore/tables/<slug:table>.<str:form>", table, name="desk-iati-explore-table"),
    path("iati/explore/iati.duckdb", whole, name="desk-iati-explore-whole"),
    path("iati/explore/activity/", activity, name="desk-iati-explore-activity"),
    path("iati/explore/activity.xml", activity_xml, name="desk-iati-explore-activity-xml"),
]
