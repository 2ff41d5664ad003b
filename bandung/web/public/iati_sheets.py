"""IATI in a spreadsheet, and back.

Who comes: a person who has to publish, or mend, an IATI file and works in a spreadsheet. One step: she drops her XML
and gets a workbook (or tables as CSV), or drops her workbook and gets the XML. Rows that are not understood are shown
with sheet, row, column and what to write; the list can be taken along, with the file of all other rows. Nothing is
kept.
"""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from typing import IO, Any, BinaryIO, cast
from zipfile import ZIP_DEFLATED, ZipFile

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from bandung.datasets.check_errors import TooOften
from bandung.standards.iati.document import Kind
from bandung.standards.iati.limits import Limits
from bandung.standards.iati.reading import read
from bandung.standards.iati.sheets import converting
from bandung.standards.iati.sheets.gathering import Told
from bandung.standards.spreadsheet.archive import check_size
from bandung.values.errors import BandungError
from bandung.web.often import may_send
from bandung.web.sentences import reader_language, translated

LARGEST = 20_000_000
"""Bytes of a file that is taken here; the command takes any."""
MOST = converting.Most(largest=LARGEST, unpacked=60_000_000, sorted=100_000)
OFTEN = "60/h"
"""How many files are taken from one address."""
SHOWN = 100
"""Problems on the page; all are in the list."""
XML, XLSX, ZIP = (
    "application/xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "application/zip",
)  # fmt: skip
TYPES: Mapping[str, str] = {"xml": XML, "xlsx": XLSX, "zip": ZIP}


class SheetsForm(forms.Form):
    """A file, and what to make of it."""

    file = forms.FileField(
        label=_("File (IATI XML, workbook, or ZIP of CSV)"),
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".xml,.gz,.xlsx,.zip,.csv"}),
    )
    form = forms.ChoiceField(
        label=_("From XML I want"),
        choices=[("xlsx", _("a workbook (XLSX)")), ("zip", _("tables as CSV (ZIP)"))],
    )
    upgrade = forms.BooleanField(label=_("Bring an older version to 2.03 first"), required=False)
    good = forms.BooleanField(
        label=_("From tables: leave out rows that are not understood, and list them"), required=False
    )


@dataclass(slots=True)
class Made:
    """What a file became, or what is wrong in it."""

    told: Told | None = None
    file: IO[bytes] | None = None
    form: str = ""
    name: str = ""


@never_cache
def sheets(request: HttpRequest) -> HttpResponseBase:
    """The form, and the other form of a file that is sent. No query."""
    form = SheetsForm(request.POST, request.FILES) if request.method == "POST" else SheetsForm()
    words: dict[str, Any] = {"form": form, "largest": LARGEST // 1_000_000}
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            told = form.cleaned_data
            try:
                made = converted(request, told["file"], form=told["form"], upgrade=told["upgrade"], good=told["good"])
            except BandungError as refusal:
                form.add_error("file", translated(refusal))
                status = refusal.status
            else:
                if made.file is not None:
                    return answer_of(made)
                words |= _problems(made)
                form = words["form"] = SheetsForm(initial={"good": True})
    return render(request, "bandung/iati/sheets.html", words, status=status)


def converted(
    request: HttpRequest, sent: UploadedFile, *, form: str = "xlsx", upgrade: bool = False, good: bool = False
) -> Made:
    """The other form of a file; without a file, what is wrong in its tables, if that is asked for by not ``good``.

    :raises BandungError: if nothing can be made of it. :raises TooOften: after too many from one address.
    """
    if not may_send(request, "iati_sheets", OFTEN):
        raise TooOften()
    check_size(sent.size or 0, LARGEST)
    name = Path((sent.name or "").replace("\\", "/")).name
    start = sent.read(4)
    sent.seek(0)
    if start == b"PK\x03\x04" or name.lower().endswith(".csv"):
        return _from_tables(sent, name, good)
    return _to_tables(sent, name, form, upgrade)


def _to_tables(sent: UploadedFile, name: str, form: str, upgrade: bool) -> Made:
    limits = Limits(unpacked=MOST.unpacked)
    document = read(cast(BinaryIO, sent.file), limits=limits)
    if upgrade:
        document = converting.upgraded(document)
    made: IO[bytes] = TemporaryFile()  # noqa: SIM115 - the answer closes it
    try:
        converting.to_form(document, form, cast(BinaryIO, made), language=reader_language())
        if document.problems:
            raise document.problems[-1]
    except BaseException:
        made.close()
        raise
    return Made(file=made, form=form, name=f"{_stem(name)}.{form}")


def _from_tables(sent: UploadedFile, name: str, good: bool) -> Made:
    language = reader_language()
    made = TemporaryFile()  # noqa: SIM115 - the answer closes it
    try:
        with TemporaryDirectory() as folder:
            path = Path(folder) / (name[-100:] if name.lower().endswith(".csv") else "tables")
            with path.open("wb") as file:
                shutil.copyfileobj(cast(BinaryIO, sent.file), file)
            told = converting.from_tables(path, cast(BinaryIO, made), language=language, most=MOST)
        if not told.problems:
            return Made(told, made, "xml", f"{_stem(name)}.xml")
        if not good:
            made.close()
            return Made(told)
        return Made(told, _both(made, told, language, _stem(name)), "zip", f"{_stem(name)}-iati.zip")
    except BaseException:
        made.close()
        raise


def _both(made: IO[bytes], told: Told, language: str, stem: str) -> IO[bytes]:
    """The file of the good rows and the list of the others, in one archive."""
    both = TemporaryFile()  # noqa: SIM115 - the answer closes it
    made.seek(0)
    with made, ZipFile(both, "w", ZIP_DEFLATED) as archive:
        with archive.open(f"{stem}.xml", "w") as part:
            shutil.copyfileobj(made, part)
        archive.writestr("what-is-wrong.xlsx", converting.problems_as_workbook(told, language))
    return both


def _stem(name: str) -> str:
    stem = name.removesuffix(".gz").rpartition(".")[0] or name
    return "".join(sign for sign in stem if sign.isalnum() or sign in "-_ .")[:80].strip(" .") or "iati"


def answer_of(made: Made) -> FileResponse:
    """What was made, as a download."""
    assert made.file is not None
    made.file.seek(0)
    answer = FileResponse(made.file, content_type=TYPES[made.form])
    answer["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=made.name) or "attachment"
    return answer


def _problems(made: Made) -> dict[str, Any]:
    assert made.told is not None
    language = reader_language()
    shown = [
        {"sheet": it.sheet, "place": f"{it.column}{it.row or ''}", "heading": it.heading, "said": it.said(language),
         "suggestion": it.suggestion}
        for it in made.told.problems[:SHOWN]
    ]  # fmt: skip
    count = len(made.told.problems) + made.told.more
    return {"problems": shown, "count": count, "items": made.told.items, "rest": count - len(shown)}


def template(request: HttpRequest, kind: str) -> HttpResponse:
    """An empty workbook to fill in, in the reader's language. No query."""
    if kind not in ("activities", "organisations"):
        raise Http404
    language = reader_language()
    of = Kind.ORGANISATIONS if kind == "organisations" else Kind.ACTIVITIES
    made = converting.template(of, language=language, texts=() if language == "en" else (language,))
    answer = HttpResponse(made, content_type=XLSX)
    name = f"iati-{kind}.xlsx"
    answer["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    return answer
