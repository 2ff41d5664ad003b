"""Spreadsheets: templates to fill in, files that come in, what is wrong in them, what is taken over; and the way out.

Who comes: a line ministry once a quarter, with a file of needs: choose it, send it, mend three rows, take over the
rest. An agency that wants everything of its own as a file: one click.
"""

from collections.abc import Mapping
from io import BytesIO
from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.http import content_disposition_header
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bandung.clearance import intake, queries, rules
from bandung.clearance.models import Intake, IntakeRow
from bandung.standards.spreadsheet import reading, writing
from bandung.standards.spreadsheet.words import SheetProblem
from bandung.values import LANGUAGES
from bandung.values.errors import BandungError
from bandung.web.desk import mailkeys
from bandung.web.desk.party import Desk, at_desk
from bandung.web.naming import name_of
from bandung.web.paging import Paging, page_number
from bandung.web.sentences import reader_language, translated

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PAGE = 20
ROWS = 50
STATES: Mapping[str, object] = {
    "waiting": _("Waiting to be read"),
    "reading": _("Being read"),
    "ready": _("Read: waits for your word"),
    "taking over": _("Being taken over"),
    "done": _("Taken over"),
    "refused": _("Refused"),
    "discarded": _("Put away"),
}
ROW_STATES: Mapping[str, object] = {
    "bad": _("To mend"),
    "alike": _("Look alike"),
    "new": _("New"),
    "changed": _("New versions"),
    "unchanged": _("Nothing new"),
    "taken": _("Taken over"),
    "left": _("Left out"),
}
UNDER_WAY = ("waiting", "reading", "taking over")


class Upload(forms.Form):
    """A file, and what it holds."""

    kind = forms.ChoiceField(label=_("Contents"), choices=[("need", _("Needs")), ("offer", _("Offers"))])
    file = forms.FileField(
        label=_("Spreadsheet (.xlsx or .csv)"),
        allow_empty_file=True,
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv"}),
    )


@at_desk
def intakes(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Templates, the way in, what came in before, the way out."""
    may_upload = desk.may("upload", "intake", institution=desk.institution)
    form = Upload(request.POST or None, request.FILES or None)
    if request.method == "POST":
        held = desk.acting("upload", "intake", institution=desk.institution)
        if form.is_valid():
            file = form.cleaned_data["file"]
            try:
                made = intake.receive(
                    data=file.read(reading.LARGEST + 1), name=file.name, kind=form.cleaned_data["kind"],
                    party=desk.party.code, institution=desk.institution, by=held.post, at=desk.at,
                    language=reader_language(), person=request.user,
                )  # fmt: skip
            except BandungError as refusal:
                form.add_error("file", translated(refusal))
            else:
                return redirect("intake", made.pk)
    number = page_number(request.GET.get("page", ""))
    every = queries.intakes(desk.party.code, desk.institution)
    words = {
        "area": "intake", "form": form, "may_upload": may_upload,
        "rows": [(each, STATES[each.state]) for each in every[(number - 1) * PAGE : number * PAGE]],
        "paging": Paging(number, PAGE, every.count(), dict(request.GET.lists())),
        "may_export": desk.may("export", "records", institution=desk.institution),
        "languages_of_sheets": [(code, name_of("language", code, code)) for code in LANGUAGES],
        "reader": reader_language(), "by_mail": bool(settings.MAILBOX),
    }  # fmt: skip
    return render(request, "bandung/intake/list.html", words, status=422 if form.errors else 200)


@at_desk
def one(request: HttpRequest, desk: Desk, name: UUID) -> HttpResponse:
    """What came of a spreadsheet: progress while it is read, its rows by what becomes of them, and the decision."""
    held = queries.intake(name, party=desk.party.code, institution=desk.institution)
    desk.acting("read", "intake", institution=held.institution)
    refused = ""
    if request.method == "POST":
        try:
            return _decided(request, desk, held)
        except BandungError as refusal:
            refused = translated(refusal)
            held.refresh_from_db()
    counts = queries.rows_by_state(held)
    shown = request.GET.get("rows", "")
    shown = shown if shown in counts else next((state for state in ROW_STATES if state in counts), "")
    number = page_number(request.GET.get("page", ""))
    rows = list(held.rows.filter(state=shown).order_by("number")[(number - 1) * ROWS : number * ROWS]) if shown else []
    alike = held.rows.filter(state="alike").exclude(decision__in=("", "leave")).count() if counts.get("alike") else 0
    words = {
        "area": "intake", "intake": held, "state": STATES[held.state], "under_way": held.state in UNDER_WAY,
        "problems": [(each, said_here(each)) for each in intake.problems_of(held)],
        "counts": [(state, ROW_STATES[state], counts[state]) for state in ROW_STATES if state in counts],
        "good": sum(counts.get(state, 0) for state in intake.GOOD) + alike, "bad": counts.get("bad", 0),
        "undecided": counts.get("alike", 0) - alike if held.state == "ready" else 0,
        "shown": shown, "rows": [shown_row(row) for row in rows], "refused": refused,
        "paging": Paging(number, ROWS, counts.get(shown, 0), dict(request.GET.lists())),
        "may_confirm": held.state == "ready" and desk.may("confirm", "intake", institution=held.institution),
        "may_clear": desk.may("clear", "draft", institution=held.institution),
        "share": round(100 * held.done / held.total) if held.total else 0,
    }  # fmt: skip
    return render(request, "bandung/intake/one.html", words, status=422 if refused else 200)


def _decided(request: HttpRequest, desk: Desk, held: Intake) -> HttpResponse:
    mandate = desk.acting("confirm", "intake", institution=held.institution)
    step = request.POST.get("step", "")
    if decisions := decisions_in(request):
        intake.decide(intake=held.pk, decisions=decisions)
    if step == "leave":
        intake.put_away(intake=held.pk)
        messages.success(request, gettext("Put away. Nothing of it was taken over."))
        return redirect("intakes")
    if step in ("hand-in", "publish"):
        if step == "publish":
            mandate = desk.acting("clear", "draft", institution=held.institution)
        intake.take_over(intake=held.pk, publishes=step == "publish", by=mandate.post, at=desk.at)
    return redirect(request.get_full_path())


def decisions_in(request: HttpRequest) -> dict[int, str]:
    """What was chosen for rows that look like something."""
    return {
        int(name.removeprefix("row-")): str(value)
        for name, value in request.POST.items()
        if name.startswith("row-") and name.removeprefix("row-").isdecimal() and len(name) < 14
    }


def said_here(problem: SheetProblem) -> str:
    """What is wrong, in the language of whoever looks at it now."""
    return problem.said(reader_language())


def shown_row(row: IntakeRow) -> dict[str, Any]:
    """A row as the page shows it."""
    problems = [SheetProblem(**each) for each in row.problems]
    alike = [
        each | {"name": each["uid"].partition("/")[2], "register": each["uid"].partition("/")[0]} for each in row.alike
    ]
    return {"row": row, "problems": [(each, said_here(each)) for each in problems], "alike": alike}


@at_desk
def report(request: HttpRequest, desk: Desk, name: UUID) -> HttpResponse:
    """The rows that could not be read, as a spreadsheet with the problems marked."""
    held = queries.intake(name, party=desk.party.code, institution=desk.institution)
    to = BytesIO()
    intake.report(held, to)
    return file_answer(to, f"{held.name.rpartition('.')[0] or held.name}-{gettext('to mend')}.xlsx")


@at_desk
def template(request: HttpRequest, desk: Desk, kind: str, language: str) -> HttpResponse:
    """An empty spreadsheet of a kind in one of our languages."""
    if kind not in rules.KINDS or language not in LANGUAGES:
        raise Http404
    to = BytesIO()
    spoken = [code for code in desk.party.body.get("languages") or () if code in LANGUAGES]
    wanted = tuple(dict.fromkeys((language, *spoken)))
    writing.template(rules.statement_kind(kind), language, node_languages=wanted, to=to)
    return file_answer(to, f"bandung-{kind}s-{language}.xlsx")


@at_desk
def export(request: HttpRequest, desk: Desk, kind: str) -> HttpResponse:
    """Everything of one kind that the party has published, in the form in which spreadsheets come in."""
    if kind not in rules.KINDS:
        raise Http404
    desk.acting("export", "records", institution=desk.institution)
    to = BytesIO()
    intake.export(kind, desk.party.code, reader_language(), to, institution=desk.institution)
    return file_answer(to, f"{desk.party.code}-{kind}s-{desk.at:%Y-%m-%d}.xlsx")


def file_answer(content: BytesIO, name: str) -> HttpResponse:
    """A spreadsheet to be kept under this name."""
    named = content_disposition_header(True, name) or "attachment"
    return HttpResponse(content.getvalue(), content_type=XLSX, headers={"Content-Disposition": named})


urlpatterns = [
    *mailkeys.urlpatterns,
    path("spreadsheets/", intakes, name="intakes"),
    path("spreadsheets/<uuid:name>/", one, name="intake"),
    path("spreadsheets/<uuid:name>/to-mend.xlsx", report, name="intake-report"),
    path("spreadsheets/templates/<str:kind>-<str:language>.xlsx", template, name="intake-template"),
    path("spreadsheets/all-<str:kind>s.xlsx", export, name="intake-export"),
]
