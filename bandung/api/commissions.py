"""Joint commissions: sessions, agendas and acts for the parties at the table; verifying an act for everybody."""

import re
from typing import Annotated, Any, Literal

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import File, Query, Router, Status
from ninja.files import UploadedFile

from bandung.api.commission_shapes import (
    ActPage,
    ActShape,
    CommissionPage,
    CommissionReason,
    CommissionWord,
    ItemShape,
    NewAct,
    NewItem,
    SessionOfCommission,
    SignedShape,
    TableShape,
    VerifiedShape,
)
from bandung.api.common import ERRORS, READ_ERRORS, WRITE_ERRORS, Part
from bandung.api.initiative_shapes import NewRecord
from bandung.api.people import SIGNED_IN, mandated, reach
from bandung.api.shapes import Problem
from bandung.commissions import actions, papers, queries
from bandung.commissions.models import CommissionAct, CommissionSession
from bandung.commissions.queries import Asked
from bandung.consents.queries import standing
from bandung.records.commissions import AgendaItem, Commission
from bandung.records.commissions import CommissionAct as ActRecord
from bandung.records.kinds import read
from bandung.values import Texts
from bandung.web.act_file import as_file

router = Router(tags=["joint commissions"])
acts = Router(tags=["joint commissions"])
public = Router(tags=["joint commissions"])

State = Literal["", "convened", "confirmed", "held", "withdrawn"]
A_PDF: dict[str, Any] = {
    "responses": {200: {"description": "A PDF", "content": {"application/pdf": {"schema": {"type": "string"}}}}}
}


@router.get(
    "/{party}",
    response={200: CommissionPage, **ERRORS},
    auth=SIGNED_IN,
    operation_id="list_commissions",
    summary="The sessions at whose table a party sits: what waits for it first, then the latest",
)
def listed(
    request: HttpRequest,
    party: Part,
    state: State = "",
    partner: Annotated[str, Query(max_length=80)] = "",
    year: Annotated[int | None, Query(ge=1900, le=2200)] = None,
    offset: Annotated[int, Query(ge=0, lt=2**31)] = 0,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> Any:
    mandated(request, party, "read", "commission", institution=reach(request, party))
    found = queries.listing(party, Asked(state=state, partner=partner, year=year))
    items = [SessionOfCommission.of(row) for _seat, row in found[offset : offset + limit]]
    return Status(200, CommissionPage(items=items, total=len(found)))


@router.post(
    "/{party}",
    response={201: SessionOfCommission, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="convene_commission",
    summary="Convene a session, or change an own one; it holds when every other party consents",
)
def convene(request: HttpRequest, party: Part, new: NewRecord) -> Any:
    held = mandated(request, party, "convene", "commission")
    session: Commission = read(Commission, new.record)
    entry = actions.convene(session=session, party=party, by=held.post, at=timezone.now())
    return Status(201, SessionOfCommission.of(queries.session(entry.uid, party)))


@router.get(
    "/{party}/{code}/{record}",
    response={200: TableShape, **ERRORS},
    auth=SIGNED_IN,
    operation_id="get_commission",
    summary="One session with its agenda, every version of its act, and what its parties do together",
)
def one(request: HttpRequest, party: Part, code: Part, record: Part) -> Any:
    mandated(request, party, "read", "commission", relation=_relation(party, code), institution=reach(request, party))
    row = queries.session(f"{code}/{record}", party)
    told = TableShape(
        session=SessionOfCommission.of(row),
        items=[ItemShape.of(item) for side in queries.agenda(row, party).values() for item in side],
        acts=[ActShape.of(act) for act in queries.acts(row)],
        initiatives=[each.uid for each in queries.portfolio(row)],
    )
    return Status(200, told)


@router.post(
    "/{party}/{code}/{record}/call-off",
    response={200: SessionOfCommission, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="call_off_commission",
    summary="Call off a session that the party convened, before its act is signed",
)
def call_off(request: HttpRequest, party: Part, code: Part, record: Part, why: CommissionReason) -> Any:
    held = mandated(request, party, "convene", "commission", relation=_relation(party, code))
    uid = f"{code}/{record}"
    actions.call_off(uid=uid, party=party, by=held.post, at=timezone.now(), reason=_texts(why.reason, "reason"))
    return Status(200, SessionOfCommission.of(queries.session(uid, party)))


@router.post(
    "/{party}/{code}/{record}/words",
    response={201: SessionOfCommission, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="answer_commission",
    summary="Consent to the newest version of a session, or not",
)
def answer(request: HttpRequest, party: Part, code: Part, record: Part, word: CommissionWord) -> Any:
    uid = f"{code}/{record}"
    _answer(request, "commission", uid, party, code, word)
    return Status(201, SessionOfCommission.of(queries.session(uid, party)))


@router.post(
    "/{party}/{code}/{record}/items",
    response={201: ItemShape, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="bring_item",
    summary="Bring something to the table, or say anew what the party brought",
)
def bring(request: HttpRequest, party: Part, code: Part, record: Part, new: NewItem) -> Any:
    held = mandated(request, party, "bring", "agenda item", relation=_relation(party, code))
    row = queries.session(f"{code}/{record}", party)
    item: AgendaItem = read(AgendaItem, new.dict() | {"session": row.reference})
    entry = actions.bring(item=item, party=party, by=held.post, at=timezone.now())
    return Status(201, ItemShape.of(queries.item(entry.uid, party)))


@router.post(
    "/{party}/{code}/{record}/items/{item}/take-back",
    response={200: TableShape, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="take_item_back",
    summary="Take an own item off the agenda",
)
def take_item_back(request: HttpRequest, party: Part, code: Part, record: Part, item: Part) -> Any:
    held = mandated(request, party, "bring", "agenda item", relation=_relation(party, code))
    actions.take_item_back(uid=f"{party}/{item}", party=party, by=held.post, at=timezone.now())
    return one(request, party, code, record)


@router.post(
    "/{party}/{code}/{record}/acts",
    response={201: ActShape, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="propose_act",
    summary="Lay a version of the act on the table; name in `based_on` the version that lies there",
)
def propose(request: HttpRequest, party: Part, code: Part, record: Part, new: NewAct) -> Any:
    held = mandated(request, party, "propose", "commission act", relation=_relation(party, code))
    row = queries.session(f"{code}/{record}", party)
    filled = {"id": actions.next_act_id(row.uid, party), "session": row.reference, "parties": row.parties}
    act: ActRecord = read(ActRecord, filled | new.record)
    entry = actions.propose(act=act, party=party, by=held.post, at=timezone.now())
    return Status(201, ActShape.of(queries.act(entry.uid, party)[0]))


@acts.get(
    "/{party}/{code}/{record}",
    response={200: SignedShape, **ERRORS},
    auth=SIGNED_IN,
    operation_id="get_act",
    summary="One version of an act with the words that stand on it",
)
def act(request: HttpRequest, party: Part, code: Part, record: Part) -> Any:
    found, _row = _act(request, party, code, record)
    return Status(200, SignedShape.of(found, standing(found.digest, {found.register, *found.to})))


@acts.get(
    "/{party}/{code}/{record}/pdf",
    response=ERRORS,
    auth=SIGNED_IN,
    operation_id="get_act_pdf",
    summary="One version of an act as a PDF in its languages",
    openapi_extra=A_PDF,
)
def pdf(request: HttpRequest, party: Part, code: Part, record: Part) -> HttpResponse:
    return as_file(*_act(request, party, code, record))


@acts.post(
    "/{party}/{code}/{record}/words",
    response={201: ActShape, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="answer_act",
    summary="Consent to exactly this version of an act, do not, or agree that everybody may read it",
)
def answer_act(request: HttpRequest, party: Part, code: Part, record: Part, word: CommissionWord) -> Any:
    uid = f"{code}/{record}"
    _answer(request, "commission-act", uid, party, code, word)
    return Status(201, ActShape.of(queries.act(uid, party)[0]))


@acts.post(
    "/{party}/{code}/{record}/take-back",
    response={200: ActShape, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="take_act_back",
    summary="Take an own version of an act off the table, while it is not signed",
)
def take_act_back(request: HttpRequest, party: Part, code: Part, record: Part) -> Any:
    held = mandated(request, party, "propose", "commission act", relation=_relation(party, code))
    uid = f"{code}/{record}"
    actions.take_act_back(uid=uid, party=party, by=held.post, at=timezone.now())
    return Status(200, ActShape.of(queries.act(uid, party)[0]))


@public.get(
    "",
    response={200: ActPage, **READ_ERRORS},
    operation_id="list_public_acts",
    summary="Acts that all their parties agreed to publish, the last signed first",
)
def public_acts(
    request: HttpRequest,
    offset: Annotated[int, Query(ge=0, lt=2**31)] = 0,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> Any:
    rows = queries.published()
    items = [ActShape.of(row) for row in rows[offset : offset + limit]]
    return Status(200, ActPage(items=items, total=rows.count()))


@public.get(
    "/verify",
    response={200: VerifiedShape, **READ_ERRORS},
    operation_id="verify_act",
    summary="Whether a check code, or a whole digest, names an act that all its parties signed",
)
def verify(request: HttpRequest, code: Annotated[str, Query(max_length=100)]) -> Any:
    plain = code.strip().lower()
    found = papers.by_digest(plain) if re.fullmatch(r"[0-9a-f]{64}", plain) else papers.by_code(code)
    return Status(200, VerifiedShape.of(found))


@public.post(
    "/verify",
    response={200: VerifiedShape, 422: Problem},
    operation_id="verify_act_pdf",
    summary="Whether a PDF is an act that all its parties signed, and its pages say what the record inside says",
)
def verify_pdf(request: HttpRequest, file: Annotated[UploadedFile, File()]) -> Any:
    paper, told = papers.by_paper(file.read())
    return Status(200, VerifiedShape.of(told, paper))


@public.get(
    "/{digest}",
    response={200: ActShape, **READ_ERRORS},
    operation_id="get_public_act",
    summary="An act that all its parties agreed to publish",
)
def public_act(request: HttpRequest, digest: Part) -> Any:
    return Status(200, ActShape.of(queries.public_act(digest)))


def _relation(party: str, code: str) -> str:
    """How the party stands to what lies in this register."""
    return "own" if party == code else "partner"


def _act(request: HttpRequest, party: str, code: str, record: str) -> tuple[CommissionAct, CommissionSession]:
    mandated(request, party, "read", "commission", relation=_relation(party, code), institution=reach(request, party))
    return queries.act(f"{code}/{record}", party)


def _answer(request: HttpRequest, kind: str, uid: str, party: str, code: str, word: CommissionWord) -> None:
    held = mandated(request, party, "consent", "commission", relation=_relation(party, code))
    actions.answer(
        kind=kind, uid=uid, digest=word.digest, says=word.says, text=_texts(word.text, "text"), party=party,
        by=held.post, at=timezone.now(),
    )  # fmt: skip


def _texts(told: dict[str, str] | None, field: str) -> Texts | None:
    return Texts(told, field=field) if told else None
