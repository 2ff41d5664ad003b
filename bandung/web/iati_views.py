"""The pages of exploring, once for everybody and once for the desk: both hand their place in."""

from tempfile import TemporaryFile
from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import get_language, gettext

from bandung.standards.iati.exploring import leaving
from bandung.standards.iati.exploring.collection import Collection
from bandung.standards.iati.exploring.errors import NoSuchActivity
from bandung.web import iati_activity, iati_words
from bandung.web.iati_explored import Place, asked_of, list_of, narrowing, picture_of
from bandung.web.sentences import reader_language

LONGEST_IDENTIFIER = 1_000


def listing(request: HttpRequest, place: Place) -> HttpResponse:
    """The activities asked for. Three queries; the list itself is kept until the files are others."""
    asked, page = asked_of(request)
    collection = place.collection()
    body = list_of(collection, place, asked, page, get_language() or "en") if collection else ""
    return _framed(request, place, "body", {"body": body})


def picture(request: HttpRequest, place: Place) -> HttpResponse:
    """The same as charts and a map. Three queries; the drawings are kept."""
    asked, _page = asked_of(request)
    collection = place.collection()
    body = picture_of(collection, place, asked, get_language() or "en") if collection else ""
    return _framed(request, place, "body", {"body": body})


def tables(request: HttpRequest, place: Place) -> HttpResponse:
    """What can be taken along of what was asked for. Three queries."""
    asked_of(request)
    collection = place.collection()
    return _framed(request, place, "body", {"body": tables_of(request, place, collection) if collection else ""})


def tables_of(request: HttpRequest, place: Place, collection: Collection) -> str:
    """The tables of what the address asks for, with their sizes, origin and how to cite them."""
    asked, _page = asked_of(request)
    query = asked.query()
    with collection.ask(asked) as answers:
        shown = [
            {
                "name": name, "words": iati_words.TABLES.get(name, name), "rows": count,
                "files": [
                    (form, place.to("-table", query, table=name, form=form))
                    for form in leaving.FORMS
                    if form != "xlsx" or count <= leaving.MOST_SHEET_ROWS
                ],
            }
            for name, count in leaving.sizes(answers).items()
        ]  # fmt: skip
        words = narrowing(answers, place, asked) | {
            "rows": shown, "whole": place.to("-whole"),
            "cite": [(gettext(head), said) for head, said in leaving.notes(answers, *_origin(request))],
        }  # fmt: skip
    return render_to_string("bandung/iati/explore_tables.html", words)


def table(request: HttpRequest, place: Place, table: str, form: str) -> HttpResponseBase:
    """One table of the activities asked for, as a file. Three queries."""
    leaving.check(table, form)
    asked, _page = asked_of(request)
    collection = _there(place)
    file = TemporaryFile()  # noqa: SIM115 - the answer closes it when it has been sent
    try:
        with collection.ask(asked) as answers:
            told = [(gettext(head), said) for head, said in leaving.notes(answers, *_origin(request))]
            leaving.write(answers, table, form, file, told, reader_language())
    except BaseException:
        file.close()
        raise
    file.seek(0)
    return FileResponse(
        file, content_type=leaving.FORMS[form], as_attachment=True,
        filename=f"iati-{table}-{timezone.localdate()}.{form}",
    )  # fmt: skip


def whole(request: HttpRequest, place: Place) -> HttpResponseBase:
    """Everything that may be seen here as one DuckDB file. Three queries."""
    return FileResponse(
        _there(place).path.open("rb"), content_type="application/vnd.duckdb", as_attachment=True,
        filename=f"iati-{timezone.localdate()}.duckdb",
    )  # fmt: skip


def activity(request: HttpRequest, place: Place) -> HttpResponse:
    """One activity with everything that its file says. Up to five queries."""
    told = iati_activity.page(_there(place), place, *_named(request))
    return _framed(request, place, "activity", told)


def activity_xml(request: HttpRequest, place: Place) -> HttpResponse:
    """One activity as XML. Three queries."""
    key, identifier, number = _named(request)
    text = iati_activity.xml(_there(place), key, identifier, number)
    answer = HttpResponse(text, content_type="application/xml; charset=utf-8")
    answer.headers["Content-Disposition"] = content_disposition_header(True, f"{identifier[:80] or 'activity'}.xml")
    answer.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return answer


def _framed(request: HttpRequest, place: Place, inner: str, told: dict[str, Any]) -> HttpResponse:
    words = {"section": "iati", "area": "iati", "inner": f"bandung/iati/explore_{inner}.html", "place": place}
    return render(request, f"bandung/iati/explore{'_desk' if place.parties else ''}.html", words | told)


def _there(place: Place) -> Collection:
    """:raises NoSuchActivity: where there is nothing at all."""
    if (found := place.collection()) is None:
        raise NoSuchActivity()
    return found


def _origin(request: HttpRequest) -> tuple[str, str, Any]:
    site = request.build_absolute_uri("/").rstrip("/")
    return site, request.build_absolute_uri(), timezone.localdate()


def _named(request: HttpRequest) -> tuple[str, str, int]:
    """Data set, identifier, and which of those with this identifier.

    :raises NoSuchActivity: if no activity could be named so.
    """
    told = {name: request.GET.get(name, "") for name in ("dataset", "id", "n")}
    number = told["n"] or "1"
    if any("\0" in each or len(each) > LONGEST_IDENTIFIER for each in told.values()):
        raise NoSuchActivity()
    if not (number.isascii() and number.isdigit() and 0 < int(number[:9]) < 2**31):
        raise NoSuchActivity()
    clean = told["id"].encode("utf-8", "replace").decode()
    return told["dataset"].encode("utf-8", "replace").decode(), " ".join(clean.split()), int(number[:9])
