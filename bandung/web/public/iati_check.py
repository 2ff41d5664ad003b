"""Is this file of IATI ready to be published, and what is to be mended first.

Who comes: anybody who makes or uses such files. One step: choose the file. She reads a verdict on the whole, how many
activities are good, and what was found, rule by rule, worst first, with the first places and how to mend it; and takes
all of it away as a file. The page is hers alone: its address cannot be guessed, and after a day it is gone.
"""

from collections.abc import Mapping
from io import TextIOWrapper
from itertools import islice
from tempfile import TemporaryFile
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from bandung.datasets import checks
from bandung.datasets.check_errors import NoFile, TooOften
from bandung.standards.iati.findings import VERDICTS, Severity, Verdict
from bandung.standards.iati.results import Group, Result, grouped
from bandung.standards.iati.showing import WRITERS
from bandung.values.errors import BandungError
from bandung.web.often import may_send
from bandung.web.sentences import translated

OFTEN = "30/h"
"""How many files are taken from one address."""
PLACES = 5
"""Of a rule that are shown."""
LONGEST_TEXT = 2_000_000
MOST_OF_AN_ITEM = 2_000
"""Findings of one activity that are looked at."""
TYPES = {
    "json": "application/json", "csv": "text/csv; charset=utf-8", "sarif": "application/sarif+json",
    "html": "text/html; charset=utf-8",
}  # fmt: skip
SEVERITIES: Mapping[Severity, object] = {
    Severity.CRITICAL: _("Critical"),
    Severity.ERROR: _("Errors"),
    Severity.WARNING: _("Warnings"),
    Severity.NOTE: _("Notes"),
}
ANSWERS: Mapping[Verdict, object] = {
    Verdict.UNREADABLE: _("No: it cannot be read to its end"),
    Verdict.INVALID: _("No: mend what is critical first"),
    Verdict.ERRORS: _("It can be published, but mend the errors first"),
    Verdict.WARNINGS: _("Yes: it can be published"),
    Verdict.CLEAN: _("Yes: it can be published"),
}


class CheckForm(forms.Form):
    """A file, or the text of one."""

    file = forms.FileField(
        label=_("File (XML, also packed with gzip)"),
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".xml,.gz,text/xml,application/xml,application/gzip"}),
    )
    text = forms.CharField(
        label=_("or the text itself"),
        required=False,
        strip=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "ltr", "spellcheck": "false", "autocomplete": "off"}),
    )


@never_cache
def check(request: HttpRequest) -> HttpResponse:
    """The form; a file that is sent goes to the page of its results. No query."""
    form = CheckForm(request.POST, request.FILES) if request.method == "POST" else CheckForm()
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            file, text = form.cleaned_data["file"], form.cleaned_data["text"]
            try:
                held = taken(request, file, text)
            except BandungError as refusal:
                form.add_error("file", translated(refusal))
                status = refusal.status
            else:
                return redirect("iati-checked", held.key)
    words = {"form": form, "largest": checks.LARGEST // 1_000_000}
    return render(request, "bandung/iati/check.html", words, status=status)


def taken(request: HttpRequest, file: UploadedFile | None, text: str = "") -> checks.Held:
    """Take a file in, or a text, if its address has not sent too many.

    :raises NoFile: if there is neither. :raises TooOften: after too many.
    """
    if file is None and not text.strip():
        raise NoFile()
    if not may_send(request, "check_iati", OFTEN):
        raise TooOften()
    pieces = file.chunks() if file is not None else [text.encode("utf-8", "replace")]
    name = (file.name if file is not None else None) or gettext("pasted text")
    return checks.receive(pieces, name=name, at=timezone.now())


@never_cache
def checked(request: HttpRequest, key: str) -> HttpResponse:
    """What came of a file, and how far it is while it is being read. No query."""
    held = checks.held(key, timezone.now())
    if request.method == "POST":
        checks.forget(key)
        return redirect("iati-check")
    words: dict[str, Any] = {"held": held, "share": round(100 * held.done / held.size) if held.size else 0}
    if held.result:
        words |= _shown(held.result, request)
    answer = render(request, "bandung/iati/checked.html", words)
    answer["X-Robots-Tag"] = "noindex"
    return answer


def _shown(result: Result, request: HttpRequest) -> dict[str, Any]:
    severity, item = request.GET.get("severity", ""), request.GET.get("activity", "")
    number = int(item) if item.isascii() and item.isdigit() and len(item) < 10 else 0
    groups, cut = result.groups, False
    if number:
        found = list(islice(result.findings(number), MOST_OF_AN_ITEM))
        groups, cut = grouped(found), len(found) == MOST_OF_AN_ITEM
    counts = {each: sum(group.count for group in groups if group.severity is each) for each in Severity}
    summary = result.summary
    return {
        "result": result, "verdict": summary.verdict, "answer": ANSWERS[summary.verdict],
        "sentence": gettext(VERDICTS[summary.verdict]), "number": number, "cut": cut,
        "chosen": next((each for each in result.bad if each.number == number), None),
        "tabs": [(each.value, SEVERITIES[each], counts[each]) for each in Severity if counts[each]],
        "every": sum(counts.values()), "severity": severity,
        "groups": [_group(each) for each in groups if severity in ("", each.severity.value)],
        "bad": result.bad[:100], "not_good": summary.items - summary.good, "forms": tuple(TYPES),
        "organisations": result.kind == "iati-organisations",
    }  # fmt: skip


def _group(group: Group) -> dict[str, Any]:
    said = [(finding, finding.said(gettext)) for finding in group.first[:PLACES]]
    alike = len({sentence for _finding, sentence in said}) == 1
    return {
        "group": group, "severity": SEVERITIES[group.severity], "mend": group.first[0].how_to_mend(gettext),
        "standard": group.first[0].places.get("standard", ""), "said": said[0][1] if alike else "", "places": said,
        "more": group.count - len(said),
    }  # fmt: skip


@never_cache
def file(request: HttpRequest, key: str, form: str) -> FileResponse:
    """All that was found, as a file for programs or people."""
    held = checks.held(key, timezone.now())
    if form not in TYPES or held.result is None:
        raise Http404
    return file_of(held.result, form)


def file_of(result: Result, form: str) -> FileResponse:
    """The findings of a check as a file, in the reader's language."""
    to = TemporaryFile()  # noqa: SIM115 - the answer closes it
    text = TextIOWrapper(to, encoding="utf-8", errors="backslashreplace", newline="")
    WRITERS[form]([result], text, gettext)
    text.detach()
    to.seek(0)
    answer = FileResponse(to, content_type=TYPES[form])
    answer["Content-Disposition"] = content_disposition_header(True, f"{result.name}-findings.{form}")
    answer["X-Robots-Tag"] = "noindex"
    return answer
