"""Reports of our ledger: choosing one, looking at it before it is made, making it; what our country counts.

Who comes: the statistician, once a year for each return. She chooses report and year, reads coverage, checks and the
reconciliation, and makes the report: two steps. Publishing it is a third, on the page of the report.
"""

import re
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext

from bandung.parties.models import Party
from bandung.reporting import actions, gathering, queries, rules
from bandung.reporting.models import PublishedReport, ReportVersion
from bandung.reporting.rules import KINDS
from bandung.values.errors import BandungError
from bandung.web.cards import party_names
from bandung.web.desk import report, report_lines, report_shared, report_years
from bandung.web.desk.introduction_forms import Choices
from bandung.web.desk.party import Desk, at_desk
from bandung.web.desk.report_forms import AskForm, PolicyForm, kinds
from bandung.web.naming import reading
from bandung.web.paging import Paging, page_number
from bandung.web.report_parts import sections
from bandung.web.sentences import reader_language, translated

AREA, SHOWN = "reports", 20


def partners(code: str) -> Choices:
    """Parties with which a balance can be made, by name. One query."""
    language = reader_language()
    rows = Party.objects.exclude(type="reporter").exclude(code=code)
    return sorted(((row.code, reading(row.name, language).text) for row in rows), key=lambda each: each[1])


@at_desk
def listing(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Choose a report; those that were made, the newest first. Eight queries."""
    desk.acting("read", "ledger report")
    code, number = desk.party.code, page_number(request.GET.get("page", ""))
    type_, year = request.GET.get("type", ""), request.GET.get("year", "")
    asked = queries.Asked(type=type_, year=int(year) if re.fullmatch(r"[0-9]{4}", year) else None)
    rows, years = queries.versions(code, asked), queries.years(code)
    total = rows.count()
    shown = list(rows[(number - 1) * SHOWN : number * SHOWN])
    words = {
        "area": AREA,
        "form": _form(None, years, desk),
        "kinds": [(gettext(each.name), gettext(each.purpose)) for each in KINDS.values()],
        "years": years,
        "choices": kinds(),
        "asked": {"type": type_, "year": year},
        "any": bool(total) or bool(type_ or year),
        "rows": told(shown),
        "paging": Paging(number, SHOWN, total, {"type": [type_], "year": [year], "page": [str(number)]}),
        "shared": _shared(code),
        "may_choose": desk.may("choose", "counting policy"),
    }
    return render(request, "bandung/reports/list.html", words)


def told(rows: list[ReportVersion]) -> list[tuple[ReportVersion, str, str]]:
    """Versions with the name of their kind and of the partner. One query."""
    names = party_names([row.partner for row in rows if row.partner], reader_language())
    return [(row, gettext(KINDS[row.type].name), names.get(row.partner, row.partner)) for row in rows]


def _shared(code: str) -> list[tuple[PublishedReport, str]]:
    """Balances of others with us, and the name of each. Two queries."""
    rows = queries.shared_with(code)
    names = party_names([row.register for row in rows], reader_language())
    return [(row, names.get(row.register, row.register)) for row in rows]


def _form(data: Any, years: list[int], desk: Desk) -> AskForm:
    return AskForm(data, years=years, this_year=desk.at.year, partners=partners(desk.party.code))


@at_desk
def preview(request: HttpRequest, desk: Desk) -> HttpResponse:
    """A report before it is made: what it would say now. Nothing is kept until somebody makes it."""
    desk.acting("read", "ledger report")
    code = desk.party.code
    form = _form(request.POST if request.method == "POST" else request.GET, queries.years(code), desk)
    words: dict[str, Any] = {"area": AREA, "form": form, "may_make": desk.may("make", "ledger report")}
    if not form.is_valid():
        return render(request, "bandung/reports/preview.html", words, status=422)
    asked = form.cleaned_data
    try:
        if request.method == "POST":
            mandate = desk.acting("make", "ledger report")
            row = actions.begin(party=code, by=mandate.post, at=desk.at, **asked)
            return redirect("report", row.pk)
        words |= _looked_at(desk, **asked)
    except BandungError as refusal:
        form.add_error(None, translated(refusal))
        return render(request, "bandung/reports/preview.html", words, status=422)
    return render(request, "bandung/reports/preview.html", words)


def _looked_at(desk: Desk, kind: str, year: int, partner: str) -> dict[str, Any]:
    """What the report would say; of a large ledger only how much there is.

    :raises BandungError: if there is no such report.
    """
    code = desk.party.code
    asked = actions.asked(party=code, kind=kind, year=year, partner=partner, this_year=desk.at.year)
    lines = gathering.count(asked)
    found: dict[str, Any] = {"lines": lines, "asked": asked, "name": gettext(asked.kind.name)}
    if lines <= rules.MOST_LOOKED_AT:
        made = actions.content_of(asked)
        newest = queries.newest(code, kind, year, partner)
        found |= {
            "sections": sections(made.told),
            "is_preview": True,
            "same": newest if newest and newest.digest == made.digest else None,
        }
    return found


@at_desk
def policy(request: HttpRequest, desk: Desk) -> HttpResponse:
    """What our reports count of what countries disagree on. Two queries."""
    mandate = desk.acting("choose", "counting policy")
    row = queries.policy(desk.party.code)
    initial = {**row.counted, "note": row.note} if row else {}
    form = PolicyForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        actions.set_policy(
            party=desk.party.code, counted=form.counted(), note=form.cleaned_data["note"], by=mandate.post, at=desk.at
        )
        messages.success(request, gettext("Kept. Reports that are made from now on count so, and say so."))
        return redirect("reports")
    words = {"area": AREA, "form": form, "row": row}
    return render(request, "bandung/reports/policy.html", words, status=422 if form.errors else 200)


urlpatterns = [
    path("reports/", listing, name="reports"),
    path("reports/preview/", preview, name="report-preview"),
    path("reports/policy/", policy, name="report-policy"),
    *report_years.urlpatterns,
    *report_lines.urlpatterns,
    *report_shared.urlpatterns,
    *report.urlpatterns,
]
