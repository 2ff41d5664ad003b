"""Returns of institutions at the desk: an agency asks, sees who has not answered, reviews what came.

Who comes: an officer who wants to know on one page who is missing for the last quarter; and a planner of a hospital who
has twelve lines to report, or none: two steps, or one click.
"""

import csv
from collections.abc import Sequence
from io import BytesIO
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from bandung.parties.errors import NoSuchInstitution
from bandung.parties.models import Institution
from bandung.returns import actions, clocks, prefilled, queries, rules
from bandung.returns.clocks import Quarter
from bandung.returns.errors import NotAQuarter
from bandung.standards.spreadsheet import reading
from bandung.values import LANGUAGES
from bandung.values.errors import BandungError
from bandung.web.desk import return_sheet
from bandung.web.desk.initiative_forms import day
from bandung.web.desk.intakes import file_answer
from bandung.web.desk.party import Desk, at_desk
from bandung.web.naming import name_of
from bandung.web.naming import reading as best
from bandung.web.paging import Paging, page_number
from bandung.web.sentences import reader_language, translated

SHOWN_QUARTERS = 5
PAGE = 40
SORTS = {"name": _("by name"), "open": _("who answers least first")}


class Upload(forms.Form):
    """The sheet of a return."""

    file = forms.FileField(
        label=_("Spreadsheet (.xlsx or .csv)"), allow_empty_file=True,
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv"}),
    )  # fmt: skip


class Asking(forms.Form):
    """Until when a return is asked for."""

    due = forms.DateField(label=_("Due on"), widget=day())


class EachQuarter(forms.Form):
    """How long after a quarter returns are due."""

    days = forms.IntegerField(
        label=_("Days after the end of a quarter until a return is due"), min_value=1, max_value=365,
        initial=clocks.DUE_AFTER,
    )  # fmt: skip


def quarter_named(text: str) -> Quarter:
    """:raises Http404: for what is no quarter."""
    try:
        return Quarter.read(text)
    except NotAQuarter:
        raise Http404 from None


@at_desk
def overview(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Institutions by quarter; what waits for review; asking each quarter. Six queries beside those of the desk."""
    desk.acting("read", "return", institution=desk.institution)
    if desk.institution and request.method == "GET":
        return redirect("return", desk.institution, str(clocks.last_ended(desk.at.date())))
    form = EachQuarter(request.POST or None)
    if request.method == "POST":
        held = desk.acting("ask", "return")
        if request.POST.get("step") == "stop":
            actions.stop_asking(party=desk.party.code)
            return redirect("desk-returns")
        if form.is_valid():
            actions.ask_each_quarter(party=desk.party.code, by=held.post, at=desk.at, **form.cleaned_data)
            messages.success(request, gettext("From now on all institutions are asked when a quarter has ended."))
            return redirect("desk-returns")
    quarters = clocks.before(Quarter.of(desk.at.date()), SHOWN_QUARTERS)
    every = queries.overview(desk.party.code, quarters, on=desk.at.date())
    state, words, sort = (request.GET.get(name, "") for name in ("state", "q", "sort"))
    lines = _narrowed(every, state, words, sort)
    number = page_number(request.GET.get("page", ""))
    told = {
        "area": "returns", "form": form, "standing": queries.standing_request(desk.party.code), "quarters": quarters,
        "shares": [queries.answers(every, each) for each in quarters], "states": rules.STATES.items(),
        "lines": [(line, _cells(line)) for line in lines[(number - 1) * PAGE : number * PAGE]],
        "paging": Paging(number, PAGE, len(lines), dict(request.GET.lists())), "total": len(lines),
        "chosen": {"state": state, "q": words, "sort": sort}, "sorts": SORTS.items(), "any": bool(every),
        "waiting": _waiting(desk), "may_ask": desk.may("ask", "return"), "may_name": desk.may("name", "institution"),
    }  # fmt: skip
    return render(request, "bandung/returns/overview.html", told, status=422 if form.errors else 200)


def _narrowed(lines: Sequence[queries.Line], state: str, words: str, sort: str) -> list[queries.Line]:
    found = [line for line in lines if not state or any(cell.state == state for cell in line.cells)]
    if folded := words.casefold().split():
        names = {line: " ".join(line.institution.body["name"].values()).casefold() for line in found}
        found = [line for line in found if all(word in names[line] for word in folded)]
    if sort == "open":
        return sorted(found, key=lambda line: -sum(cell.state in rules.OPEN for cell in line.cells))
    language = reader_language()
    return sorted(found, key=lambda line: best(line.institution.body["name"], language).text.casefold())


def _cells(line: queries.Line) -> list[tuple[queries.Cell, str]]:
    return [(cell, gettext(rules.STATES[cell.state]) if cell.state else "") for cell in line.cells]


def _waiting(desk: Desk) -> list[tuple[Any, Any]]:
    """Sheets in review with the names of their institutions, the oldest first."""
    rows = list(queries.waiting(desk.party.code)[:PAGE])
    names = queries.names(desk.party.code, [row.of.institution for row in rows])
    return [(row, names.get(row.of.institution, {"": row.of.institution})) for row in rows]


@at_desk
def status(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The overview as a table to take along: one row for each institution and quarter that was asked for."""
    desk.acting("read", "return", institution=desk.institution)
    quarters = clocks.before(Quarter.of(desk.at.date()), SHOWN_QUARTERS)
    lines = queries.overview(desk.party.code, quarters, on=desk.at.date(), institution=desk.institution)
    named = {"Content-Disposition": 'attachment; filename="returns.csv"'}
    answer = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8", headers=named)
    write = csv.writer(answer)
    write.writerow(["institution", "name", "quarter", "due", "state"])
    for line in lines:
        name = best(line.institution.body["name"], reader_language()).text
        for cell in line.cells:
            if cell.row:
                shown = name if name[:1] not in "=+-@" else f"'{name}"
                write.writerow([line.institution.record, shown, cell.quarter, cell.row.due or "", cell.state])
    return answer


@at_desk
def quarter(request: HttpRequest, desk: Desk, named: str) -> HttpResponse:
    """One quarter: who has answered, whom to ask, whom to remind. Four queries beside those of the desk."""
    of = quarter_named(named)
    desk.acting("read", "return", institution=desk.institution)
    if desk.institution:
        return redirect("return", desk.institution, str(of))
    form = Asking(request.POST if request.POST.get("step") in ("ask", "ask-all") else None,
                  initial={"due": max(of.due(), desk.at.date())})  # fmt: skip
    refused = ""
    if request.method == "POST":
        try:
            if _asked(request, desk, of, form):
                return redirect("returns", str(of))
        except BandungError as refusal:
            refused = translated(refusal)
    lines = queries.overview(desk.party.code, [of], on=desk.at.date())
    state = request.GET.get("state", "")
    shown = [line for line in _narrowed(lines, "", "", "name") if _fits(line.cells[0], state)]
    number = page_number(request.GET.get("page", ""))
    words = {
        "area": "returns", "of": of, "form": form, "refused": refused, "share": queries.answers(lines, of),
        "lines": [(line, _cells(line)[0], str(line.institution.record) in request.POST.getlist("institution"))
                  for line in shown[(number - 1) * PAGE : number * PAGE]],
        "state": state, "states": rules.STATES.items(), "any": bool(lines),
        "open": sum(line.cells[0].state in rules.OPEN and line.cells[0].row.due is not None for line in lines
                    if line.cells[0].row),
        "paging": Paging(number, PAGE, len(shown), dict(request.GET.lists())), "may_ask": desk.may("ask", "return"),
    }  # fmt: skip
    return render(request, "bandung/returns/quarter.html", words, status=422 if refused or form.errors else 200)


def _fits(cell: queries.Cell, state: str) -> bool:
    if state == "open":
        return cell.state in rules.OPEN
    return not state or cell.state == state


def _asked(request: HttpRequest, desk: Desk, of: Quarter, form: Asking) -> bool:
    """Do what a button of the quarter's page says; whether it was done."""
    held, code = desk.acting("ask", "return"), desk.party.code
    if request.POST.get("step") == "remind":
        count = actions.remind(party=code, quarter=of, by=held.post, at=desk.at)
        said = ngettext("%(n)s institution was reminded.", "%(n)s institutions were reminded.", count) % {"n": count}
        messages.success(request, said)
        return True
    if not form.is_valid():
        return False
    due = form.cleaned_data["due"]
    if request.POST.get("step") == "ask-all":
        rows = actions.ask_everybody(party=code, quarter=of, due=due, by=held.post, at=desk.at)
    else:
        chosen = request.POST.getlist("institution")
        rows = actions.ask(party=code, institutions=chosen, quarter=of, due=due, by=held.post, at=desk.at)
    said = ngettext("%(n)s institution is asked.", "%(n)s institutions are asked.", len(rows)) % {"n": len(rows)}
    messages.success(request, said)
    return True


@at_desk
def one(request: HttpRequest, desk: Desk, institution: str, named: str) -> HttpResponse:
    """One institution's return: template, way in, what came; or nothing to report. Five queries."""
    of = quarter_named(named)
    desk.acting("read", "return", institution=institution)
    row = Institution.objects.filter(pk=f"{desk.party.code}/{institution}").first()
    if row is None:
        raise NoSuchInstitution(uid=f"{desk.party.code}/{institution}")
    form, refused = Upload(request.POST or None, request.FILES or None), ""
    if request.method == "POST":
        try:
            if (answer := _answered(request, desk, institution, of, form)) is not None:
                return answer
        except BandungError as refusal:
            refused = translated(refusal)
    found = queries.one(desk.party.code, institution, of)
    state = queries.state_of(found, desk.at.date()) if found else None
    words = {
        "area": "returns", "institution": row, "record": institution, "of": of, "row": found, "state": state,
        "state_name": gettext(rules.STATES[state]) if state else "", "refused": refused,
        "form": form if request.POST.get("step") != "nothing" else Upload(),
        "sheets": [(each, return_sheet.state_name(each)) for each in reversed(found.sheets.all())] if found else [],
        "may_send": desk.may("send", "return", institution=institution) and row.withdrawn_at is None,
        "may_say_nothing": state not in rules.ANSWERED, "reader": reader_language(),
        "languages_of_sheets": [(code, name_of("language", code, code)) for code in LANGUAGES],
        "whole_party": not desk.institution,
    }  # fmt: skip
    return render(request, "bandung/returns/one.html", words, status=422 if refused or form.errors else 200)


def _answered(request: HttpRequest, desk: Desk, institution: str, of: Quarter, form: Upload) -> HttpResponse | None:
    """What an institution answers: that there is nothing, or a sheet."""
    held, code = desk.acting("send", "return", institution=institution), desk.party.code
    if request.POST.get("step") == "nothing":
        actions.nothing_to_report(party=code, institution=institution, quarter=of, by=held.post, at=desk.at)
        messages.success(request, gettext("Noted: nothing to report. A sheet that you send later counts instead."))
        return redirect("return", institution, str(of))
    if not form.is_valid():
        return None
    file = form.cleaned_data["file"]
    try:
        sheet = actions.send(
            data=file.read(reading.LARGEST + 1), name=file.name, party=code, institution=institution, quarter=of,
            by=held.post, at=desk.at, language=reader_language(), person=request.user,
        )  # fmt: skip
    except BandungError as refusal:
        form.add_error("file", translated(refusal))
        return None
    return redirect("return-sheet", sheet.intake_id)


@at_desk
def template(request: HttpRequest, desk: Desk, institution: str, named: str, language: str) -> HttpResponse:
    """The sheet to fill in, begun with what is known."""
    desk.acting("read", "return", institution=institution)
    if language not in LANGUAGES:
        raise Http404
    to, of = BytesIO(), quarter_named(named)
    prefilled.template(desk.party.code, institution, of, language, to)
    return file_answer(to, f"{institution}-{of}-{language}.xlsx")


urlpatterns = [
    path("returns/", overview, name="desk-returns"),
    path("returns/status.csv", status, name="returns-csv"),
    *return_sheet.urlpatterns,
    path("returns/<str:named>/", quarter, name="returns"),
    path("returns/<code:institution>/<str:named>/", one, name="return"),
    path("returns/<code:institution>/<str:named>/template-<str:language>.xlsx", template, name="return-template"),
]
