"""IATI as spreadsheets and back. Nobody signs in, and nothing is kept."""

from typing import Any, Literal

from django.http import HttpRequest, HttpResponse
from ninja import File, Router, Schema, Status
from ninja.files import UploadedFile
from pydantic import Field

from bandung.api.common import file_of
from bandung.api.shapes import Problem
from bandung.web.public import iati_sheets
from bandung.web.sentences import reader_language

router = Router(tags=["iati"])
ERRORS = {400: Problem, 413: Problem, 422: Problem, 429: Problem}


class IatiCellProblem(Schema):
    """One thing wrong in tables."""

    sheet: str
    row: int = Field(description="as people count; 0 for the whole sheet")
    column: str = Field(description="its letter")
    heading: str
    sentence: str
    suggestion: str


class TableProblems(Schema):
    """What is not understood in tables; ``more`` are not listed."""

    items: int = Field(description="activities or organisations that could be read")
    problems: list[IatiCellProblem]
    more: int


@router.post(
    "/to-tables",
    response=ERRORS,
    operation_id="iati_to_tables",
    summary="An IATI file as a workbook, or as a ZIP archive of CSV",
    openapi_extra=file_of(iati_sheets.XLSX, iati_sheets.ZIP),
)
def to_tables(
    request: HttpRequest, file: File[UploadedFile], form: Literal["xlsx", "zip"] = "xlsx", upgrade: bool = False
) -> Any:
    return iati_sheets.answer_of(iati_sheets.converted(request, file, form=form, upgrade=upgrade))


@router.post(
    "/from-tables",
    response={409: TableProblems, **ERRORS},
    operation_id="iati_from_tables",
    summary="Tables as an IATI file; or what is not understood in them",
    description="With `good` the rows that are not understood are left out; file and list come in a ZIP archive.",
    openapi_extra=file_of(iati_sheets.XML, iati_sheets.ZIP),
)
def from_tables(request: HttpRequest, file: File[UploadedFile], good: bool = False) -> Any:
    made = iati_sheets.converted(request, file, good=good)
    if made.file is not None:
        return iati_sheets.answer_of(made)
    assert made.told is not None
    language = reader_language()
    problems = [
        IatiCellProblem(sheet=it.sheet, row=it.row, column=it.column, heading=it.heading, sentence=it.said(language),
                    suggestion=it.suggestion)
        for it in made.told.problems[:1000]
    ]  # fmt: skip
    more = len(made.told.problems) + made.told.more - len(problems)
    return Status(409, TableProblems(items=made.told.items, problems=problems, more=more))


@router.get(
    "/template",
    response={422: Problem},
    operation_id="iati_template",
    summary="An empty workbook to fill in",
    openapi_extra=file_of(iati_sheets.XLSX),
)
def template(request: HttpRequest, kind: Literal["activities", "organisations"] = "activities") -> HttpResponse:
    return iati_sheets.template(request, kind)
