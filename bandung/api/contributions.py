"""The ledger: contributions for everybody, and those of a party with what both sides say of them."""

import base64
import binascii
from typing import Annotated, Any, Literal

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from ninja import Query, Router, Schema, Status
from pydantic import StringConstraints

from bandung.api.common import ERRORS, READ_ERRORS, WRITE_ERRORS, Part, Words
from bandung.api.contribution_shapes import (
    AccountShape,
    ClosingShape,
    ConfirmationShape,
    ContributionPage,
    ContributionShape,
    LedgerProposalShape,
    NewClosing,
    NewConfirmation,
    NewContribution,
    NewContributions,
    NewLedgerWord,
    NewSame,
    NewSettlement,
    OutcomeShape,
    SameShape,
    SettlementShape,
    WithdrawnShape,
)
from bandung.api.cursors import BadCursor
from bandung.api.people import SIGNED_IN, mandated
from bandung.consents import actions as consents
from bandung.contributions import actions, answers, queries
from bandung.contributions.models import Contribution, SameContribution, Settlement
from bandung.contributions.queries import Filters
from bandung.values import Texts

router = Router(tags=["contributions"])

ONE = "/{party}/{code}/{record}"
Text = Annotated[str, StringConstraints(max_length=500)]


class LedgerParameters(Schema):
    """What narrows a list; what is left out narrows nothing."""

    words: Annotated[str, StringConstraints(max_length=100)] = ""
    year: Annotated[int | None, Query(ge=1945, le=2200)] = None
    side: Literal["", "given", "received"] = ""
    partner: Annotated[str, StringConstraints(max_length=80)] = ""
    item: Annotated[str, StringConstraints(max_length=10)] = ""
    stage: Literal["", "commitment", "budget", "delivery"] = ""
    said: Literal["", "declared", "reported", "confirmed", "partly", "disputed", "settled"] = ""
    sector: Annotated[str, StringConstraints(max_length=5)] = ""
    initiative: Text = ""
    institution: Text = ""

    def filters(self) -> Filters:
        return Filters(**self.dict())


Cursor = Annotated[str | None, StringConstraints(max_length=300)]
Limit = Annotated[int, Query(ge=1, le=200)]


def _page(rows: QuerySet[Contribution], cursor: str | None, limit: int) -> ContributionPage:
    """Lines by uid; a cursor names the last one that was told, so nothing is told twice when others are added."""
    if cursor is not None:
        rows = rows.filter(uid__gt=_place(cursor))
    found = list(rows.order_by("uid")[: limit + 1])
    more = len(found) > limit
    place = base64.urlsafe_b64encode(found[limit - 1].uid.encode()).decode().rstrip("=") if more else None
    return ContributionPage(items=[ContributionShape.of(row) for row in found[:limit]], next=place)


def _place(cursor: str) -> str:
    """:raises BadCursor: if it is none of ours."""
    try:
        uid = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode()
    except (binascii.Error, ValueError):
        raise BadCursor from None
    if uid.count("/") != 1 or "\0" in uid:
        raise BadCursor
    return uid


@router.get(
    "",
    response={200: ContributionPage, 400: READ_ERRORS[422], **READ_ERRORS},
    operation_id="list_contributions",
    summary="Contributions that everybody may read, by uid",
)
def public(request: HttpRequest, parameters: Query[LedgerParameters], cursor: Cursor = None, limit: Limit = 50) -> Any:
    return Status(200, _page(queries.narrowed(queries.visible(), parameters.filters()), cursor, limit))


@router.get(
    "/{party}",
    response={200: ContributionPage, 400: READ_ERRORS[422], **ERRORS},
    auth=SIGNED_IN,
    operation_id="list_own_contributions",
    summary="What the party gave and received, by uid",
)
def own(
    request: HttpRequest, party: Part, parameters: Query[LedgerParameters], cursor: Cursor = None, limit: Limit = 50
) -> Any:
    mandated(request, party, "read", "contribution")
    return Status(200, _page(queries.ledger(party, parameters.filters()), cursor, limit))


@router.get(
    "/{party}/waiting",
    response={200: ContributionPage, 400: READ_ERRORS[422], **ERRORS},
    auth=SIGNED_IN,
    operation_id="list_waiting_contributions",
    summary="What others declared to the party, and on which it has not said its word",
)
def waiting(request: HttpRequest, party: Part, cursor: Cursor = None, limit: Limit = 50) -> Any:
    mandated(request, party, "read", "contribution")
    return Status(200, _page(queries.waiting(party), cursor, limit))


@router.post(
    "/{party}",
    response={201: ContributionShape, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="declare_contribution",
    summary="Declare what the party gives, or correct it; the same again writes nothing",
)
def declare(request: HttpRequest, party: Part, new: NewContribution) -> Any:
    held = mandated(request, party, "declare", "contribution")
    row = actions.declare(
        new.record, party=party, by=held.post, at=timezone.now(), public=new.public, into_closed=new.into_closed
    )
    return Status(201, ContributionShape.of(row))


@router.post(
    "/{party}/many",
    response={201: list[OutcomeShape], **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="declare_contributions",
    summary="Declare up to 1,000 lines at once: all of them or none",
)
def declare_many(request: HttpRequest, party: Part, new: NewContributions) -> Any:
    held = mandated(request, party, "declare", "contribution")
    found = actions.declare_all(
        new.records, party=party, by=held.post, at=timezone.now(), public=new.public, into_closed=new.into_closed
    )
    return Status(201, [OutcomeShape.of(each) for each in found])


@router.post(
    "/{party}/years/{year}/close",
    response={201: ClosingShape, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="close_statistical_year",
    summary="Close a statistical year, for everybody to see; this cannot be undone",
)
def close_year(request: HttpRequest, party: Part, year: int, new: NewClosing) -> Any:
    held = mandated(request, party, "close", "statistical year")
    row = actions.close_year(year=year, party=party, by=held.post, at=timezone.now(), text=_text(new.text))
    return Status(201, ClosingShape.of(row))


@router.post(
    "/{party}/same",
    response={201: SameShape, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="say_same_contribution",
    summary="Say that lines tell of one contribution, and which counts, or that they differ",
)
def same(request: HttpRequest, party: Part, new: NewSame) -> Any:
    held = mandated(request, party, "answer", "contribution")
    row = answers.propose_same(
        lines=new.lines, counts=new.counts or "", says=new.says, party=party, by=held.post, at=timezone.now(),
        text=_text(new.text),
    )  # fmt: skip
    return Status(201, SameShape.of(row))


@router.get(
    ONE,
    response={200: AccountShape, **ERRORS},
    auth=SIGNED_IN,
    operation_id="get_contribution",
    summary="One contribution with everything that both sides said of it",
)
def one(request: HttpRequest, party: Part, code: Part, record: Part) -> Any:
    mandated(request, party, "read", "contribution")
    return Status(200, AccountShape.of_account(queries.account(f"{code}/{record}", party)))


@router.post(
    f"{ONE}/withdraw",
    response={200: WithdrawnShape, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="withdraw_contribution",
    summary="Take an own line back: it was never given",
)
def withdraw(request: HttpRequest, party: Part, code: Part, record: Part, new: NewClosing) -> Any:
    held = mandated(request, party, "declare", "contribution")
    entry = actions.withdraw(
        uid=f"{code}/{record}", party=party, by=held.post, at=timezone.now(), reason=_text(new.text)
    )  # fmt: skip
    return Status(200, WithdrawnShape(uid=entry.uid, entry=entry.seq))


@router.post(
    f"{ONE}/words",
    response={201: ConfirmationShape, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="confirm_contribution",
    summary="Confirm exactly this version, confirm it in part with own figures, or dispute it",
)
def confirm(request: HttpRequest, party: Part, code: Part, record: Part, new: NewConfirmation) -> Any:
    held = mandated(request, party, "answer", "contribution")
    row = answers.confirm(
        uid=f"{code}/{record}", digest=new.digest, says=new.says, party=party, by=held.post, at=timezone.now(),
        told=new.dict(exclude={"digest", "says"}),
    )  # fmt: skip
    return Status(201, ConfirmationShape.of(row))


@router.post(
    f"{ONE}/words/take-back",
    response={200: WithdrawnShape, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="take_back_contribution_word",
    summary="Take the party's own word on a line back; it then waits for an answer again",
)
def unsay(request: HttpRequest, party: Part, code: Part, record: Part) -> Any:
    held = mandated(request, party, "answer", "contribution")
    entry = answers.take_back_word(uid=f"{code}/{record}", party=party, by=held.post, at=timezone.now())
    return Status(200, WithdrawnShape(uid=entry.uid, entry=entry.seq))


@router.post(
    f"{ONE}/settlements",
    response={201: SettlementShape, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="settle_contribution",
    summary="Propose figures on which both sides settle; they stand once the other side has consented",
)
def settle(request: HttpRequest, party: Part, code: Part, record: Part, new: NewSettlement) -> Any:
    held = mandated(request, party, "answer", "contribution")
    row = answers.settle(
        uid=f"{code}/{record}", digest=new.digest, party=party, told=new.dict(exclude={"digest"}), by=held.post,
        at=timezone.now(),
    )  # fmt: skip
    return Status(201, SettlementShape.of(row))


Kind = Literal["settlement", "same-contribution"]
PROPOSAL = "/{party}/proposals/{kind}/{code}/{record}"


@router.post(
    f"{PROPOSAL}/words",
    response={201: LedgerProposalShape, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="answer_contribution_proposal",
    summary="Consent to exactly these figures, or to what is the same, or refuse it",
)
def agree(request: HttpRequest, party: Part, kind: Kind, code: Part, record: Part, new: NewLedgerWord) -> Any:
    held = mandated(request, party, "consent", "contribution")
    consents.say(
        kind=kind, uid=f"{code}/{record}", digest=new.digest, says=new.says, party=party, by=held.post,
        at=timezone.now(), text=_text(new.text),
    )  # fmt: skip
    return Status(201, _proposal(kind, f"{code}/{record}"))


@router.post(
    f"{PROPOSAL}/take-back",
    response={200: WithdrawnShape, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="take_back_contribution_proposal",
    summary="Take an own proposal back while it does not stand",
)
def take_back(request: HttpRequest, party: Part, kind: Kind, code: Part, record: Part) -> Any:
    held = mandated(request, party, "answer", "contribution")
    entry = answers.take_back(kind=kind, uid=f"{code}/{record}", party=party, by=held.post, at=timezone.now())
    return Status(200, WithdrawnShape(uid=entry.uid, entry=entry.seq))


def _proposal(kind: Kind, uid: str) -> LedgerProposalShape:
    model: Any = Settlement if kind == "settlement" else SameContribution
    row = model.objects.get(pk=uid)
    return LedgerProposalShape(uid=row.uid, kind=kind, digest=row.digest, holds_at=row.holds_at)


def _text(words: Words | None) -> Texts | None:
    return Texts(words, field="text") if words else None
