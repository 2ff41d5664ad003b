"""Reporting progress: all lines in which the reader's party has a part, on one sheet.

Who comes: the officer who follows the work, twice a year or when a line ends. Each line asks how it stands; what she
leaves untouched stays as it was. What other parties said of the same lines stands beside it: two steps.
"""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext

from bandung.introductions.actions import in_its_language
from bandung.plans import actions, queries
from bandung.plans.errors import NoPlanInEffect, NotTakingPart
from bandung.plans.lines import OVER
from bandung.values.errors import BandungError
from bandung.web.cards import party_names
from bandung.web.desk.party import Desk, at_desk
from bandung.web.desk.plan import BASE
from bandung.web.desk.plan_forms import ReportForm, StandRow, output_titles
from bandung.web.desk.plan_parts import shown_line
from bandung.web.paging import Paging, page_number
from bandung.web.sentences import reader_language

SHOWN = 30


@at_desk
def progress(request: HttpRequest, desk: Desk, register: str, record: str) -> HttpResponse:
    """The sheet. Queries: five beside those of every page of the desk."""
    mandate = desk.acting("report", "progress", relation="partner")
    code, uid = desk.party.code, f"{register}/{record}"
    board = queries.board(uid, code)
    if code not in board.initiative.everybody:
        raise NotTakingPart(uid=uid)
    if board.plan is None:
        raise NoPlanInEffect(uid=uid)
    mine = [line for line in board.lines if code in line.item.concerned]
    mine.sort(key=lambda line: (line.state in OVER, line.item.responsible != code, line.starts, line.item.key))
    number = page_number(request.GET.get("page", ""))
    here = mine[(number - 1) * SHOWN : number * SHOWN]
    data = request.POST if request.method == "POST" else None
    form = ReportForm(data, initial={"on": desk.at.date()})
    rows = [StandRow(data, of=line) for line in here]
    if request.method == "POST" and not [each for each in (form, *rows) if not each.is_valid()]:
        try:
            actions.report(initiative=uid, party=code, by=mandate.post, at=desk.at, **_told(form, rows))
        except BandungError as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, gettext("Your report stands beside those of the others."))
            return redirect("plan", register, record)
    names = party_names(board.initiative.readers, reader_language())
    outputs = output_titles(board.plan.says)
    words = {
        "area": "initiatives",
        "row": board.initiative,
        "form": form,
        "sheet": form.name,
        "rows": [(each, shown_line(each.line, outputs, names, desk.at.date())) for each in rows],
        "paging": Paging(number, SHOWN, len(mine), {}),
        "is_wrong": bool(form.errors) or any(each.errors for each in rows),
    }
    return render(request, "bandung/plans/progress.html", words, status=422 if words["is_wrong"] else 200)


def _told(form: ReportForm, rows: list[StandRow]) -> dict[str, Any]:
    """What was filled in; a line left as it was is no part of the report.

    :raises BadValue: if a text cannot be kept.
    """
    stands = [
        {
            "key": each.line.item.key,
            "state": each.cleaned_data["state"],
            "share": each.cleaned_data["share"],
            "text": dict(in_its_language(each.cleaned_data["text"])) if each.cleaned_data["text"] else None,
        }
        for each in rows
        if each.cleaned_data["state"]
    ]
    return {"on": form.cleaned_data["on"], "stands": stands, "text": form.texts("text"), "form": form.name}


urlpatterns = [path(f"{BASE}progress/", progress, name="plan-progress")]
