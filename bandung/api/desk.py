"""What waits at a party's desk: who holds which mandate, what a person is told, what is due to be confirmed."""

from datetime import date, datetime
from typing import Annotated, Any, Literal

from django.http import HttpRequest
from django.utils import timezone
from ninja import Field, Query, Router, Schema, Status

from bandung.api.common import Part
from bandung.api.draft_shapes import Kind
from bandung.api.people import SIGNED_IN, mandated, reach
from bandung.api.shapes import Problem, Told
from bandung.exchange import actions as exchange
from bandung.exchange import freshness
from bandung.exchange.models import Statement
from bandung.notices import actions, queries
from bandung.notices.models import Notice
from bandung.notices.wording import sentence
from bandung.people.models import Mandate

people = Router(tags=["people"])
notices = Router(tags=["notices"])
unconfirmed = Router(tags=["freshness"])

ERRORS = {401: Problem, 403: Problem, 422: Problem}
WRITE_ERRORS = {**ERRORS, 400: Problem, 404: Problem, 409: Problem}
Offset = Annotated[int, Query(ge=0, lt=2**31)]
Limit = Annotated[int, Query(ge=1, le=200)]


class MandateShape(Schema):
    """Who may do what for the party, by post; names of people stay at the desk."""

    post: str = Field(description="institution and post", examples=["Agência Brasileira de Cooperação, focal point"])
    duty: Literal["draft", "clear", "consent", "administer"]
    institution: str = Field(description="for which alone it holds; empty: the whole party")
    since: datetime
    until: datetime | None = Field(description="first moment when it no longer holds")
    given_by: str
    is_mine: bool


class MandatePage(Schema):
    """Mandates in force."""

    items: list[MandateShape]
    total: int


class NoticeShape(Schema):
    """Something that a person is told once."""

    id: int
    kind: str = Field(examples=["draft returned"])
    sentence: str = Field(description="in the language of the request (Accept-Language)")
    about_kind: str = Field(examples=["draft"])
    about: str = Field(description="uid of a record or introduction, or name of a draft")
    made_at: datetime
    read_at: datetime | None

    @classmethod
    def of(cls, row: Notice) -> "NoticeShape":
        same = ("kind", "about_kind", "about", "made_at", "read_at")
        return cls(**{name: getattr(row, name) for name in same}, id=row.pk, sentence=sentence(row))


class NoticePage(Schema):
    """Some notices, unread first, and how many there are."""

    items: list[NoticeShape]
    total: int
    unread: int


class NoticesRead(Schema):
    """Which notices were read; without any named, all of the party."""

    notices: list[Annotated[int, Field(ge=1, lt=2**62)]] | None = Field(None, max_length=1_000)


class Marked(Schema):
    """How many were unread until now."""

    marked: int


class UnconfirmedPage(Schema):
    """Own records that nobody has confirmed for twelve months, the longest unconfirmed first."""

    items: list["Unconfirmed"]
    total: int


class Unconfirmed(Told):
    """A record whose owner is asked: still so?"""

    kind: Kind
    confirmed_on: date

    @classmethod
    def row(cls, row: Statement) -> "Unconfirmed":
        return cls(**Told.of(row).dict(), kind=row.kind_of_record, confirmed_on=row.confirmed_on)


class OwnRecord(Schema):
    """One of a party's own records."""

    kind: Kind
    record: Part = Field(examples=["bancos-de-leite"])


class Confirming(Schema):
    """Records that still hold."""

    records: list[OwnRecord] = Field(min_length=1, max_length=200)


class Confirmed(Schema):
    """Entries that say so."""

    entries: list[int]


@people.get(
    "/{party}",
    response={200: MandatePage, **ERRORS},
    auth=SIGNED_IN,
    operation_id="list_mandates",
    summary="Mandates in force in a party",
)
def mandates(request: HttpRequest, party: Part, offset: Offset = 0, limit: Limit = 50) -> Any:
    mandated(request, party, "read", "mandates")
    found = Mandate.objects.in_force(timezone.now()).filter(party=party).order_by("post", "since", "pk")
    items = [
        MandateShape(
            post=each.post, duty=each.duty, institution=each.institution, since=each.since, until=each.until,  # type: ignore[arg-type]
            given_by=each.given_by, is_mine=each.person_id == request.auth.pk,  # type: ignore[attr-defined]
        )
        for each in found[offset : offset + limit]
    ]  # fmt: skip
    return Status(200, MandatePage(items=items, total=found.count()))


@notices.get(
    "/{party}",
    response={200: NoticePage, **ERRORS},
    auth=SIGNED_IN,
    operation_id="list_notices",
    summary="What the person is told in a party, unread first",
)
def told(request: HttpRequest, party: Part, offset: Offset = 0, limit: Limit = 50) -> Any:
    person = _person(request, party)
    found = queries.notices_of(person, party)
    items = [NoticeShape.of(each) for each in found[offset : offset + limit]]
    return Status(200, NoticePage(items=items, total=found.count(), unread=queries.unread(person, party)))


@notices.post(
    "/{party}/read",
    response={200: Marked, **ERRORS, 400: Problem},
    auth=SIGNED_IN,
    operation_id="mark_notices_read",
    summary="Mark one's own notices as read",
)
def read(request: HttpRequest, party: Part, which: NoticesRead) -> Any:
    person = _person(request, party)
    marked = actions.mark_read(person=person, notices=which.notices, at=timezone.now(), party=party)
    return Status(200, Marked(marked=marked))


@unconfirmed.get(
    "/{party}",
    response={200: UnconfirmedPage, **ERRORS},
    auth=SIGNED_IN,
    operation_id="list_unconfirmed",
    summary="Own records that are due: still so?",
)
def due(request: HttpRequest, party: Part, kind: Kind | None = None, offset: Offset = 0, limit: Limit = 50) -> Any:
    own = reach(request, party)
    mandated(request, party, "read", "own record", institution=own)
    found = freshness.due_page(timezone.now(), party, institution=own, kind=kind or "", offset=offset, limit=limit)
    total = sum(number for each, number in found.numbers.items() if kind in (None, each))
    return Status(200, UnconfirmedPage(items=[Unconfirmed.row(each) for each in found.rows], total=total))


@unconfirmed.post(
    "/{party}/confirm",
    response={201: Confirmed, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="confirm_records",
    summary="Say of own records that they still hold; withdrawn ones, and those confirmed today, are left out",
)
def confirm(request: HttpRequest, party: Part, which: Confirming) -> Any:
    held = mandated(request, party, "confirm", "record")
    named = dict.fromkeys((each.kind, each.record) for each in which.records)
    entries = exchange.confirm_all(records=list(named), party=party, by=held.post, at=timezone.now())
    return Status(201, Confirmed(entries=[each.seq for each in entries]))


def _person(request: HttpRequest, party: str) -> int:
    """The account of whoever reads her own notices in a party for which she holds a mandate."""
    mandated(request, party, "read", "own record", institution=reach(request, party))
    return int(request.auth.pk)  # type: ignore[attr-defined]
