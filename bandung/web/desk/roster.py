"""The roster of a party's experts: posts, competences, availability; names inside the party alone.

Who comes: an officer who is asked for an expert by a day. She narrows the list, sees who is available, and writes to
her: two steps. Whoever leaves is erased: the post stays, name and mailbox are gone.
"""

import csv
from datetime import date
from io import BytesIO
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from xlsxwriter import Workbook

from bandung.training import queries, roster
from bandung.training.errors import NameInPost, NotShown
from bandung.training.models import Expert
from bandung.values import BadValue
from bandung.values.errors import BandungError
from bandung.web.desk.party import Desk, at_desk
from bandung.web.desk.training_forms import ExpertForm, languages, sectors
from bandung.web.naming import name_of
from bandung.web.paging import Paging, page_number
from bandung.web.public.export import plain_cell
from bandung.web.sentences import reader_language, translated

SHOWN = 50
HEADINGS = {
    "post": _("Post"), "institution": _("Institution"), "competences": _("Competences"), "sectors": _("Sectors"),
    "languages": _("Languages"), "available_from": _("Available from"), "available_until": _("Available until"),
    "days_a_year": _("Days a year"), "name": _("Name"), "mailbox": _("Mailbox"),
}  # fmt: skip
STEPS = {
    "add": _("entered"), "change": _("changed"), "erase": _("name and mailbox erased"),
    "show": _("post shown in the register"), "hide": _("post withdrawn from the register"),
}  # fmt: skip
NAMES = ("text", "sector", "language", "on", "sort")


@at_desk
def listing(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The roster, narrowed. Queries: one beside those of every page of the desk."""
    found, chosen = _found(request, desk)
    number = page_number(request.GET.get("page", ""))
    words = {
        "area": "roster",
        "experts": found[(number - 1) * SHOWN : number * SHOWN],
        "total": len(found),
        "chosen": chosen,
        "narrowed": any(chosen[name] for name in NAMES[:4]),
        "query": "&".join(f"{name}={value}" for name, value in chosen.items() if value and name != "text"),
        "paging": Paging(number, SHOWN, len(found), {name: [value] for name, value in chosen.items() if value}),
        "languages": languages(),
        "sectors": [each for each in sectors() if len(each[0]) == 3],
        "may_write": desk.may("write", "roster"),
    }
    return render(request, "bandung/roster/list.html", words)


@at_desk
def export(request: HttpRequest, desk: Desk, form: str) -> HttpResponse:
    """The same list as CSV or XLSX, names and mailboxes too: for the party alone."""
    found, _chosen = _found(request, desk)
    headings = [str(heading) for heading in HEADINGS.values()]
    rows = [_cells(each) for each in found]
    name = f"bandung-roster-{desk.at:%Y-%m-%d}.{form}"
    if form == "csv":
        answer = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
        sheet = csv.writer(answer)
        sheet.writerow(headings)
        sheet.writerows([plain_cell(cell) for cell in row] for row in rows)
    elif form == "xlsx":
        file = BytesIO()
        with Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
            page = book.add_worksheet("Bandung")
            for number, row in enumerate([headings, *rows]):
                for column, cell in enumerate(row):
                    page.write_string(number, column, cell[:32_767])
        kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        answer = HttpResponse(file.getvalue(), content_type=kind)
    else:
        raise Http404
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Cache-Control"] = "no-store"
    return answer


@at_desk
def edit(request: HttpRequest, desk: Desk, identifier: UUID | None = None) -> HttpResponse:
    """The sheet of an expert: a new one, or one of ours."""
    mandate = desk.acting("write", "roster")
    code = desk.party.code
    row = queries.expert(identifier, code) if identifier else None
    initial = {name: getattr(row, name) for name in roster.FIELDS} if row else {}
    form = ExpertForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        told = {name: form.cleaned_data[name] for name in roster.FIELDS}
        written = roster.change if row else roster.add
        name = row.pk if row else UUID(form.name)
        try:
            row = written(party=code, told=told, by=mandate.post, at=desk.at, identifier=name)
        except BadValue as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, gettext("The roster is up to date; only your party sees it."))
            return redirect("expert", row.pk)
    words = {"area": "roster", "form": form, "row": row}
    return render(request, "bandung/roster/edit.html", words, status=422 if form.errors else 200)


@at_desk
def expert(request: HttpRequest, desk: Desk, identifier: UUID) -> HttpResponse:
    """One expert: everything that we know, and what can be done: show the post, erase the name, delete."""
    desk.acting("read", "roster")
    row = queries.expert(identifier, desk.party.code)
    refusal: BandungError | None = None
    if request.method == "POST":
        try:
            said = _done(request.POST.get("what", ""), row, desk)
        except (NameInPost, NotShown) as error:
            refusal = error
        else:
            messages.success(request, said)
            gone = not Expert.objects.filter(pk=row.pk).exists()
            return redirect("roster") if gone else redirect("expert", row.pk)
    steps = queries.steps_of(row)
    words = {
        "area": "roster",
        "row": row,
        "refusal": translated(refusal) if refusal else "",
        "steps": [(each, STEPS[each.what], [str(HEADINGS[name]) for name in each.fields]) for each in steps],
        "may_write": desk.may("write", "roster"),
        "may_erase": desk.may("erase", "roster"),
        "may_delete": desk.may("erase", "roster") and (not row.shown_as or desk.may("name", "institution")),
        "may_show": desk.may("name", "institution"),
    }
    return render(request, "bandung/roster/expert.html", words, status=422 if refusal else 200)


def _done(what: str, row: Expert, desk: Desk) -> str:
    told: dict[str, Any] = {"identifier": row.pk, "party": desk.party.code, "at": desk.at}
    if what == "erase":
        roster.erase(by=desk.acting("erase", "roster").post, **told)
        return gettext("Name and mailbox are erased; the post stays.")
    if what == "delete":
        mandate = desk.acting("erase", "roster")
        if row.shown_as:
            mandate = desk.acting("name", "institution")
        roster.delete(by=mandate.post, **told)
        return gettext("Taken out of the roster.")
    if what == "show":
        roster.show(by=desk.acting("name", "institution").post, language=reader_language(), **told)
        return gettext("The post stands in the register, without a name.")
    if what == "hide":
        roster.hide(by=desk.acting("name", "institution").post, **told)
        return gettext("The post is withdrawn from the register.")
    raise Http404


def _found(request: HttpRequest, desk: Desk) -> tuple[list[Expert], dict[str, str]]:
    desk.acting("read", "roster")
    chosen = {name: request.GET.get(name, "").strip()[:100] for name in NAMES}
    try:
        on = date.fromisoformat(chosen["on"]) if chosen["on"] else None
    except ValueError:
        on, chosen["on"] = None, ""
    found = queries.roster(
        desk.party.code,
        text=chosen["text"],
        sector=chosen["sector"],
        language=chosen["language"],
        on=on,
        sort=chosen["sort"],
    )
    return found, chosen


def _cells(row: Expert) -> list[str]:
    language = reader_language()
    return [
        row.post, row.institution, row.competences,
        "; ".join(name_of("sector", code, language) for code in row.sectors),
        "; ".join(name_of("language", code, language) for code in row.languages),
        *(each.isoformat() if each else "" for each in (row.available_from, row.available_until)),
        "" if row.days_a_year is None else str(row.days_a_year), row.name, row.mailbox,
    ]  # fmt: skip


urlpatterns = [
    path("experts/", listing, name="roster"),
    path("experts/export.<str:form>", export, name="roster-export"),
    path("experts/new/", edit, name="expert-new"),
    path("experts/<uuid:identifier>/", expert, name="expert"),
    path("experts/<uuid:identifier>/change/", edit, name="expert-change"),
]
