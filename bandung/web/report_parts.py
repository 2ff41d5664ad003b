"""Reports as pages show them, at the desk and for everybody: sections, files, who may read what."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bandung.charts import Row, bars
from bandung.charts.chart import Chart
from bandung.notices.wording import full_address
from bandung.reporting import files, papers, telling
from bandung.reporting.errors import NoSuchReport
from bandung.reporting.models import ReportContent
from bandung.reporting.rules import KINDS, check_form
from bandung.reporting.shown import Shown, ShownBars, shown_table
from bandung.values import LANGUAGES
from bandung.web.cards import party_names
from bandung.web.naming import name_of
from bandung.web.paging import Paging, page_number
from bandung.web.sentences import reader_language

MOST_ROWS = 6
"""Of a table on the page of a report; each table has a page of its own."""
ON_ITS_PAGE = 100
DRAWN_ON_PAGE = 2
SIDES = ("given", "received")
FORMS = {
    "xlsx": _("Spreadsheet (XLSX)"), "csv": _("Table (CSV)"), "pdf": _("Paper (PDF)"), "xml": _("Data set (SDMX-ML)"),
    "structure": _("Its structure (SDMX-ML)"),
}  # fmt: skip
_ENDINGS = {"structure": "structure.xml"}


@dataclass(frozen=True, slots=True)
class PageSection:
    """A section, and its bars as charts."""

    shown: Shown
    charts: Sequence[Chart]


def sections(head: dict[str, Any], *, links: bool = True) -> list[PageSection]:
    """The sections of a report in the reader's language. One query."""
    language = reader_language()
    names = party_names([each for each in (head["party"], head["partner"]) if each], language)
    told = telling.sections(head, language, names, links=links)
    return [
        PageSection(
            _beginning(each),
            [_chart(bar, language) for bar in each.bars[:DRAWN_ON_PAGE]] if each.key == "given" else [],
        )
        for each in told
    ]  # fmt: skip


def _beginning(each: Shown) -> Shown:
    """Long tables of figures with their first rows; checks, rates and the reconciliation whole."""
    if each.key not in SIDES:
        return each
    return replace(each, tables=tuple(table.beginning(MOST_ROWS) for table in each.tables))


def table_page(head: dict[str, Any], side: str, key: str, page: str, *, links: bool = True) -> dict[str, Any]:
    """One table of a report, some rows at a time.

    :raises NoSuchReport: if the report has no such table.
    """
    told = next((each for each in head.get(side, ()) if each["key"] == key), None) if side in SIDES else None
    if told is None:
        raise NoSuchReport(uid=f"{side}/{key}")
    shown, number = shown_table(told, reader_language(), links=links), page_number(page)
    rows = shown.rows[(number - 1) * ON_ITS_PAGE : number * ON_ITS_PAGE]
    heading = {"given": telling.GIVEN, "received": telling.RECEIVED}[side]
    return {
        "table": replace(shown, rows=rows), "heading": gettext(heading),
        "paging": Paging(number, ON_ITS_PAGE, len(shown.rows), {"page": [str(number)]}),
    }  # fmt: skip


def _chart(told: ShownBars, language: str) -> Chart:
    figure = reverse("figure")
    rows = [Row(each.label, each.amount, f"{figure}?f={each.asked}" if each.asked else None) for each in told.bars]
    return bars(rows, title=told.title, measure=gettext("US dollars"), language=language, translate=gettext)


def title_of(head: dict[str, Any]) -> str:
    """What the report is called, in the reader's language. One query."""
    language = reader_language()
    names = party_names([each for each in (head["party"], head["partner"]) if each], language)
    return telling.title_of(head, language, names)


def languages() -> list[tuple[str, str]]:
    """The seven languages by name."""
    return [(code, name_of("language", code, reader_language())) for code in LANGUAGES]


def forms_of(kind: str) -> list[tuple[str, Any]]:
    """The files of a kind of report, by form."""
    return [(form, FORMS[form]) for form in KINDS[kind].forms]


def as_file(content: ReportContent, form: str, language: str, *, public: bool = False) -> HttpResponse:
    """A file of the report in one of our languages, the reader's own where it names none.

    :raises UnknownForm: if the report has no such file. :raises CannotPrint: if the printer refuses it.
    """
    head = content.told
    check_form(KINDS[head["type"]], form)
    spoken = language if language in LANGUAGES else reader_language()
    if form == "pdf":
        address = full_address(reverse("report-verify")) + f"?digest={content.digest}"
        data = papers.as_pdf(content, spoken, verify_address=address)
    else:
        data = files.write(content, form, spoken, public=public)
    answer = HttpResponse(data, content_type=files.MIME[form])
    named = "-".join(str(each) for each in (head["party"], head["type"], head["year"], head["partner"], spoken) if each)
    answer["Content-Disposition"] = f'attachment; filename="{named}.{_ENDINGS.get(form, form)}"'
    return answer
