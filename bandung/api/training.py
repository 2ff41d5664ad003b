"""Training: sessions for everybody; applications, selection and attendance for the two parties of an application."""

from datetime import date, datetime
from typing import Annotated, Any, Literal

from django.http import HttpRequest
from django.utils import timezone
from ninja import Field, Query, Router, Schema, Status
from pydantic import StringConstraints

from bandung import reference
from bandung.api.common import ERRORS, READ_ERRORS, WRITE_ERRORS, Part, Uid, Words
from bandung.api.people import SIGNED_IN, mandated, reach
from bandung.records.kinds import read
from bandung.records.training import Level, Participant, Session
from bandung.training import actions, queries, rules
from bandung.training.models import TrainingSession
from bandung.training.queries import Applied, SessionFilters
from bandung.values import Texts

sessions = Router(tags=["training"])
router = Router(tags=["training"])

Short = Annotated[str, StringConstraints(max_length=10)]
Number = Annotated[int, Field(ge=0, le=100_000)]


class SessionShape(Schema):
    """One time and place at which a training offer is held."""

    uid: str = Field(examples=["bra/milk-banks-2027"])
    offer: str = Field(description="the training offer", examples=["bra/bancos-de-leite"])
    starts: date
    last_day: date
    apply_until: date = Field(description="last day on which an application is taken")
    level: Level
    seats: int
    cancelled_at: datetime | None
    entry: int
    record: dict[str, Any] = Field(description="by the schema /schemas/session.json")

    @classmethod
    def of(cls, row: TrainingSession) -> "SessionShape":
        return cls(
            uid=row.uid,
            offer=row.offer,
            starts=row.starts,
            last_day=rules.last_day(row.says),
            apply_until=row.apply_until,
            level=row.says.level,
            seats=row.seats,
            cancelled_at=row.withdrawn_at,
            entry=row.seq,
            record=row.body,
        )


class SessionPage(Schema):
    """Some sessions, by their first day, and how many there are."""

    items: list[SessionShape]
    total: int


class SelectionShape(Schema):
    """The provider's word on an application."""

    seats: int
    waiting: int
    attended: int | None
    completed: int | None
    at: datetime
    entry: int = Field(description="number of the entry that says so; name it as `seen` when deciding anew")
    record: dict[str, Any] = Field(description="by the schema /schemas/selection.json")


class ApplicationShape(Schema):
    """A party's application for seats, and what became of it."""

    uid: str = Field(examples=["mdg/application-2f9a6a0c8a1d4b7e"])
    applicant: str
    provider: str
    session: str
    people: int
    applied_at: datetime
    changed_at: datetime
    withdrawn_at: datetime | None
    waits: bool = Field(description="whether the provider has to decide, for the first time or anew")
    digest: str
    selection: SelectionShape | None
    record: dict[str, Any] = Field(description="by the schema /schemas/application.json")

    @classmethod
    def of(cls, applied: Applied) -> "ApplicationShape":
        row, word = applied.row, applied.selection
        return cls(
            uid=row.uid,
            applicant=row.register,
            provider=row.provider,
            session=row.session,
            people=row.people,
            applied_at=row.first_at,
            changed_at=row.at,
            withdrawn_at=row.withdrawn_at,
            waits=applied.waits,
            digest=row.digest,
            record=row.body,
            selection=SelectionShape(
                seats=word.seats,
                waiting=word.waiting,
                attended=word.attended,
                completed=word.completed,
                at=word.at,
                entry=word.seq,
                record=word.body,
            )
            if word
            else None,
        )


class ApplicationPage(Schema):
    """Some applications, and how many there are."""

    items: list[ApplicationShape]
    total: int


class NewSession(Schema):
    """A session to announce; the same ``id`` again changes it."""

    id: Part = Field(examples=["milk-banks-2027"])
    offer: Uid = Field(description="an own public offer of training", examples=["bra/bancos-de-leite"])
    start: date
    last_day: date | None = None
    place: Words | None = Field(None, examples=[{"pt": "Rio de Janeiro"}])
    online: bool = False
    seats: int = Field(ge=1, le=100_000)
    level: Level
    languages: list[str] = Field(default_factory=list, max_length=60, examples=[["pt", "fr"]])
    apply_by: date | None = None
    costs: Words | None = None

    def session(self, party: str) -> Session:
        """:raises BadRecord: with all that is wrong. :raises NotATrainingOffer: if the offer is none of the party's."""
        told = self.dict(exclude={"offer", "start", "last_day"})
        offer = actions.offer_named(self.offer, party).model_dump()
        period = {"start": self.start, "end": rules.after(self.last_day) if self.last_day else None}
        found: Session = read(Session, {**told, "offer": offer, "period": period})
        return found


class NewParticipant(Schema):
    """One person as a post, never by name."""

    post: str = Field(max_length=500, examples=["Head nurse, neonatology"])
    institution: str = Field(max_length=500, examples=["Centre hospitalier de Mahajanga"])
    competences: str | None = Field(None, max_length=500)


class NewApplication(Schema):
    """An application; a second one for the same session revises the first."""

    session: Uid
    participants: list[NewParticipant] = Field(min_length=1, max_length=200)
    note: Words | None = None


class Decision(Schema):
    """Seats given and people on the waiting list."""

    seats: Number
    waiting: Number = 0
    text: Words | None = None
    seen: int | None = Field(None, description="entry of the decision that was read; 0 for none")
    version: str = Field("", max_length=64, description="digest of the application that was read")


class Attendance(Schema):
    """Who came, as numbers."""

    attended: Number
    completed: Number | None = None


@sessions.get(
    "",
    response={200: SessionPage, **READ_ERRORS},
    operation_id="list_sessions",
    summary="Training sessions that have not begun, of all parties",
)
def listed(
    request: HttpRequest,
    country: Short = "",
    language: Short = "",
    sector: Short = "",
    level: Level | None = None,
    open: bool = False,  # noqa: A002 - the word that the public list has in its address
    offset: Annotated[int, Query(ge=0, lt=2**31)] = 0,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> Any:
    for check, code in ((reference.country, country), (reference.language, language), (reference.sector, sector)):
        if code:
            check(code)
    asked = SessionFilters(country=country, language=language, level=level or "", sector=sector, is_open=open)
    found = queries.sessions(asked, on=timezone.now().date())
    items = [SessionShape.of(each.row) for each in found[offset : offset + limit]]
    return Status(200, SessionPage(items=items, total=len(found)))


@sessions.get(
    "/{code}/{record}",
    response={200: SessionShape, **READ_ERRORS},
    operation_id="get_session",
    summary="One training session; also one that was cancelled or is over",
)
def one(request: HttpRequest, code: Part, record: Part) -> Any:
    return Status(200, SessionShape.of(queries.session(f"{code}/{record}")))


@router.post(
    "/{party}/sessions",
    response={201: SessionShape, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="announce_session",
    summary="Announce a session of an own training offer, or change one",
)
def announce(request: HttpRequest, party: Part, new: NewSession) -> Any:
    held = mandated(request, party, "hold", "session")
    actions.announce(session=new.session(party), party=party, by=held.post, at=timezone.now())
    return Status(201, SessionShape.of(queries.session(f"{party}/{new.id}")))


@router.post(
    "/{party}/sessions/{record}/cancel",
    response={200: SessionShape, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="cancel_session",
    summary="Cancel an own session; whoever applied sees it",
)
def cancel(request: HttpRequest, party: Part, record: Part) -> Any:
    held = mandated(request, party, "hold", "session")
    actions.cancel(uid=f"{party}/{record}", party=party, by=held.post, at=timezone.now())
    return Status(200, SessionShape.of(queries.session(f"{party}/{record}")))


@router.get(
    "/{party}/applications",
    response={200: ApplicationPage, **ERRORS},
    auth=SIGNED_IN,
    operation_id="list_applications",
    summary="Applications to a party's own sessions, or its own applications elsewhere",
)
def applications(
    request: HttpRequest,
    party: Part,
    direction: Literal["to-us", "by-us"] = "to-us",
    session: Uid | None = None,
    offset: Annotated[int, Query(ge=0, lt=2**31)] = 0,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> Any:
    mandated(request, party, "read", "application", institution=reach(request, party))
    if direction == "by-us":
        found = queries.applied_by(party)
    else:
        found = [applied for held in queries.held_by(party) for applied in held.applications]
    found = [each for each in found if session in (None, each.row.session)]
    items = [ApplicationShape.of(each) for each in found[offset : offset + limit]]
    return Status(200, ApplicationPage(items=items, total=len(found)))


@router.post(
    "/{party}/applications",
    response={201: ApplicationShape, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="apply_for_session",
    summary="Apply for seats in another party's session, or revise what was applied for",
)
def apply(request: HttpRequest, party: Part, new: NewApplication) -> Any:
    held = mandated(request, party, "apply", "session", relation="outsider")
    entry = actions.apply(
        uid=new.session,
        party=party,
        participants=[read(Participant, each.dict()) for each in new.participants],
        note=Texts(new.note, field="note") if new.note else None,
        by=held.post,
        at=timezone.now(),
    )
    return Status(201, _application(entry.uid, party))


@router.get(
    "/{party}/applications/{code}/{record}",
    response={200: ApplicationShape, **ERRORS},
    auth=SIGNED_IN,
    operation_id="get_application",
    summary="One application with the provider's word on it",
)
def application(request: HttpRequest, party: Part, code: Part, record: Part) -> Any:
    mandated(request, party, "read", "application", institution=reach(request, party))
    return Status(200, _application(f"{code}/{record}", party))


@router.post(
    "/{party}/applications/{code}/{record}/withdraw",
    response={200: ApplicationShape, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="withdraw_application",
    summary="Take an own application back; its seats are free again",
)
def withdraw(request: HttpRequest, party: Part, code: Part, record: Part) -> Any:
    held = mandated(request, party, "apply", "session", relation="partner")
    uid = f"{code}/{record}"
    actions.withdraw_application(uid=uid, party=party, by=held.post, at=timezone.now())
    return Status(200, _application(uid, party))


@router.post(
    "/{party}/applications/{code}/{record}/selection",
    response={201: ApplicationShape, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="select_participants",
    summary="Give an application seats, a place on the waiting list, or none",
)
def select(request: HttpRequest, party: Part, code: Part, record: Part, decision: Decision) -> Any:
    held = mandated(request, party, "select", "application")
    uid = f"{code}/{record}"
    actions.select(
        uid=uid,
        party=party,
        seats=decision.seats,
        waiting=decision.waiting,
        text=Texts(decision.text, field="text") if decision.text else None,
        seen=decision.seen,
        version=decision.version,
        by=held.post,
        at=timezone.now(),
    )
    return Status(201, _application(uid, party))


@router.post(
    "/{party}/applications/{code}/{record}/attendance",
    response={201: ApplicationShape, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="state_attendance",
    summary="Say how many came and how many completed it, from the last day on",
)
def attendance(request: HttpRequest, party: Part, code: Part, record: Part, came: Attendance) -> Any:
    held = mandated(request, party, "select", "application")
    uid = f"{code}/{record}"
    actions.state_attendance(
        uid=uid, party=party, attended=came.attended, completed=came.completed, by=held.post, at=timezone.now()
    )
    return Status(201, _application(uid, party))


def _application(uid: str, party: str) -> ApplicationShape:
    return ApplicationShape.of(queries.application(uid, party))
