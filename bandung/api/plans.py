"""Work plans, reports of progress and transfers of technology of a party's initiatives."""

from typing import Annotated, Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Query, Router, Status

from bandung.api.common import ERRORS, WRITE_ERRORS, Part
from bandung.api.people import SIGNED_IN, mandated, reach
from bandung.api.plan_shapes import (
    BegunDraft,
    BoardShape,
    NewPlan,
    NewPlanWord,
    NewProgress,
    NewTransfer,
    PlanDueShape,
    PlanShape,
    ProgressPage,
    ProgressShape,
    TransferPage,
    TransferShape,
)
from bandung.clearance import actions as clearance
from bandung.consents import actions as consents
from bandung.exchange.models import Offer
from bandung.parties.models import Party
from bandung.plans import actions, queries
from bandung.plans.adapting import adapted_offer
from bandung.plans.errors import NoSuchPlan, NoSuchTransfer
from bandung.records.columns import to_answers
from bandung.values import Texts

router = Router(tags=["work plans"])

Offset = Annotated[int, Query(ge=0, lt=2**31)]
Limit = Annotated[int, Query(ge=1, le=200)]
BASE = "/{party}/initiatives/{code}/{record}"


@router.get(
    "/{party}/plans/due",
    response={200: list[PlanDueShape], **ERRORS},
    auth=SIGNED_IN,
    operation_id="list_due_of_plans",
    summary="What the work plans of the party's initiatives ask of it today",
)
def due(request: HttpRequest, party: Part) -> Any:
    mandated(request, party, "read", "initiative")
    return Status(200, [PlanDueShape.of(each) for each in queries.due(party, timezone.now().date())])


@router.get(
    f"{BASE}/plan",
    response={200: BoardShape, **ERRORS},
    auth=SIGNED_IN,
    operation_id="get_plan",
    summary="The work plan in effect with its lines as they stand, and what waits for consents",
)
def plan(
    request: HttpRequest, party: Part, code: Part, record: Part, concerned: Annotated[str, Query(max_length=80)] = "",
    late: bool = False,
) -> Any:  # fmt: skip
    mandated(request, party, "read", "initiative")
    board, on = queries.board(f"{code}/{record}", party), timezone.now().date()
    lines = [
        line
        for line in board.lines
        if (not concerned or concerned in line.item.concerned) and (not late or line.late(on))
    ]
    return Status(200, BoardShape.of(board, lines, on))


@router.post(
    f"{BASE}/plan",
    response={201: PlanShape, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="propose_plan",
    summary="Propose a work plan, or a change; it is in effect when everybody concerned has consented",
)
def propose(request: HttpRequest, party: Part, code: Part, record: Part, new: NewPlan) -> Any:
    held = mandated(request, party, "propose", "plan")
    told = new.dict(exclude={"seen"})
    row = actions.propose(
        initiative=f"{code}/{record}", party=party, told=told, by=held.post, at=timezone.now(), seen=new.seen
    )
    return Status(201, PlanShape.of(row))


@router.get(
    f"{BASE}/plan/{{author}}/{{name}}",
    response={200: PlanShape, **ERRORS},
    auth=SIGNED_IN,
    operation_id="get_plan_version",
    summary="One version of a work plan",
)
def version(request: HttpRequest, party: Part, code: Part, record: Part, author: Part, name: Part) -> Any:
    mandated(request, party, "read", "initiative")
    return Status(200, PlanShape.of(_version(f"{author}/{name}", f"{code}/{record}", party)))


@router.post(
    f"{BASE}/plan/{{author}}/{{name}}/words",
    response={201: PlanShape, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="answer_plan",
    summary="Consent to exactly this version of a work plan, or say that the party does not",
)
def answer(
    request: HttpRequest, party: Part, code: Part, record: Part, author: Part, name: Part, new: NewPlanWord
) -> Any:  # fmt: skip
    held = mandated(request, party, "consent", "plan")
    row = _version(f"{author}/{name}", f"{code}/{record}", party)
    _say("plan", row.uid, new, party, held.post)
    row.refresh_from_db()
    return Status(201, PlanShape.of(row))


@router.post(
    f"{BASE}/plan/{{author}}/{{name}}/take-back",
    response={200: PlanShape, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="take_back_plan",
    summary="Take an own proposal back while not all have consented",
)
def take_back(request: HttpRequest, party: Part, code: Part, record: Part, author: Part, name: Part) -> Any:
    held = mandated(request, party, "propose", "plan")
    row = _version(f"{author}/{name}", f"{code}/{record}", party)
    actions.take_back(uid=row.uid, party=party, by=held.post, at=timezone.now())
    row.refresh_from_db()
    return Status(200, PlanShape.of(row))


@router.get(
    f"{BASE}/progress",
    response={200: ProgressPage, **ERRORS},
    auth=SIGNED_IN,
    operation_id="list_progress",
    summary="What the parties reported on the work plan, side by side, the newest first",
)
def reports(
    request: HttpRequest, party: Part, code: Part, record: Part, offset: Offset = 0, limit: Limit = 50
) -> Any:  # fmt: skip
    mandated(request, party, "read", "initiative")
    found = queries.board(f"{code}/{record}", party).reports
    items = [ProgressShape.of(each) for each in found[offset : offset + limit]]
    return Status(200, ProgressPage(items=items, total=len(found)))


@router.post(
    f"{BASE}/progress",
    response={201: ProgressShape, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="report_progress",
    summary="Say how the party's own lines of the plan in effect stand on a day",
)
def report(request: HttpRequest, party: Part, code: Part, record: Part, new: NewProgress) -> Any:
    held = mandated(request, party, "report", "progress")
    row = actions.report(
        initiative=f"{code}/{record}", party=party, on=new.on, stands=new.items, documents=new.documents,
        text=Texts(new.text, field="text") if new.text else None, by=held.post, at=timezone.now(),
    )  # fmt: skip
    return Status(201, ProgressShape.of(row))


@router.get(
    f"{BASE}/transfers",
    response={200: TransferPage, **ERRORS},
    auth=SIGNED_IN,
    operation_id="list_transfers",
    summary="Technology that changes hands in an initiative",
)
def transfers(
    request: HttpRequest, party: Part, code: Part, record: Part, offset: Offset = 0, limit: Limit = 50
) -> Any:  # fmt: skip
    mandated(request, party, "read", "initiative")
    found = queries.transfers(f"{code}/{record}", party)
    items = [TransferShape.of(each) for each in found[offset : offset + limit]]
    return Status(200, TransferPage(items=items, total=len(found)))


@router.post(
    f"{BASE}/transfers",
    response={201: TransferShape, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="record_transfer",
    summary="Record technology that the party gives or receives, or a new version of an own record",
)
def record_transfer(request: HttpRequest, party: Part, code: Part, record: Part, new: NewTransfer) -> Any:
    held = mandated(request, party, "record", "transfer")
    row = actions.record_transfer(
        initiative=f"{code}/{record}", party=party, told=new.record, record=new.id, by=held.post, at=timezone.now()
    )
    return Status(201, TransferShape.of(row))


@router.post(
    f"{BASE}/transfers/{{author}}/{{name}}/words",
    response={201: TransferShape, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="answer_transfer",
    summary="Confirm exactly this version of a transfer that the other side recorded, or say that it is not so",
)
def confirm(
    request: HttpRequest, party: Part, code: Part, record: Part, author: Part, name: Part, new: NewPlanWord
) -> Any:  # fmt: skip
    held = mandated(request, party, "consent", "plan")
    row = _transfer(f"{author}/{name}", f"{code}/{record}", party)
    _say("transfer", row.uid, new, party, held.post)
    row.refresh_from_db()
    return Status(201, TransferShape.of(row))


@router.post(
    f"{BASE}/transfers/{{author}}/{{name}}/take-back",
    response={200: TransferShape, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="take_back_transfer",
    summary="Say that what the party recorded of a transfer no longer holds",
)
def transfer_back(request: HttpRequest, party: Part, code: Part, record: Part, author: Part, name: Part) -> Any:
    held = mandated(request, party, "record", "transfer")
    row = _transfer(f"{author}/{name}", f"{code}/{record}", party)
    actions.take_transfer_back(uid=row.uid, party=party, by=held.post, at=timezone.now())
    row.refresh_from_db()
    return Status(200, TransferShape.of(row))


@router.post(
    f"{BASE}/transfers/{{author}}/{{name}}/offer",
    response={201: BegunDraft, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="offer_adapted",
    summary="Begin a draft of the receiver's own offer of what it adapted; it names the offer that it comes from",
)
def offer(request: HttpRequest, party: Part, code: Part, record: Part, author: Part, name: Part) -> Any:
    institution = reach(request, party)
    held = mandated(request, party, "write", "draft", institution=institution)
    row = _transfer(f"{author}/{name}", f"{code}/{record}", party)
    parent = Offer.objects.public().filter(pk=row.offer).first()
    country = Party.objects.get(code=party).speaks_for
    told = adapted_offer(
        row.says, party, parent=parent.body if parent else {}, countries=[country] if country else [], language="en"
    )
    draft = clearance.start(
        party=party, kind="offer", answers=to_answers("offer", told), by=held.post, at=timezone.now(),
        institution=institution, source="api",
    )  # fmt: skip
    return Status(201, BegunDraft(draft=str(draft.pk), problems=draft.problems))


def _say(kind: str, uid: str, new: NewPlanWord, party: str, by: str) -> None:
    consents.say(
        kind=kind, uid=uid, digest=new.digest, says=new.says, party=party, by=by, at=timezone.now(),
        text=Texts(new.text, field="text") if new.text else None,
    )  # fmt: skip


def _version(uid: str, initiative: str, party: str) -> Any:
    row = queries.version(uid, party)
    if row.initiative != initiative:
        raise NoSuchPlan(uid=uid)
    return row


def _transfer(uid: str, initiative: str, party: str) -> Any:
    row = queries.transfer(uid, party)
    if row.initiative != initiative:
        raise NoSuchTransfer(uid=uid)
    return row
