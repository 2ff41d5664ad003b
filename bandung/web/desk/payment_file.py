"""A file of what we owe at the desk: bring it, see what is good and what is wrong row by row, declare the good rows.

Who comes: an officer whose system writes what her bank owes as a spreadsheet. She chooses the file, then declares what
is good in it or puts it away: two steps.
"""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from bandung.payments import files, queries
from bandung.payments.errors import NoSuchFile
from bandung.payments.models import BroughtFile
from bandung.records.errors import Problem
from bandung.values.errors import BandungError
from bandung.web.desk.introduction_forms import Choices
from bandung.web.desk.party import Desk, at_desk
from bandung.web.desk.payments import AREA, others
from bandung.web.paging import Paging, page_number
from bandung.web.payment_words import money, names_of
from bandung.web.sentences import reader_language, translated

SHOWN = 50
"""Rows of each table on one page."""
FILES = 20
"""So many files that wait are named; the newest first."""


class FileForm(forms.Form):
    """A file, and who reads what it says beside the creditors."""

    file = forms.FileField(
        label=_("Spreadsheet (.xlsx or .csv)"), allow_empty_file=True,
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv"}),
    )  # fmt: skip
    also_to = forms.MultipleChoiceField(
        label=_("Who else may read it: members of the round in which it will be cleared"), required=False,
        widget=forms.SelectMultiple(attrs={"size": 6}),
    )  # fmt: skip

    def __init__(self, *given: Any, parties: Choices, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["also_to"].choices = parties  # type: ignore[attr-defined]


@at_desk
def brought(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The sheet to bring a file, and the files that wait, one of them row by row. A fixed number of queries."""
    mandate, code = desk.acting("declare", "obligation"), desk.party.code
    bringing = request.method == "POST" and not request.POST.get("what")
    form = FileForm(*((request.POST, request.FILES) if bringing else ()), parties=others(code))
    refused = ""
    if bringing and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            made = files.bring(
                file.read(files.LARGEST + 1), file.name, party=code, by=mandate.post, at=desk.at,
                also_to=form.cleaned_data["also_to"], language=reader_language(),
            )  # fmt: skip
        except BandungError as refusal:
            form.add_error("file", translated(refusal))
        else:
            return redirect(_address(made))
    elif request.method == "POST" and not bringing:
        try:
            return _decided(request, desk)
        except BandungError as refusal:
            refused = translated(refusal)
    waiting = list(queries.brought(code)[:FILES])
    shown = _shown(request, waiting)
    words = {
        "area": AREA, "place": "declare", "form": form, "refused": refused, "shown": shown,
        "waiting": [(each, _address(each)) for each in waiting if each is not shown],
        **(_rows(request, shown) if shown else {}),
    }  # fmt: skip
    return render(request, "bandung/payments/file.html", words, status=422 if form.errors or refused else 200)


def _address(one: BroughtFile) -> str:
    return f"{reverse('obligations-file')}?file={one.pk}"


def _shown(request: HttpRequest, waiting: Sequence[BroughtFile]) -> BroughtFile | None:
    """The file that was asked for, or else the newest."""
    asked = request.POST.get("about", "") or request.GET.get("file", "")
    return next((each for each in waiting if str(each.pk) == asked), waiting[0] if waiting else None)


def _rows(request: HttpRequest, one: BroughtFile) -> dict[str, Any]:
    number = page_number(request.GET.get("page", ""))
    part = slice((number - 1) * SHOWN, number * SHOWN)
    names = names_of({*(each["creditor"] for each in one.good[part]), *one.also_to})
    return {
        "good": [
            {"says": each, "creditor": names[each["creditor"]], "amount": money(each["amount"], each["currency"])}
            for each in one.good[part]
        ],
        "bad": [each | {"said": translated(Problem(each["column"], each["sentence"], each["places"]))}
                for each in one.bad[part]],
        "readers": sorted(names[each] for each in one.also_to),
        "goods": len(one.good), "bads": len(one.bad),
        "paging": Paging(number, SHOWN, max(len(one.good), len(one.bad)), {"file": [str(one.pk)]}),
    }  # fmt: skip


def _decided(request: HttpRequest, desk: Desk) -> HttpResponse:
    """:raises BandungError: if it cannot be done; nothing is changed then."""
    mandate, code, about = desk.acting("declare", "obligation"), desk.party.code, request.POST.get("about", "")
    if not (about.isascii() and about.isdigit() and len(about) < 19):
        raise NoSuchFile
    if request.POST.get("what") == "put-away":
        files.put_away(int(about), party=code)
        messages.success(request, gettext("Put away. What was declared from it stays."))
        return redirect("payments")
    made = len(files.confirm(int(about), party=code, by=mandate.post, at=desk.at))
    said = ngettext(
        "%(count)s obligation stands in your register.", "%(count)s obligations stand in your register.", made
    )
    messages.success(request, said % {"count": made})
    left = queries.brought(code).filter(pk=int(about)).first()
    return redirect(_address(left) if left else "payments")


urlpatterns = [path("payments/file/", brought, name="obligations-file")]
