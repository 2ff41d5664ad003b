"""Joint funds and their calls: those that hold for everybody; the rest for the parties with a share."""

from datetime import datetime
from typing import Annotated, Any, Literal

from django.http import HttpRequest
from django.utils import timezone
from ninja import Query, Router, Status

from bandung.api.common import ERRORS, READ_ERRORS, WRITE_ERRORS, Part
from bandung.api.fund_shapes import (
    AwardShape,
    CallPage,
    CallShape,
    FundEntryShape,
    FundPage,
    FundShape,
    Kind,
    NewAward,
    NewFundWord,
    NewOne,
    NewWithdrawal,
    RankingShape,
    WordShape,
)
from bandung.api.people import SIGNED_IN, mandated, reach
from bandung.api.training import Short
from bandung.funds import actions, assessing, bench, queries
from bandung.funds.queries import CallFilters
from bandung.records import funds as records
from bandung.records.kinds import read
from bandung.values import Texts

funds = Router(tags=["funds"])
calls = Router(tags=["funds"])

Offset = Annotated[int, Query(ge=0, lt=2**31)]
Limit = Annotated[int, Query(ge=1, le=200)]


def now() -> datetime:
    return timezone.now()


@funds.get("", response={200: FundPage, **READ_ERRORS}, operation_id="list_funds", summary="Joint funds that hold")
def listed(request: HttpRequest, offset: Offset = 0, limit: Limit = 50) -> Any:
    found = queries.public_funds()
    items = [FundShape.of(each) for each in found[offset : offset + limit]]
    return Status(200, FundPage(items=items, total=len(found)))


@funds.get(
    "/{code}/{record}",
    response={200: FundShape, **READ_ERRORS},
    operation_id="get_fund",
    summary="One joint fund that holds",
)
def one(request: HttpRequest, code: Part, record: Part) -> Any:
    return Status(200, FundShape.of(queries.fund(f"{code}/{record}")))


@funds.get(
    "/{party}",
    response={200: FundPage, **ERRORS},
    auth=SIGNED_IN,
    operation_id="list_own_funds",
    summary="The funds in which the party has a share, also those that wait for consents",
)
def own(request: HttpRequest, party: Part, offset: Offset = 0, limit: Limit = 50) -> Any:
    mandated(request, party, "read", "fund", institution=reach(request, party))
    found = queries.funds(party)
    items = [FundShape.of(each) for each in found[offset : offset + limit]]
    return Status(200, FundPage(items=items, total=len(found)))


@funds.post(
    "/{party}",
    response={201: FundShape, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="open_fund",
    summary="Propose a joint fund; it holds when every party with a share has consented",
)
def open_fund(request: HttpRequest, party: Part, new: NewOne) -> Any:
    held = mandated(request, party, "write", "fund")
    made: records.Fund = read(records.Fund, new.record)
    entry = actions.open_fund(fund=made, party=party, by=held.post, at=now(), replacing=new.instead or "")
    return Status(201, FundShape.of(queries.fund(entry.uid, party)))


@funds.post(
    "/{party}/consents/{kind}/{code}/{record}",
    response={201: WordShape, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="say_on_fund",
    summary="Consent to a fund, call, joint proposal, joint assessment or award, or refuse it",
)
def say(request: HttpRequest, party: Part, kind: Kind, code: Part, record: Part, new: NewFundWord) -> Any:
    held = mandated(request, party, "consent", "joint proposal" if kind == "joint-proposal" else "fund")
    row = actions.consent(
        kind=kind, uid=f"{code}/{record}", digest=new.digest, party=party, by=held.post, at=now(), says=new.says,
        text=Texts(new.text, field="text") if new.text else None,
    )  # fmt: skip
    return Status(201, WordShape(uid=row.uid, about=row.about, digest=row.digest, says=row.says, at=row.at))


@funds.post(
    "/{party}/withdrawals/{kind}/{code}/{record}",
    response={201: FundEntryShape, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="withdraw_from_fund",
    summary="Withdraw what the party wrote: a joint proposal at any time, the rest until all have consented",
)
def withdraw(request: HttpRequest, party: Part, kind: Kind, code: Part, record: Part, new: NewWithdrawal) -> Any:
    held = mandated(request, party, "write", "joint proposal" if kind == "joint-proposal" else "fund")
    reason = Texts(new.reason, field="reason") if new.reason else None
    entry = actions.take_back(kind=kind, uid=f"{code}/{record}", party=party, by=held.post, at=now(), reason=reason)
    return Status(201, FundEntryShape(uid=entry.uid, entry=entry.seq))


@funds.post(
    "/{party}/announcements/{kind}/{code}/{record}",
    response={201: FundEntryShape, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="announce_held",
    summary="Put an own fund or call that holds into the public part of the register, unchanged",
)
def announce(request: HttpRequest, party: Part, kind: Literal["fund", "call"], code: Part, record: Part) -> Any:
    held = mandated(request, party, "write", "fund")
    entry = actions.announce(kind=kind, uid=f"{code}/{record}", party=party, by=held.post, at=now())
    return Status(201, FundEntryShape(uid=entry.uid, entry=entry.seq))


@funds.post(
    "/{party}/left/{code}/{record}",
    response={201: WordShape, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="leave_proposal",
    summary="Take the party's consent to a joint proposal back, also when it stands",
)
def leave(request: HttpRequest, party: Part, code: Part, record: Part) -> Any:
    held = mandated(request, party, "consent", "joint proposal")
    row = actions.leave(uid=f"{code}/{record}", party=party, by=held.post, at=now())
    return Status(201, WordShape(uid=row.uid, about=row.about, digest=row.digest, says=row.says, at=row.at))


@calls.get("", response={200: CallPage, **READ_ERRORS}, operation_id="list_calls", summary="Calls that are public")
def listed_calls(
    request: HttpRequest,
    state: Literal["", "open", "coming", "closed"] = "",
    sector: Short = "",
    country: Short = "",
    fund: Annotated[str, Query(max_length=161)] = "",
    offset: Offset = 0,
    limit: Limit = 50,
) -> Any:
    at = now()
    found = queries.calls(CallFilters(state, sector, country, fund), at=at)
    items = [CallShape.of(each, at) for each in found[offset : offset + limit]]
    return Status(200, CallPage(items=items, total=len(found)))


@calls.get(
    "/{code}/{record}",
    response={200: CallShape, **READ_ERRORS},
    operation_id="get_call",
    summary="One call with its window in each country's own time",
)
def one_call(request: HttpRequest, code: Part, record: Part) -> Any:
    return Status(200, CallShape.of(queries.call(f"{code}/{record}"), now()))


@calls.post(
    "/{party}",
    response={201: CallShape, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="open_call",
    summary="Propose a call of a fund; it is public when all who decide have consented",
)
def open_call(request: HttpRequest, party: Part, new: NewOne) -> Any:
    held = mandated(request, party, "write", "fund")
    made: records.Call = read(records.Call, new.record)
    entry = actions.open_call(call=made, party=party, by=held.post, at=now(), replacing=new.instead or "")
    return Status(201, CallShape.of(queries.call(entry.uid, party), now()))


@calls.get(
    "/{party}/{code}/{record}/ranking",
    response={200: RankingShape, **ERRORS},
    auth=SIGNED_IN,
    operation_id="get_ranking",
    summary="The ranking of a call with each side's own points, for those who decide",
)
def ranking(request: HttpRequest, party: Part, code: Part, record: Part) -> Any:
    mandated(request, party, "read", "assessment")
    return Status(200, RankingShape.of(assessing.board(f"{code}/{record}", party)))


@calls.post(
    "/{party}/{code}/{record}/award",
    response={201: AwardShape, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="propose_award",
    summary="Propose what a call gives; it holds when all who decide have consented",
)
def award(request: HttpRequest, party: Part, code: Part, record: Part, new: NewAward) -> Any:
    held = mandated(request, party, "write", "fund")
    entry = bench.propose_award(
        call=f"{code}/{record}", party=party, given=new.given, by=held.post, at=now(),
        text=Texts(new.text, field="text") if new.text else None,
    )  # fmt: skip
    _board, found = assessing.award_of(entry.uid, party)
    return Status(201, AwardShape.of(found))
