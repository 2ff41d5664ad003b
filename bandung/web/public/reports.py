"""Reports that parties published: a list, each with its figures and files, and whether a paper is one of them.

Who comes: a statistical office that fetches a return, a journalist who wants the figure behind a figure, an auditor
with a printed report in hand. Rows of contributions that only their parties may read are not in these files.
"""

import re
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bandung.printing.codes import code_of
from bandung.printing.errors import CannotPrint, MistypedCode, NotPrintedHere
from bandung.reporting import papers, queries
from bandung.reporting.errors import OnlyItsRecord
from bandung.reporting.rules import KINDS
from bandung.web.cards import party_names
from bandung.web.desk.report_forms import kinds
from bandung.web.paging import Paging, page_number
from bandung.web.report_parts import as_file, forms_of, languages, sections, table_page, title_of
from bandung.web.sentences import reader_language, translated

SHOWN = 30
DIGEST = re.compile(r"[0-9a-f]{64}")


def listing(request: HttpRequest) -> HttpResponse:
    """Published reports, the newest year first. Five queries."""
    type_, year, party = (request.GET.get(name, "") for name in ("type", "year", "party"))
    wanted = queries.Asked(
        party=party[:80], type=type_ if type_ in KINDS else "",
        year=int(year) if re.fullmatch(r"[0-9]{4}", year) else None,
    )  # fmt: skip
    every, number = queries.standing(), page_number(request.GET.get("page", ""))
    rows = queries.standing(wanted)
    total, shown = rows.count(), list(rows[(number - 1) * SHOWN : number * SHOWN])
    there = list(every.order_by().values_list("register", "year").distinct()[:2_000])
    names = party_names({code for code, _year in there}, reader_language())
    words = {
        "rows": [(row, gettext(KINDS[row.type].name), names.get(row.register, row.register)) for row in shown],
        "paging": Paging(number, SHOWN, total, {"type": [type_], "year": [year], "party": [party]}),
        "total": total, "any": bool(there), "kinds": kinds(),
        "parties": sorted(((code, names.get(code, code)) for code in {code for code, _year in there}),
                          key=lambda each: each[1]),
        "years": sorted({year for _code, year in there}, reverse=True),
        "asked": {"type": type_, "year": year, "party": party},
    }  # fmt: skip
    return render(request, "bandung/reports/public_list.html", words)


def one(request: HttpRequest, register: str, record: str) -> HttpResponse:
    """A published report. Six queries."""
    row = queries.published_one(f"{register}/{record}")
    names = party_names([row.register], reader_language())
    words: dict[str, Any] = {
        "row": row, "name": gettext(KINDS[row.type].name), "party": names.get(row.register, row.register),
        "check_code": code_of(row.rows), "replaced_by": queries.replaced_by(row),
    }  # fmt: skip
    try:
        head = queries.content_of_published(row).told
    except OnlyItsRecord as refusal:
        words["only_record"] = translated(refusal)
    else:
        links = not head["hidden"]
        words |= {
            "head": head, "title": title_of(head), "sections": sections(head, links=links), "figure_links": links,
            "counts_contested": links and any(head["switches"].values()),
            "forms": forms_of(row.type), "languages": languages(), "language": reader_language(),
        }  # fmt: skip
    return render(request, "bandung/reports/public_one.html", words)


def table(request: HttpRequest, register: str, record: str, side: str, which: str) -> HttpResponse:
    """One table of a published report with all its rows. Two queries."""
    row = queries.published_one(f"{register}/{record}")
    head = queries.content_of_published(row).told
    told = table_page(head, side, which, request.GET.get("page", ""), links=not head["hidden"])
    words = {"base": "bandung/base.html", "name": gettext(KINDS[row.type].name), "row": row, **told}
    return render(request, "bandung/reports/table.html", words)


def file(request: HttpRequest, register: str, record: str, form: str) -> HttpResponse:
    """A file of a published report, without rows that only parties may read. Three queries."""
    row = queries.published_one(f"{register}/{record}")
    return as_file(queries.content_of_published(row), form, request.GET.get("language", ""), public=True)


class AskForm(forms.Form):
    """A code or a digest, or the file itself."""

    code = forms.CharField(
        label=_("Check code, or the whole digest"), required=False, max_length=100,
        widget=forms.TextInput(attrs={"dir": "ltr", "autocomplete": "off", "spellcheck": "false"}),
    )  # fmt: skip
    file = forms.FileField(
        label=_("or the PDF"), required=False, widget=forms.FileInput(attrs={"accept": "application/pdf"})
    )

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if not told.get("code") and not told.get("file") and not self.errors:
            self.add_error("code", _("Type the code below the report, or choose its PDF."))
        return told


def verify(request: HttpRequest) -> HttpResponse:
    """Whether a code, a digest or a PDF is a report that its party published. Six queries at most."""
    data = request.POST if request.method == "POST" else None
    typed = request.GET.get("digest") or request.GET.get("code") or ""
    if data is None and typed:
        data = {"code": typed}  # type: ignore[assignment]
    form = AskForm(data, request.FILES or None)
    words: dict[str, Any] = {"form": form}
    if data is not None and form.is_valid():
        try:
            words |= {"asked": True, **_found(form)}
        except (MistypedCode, NotPrintedHere, CannotPrint) as refusal:
            form.add_error("file" if form.cleaned_data["file"] else "code", translated(refusal))
            words["asked"] = False
    return render(request, "bandung/reports/verify.html", words, status=422 if form.errors else 200)


def _found(form: AskForm) -> dict[str, Any]:
    """What is known of what was asked for.

    :raises MistypedCode: if it is no code. :raises NotPrintedHere: if the file is none of ours.
    """
    sent = form.cleaned_data["file"]
    if sent:
        paper, told, follows = papers.by_paper(sent.read())
        return {"paper": paper, "follows": follows and paper.belongs is not False, **_told(told)}
    typed = re.sub(r"\s", "", form.cleaned_data["code"]).lower()
    if DIGEST.fullmatch(typed):
        return _told(papers.known(typed))
    return {"by_code": True, **_told(papers.by_code(form.cleaned_data["code"]))}


def _told(told: papers.Told | None) -> dict[str, Any]:
    if told is None or told.published is None:
        return {"told": None}
    row = told.published
    names = party_names([row.register], reader_language())
    name = gettext(KINDS[row.type].name)
    return {"told": row, "party": names.get(row.register, row.register), "name": name}
