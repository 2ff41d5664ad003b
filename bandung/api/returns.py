"""Institutions' quarterly returns: asked for, begun as a template, sent, handed in, taken over or given back."""

from io import BytesIO
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone
from ninja import File, Query, Router, Status
from ninja.files import UploadedFile

from bandung.api.common import ERRORS, WRITE_ERRORS, Part
from bandung.api.intake import A_FILE, Language, file_answer
from bandung.api.intake_shapes import Decisions, RowPage, RowShape, RowState
from bandung.api.people import SIGNED_IN, mandated, reach
from bandung.api.return_shapes import (
    Asked,
    Asking,
    GivingBack,
    QuarterText,
    ReturnLine,
    ReturnPage,
    ReturnTakingOver,
    SheetShape,
)
from bandung.clearance import intake
from bandung.parties.queries import institution as institution_of
from bandung.returns import actions, clocks, prefilled, queries, rules
from bandung.returns.clocks import Quarter
from bandung.returns.models import ReturnSheet
from bandung.standards.spreadsheet import reading
from bandung.web.sentences import reader_language

router = Router(tags=["returns"])


@router.get(
    "/{party}",
    response={200: ReturnPage, **ERRORS},
    auth=SIGNED_IN,
    operation_id="list_returns",
    summary="Institutions of a party for one quarter: who was asked, who has answered",
)
def listed(
    request: HttpRequest,
    party: Part,
    quarter: QuarterText | None = None,
    state: rules.State | None = None,
    offset: Annotated[int, Query(ge=0, lt=2**31)] = 0,
    limit: Annotated[int, Query(ge=1, le=500)] = 100,
) -> Any:
    own = reach(request, party)
    mandated(request, party, "read", "return", institution=own)
    on = timezone.now().date()
    of = Quarter.read(quarter) if quarter else clocks.last_ended(on)
    lines = queries.overview(party, [of], on=on, institution=own)
    share = queries.answers(lines, of)
    found = [line for line in lines if state is None or line.cells[0].state == state]
    items = [ReturnLine.of(line, line.cells[0]) for line in found[offset : offset + limit]]
    told = ReturnPage(
        items=items, total=len(found), asked=share.asked, answered=share.answered, share=share.share
    )  # fmt: skip
    return Status(200, told)


@router.post(
    "/{party}/ask",
    response={200: Asked, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="ask_for_returns",
    summary="Ask institutions for their return of a quarter; again with another day changes the day",
)
def ask(request: HttpRequest, party: Part, told: Asking) -> Any:
    held = mandated(request, party, "ask", "return")
    of: dict[str, Any] = {
        "party": party, "quarter": Quarter.read(told.quarter), "due": told.due, "by": held.post, "at": timezone.now()
    }  # fmt: skip
    rows = actions.ask(institutions=told.institutions, **of) if told.institutions else actions.ask_everybody(**of)
    return Status(200, Asked(institutions=[row.institution for row in rows]))


@router.get(
    "/{party}/sheets/{uuid:name}",
    response={200: SheetShape, **ERRORS},
    auth=SIGNED_IN,
    operation_id="get_return_sheet",
    summary="One sheet of a return: its progress, and how many rows come to what",
)
def sheet(request: HttpRequest, party: Part, name: UUID) -> Any:
    return Status(200, SheetShape.of(_found(request, party, name, "read")[0]))


@router.get(
    "/{party}/sheets/{uuid:name}/rows",
    response={200: RowPage, **ERRORS},
    auth=SIGNED_IN,
    operation_id="list_return_rows",
    summary="Rows of a sheet with their problems",
)
def rows(
    request: HttpRequest,
    party: Part,
    name: UUID,
    state: RowState | None = None,
    offset: Annotated[int, Query(ge=0, lt=2**31)] = 0,
    limit: Annotated[int, Query(ge=1, le=500)] = 50,
) -> Any:
    every = _found(request, party, name, "read")[0].intake.rows.order_by("number")
    found = every.filter(state=state) if state else every
    return Status(200, RowPage(items=[RowShape.of(row) for row in found[offset : offset + limit]], total=found.count()))


@router.get(
    "/{party}/sheets/{uuid:name}/to-mend.xlsx",
    response=ERRORS,
    auth=SIGNED_IN,
    operation_id="return_rows_to_mend",
    summary="The rows of a sheet that could not be read, with the problems marked",
    openapi_extra=A_FILE,
)
def to_mend(request: HttpRequest, party: Part, name: UUID) -> Any:
    to = BytesIO()
    intake.report(_found(request, party, name, "read")[0].intake, to)
    return file_answer(to, "to-mend.xlsx")


@router.post(
    "/{party}/sheets/{uuid:name}/decisions",
    response={200: SheetShape, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="decide_on_return_rows",
    summary="Say what becomes of rows that say the same as another",
)
def decide(request: HttpRequest, party: Part, name: UUID, told: Decisions) -> Any:
    held, _post = _found(request, party, name, "send")
    actions.decide(sheet=name, decisions=told.decisions)
    return Status(200, SheetShape.of(held))


@router.post(
    "/{party}/sheets/{uuid:name}/hand-in",
    response={200: SheetShape, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="hand_in_return",
    summary="Hand a sheet that was read to the agency",
)
def hand_in(request: HttpRequest, party: Part, name: UUID) -> Any:
    _held, post = _found(request, party, name, "send")
    actions.hand_in(sheet=name, by=post, at=timezone.now())
    return Status(200, SheetShape.of(queries.sheet(name, party=party)))


@router.post(
    "/{party}/sheets/{uuid:name}/take-over",
    response={202: SheetShape, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="take_return_over",
    summary="Declare the good rows of a sheet in the register, all or none, in the background",
)
def take_over(request: HttpRequest, party: Part, name: UUID, told: ReturnTakingOver) -> Any:
    held = mandated(request, party, "clear", "return")
    actions.take_over(
        sheet=queries.sheet(name, party=party).intake_id, by=held.post, at=timezone.now(), into_closed=told.into_closed
    )
    return Status(202, SheetShape.of(queries.sheet(name, party=party)))


@router.post(
    "/{party}/sheets/{uuid:name}/give-back",
    response={200: SheetShape, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="give_return_back",
    summary="Give a sheet back to its institution, with a word on what should change",
)
def give_back(request: HttpRequest, party: Part, name: UUID, told: GivingBack) -> Any:
    held = mandated(request, party, "clear", "return")
    found = queries.sheet(name, party=party)
    actions.give_back(sheet=found.intake_id, comment=told.comment, by=held.post, at=timezone.now())
    return Status(200, SheetShape.of(queries.sheet(name, party=party)))


@router.get(
    "/{party}/{institution}/{quarter}",
    response={200: ReturnLine, **ERRORS},
    auth=SIGNED_IN,
    operation_id="get_return",
    summary="Where one institution stands with one quarter, and the sheets that came",
)
def one(request: HttpRequest, party: Part, institution: Part, quarter: QuarterText) -> Any:
    mandated(request, party, "read", "return", institution=institution)
    return Status(200, _line(party, institution, Quarter.read(quarter)))


@router.post(
    "/{party}/{institution}/{quarter}/sheet",
    response={202: SheetShape, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="send_return",
    summary="Send the sheet of a return (XLSX or CSV); it is read in the background",
)
def send(
    request: HttpRequest, party: Part, institution: Part, quarter: QuarterText, file: File[UploadedFile]
) -> Any:  # fmt: skip
    held = mandated(request, party, "send", "return", institution=institution)
    made = actions.send(
        data=file.read(reading.LARGEST + 1), name=file.name or "return", party=party, institution=institution,
        quarter=Quarter.read(quarter), by=held.post, at=timezone.now(), language=reader_language(), via="api",
        person=request.auth,  # type: ignore[attr-defined]
    )  # fmt: skip
    return Status(202, SheetShape.of(queries.sheet(made.intake_id, party=party)))


@router.post(
    "/{party}/{institution}/{quarter}/nothing",
    response={200: ReturnLine, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="nothing_to_report",
    summary="Say that an institution has nothing to report for a quarter",
)
def nothing(request: HttpRequest, party: Part, institution: Part, quarter: QuarterText) -> Any:
    held = mandated(request, party, "send", "return", institution=institution)
    of = Quarter.read(quarter)
    actions.nothing_to_report(party=party, institution=institution, quarter=of, by=held.post, at=timezone.now())
    return Status(200, _line(party, institution, of))


@router.get(
    "/{party}/{institution}/{quarter}/template.xlsx",
    response=ERRORS,
    auth=SIGNED_IN,
    operation_id="return_template",
    summary="The sheet of a return to fill in, begun with what is known, in one of our languages",
    openapi_extra=A_FILE,
)
def template(
    request: HttpRequest, party: Part, institution: Part, quarter: QuarterText, language: Language = "en"
) -> Any:
    mandated(request, party, "read", "return", institution=institution)
    to = BytesIO()
    prefilled.template(party, institution, Quarter.read(quarter), language, to)
    return file_answer(to, f"{institution}-{quarter}-{language}.xlsx")


def _line(party: str, institution: str, of: Quarter) -> ReturnLine:
    row = queries.one(party, institution, of)
    state = queries.state_of(row, timezone.now().date()) if row else None
    return ReturnLine.made(institution, institution_of(f"{party}/{institution}").body["name"], of, row, state)


def _found(request: HttpRequest, party: str, name: UUID, action: str) -> tuple[ReturnSheet, str]:
    """The sheet, and the post in which the person does this with it."""
    own = reach(request, party)
    mandated(request, party, "read", "return", institution=own)
    held = queries.sheet(name, party=party, institution=own)
    return held, mandated(request, party, action, "return", institution=held.of.institution).post
