"""Looking back on a party's initiatives: observations, evaluation plans, final reports, sealed reviews, lessons."""

from typing import Annotated, Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Query, Router, Status

from bandung.api.common import ERRORS, READ_ERRORS, WRITE_ERRORS, Part, Words
from bandung.api.people import SIGNED_IN, mandated, reach
from bandung.api.plan_shapes import BegunDraft, NewPlanWord
from bandung.api.review_shapes import (
    ClosingDocumentsShape,
    Kind,
    LessonPage,
    LessonShape,
    NewLesson,
    NewObservation,
    NewPaper,
    ObservationShape,
    ObservedShape,
    PaperShape,
    ReplicationShape,
    ReviewWaitingShape,
)
from bandung.clearance import actions as clearance
from bandung.consents import actions as consents
from bandung.partnerships import queries as partnerships
from bandung.records.columns import to_answers
from bandung.reviews import actions, closing, offering, queries, replication
from bandung.values import Texts

router = Router(tags=["reviews"])

Offset = Annotated[int, Query(ge=0, lt=2**31)]
Limit = Annotated[int, Query(ge=1, le=200)]
Code = Annotated[str, Query(max_length=10)]
BASE = "/{party}/initiatives/{code}/{record}"


@router.get(
    "/lessons",
    response={200: LessonPage, **READ_ERRORS},
    operation_id="list_lessons",
    summary="Lessons that are for everybody, the newest first",
)
def lessons(
    request: HttpRequest, sector: Code = "", sdg: Code = "", offset: Offset = 0, limit: Limit = 50
) -> Any:  # fmt: skip
    return Status(200, _page(queries.public_lessons(sector=sector, sdg=sdg), offset, limit))


@router.get(
    "/offers/{code}/{record}",
    response={200: ReplicationShape, **READ_ERRORS},
    operation_id="get_replication",
    summary="Where a public offer has gone, as everybody may see it",
)
def replicated(request: HttpRequest, code: Part, record: Part) -> Any:
    return Status(200, ReplicationShape.of(replication.replication(f"{code}/{record}")))


@router.get(
    "/{party}/offers/{code}/{record}",
    response={200: ReplicationShape, **ERRORS},
    auth=SIGNED_IN,
    operation_id="get_replication_for_party",
    summary="Where an offer has gone, the party's own initiatives counted too",
)
def replicated_for(request: HttpRequest, party: Part, code: Part, record: Part) -> Any:
    mandated(request, party, "read", "initiative")
    return Status(200, ReplicationShape.of(replication.replication(f"{code}/{record}", party)))


@router.get(
    "/{party}/waiting",
    response={200: list[ReviewWaitingShape], **ERRORS},
    auth=SIGNED_IN,
    operation_id="list_waiting_reviews",
    summary="Answers, reveals and consents that wait for the party",
)
def waiting(request: HttpRequest, party: Part) -> Any:
    mandated(request, party, "read", "initiative")
    return Status(200, [ReviewWaitingShape.of(each) for each in queries.waiting(party, timezone.now())])


@router.get(
    f"{BASE}/observations",
    response={200: ObservedShape, **ERRORS},
    auth=SIGNED_IN,
    operation_id="list_observations",
    summary="What each party saw of the indicators, development and partnership apart",
)
def observations(request: HttpRequest, party: Part, code: Part, record: Part) -> Any:
    mandated(request, party, "read", "initiative")
    return Status(200, ObservedShape.of(queries.observations(f"{code}/{record}", party)))


@router.post(
    f"{BASE}/observations",
    response={201: ObservationShape, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="observe",
    summary="Write what the party saw of an indicator, or correct it",
)
def observe(request: HttpRequest, party: Part, code: Part, record: Part, new: NewObservation) -> Any:
    held = mandated(request, party, "record", "observation")
    row = actions.observe(
        initiative=f"{code}/{record}", party=party, result=new.result, indicator=new.indicator, told=new.record,
        record=new.id, by=held.post, at=timezone.now(),
    )  # fmt: skip
    return Status(201, ObservationShape.of(row))


@router.post(
    "/{party}/observations/{author}/{name}/take-back",
    response={200: ObservationShape, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="take_back_observation",
    summary="Say that what the party observed no longer holds",
)
def observation_back(request: HttpRequest, party: Part, author: Part, name: Part) -> Any:
    held = mandated(request, party, "record", "observation")
    row = queries.observation(f"{author}/{name}", party)
    actions.take_observation_back(uid=row.uid, party=party, by=held.post, at=timezone.now())
    return Status(200, ObservationShape.of(row))


@router.get(
    f"{BASE}/papers/{{kind}}",
    response={200: list[PaperShape], **ERRORS},
    auth=SIGNED_IN,
    operation_id="list_papers",
    summary="The versions of an initiative's evaluation plan or final report, oldest first",
)
def papers(request: HttpRequest, party: Part, code: Part, record: Part, kind: Kind) -> Any:
    mandated(request, party, "read", "initiative")
    found = queries.papers_of(kind, f"{code}/{record}", party)
    return Status(200, [PaperShape.of(each) for each in found.versions])


@router.post(
    f"{BASE}/papers/{{kind}}",
    response={201: PaperShape, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="propose_paper",
    summary="Propose an evaluation plan or a final report; it holds when all partners consent",
)
def propose(request: HttpRequest, party: Part, code: Part, record: Part, kind: Kind, new: NewPaper) -> Any:
    held = mandated(request, party, "propose", "final report")
    view = actions.propose(
        kind=kind, initiative=f"{code}/{record}", party=party, told=new.record, seen=new.seen, by=held.post,
        at=timezone.now(),
    )  # fmt: skip
    return Status(201, PaperShape.of(view))


@router.post(
    "/{party}/papers/{kind}/{author}/{name}/words",
    response={201: PaperShape, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="answer_paper",
    summary="Consent to exactly this version, or say that the party does not",
)
def answer(request: HttpRequest, party: Part, kind: Kind, author: Part, name: Part, new: NewPlanWord) -> Any:
    held = mandated(request, party, "consent", "final report")
    _row, view = queries.paper(kind, f"{author}/{name}", party)
    consents.say(
        kind=kind, uid=view.row.uid, digest=new.digest, says=new.says, party=party, by=held.post, at=timezone.now(),
        text=words(new.text),
    )  # fmt: skip
    return Status(201, PaperShape.of(queries.paper(kind, view.row.uid, party)[1]))


@router.post(
    "/{party}/papers/{kind}/{author}/{name}/take-back",
    response={200: PaperShape, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="take_back_paper",
    summary="Take an own version back while not all have consented",
)
def paper_back(request: HttpRequest, party: Part, kind: Kind, author: Part, name: Part) -> Any:
    held = mandated(request, party, "propose", "final report")
    actions.take_back(kind=kind, uid=f"{author}/{name}", party=party, by=held.post, at=timezone.now())
    return Status(200, PaperShape.of(queries.paper(kind, f"{author}/{name}", party)[1]))


@router.get(
    f"{BASE}/closing",
    response={200: ClosingDocumentsShape, **ERRORS},
    auth=SIGNED_IN,
    operation_id="get_closing_documents",
    summary="The documents that the moves to the last stages can name",
)
def closing_documents(request: HttpRequest, party: Part, code: Part, record: Part) -> Any:
    mandated(request, party, "read", "initiative")
    row = partnerships.own_initiative(f"{code}/{record}", party)
    return Status(200, ClosingDocumentsShape.of(row, closing.closing_documents(row, timezone.now())))


@router.get(
    f"{BASE}/lessons",
    response={200: LessonPage, **ERRORS},
    auth=SIGNED_IN,
    operation_id="list_lessons_of_initiative",
    summary="What the parties of an initiative learned, the newest first",
)
def lessons_of(
    request: HttpRequest, party: Part, code: Part, record: Part, offset: Offset = 0, limit: Limit = 50
) -> Any:  # fmt: skip
    mandated(request, party, "read", "initiative")
    return Status(200, _page(queries.lessons_of(f"{code}/{record}", party), offset, limit))


@router.post(
    f"{BASE}/lessons",
    response={201: LessonShape, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="note_lesson",
    summary="Note what the party learned, or a new version of it",
)
def note(request: HttpRequest, party: Part, code: Part, record: Part, new: NewLesson) -> Any:
    held = mandated(request, party, "note", "lesson")
    row = actions.note(
        initiative=f"{code}/{record}", party=party, told=new.record, public=new.public, offer=new.offer, record=new.id,
        by=held.post, at=timezone.now(),
    )  # fmt: skip
    return Status(201, LessonShape.of(row))


@router.get(
    "/{party}/lessons",
    response={200: LessonPage, **ERRORS},
    auth=SIGNED_IN,
    operation_id="list_own_lessons",
    summary="What the party learned in all its initiatives, the newest first",
)
def own_lessons(request: HttpRequest, party: Part, offset: Offset = 0, limit: Limit = 50) -> Any:
    mandated(request, party, "read", "initiative")
    return Status(200, _page(list(queries.own_lessons(party)), offset, limit))


@router.get(
    "/{party}/lessons/{author}/{name}",
    response={200: LessonShape, **ERRORS},
    auth=SIGNED_IN,
    operation_id="get_lesson",
    summary="One lesson that the party may read",
)
def lesson(request: HttpRequest, party: Part, author: Part, name: Part) -> Any:
    mandated(request, party, "read", "initiative")
    return Status(200, LessonShape.of(queries.lesson(f"{author}/{name}", party)))


@router.post(
    "/{party}/lessons/{author}/{name}/withdraw",
    response={200: LessonShape, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="withdraw_lesson",
    summary="Withdraw a lesson of the party",
)
def withdraw(request: HttpRequest, party: Part, author: Part, name: Part) -> Any:
    held = mandated(request, party, "note", "lesson")
    row = queries.lesson(f"{author}/{name}", party)
    actions.withdraw_lesson(uid=row.uid, party=party, by=held.post, at=timezone.now())
    return Status(200, LessonShape.of(row))


@router.post(
    "/{party}/lessons/{author}/{name}/offer",
    response={201: BegunDraft, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="offer_from_lesson",
    summary="Begin a draft of an offer from an own lesson; it names the offer that it comes from",
)
def offer(request: HttpRequest, party: Part, author: Part, name: Part) -> Any:
    institution = reach(request, party)
    held = mandated(request, party, "write", "draft", institution=institution)
    told = offering.offer_from_lesson(f"{author}/{name}", party)
    draft = clearance.start(
        party=party, kind="offer", answers=to_answers("offer", told), by=held.post, at=timezone.now(),
        institution=institution, source="api",
    )  # fmt: skip
    return Status(201, BegunDraft(draft=str(draft.pk), problems=draft.problems))


def words(text: Words | None) -> Texts | None:
    return Texts(text, field="text") if text else None


def _page(found: list[Any], offset: int, limit: int) -> LessonPage:
    return LessonPage(items=[LessonShape.of(each) for each in found[offset : offset + limit]], total=len(found))
