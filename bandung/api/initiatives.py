"""Initiatives and their agreements: public ones for everybody; the rest for the parties that take part."""

from datetime import datetime
from typing import Annotated, Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext
from ninja import Query, Router, Status

from bandung.api.common import ERRORS, READ_ERRORS, WRITE_ERRORS, Part
from bandung.api.initiative_shapes import (
    ConsentShape,
    FindingShape,
    InitiativePage,
    InitiativeShape,
    LeavingShape,
    NewConsent,
    NewLeaving,
    NewMove,
    NewRecord,
    NewRemark,
    Papers,
    ProposalShape,
    RemarkShape,
    TakenBack,
    TextShape,
    WayShape,
)
from bandung.api.people import SIGNED_IN, mandated
from bandung.consents import actions as consents
from bandung.consents.queries import standing
from bandung.partnerships import actions, queries
from bandung.partnerships.findings import findings
from bandung.partnerships.models import AgreementText, Move, Terms
from bandung.records.agreements import Agreement
from bandung.records.kinds import read
from bandung.records.partnerships import Initiative
from bandung.records.partnerships import Terms as TermsRecord
from bandung.values import Texts

public = Router(tags=["initiatives"])
router = Router(tags=["initiatives"])

Offset = Annotated[int, Query(ge=0, lt=2**31)]
Limit = Annotated[int, Query(ge=1, le=200)]


@public.get(
    "",
    response={200: InitiativePage, **READ_ERRORS},
    operation_id="list_initiatives",
    summary="Initiatives that sources report, and those whose parties all agreed to publish them",
)
def listed(
    request: HttpRequest,
    country: Annotated[str, Query(max_length=3)] = "",
    role: Annotated[str, Query(max_length=12)] = "",
    basis: Annotated[str, Query(max_length=20)] = "",
    offset: Offset = 0,
    limit: Limit = 50,
) -> Any:
    rows = queries.narrowed(queries.public(), country=country, role=role, basis=basis)
    items = [InitiativeShape.of(row) for row in rows.order_by("-changed_at", "uid")[offset : offset + limit]]
    return Status(200, InitiativePage(items=items, total=rows.count()))


@public.get(
    "/{code}/{record}",
    response={200: InitiativeShape, **READ_ERRORS},
    operation_id="get_initiative",
    summary="One initiative that everybody may read",
)
def one(request: HttpRequest, code: Part, record: Part) -> Any:
    return Status(200, InitiativeShape.of(queries.initiative(f"{code}/{record}")))


@router.get(
    "/{party}/initiatives",
    response={200: InitiativePage, **ERRORS},
    auth=SIGNED_IN,
    operation_id="list_own_initiatives",
    summary="The initiatives that name the party, those that changed last first",
)
def own(
    request: HttpRequest,
    party: Part,
    stage: Annotated[str, Query(max_length=20)] = "",
    awaited: bool = False,
    offset: Offset = 0,
    limit: Limit = 50,
) -> Any:
    mandated(request, party, "read", "initiative")
    rows = queries.pipeline(party, stage=stage, awaited=awaited)
    items = [InitiativeShape.of(row) for row in rows.order_by("-changed_at", "uid")[offset : offset + limit]]
    return Status(200, InitiativePage(items=items, total=rows.count()))


@router.post(
    "/{party}/initiatives",
    response={201: InitiativeShape, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="open_initiative",
    summary="Open an initiative that the party leads; whoever it names joins by its own consent",
)
def opened(request: HttpRequest, party: Part, new: NewRecord) -> Any:
    held = mandated(request, party, "open", "initiative")
    record: Initiative = read(Initiative, new.record)
    row = actions.open_initiative(initiative=record, party=party, by=held.post, at=timezone.now())
    return Status(201, InitiativeShape.of(row))


@router.get(
    "/{party}/initiatives/{code}/{record}",
    response={200: Papers, **ERRORS},
    auth=SIGNED_IN,
    operation_id="get_papers",
    summary="An initiative with what is proposed in it, its agreements, and where it can go",
)
def papers(request: HttpRequest, party: Part, code: Part, record: Part) -> Any:
    mandated(request, party, "read", "initiative")
    row = queries.own_initiative(f"{code}/{record}", party)
    found = Papers(
        initiative=InitiativeShape.of(row),
        proposals=[ProposalShape.of(each) for each in queries.open_proposals(row)],
        agreements=[ProposalShape.of(each) for each in queries.versions(row)],
        ways=[WayShape.of(each) for each in queries.ways(row, party)],
    )
    return Status(200, found)


@router.post(
    "/{party}/terms",
    response={201: ProposalShape, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="propose_terms",
    summary="Propose other terms; they hold by the partners' consent",
)
def terms(request: HttpRequest, party: Part, new: NewRecord) -> Any:
    held = mandated(request, party, "propose", "initiative")
    record: TermsRecord = read(TermsRecord, new.record)
    row = actions.propose_terms(terms=record, party=party, by=held.post, at=timezone.now())
    return Status(201, ProposalShape.of(row))


@router.post(
    "/{party}/initiatives/{code}/{record}/moves",
    response={201: ProposalShape, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="move_initiative",
    summary="Move an initiative, or an agreement in force, to another stage",
)
def move(request: HttpRequest, party: Part, code: Part, record: Part, new: NewMove) -> Any:
    held = mandated(request, party, "propose", "initiative")
    told: dict[str, Any] = {name: value for name, value in new.said.items() if name not in _OURS}
    row = actions.move(
        uid=f"{code}/{record}", to=new.to, agreement=new.agreement, seen=new.seen, party=party, by=held.post,
        at=timezone.now(), **told,
    )  # fmt: skip
    return Status(201, ProposalShape.of(row))


_OURS = ("uid", "to", "agreement", "seen", "party", "by", "at", "id", "initiative", "after")
"""Names in a move that the address and the node say."""


@router.post(
    "/{party}/agreements",
    response={201: ProposalShape, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="propose_agreement",
    summary="Propose a version of an agreement; it is in force when every party that it binds has consented to it",
)
def agreement(request: HttpRequest, party: Part, new: NewRecord) -> Any:
    held = mandated(request, party, "propose", "initiative")
    record: Agreement = read(Agreement, new.record)
    row = actions.propose_text(agreement=record, party=party, by=held.post, at=timezone.now())
    return Status(201, ProposalShape.of(row))


@router.get(
    "/{party}/agreements/{code}/{record}",
    response={200: TextShape, **ERRORS},
    auth=SIGNED_IN,
    operation_id="get_agreement",
    summary="A version of an agreement with consents, remarks, and what the checks of the principles found",
)
def text(request: HttpRequest, party: Part, code: Part, record: Part) -> Any:
    mandated(request, party, "read", "initiative")
    row = queries.agreement(f"{code}/{record}", party)
    initiative = queries.own_initiative(row.initiative, party)
    remarks = queries.remarks([row.uid])
    found = [FindingShape.of(each.finding, gettext(each.finding.why)) for each in findings(row, initiative, remarks)]
    words = standing(row.digest, {each.party for each in row.says.parties})
    return Status(200, TextShape.of(row, words, remarks, found))


@router.post(
    "/{party}/agreements/{code}/{record}/remarks",
    response={201: RemarkShape, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="remark_on_agreement",
    summary="Comment on a clause, or answer what a check found",
)
def remark(request: HttpRequest, party: Part, code: Part, record: Part, new: NewRemark) -> Any:
    held = mandated(request, party, "remark", "agreement")
    row = actions.remark(
        uid=f"{code}/{record}", clause=new.clause, rule=new.rule, text=Texts(new.text, field="text"), party=party,
        by=held.post, at=timezone.now(),
    )  # fmt: skip
    return Status(201, RemarkShape.of(row))


@router.post(
    "/{party}/proposals/{code}/{record}/take-back",
    response={200: ProposalShape, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="take_back_proposal",
    summary="Take an own proposal back while it has not taken effect",
)
def take_back(request: HttpRequest, party: Part, code: Part, record: Part, kind: str) -> Any:
    held = mandated(request, party, "propose", "initiative")
    uid = f"{code}/{record}"
    actions.take_back(kind=kind, uid=uid, party=party, by=held.post, at=timezone.now())
    model = {"terms": Terms, "move": Move, "agreement": AgreementText}[kind]
    return Status(200, ProposalShape.of(model._default_manager.get(pk=uid)))


@router.post(
    "/{party}/consents",
    response={201: ConsentShape, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="consent",
    summary="Consent to exactly one version: of terms, a move, an agreement, a plan, an act, a fund …",
)
def consent(request: HttpRequest, party: Part, new: NewConsent) -> Any:
    held = mandated(request, party, "consent", "initiative")
    row = consents.say(
        kind=new.kind, uid=new.uid, digest=new.digest, says=new.says, party=party, by=held.post, at=timezone.now(),
        text=Texts(new.text, field="text") if new.text else None,
    )  # fmt: skip
    return Status(201, ConsentShape.of(row))


@router.post(
    "/{party}/consents/take-back",
    response={200: ConsentShape, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="take_back_consent",
    summary="Take an own word back while not all have consented",
)
def consent_taken_back(request: HttpRequest, party: Part, new: TakenBack) -> Any:
    held = mandated(request, party, "consent", "initiative")
    now: datetime = timezone.now()
    row = consents.take_back(**new.dict(), party=party, by=held.post, at=now)
    return Status(200, ConsentShape.of(row))


@router.post(
    "/{party}/initiatives/{code}/{record}/leave",
    response={201: LeavingShape, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="leave_initiative",
    summary="Leave an initiative, or withdraw from one agreement of it: always possible, alone",
)
def leave(request: HttpRequest, party: Part, code: Part, record: Part, new: NewLeaving) -> Any:
    held = mandated(request, party, "leave", "initiative")
    row = actions.leave(
        uid=f"{code}/{record}", agreement=new.agreement, party=party, by=held.post, at=timezone.now(),
        reason=Texts(new.reason, field="reason") if new.reason else None,
    )  # fmt: skip
    return Status(201, LeavingShape.of(row))
