"""A list as a file: CSV, XLSX or JSON, names beside codes, in the reader's language.

Who comes: an analyst or an officer who goes on in a spreadsheet. She narrows a list and presses one link: two steps. A
text that a spreadsheet would take for a formula is stored as the text that it is.
"""

import csv
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from tempfile import TemporaryFile
from typing import Any

from django.http import FileResponse, Http404, HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _
from xlsxwriter import Workbook

from bandung.exchange import queries
from bandung.exchange.models import Statement
from bandung.web.asked import asked_of
from bandung.web.naming import STANDINGS, name_of, reading
from bandung.web.sentences import reader_language

FORMS = ("csv", "xlsx", "json")
MOST_ROWS = 50_000
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
LONGEST_CELL = 32_767
"""Characters that a cell of a spreadsheet holds."""

Cells = Mapping[str, str | int | Decimal]
"""Heading to what stands below it; numbers stay numbers where the form knows them."""

COLUMNS: Mapping[str, object] = {
    "reference": _("Reference"),
    "title": _("Title"),
    "summary": _("Summary"),
    "language": _("Language of title and summary"),
    "country_codes": _("Country codes"),
    "countries": _("Countries"),
    "kind_codes": _("Kind codes"),
    "kinds": _("Kinds"),
    "sector_codes": _("Sector codes"),
    "sectors": _("Sectors"),
    "sdg_codes": _("SDG codes"),
    "sdgs": _("SDGs"),
    "domain_code": _("Domain code"),
    "domain": _("Domain"),
    "standing_code": _("Standing code"),
    "standing": _("Whose word"),
    "stated_on": _("Stated on"),
    "published_on": _("Published on"),
    "sources": _("Sources"),
    "page": _("Page"),
}
"""Column to heading, in order."""


def export(request: HttpRequest, kind: str, form: str) -> HttpResponseBase:
    """The list that the address asks for, up to 50,000 records. One query for every thousand."""
    if form not in FORMS:
        raise Http404
    asked = asked_of(request.GET)
    language, page_language = reader_language(), get_language()
    site = request.build_absolute_uri("/").rstrip("/")
    rows = queries.every(
        kind, asked.filters, on=timezone.localdate(), text=asked.words, sort=asked.sort, limit=MOST_ROWS
    )
    headings = [str(heading) for heading in COLUMNS.values()]

    def cells() -> Iterator[Cells]:
        for row in rows:
            with override(page_language):  # rows are written after this view has returned
                told = _cells(row, language, site)
            yield told

    response = WRITERS[form](headings, cells())
    response.headers["Content-Disposition"] = f'attachment; filename="bandung-{kind}s-{timezone.localdate()}.{form}"'
    return response


def plain_cell(text: str) -> str:
    """The text, with an apostrophe before a sign that makes a spreadsheet compute."""
    return f"'{text}" if text.startswith(FORMULA_SIGNS) else text


def _cells(row: Statement, language: str, site: str) -> Cells:
    told = row.body
    original = told.get("language", "")
    title = reading(told["title"], language, original)
    kinds = told.get("kinds") or ([told["kind"]] if told.get("kind") else [])

    def names(table: str, codes: Sequence[str]) -> str:
        return "; ".join(name_of(table, code, language) for code in codes)

    countries, sectors, sdgs = told.get("countries", ()), told.get("sectors", ()), told.get("sdgs", ())
    domain = told.get("domain") or ""
    cells = (
        row.uid, title.text, reading(told["summary"], title.language, original).text, title.language,
        "; ".join(countries), names("country", countries), "; ".join(kinds), names("kind", kinds),
        "; ".join(sectors), names("sector", sectors), "; ".join(sdgs), names("sdg", sdgs),
        domain, name_of("domain", domain, language) if domain else "", row.standing, str(STANDINGS[row.standing]),
        told.get("stated_on") or "", row.at.date().isoformat(),
        " ".join(source["address"] for source in told.get("sources", ())),
        site + reverse(row.kind_of_record, args=(row.register, row.record)),
    )  # fmt: skip
    return dict(zip(COLUMNS, cells, strict=True))


class _Line:
    """What a csv writer writes to: it hands each line back."""

    def write(self, line: str) -> str:
        return line


def _csv(headings: Sequence[str], rows: Iterator[Cells]) -> HttpResponseBase:
    writer = csv.writer(_Line())

    def lines() -> Iterator[str]:
        yield "\ufeff" + writer.writerow(headings)
        for row in rows:
            yield writer.writerow(
                [plain_cell(cell) if isinstance(cell, str) else f"{Decimal(cell):f}" for cell in row.values()]
            )

    return StreamingHttpResponse(lines(), content_type="text/csv; charset=utf-8")


def _json(headings: Sequence[str], rows: Iterator[Cells]) -> HttpResponseBase:
    def parts() -> Iterator[str]:
        yield (
            '{"columns": ' + json.dumps(dict(zip(COLUMNS, headings, strict=True)), ensure_ascii=False) + ', "rows": [\n'
        )
        for number, row in enumerate(rows):
            yield (",\n" if number else "") + json.dumps(row, ensure_ascii=False)
        yield "\n]}\n"

    return StreamingHttpResponse(parts(), content_type="application/json")


def _xlsx(headings: Sequence[str], rows: Iterator[Cells]) -> HttpResponseBase:
    file = TemporaryFile()  # noqa: SIM115 - the answer closes it when it has been sent
    told: dict[str, Any] = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(file, told) as book:
        sheet = book.add_worksheet("Bandung")
        sheet.freeze_panes(1, 2)
        sheet.write_row(0, 0, headings, book.add_format({"bold": True}))
        for number, row in enumerate(rows, start=1):
            for column, cell in enumerate(row.values()):
                if isinstance(cell, str):
                    sheet.write_string(number, column, cell[:LONGEST_CELL])
                else:
                    sheet.write_number(number, column, cell)
    file.seek(0)
    return FileResponse(file, content_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")


WRITERS: Mapping[str, Callable[[Sequence[str], Iterator[Cells]], HttpResponseBase]] = {
    "csv": _csv, "xlsx": _xlsx, "json": _json,
}  # fmt: skip
