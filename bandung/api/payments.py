"""Payments among central banks: what is owed, credit lines, rounds in which it is cleared, what was paid and arrived.

Who comes: the system of a central bank. It declares what arose, answers what others declare, and reads what is due.
"""

from typing import Annotated, Any, Literal

from django.http import HttpRequest
from django.utils import timezone
from ninja import Query, Router, Status

from bandung.api.common import ERRORS, WRITE_ERRORS, Part
from bandung.api.payment_shapes import (
    ClearingRoundPage,
    ClearingRoundShape,
    CreditLinePage,
    CreditLineShape,
    NewClearingRound,
    NewLine,
    NewObligations,
    NewPaid,
    NewPaymentWord,
    ObligationPage,
    ObligationShape,
    PaymentEntryShape,
    PaymentKind,
    PaymentShape,
    PaymentWordShape,
)
from bandung.api.people import SIGNED_IN, mandated, reach
from bandung.payments import actions, preparing, queries
from bandung.records.kinds import as_json
from bandung.values import Texts

router = Router(tags=["payments"], auth=SIGNED_IN)
Offset = Annotated[int, Query(ge=0, lt=2**31)]
Limit = Annotated[int, Query(ge=1, le=200)]


@router.get("/{party}/obligations", response={200: ObligationPage, **ERRORS}, operation_id="list_obligations",
            summary="What the party owes or is owed, the newest day first")  # fmt: skip
def obligations(
    request: HttpRequest, party: Part, side: Literal["", "owed", "due"] = "",
    state: Literal["", "declared", "confirmed", "disputed", "cleared", "withdrawn"] = "",
    offset: Offset = 0, limit: Limit = 50,
) -> Any:  # fmt: skip
    mandated(request, party, "read", "obligation", institution=reach(request, party))
    found = queries.obligations(party, queries.Filters(side=side, state=state))
    items = [ObligationShape.of(row) for row in found[offset : offset + limit]]
    return Status(200, ObligationPage(items=items, total=found.count()))


@router.post("/{party}/obligations", response={201: list[ObligationShape], **WRITE_ERRORS},
             operation_id="declare_obligations", summary="Declare what the party owes: all of it or none")  # fmt: skip
def declare(request: HttpRequest, party: Part, new: NewObligations) -> Any:
    held = mandated(request, party, "declare", "obligation")
    rows = actions.declare(new.records, party=party, by=held.post, at=timezone.now(), also_to=new.also_to)
    return Status(201, [ObligationShape.of(row) for row in rows])


@router.get("/{party}/rounds", response={200: ClearingRoundPage, **ERRORS}, operation_id="list_clearing_rounds",
            summary="The clearing rounds that the party can read, the newest first")  # fmt: skip
def rounds(request: HttpRequest, party: Part, offset: Offset = 0, limit: Limit = 50) -> Any:
    mandated(request, party, "read", "clearing round", institution=reach(request, party))
    found = queries.rounds(party)
    items = [ClearingRoundShape.of(row) for row in found[offset : offset + limit]]
    return Status(200, ClearingRoundPage(items=items, total=found.count()))


@router.post("/{party}/rounds/prepare", response={200: dict[str, Any], **WRITE_ERRORS},
             operation_id="prepare_clearing_round", summary="What a round comes to; nothing is written")  # fmt: skip
def prepare(request: HttpRequest, party: Part, new: NewClearingRound) -> Any:
    mandated(request, party, "propose", "clearing round")
    return Status(200, as_json(preparing.prepare(new.terms, party=party)))


@router.post("/{party}/rounds", response={201: ClearingRoundShape, **WRITE_ERRORS},
             operation_id="propose_clearing_round",
             summary="Propose a round; it holds when every member has consented")  # fmt: skip
def propose(request: HttpRequest, party: Part, new: NewClearingRound) -> Any:
    held = mandated(request, party, "propose", "clearing round")
    row = actions.propose(new.terms, party=party, by=held.post, at=timezone.now())
    return Status(201, ClearingRoundShape.of(row))


@router.get("/{party}/lines", response={200: CreditLinePage, **ERRORS}, operation_id="list_credit_lines",
            summary="Credit lines that the party granted, was granted or was shown")  # fmt: skip
def lines(request: HttpRequest, party: Part, offset: Offset = 0, limit: Limit = 50) -> Any:
    mandated(request, party, "read", "credit line", institution=reach(request, party))
    found = queries.lines(party)
    items = [CreditLineShape.of(row) for row in found[offset : offset + limit]]
    return Status(200, CreditLinePage(items=items, total=found.count()))


@router.post("/{party}/lines", response={201: CreditLineShape, **WRITE_ERRORS}, operation_id="grant_credit_line",
             summary="Grant a credit line; it holds when the debtor has consented")  # fmt: skip
def grant(request: HttpRequest, party: Part, new: NewLine) -> Any:
    held = mandated(request, party, "grant", "credit line")
    row = actions.grant(new.record, party=party, by=held.post, at=timezone.now(), also_to=new.also_to)
    return Status(201, CreditLineShape.of(row))


@router.post("/{party}/paid/{code}/{record}", response={201: PaymentShape, **WRITE_ERRORS},
             operation_id="say_paid", summary="Say that the party has made a payment of a round")  # fmt: skip
def paid(request: HttpRequest, party: Part, code: Part, record: Part, new: NewPaid) -> Any:
    held = mandated(request, party, "pay", "payment")
    row = actions.pay(
        round_uid=f"{code}/{record}", number=new.number, on=new.on, reference=new.reference, party=party,
        by=held.post, at=timezone.now(),
    )  # fmt: skip
    return Status(201, PaymentShape.of(row))


@router.post("/{party}/words/{kind}/{code}/{record}", response={201: PaymentWordShape, **WRITE_ERRORS},
             operation_id="say_on_payments",
             summary="Confirm or dispute what is owed, consent to a round, say that money arrived")  # fmt: skip
def say(request: HttpRequest, party: Part, kind: PaymentKind, code: Part, record: Part, new: NewPaymentWord) -> Any:
    answers = kind in ("obligation", "payment")
    held = mandated(request, party, "answer" if answers else "consent", kind.replace("-", " "))
    told: dict[str, Any] = {
        "uid": f"{code}/{record}", "digest": new.digest, "party": party, "says": new.says, "by": held.post,
        "at": timezone.now(), "text": Texts(new.text, field="text") if new.text else None,
    }  # fmt: skip
    if kind == "obligation":
        row = actions.answer(**told)
    elif kind == "payment":
        row = actions.arrived(**told)
    else:
        row = actions.consent(kind=kind, **told)
    return Status(201, PaymentWordShape(uid=row.uid, about=row.about, digest=row.digest, says=row.says, at=row.at))


_WRITES = {"obligation": "declare", "clearing-round": "propose", "credit-line": "grant", "payment": "pay"}


@router.post("/{party}/withdrawals/{kind}/{code}/{record}", response={201: PaymentEntryShape, **WRITE_ERRORS},
             operation_id="withdraw_from_payments",
             summary="Withdraw what the party wrote, until it is cleared, holds or has arrived")  # fmt: skip
def withdraw(request: HttpRequest, party: Part, kind: PaymentKind, code: Part, record: Part) -> Any:
    held = mandated(request, party, _WRITES[kind], kind.replace("-", " "))
    entry = actions.withdraw(kind=kind, uid=f"{code}/{record}", party=party, by=held.post, at=timezone.now())
    return Status(201, PaymentEntryShape(uid=entry.uid, entry=entry.seq))
