"""A balance that the other party published for the two of us.

Who comes: the partner's officer, to lay it beside her own.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.translation import gettext

from bandung.printing.codes import code_of
from bandung.reporting import queries
from bandung.reporting.models import PublishedReport
from bandung.reporting.rules import KINDS
from bandung.web.desk.party import Desk, at_desk
from bandung.web.report_parts import as_file, forms_of, languages, sections, title_of
from bandung.web.sentences import reader_language

AREA = "reports"


def _row(desk: Desk, register: str, record: str) -> PublishedReport:
    desk.acting("read", "ledger report")
    return queries.published_one(f"{register}/{record}", reader=desk.party.code)


@at_desk
def page(request: HttpRequest, desk: Desk, register: str, record: str) -> HttpResponse:
    """What it says. Four queries beside those of every page of the desk."""
    row = _row(desk, register, record)
    head = queries.content_of_published(row).told
    words = {
        "area": AREA, "row": row, "head": head, "name": gettext(KINDS[row.type].name), "title": title_of(head),
        "sections": sections(head), "is_preview": True, "forms": forms_of(row.type), "languages": languages(),
        "language": reader_language(), "check_code": code_of(row.rows),
    }  # fmt: skip
    return render(request, "bandung/reports/shared.html", words)


@at_desk
def file(request: HttpRequest, desk: Desk, register: str, record: str, form: str) -> HttpResponse:
    """A file of it: all its lines are between the two parties. Three queries."""
    row = _row(desk, register, record)
    content = queries.content_of_published(row)
    return as_file(content, form, request.GET.get("language", ""), public=row.type != "balance")


_ONE = "reports/shared/<code:register>/<code:record>/"
urlpatterns = [
    path(_ONE, page, name="report-shared"),
    path(f"{_ONE}file.<str:form>", file, name="report-shared-file"),
]
