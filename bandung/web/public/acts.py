"""Acts of joint commissions for everybody: is this paper the act that all parties signed; and the acts they publish.

Who comes: somebody who holds a printed act, at a border or in a court of auditors, and wants to know whether it is the
one. She types the code below the text, or brings the file. Of an act that is not public she learns only what she can
already see: number, day, parties, and whether all of them have signed.
"""

import re
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from bandung.commissions import papers, queries
from bandung.commissions.models import CommissionSession
from bandung.printing.errors import CannotPrint, MistypedCode, NotPrintedHere
from bandung.web.act_file import as_file
from bandung.web.cards import party_names
from bandung.web.commission_facts import shown
from bandung.web.paging import Paging, page_number
from bandung.web.sentences import reader_language, translated

SHOWN = 20
DIGEST = re.compile(r"[0-9a-f]{64}")


class AskForm(forms.Form):
    """A code or a digest, or the file itself."""

    code = forms.CharField(
        label=_("Check code, or the whole digest"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"dir": "ltr", "autocomplete": "off", "spellcheck": "false"}),
    )
    file = forms.FileField(
        label=_("or the PDF"), required=False, widget=forms.FileInput(attrs={"accept": "application/pdf"})
    )

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if not told.get("code") and not told.get("file") and not self.errors:
            self.add_error("code", _("Type the code below the text of the act, or choose its PDF."))
        return told


def verify(request: HttpRequest) -> HttpResponse:
    """Whether a code, a digest or a PDF names an act that all its parties signed. Seven queries at most."""
    data = request.POST if request.method == "POST" else None
    typed = request.GET.get("digest") or request.GET.get("code") or ""
    if data is None and typed:
        data = {"code": typed}  # type: ignore[assignment]
    form = AskForm(data, request.FILES or None)
    words: dict[str, Any] = {"form": form, "asked": False}
    if data is not None and form.is_valid():
        try:
            words |= {"asked": True, **_found(form)}
        except (MistypedCode, NotPrintedHere, CannotPrint) as refusal:
            form.add_error("file" if form.cleaned_data["file"] else "code", translated(refusal))
            words["asked"] = False
    words |= _published(request)
    return render(request, "bandung/acts/verify.html", words, status=422 if form.errors else 200)


def _published(request: HttpRequest) -> dict[str, Any]:
    """Some of the acts that everybody may read. Three queries."""
    rows, number = queries.published(), page_number(request.GET.get("page", ""))
    shown_now = list(rows[(number - 1) * SHOWN : number * SHOWN])
    names = party_names({code for row in shown_now for code in row.body["parties"]}, reader_language())
    lines = [(row, [names.get(each, each) for each in row.body["parties"]]) for row in shown_now]
    return {"published": lines, "paging": Paging(number, SHOWN, rows.count(), {"page": [str(number)]})}


def _found(form: AskForm) -> dict[str, Any]:
    """What is known of what was asked for.

    :raises MistypedCode: if it is no code. :raises NotPrintedHere: if the file is none of ours.
    """
    file = form.cleaned_data["file"]
    if file:
        paper, told = papers.by_paper(file.read())
        return {"paper": paper, "by": "paper", **_told(told)}
    typed = re.sub(r"\s", "", form.cleaned_data["code"]).lower()
    if DIGEST.fullmatch(typed):
        return {"by": "digest", **_told(papers.by_digest(typed))}
    return {"by": "code", **_told(papers.by_code(form.cleaned_data["code"]))}


def _told(told: papers.Told | None) -> dict[str, Any]:
    if told is None:
        return {"told": None}
    names = party_names(told.parties, reader_language())
    return {"told": told, "parties": [names.get(each, each) for each in told.parties]}


def act(request: HttpRequest, digest: str) -> HttpResponse:
    """An act that all its parties agreed to publish. Four queries."""
    found = queries.public_act(digest)
    names = party_names(found.body["parties"], reader_language())
    words = {
        "act": found,
        "told": shown(found.says, names),
        "parties": [(each, names.get(each, each)) for each in found.body["parties"]],
        "signatures": [(names.get(each.party, each.party), each) for each in papers.signatures(found)],
        "code": papers.code_of(found.digest),
        "verify": reverse("act-verify"),
    }
    return render(request, "bandung/acts/act.html", words)


def pdf(request: HttpRequest, digest: str) -> HttpResponse:
    """A published act on paper."""
    found = queries.public_act(digest)
    return as_file(found, CommissionSession.objects.filter(pk=found.session).first())
