"""Spreadsheets of a party: sent in, read in the background, looked at row by row, taken over; and the way out."""

from io import BytesIO
from typing import Annotated, Any, Literal
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header
from ninja import File, Form, Query, Router, Status
from ninja.files import UploadedFile

from bandung.api.common import Part
from bandung.api.draft_shapes import Kind
from bandung.api.intake_shapes import (
    Decisions,
    IntakeLine,
    IntakePage,
    IntakeShape,
    RowPage,
    RowShape,
    RowState,
    TakingOver,
)
from bandung.api.people import SIGNED_IN, mandated, reach
from bandung.api.shapes import Problem
from bandung.clearance import intake, queries, rules
from bandung.clearance.models import Intake
from bandung.parties.models import Party
from bandung.standards.spreadsheet import reading, writing
from bandung.values import LANGUAGES
from bandung.web.sentences import reader_language

router = Router(tags=["spreadsheets"])
templates = Router(tags=["spreadsheets"])

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
READ_ERRORS = {401: Problem, 403: Problem, 404: Problem, 422: Problem}
WRITE_ERRORS = {**READ_ERRORS, 400: Problem, 409: Problem}
A_FILE = {
    "responses": {
        200: {"description": "a spreadsheet", "content": {XLSX: {"schema": {"type": "string", "format": "binary"}}}}
    }
}
Language = Literal["en", "fr", "es", "pt", "ar", "zh", "ru"]


@router.get(
    "/{party}",
    response={200: IntakePage, **READ_ERRORS},
    auth=SIGNED_IN,
    operation_id="list_intakes",
    summary="Spreadsheets that came in, the newest first",
)
def listed(
    request: HttpRequest,
    party: Part,
    offset: Annotated[int, Query(ge=0, lt=2**31)] = 0,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> Any:
    own = reach(request, party)
    mandated(request, party, "read", "intake", institution=own)
    found = queries.intakes(party, own)
    items = [IntakeLine(**IntakeLine.told(each)) for each in found[offset : offset + limit]]
    return Status(200, IntakePage(items=items, total=found.count()))


@router.post(
    "/{party}",
    response={202: IntakeShape, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="send_spreadsheet",
    summary="Send a spreadsheet (XLSX or CSV); it is read in the background",
)
def send(request: HttpRequest, party: Part, kind: Form[Kind], file: File[UploadedFile]) -> Any:
    own = reach(request, party)
    held = mandated(request, party, "upload", "intake", institution=own)
    made = intake.receive(
        data=file.read(reading.LARGEST + 1), name=file.name or kind, kind=kind, party=party, institution=own,
        by=held.post, at=timezone.now(), language=reader_language(), via="api", person=request.auth,  # type: ignore[attr-defined]
    )  # fmt: skip
    return Status(202, IntakeShape.of(queries.intake(made.pk, party=party, institution=own)))


@router.get(
    "/{party}/export/{kind}.xlsx",
    response=READ_ERRORS,
    auth=SIGNED_IN,
    operation_id="export_spreadsheet",
    summary="Everything of one kind that a party has published, in the form in which spreadsheets come in",
    openapi_extra=A_FILE,
)
def export(request: HttpRequest, party: Part, kind: Kind) -> Any:
    own = reach(request, party)
    mandated(request, party, "export", "records", institution=own)
    to = BytesIO()
    intake.export(kind, party, reader_language(), to, institution=own)
    return file_answer(to, f"{party}-{kind}s.xlsx")


@router.get(
    "/{party}/{uuid:name}",
    response={200: IntakeShape, **READ_ERRORS},
    auth=SIGNED_IN,
    operation_id="get_intake",
    summary="One spreadsheet: its progress, and how many rows come to what",
)
def one(request: HttpRequest, party: Part, name: UUID) -> Any:
    return Status(200, IntakeShape.of(_found(request, party, name, "read")[0]))


@router.get(
    "/{party}/{uuid:name}/rows",
    response={200: RowPage, **READ_ERRORS},
    auth=SIGNED_IN,
    operation_id="list_intake_rows",
    summary="Rows of a spreadsheet with their problems and what they look like",
)
def rows(
    request: HttpRequest,
    party: Part,
    name: UUID,
    state: RowState | None = None,
    offset: Annotated[int, Query(ge=0, lt=2**31)] = 0,
    limit: Annotated[int, Query(ge=1, le=500)] = 50,
) -> Any:
    every = _found(request, party, name, "read")[0].rows.order_by("number")
    found = every.filter(state=state) if state else every
    return Status(200, RowPage(items=[RowShape.of(row) for row in found[offset : offset + limit]], total=found.count()))


@router.post(
    "/{party}/{uuid:name}/decisions",
    response={200: IntakeShape, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="decide_on_rows",
    summary="Say what becomes of rows that look like something that is there",
)
def decide(request: HttpRequest, party: Part, name: UUID, told: Decisions) -> Any:
    held, _post = _found(request, party, name, "confirm")
    intake.decide(intake=name, decisions=told.decisions)
    return Status(200, IntakeShape.of(held))


@router.post(
    "/{party}/{uuid:name}/take-over",
    response={202: IntakeShape, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="take_over_spreadsheet",
    summary="Take the good rows over in the background, for clearance or published at once",
)
def take_over(request: HttpRequest, party: Part, name: UUID, how: TakingOver) -> Any:
    held, post = _found(request, party, name, "confirm")
    if how.publishes:
        post = mandated(request, party, "clear", "draft", institution=held.institution).post
    intake.take_over(intake=name, publishes=how.publishes, by=post, at=timezone.now())
    held.refresh_from_db()
    return Status(202, IntakeShape.of(held))


@router.post(
    "/{party}/{uuid:name}/put-away",
    response={200: IntakeShape, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="put_spreadsheet_away",
    summary="Leave a spreadsheet: nothing of it is taken over",
)
def put_away(request: HttpRequest, party: Part, name: UUID) -> Any:
    held, _post = _found(request, party, name, "confirm")
    intake.put_away(intake=name)
    held.refresh_from_db()
    return Status(200, IntakeShape.of(held))


@router.get(
    "/{party}/{uuid:name}/to-mend.xlsx",
    response=READ_ERRORS,
    auth=SIGNED_IN,
    operation_id="spreadsheet_to_mend",
    summary="The rows that could not be read, with the problems marked, to be mended and sent again",
    openapi_extra=A_FILE,
)
def to_mend(request: HttpRequest, party: Part, name: UUID) -> Any:
    held, _post = _found(request, party, name, "read")
    to = BytesIO()
    intake.report(held, to)
    return file_answer(to, "to-mend.xlsx")


@templates.get(
    "/{kind}.xlsx",
    response={422: Problem},
    operation_id="spreadsheet_template",
    summary="An empty spreadsheet of a kind in one of our languages, with its lists",
    openapi_extra=A_FILE,
)
def template(request: HttpRequest, kind: Kind, language: Language = "en", party: Part | None = None) -> Any:
    spoken = Party.objects.filter(code=party).first()
    also = [code for code in (spoken.body.get("languages") or () if spoken else ()) if code in LANGUAGES]
    to = BytesIO()
    writing.template(
        rules.statement_kind(kind), language, node_languages=tuple(dict.fromkeys((language, *also))), to=to
    )
    return file_answer(to, f"bandung-{kind}s-{language}.xlsx")


def _found(request: HttpRequest, party: str, name: UUID, action: str) -> tuple[Intake, str]:
    """The spreadsheet, and the post in which the person does this with it."""
    own = reach(request, party)
    mandated(request, party, "read", "intake", institution=own)
    held = queries.intake(name, party=party, institution=own)
    return held, mandated(request, party, action, "intake", institution=held.institution).post


def file_answer(content: BytesIO, name: str) -> HttpResponse:
    """A spreadsheet to be kept under this name."""
    named = content_disposition_header(True, name) or "attachment"
    return HttpResponse(content.getvalue(), content_type=XLSX, headers={"Content-Disposition": named})
