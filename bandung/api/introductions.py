"""Introductions of a party: its threads, asking for one, writing in one. For the two parties of a thread alone."""

from datetime import datetime
from typing import Annotated, Any, Literal

from django.http import HttpRequest
from django.utils import timezone
from ninja import Field, Query, Router, Schema, Status
from pydantic import StringConstraints

from bandung.api.common import ERRORS, WRITE_ERRORS, Part, Uid
from bandung.api.people import SIGNED_IN, mandated
from bandung.introductions import actions, clocks, queries, rules
from bandung.introductions.models import Introduction, Message
from bandung.records.fields import Organisation
from bandung.records.introductions import Outcome, Says, Why
from bandung.records.kinds import read
from bandung.values import Texts

router = Router(tags=["introductions"])

State = Literal["asked", "handed-on", "accepted", "declined", "withdrawn", "concluded", "dormant"]


class OrganisationShape(Schema):
    """An institution, by name; by its reference number too where its party names it."""

    name: str = Field(max_length=500, examples=["Centre hospitalier de Mahajanga"])
    type: str = Field(max_length=40, examples=["public-institution"])
    institution: str | None = Field(None, max_length=80, examples=["hospital"])


class MessageShape(Schema):
    """One word of one side."""

    uid: str
    register_code: str = Field(description="the party that wrote it", examples=["bra"])
    entry: int
    says: Says
    by: str = Field(description="institution and post")
    at: datetime
    record: dict[str, Any] = Field(description="by the schema /schemas/message.json")

    @classmethod
    def of(cls, row: Message) -> "MessageShape":
        return cls(
            uid=row.uid, register_code=row.register, entry=row.seq, says=row.says, by=row.by, at=row.at, record=row.body
        )  # type: ignore[arg-type]


class DueShape(Schema):
    """What the clock asks the party to do."""

    what: Literal["answer", "follow-up", "dormant"]
    since: datetime
    days: int = Field(description="after how many days the clock rang", examples=[30])


class IntroductionShape(Schema):
    """A request and where it stands."""

    uid: str = Field(examples=["mdg/intro-2f9a6a0c8a1d4b7e"])
    asking: str = Field(examples=["mdg"])
    owner: str = Field(description="the party that is asked", examples=["bra"])
    kind: Literal["offer", "need"]
    about: str = Field(examples=["bra/bancos-de-leite"])
    resting_on: str | None = None
    state: State
    waits_for_us: bool
    asked_at: datetime
    first_answer_at: datetime | None
    accepted_at: datetime | None
    last_word_at: datetime
    handed_to: str | None
    outcomes: dict[str, str] = Field(description="party to outcome", examples=[{"mdg": "led-to-initiative"}])
    due: DueShape | None
    record: dict[str, Any] = Field(description="by the schema /schemas/introduction.json")

    @classmethod
    def of(cls, line: queries.Line) -> "IntroductionShape":
        row = line.row
        outcomes = {row.asking: row.asking_outcome, row.owner: row.owner_outcome}
        return cls(
            uid=row.uid,
            asking=row.asking,
            owner=row.owner,
            kind=row.kind,  # type: ignore[arg-type]
            about=row.about,
            resting_on=row.resting_on or None,
            state=line.state,  # type: ignore[arg-type]
            waits_for_us=line.waits_for_us,
            asked_at=row.asked_at,
            first_answer_at=row.first_answer_at,
            accepted_at=row.accepted_at,
            last_word_at=row.last_word_at,
            handed_to=row.handed_to or None,
            outcomes={party: outcome for party, outcome in outcomes.items() if outcome},
            due=_due(line.due),
            record=row.body,
        )


class IntroductionPage(Schema):
    """Some introductions, those that wait for the party first, and how many there are."""

    items: list[IntroductionShape]
    total: int


class ThreadShape(IntroductionShape):
    """An introduction with everything that was said in it, and what the party can say now."""

    messages: list[MessageShape]
    moves: list[Says]


class NewIntroduction(Schema):
    """A request to be introduced."""

    kind: Literal["offer", "need"] = Field(description="what is asked about")
    uid: Uid = Field(examples=["bra/bancos-de-leite"])
    note: dict[str, str] = Field(examples=[{"fr": "Nous cherchons un partenaire pour notre lactarium."}])
    resting_on: Uid | None = Field(None, description="an own need (for an offer) or offer (for a need)")
    asked_for: OrganisationShape | None = None


class NewMessage(Schema):
    """One word in an introduction. The same ``reference`` with the same content is written once."""

    says: Says
    text: dict[str, str] | None = Field(None, examples=[{"pt": "Com prazer."}])
    why: Why | None = None
    handed_to: OrganisationShape | None = None
    outcome: Outcome | None = None
    initiative: str | None = Field(None, max_length=500)
    seen: str | None = Field(None, max_length=20, description="the state as the caller saw it", examples=["asked"])
    reference: str = Field("", max_length=80, description="the caller's own name for this message")


@router.get(
    "/{party}",
    response={200: IntroductionPage, **ERRORS},
    auth=SIGNED_IN,
    operation_id="list_introductions",
    summary="Introductions of a party, both ways; those that wait for it first",
)
def listed(
    request: HttpRequest,
    party: Part,
    state: State | None = None,
    direction: Literal["asked-of-us", "asked-by-us"] | None = None,
    country: Annotated[str, StringConstraints(max_length=3, pattern="^[A-Z]*$")] = "",
    offset: Annotated[int, Query(ge=0, lt=2**31)] = 0,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> Any:
    mandated(request, party, "read", "introduction")
    lines = queries.listing(party, at=timezone.now(), state=state or "", direction=direction or "", country=country)
    items = [IntroductionShape.of(line) for line in lines[offset : offset + limit]]
    return Status(200, IntroductionPage(items=items, total=len(lines)))


@router.get(
    "/{party}/{code}/{record}",
    response={200: ThreadShape, **ERRORS},
    auth=SIGNED_IN,
    operation_id="get_introduction",
    summary="One introduction with everything that was said in it",
)
def one(request: HttpRequest, party: Part, code: Part, record: Part) -> Any:
    mandated(request, party, "read", "introduction")
    return Status(200, _thread(queries.thread(f"{code}/{record}", party), party))


@router.post(
    "/{party}",
    response={201: ThreadShape, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="request_introduction",
    summary="Ask the owner of an offer or a need for an introduction",
)
def ask(request: HttpRequest, party: Part, new: NewIntroduction) -> Any:
    held = mandated(request, party, "request", "introduction")
    row = actions.request(
        kind=new.kind,
        uid=new.uid,
        party=party,
        note=Texts(new.note, field="note"),
        resting_on=new.resting_on or "",
        asked_for=read(Organisation, new.asked_for.dict(exclude_none=True)) if new.asked_for else None,
        by=held.post,
        at=timezone.now(),
    )
    return Status(201, _thread(row, party))


@router.post(
    "/{party}/{code}/{record}/messages",
    response={201: MessageShape, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="write_in_introduction",
    summary="Accept, decline, ask, answer, hand on, follow up, or say how it ended",
)
def write(request: HttpRequest, party: Part, code: Part, record: Part, new: NewMessage) -> Any:
    held = mandated(request, party, "write", "introduction")
    told = new.dict(include={"why", "outcome", "initiative"}, exclude_none=True)
    if new.handed_to:
        told["handed_to"] = new.handed_to.dict(exclude_none=True)
    word = actions.write(
        uid=f"{code}/{record}",
        party=party,
        says=new.says,
        text=Texts(new.text, field="text") if new.text else None,
        seen=new.seen,
        form=new.reference,
        by=held.post,
        at=timezone.now(),
        **told,
    )
    return Status(201, MessageShape.of(word))


@router.post(
    "/{party}/{code}/{record}/withdraw",
    response={200: ThreadShape, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="withdraw_introduction",
    summary="Take one's own request back while it is unanswered",
)
def withdraw(request: HttpRequest, party: Part, code: Part, record: Part) -> Any:
    held = mandated(request, party, "write", "introduction")
    row = actions.withdraw(uid=f"{code}/{record}", party=party, by=held.post, at=timezone.now())
    return Status(200, _thread(row, party))


def _thread(row: Introduction, party: str) -> ThreadShape:
    line = queries.line_of(row, party, timezone.now())
    return ThreadShape(
        **IntroductionShape.of(line).dict(),
        messages=[MessageShape.of(each) for each in queries.words_of(row)],
        moves=list(rules.moves_of(rules.side_of(party, asking=row.asking), row.state)),  # type: ignore[arg-type]
    )


def _due(due: clocks.Due | None) -> DueShape | None:
    return DueShape(what=due.what, since=due.since, days=due.days) if due else None  # type: ignore[arg-type]
