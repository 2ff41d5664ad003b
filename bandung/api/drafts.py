"""Drafts of a party: written, submitted, returned, cleared. A mandate of an institution reaches its own alone."""

from collections.abc import Callable
from typing import Annotated, Any, Literal
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone
from ninja import Query, Router, Status
from pydantic import StringConstraints

from bandung.api.common import Part
from bandung.api.draft_shapes import (
    ChangedDraft,
    Comment,
    Conflict,
    DraftLine,
    DraftPage,
    DraftShape,
    Kind,
    Merging,
    NewDraft,
    Revision,
    State,
)
from bandung.api.people import SIGNED_IN, mandated, reach
from bandung.api.problems import of_refusal
from bandung.api.shapes import Problem, Written
from bandung.clearance import actions, duplicates, queries, rules
from bandung.clearance.errors import EditedMeanwhile
from bandung.clearance.models import Draft
from bandung.registers.models import Entry

router = Router(tags=["drafts"])

ERRORS = {401: Problem, 403: Problem, 404: Problem, 422: Problem}
WRITE_ERRORS = {**ERRORS, 400: Problem, 409: Conflict}
Short = Annotated[str, StringConstraints(max_length=200, pattern=r"^[^\x00]*$")]


@router.get(
    "/{party}",
    response={200: DraftPage, **ERRORS},
    auth=SIGNED_IN,
    operation_id="list_drafts",
    summary="Drafts of a party; without a state, those that still wait for somebody",
)
def listed(
    request: HttpRequest,
    party: Part,
    state: State | None = None,
    kind: Kind | None = None,
    institution: Short = "",
    source: Literal["form", "spreadsheet", "mail", "api", "record"] | None = None,
    fits: Literal["yes", "no"] | None = None,
    text: Short = "",
    intake: UUID | None = None,
    sort: Literal["changed", "oldest", "title", "problems"] = "changed",
    offset: Annotated[int, Query(ge=0, lt=2**31)] = 0,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> Any:
    own = reach(request, party)
    mandated(request, party, "read", "draft", institution=own)
    asked = queries.Asked(
        state=state or "", kind=kind or "", institution=institution, source=source or "", fits=fits or "", text=text,
        intake=intake, sort=sort,
    )  # fmt: skip
    found = queries.queue(party, own, asked, offset=offset, limit=limit)
    items = [DraftLine(**DraftLine.told(each)) for each in found.rows]
    return Status(200, DraftPage(items=items, total=found.total, states=dict(found.states)))


@router.post(
    "/{party}",
    response={201: DraftShape, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="make_draft",
    summary="Begin a draft; whatever does not fit yet is kept and named",
)
def make(request: HttpRequest, party: Part, new: NewDraft) -> Any:
    own = reach(request, party)
    held = mandated(request, party, "write", "draft", institution=own)
    draft = actions.start(
        party=party, kind=new.kind, answers=new.as_answers(new.kind), by=held.post, at=timezone.now(),
        institution=own, source="api", name=new.id,
    )  # fmt: skip
    return Status(201, _shown(draft, own))


@router.post(
    "/{party}/revisions",
    response={201: DraftShape, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="revise_as_draft",
    summary="Begin a draft of a new version of an own record, or go on with the open one",
)
def revise(request: HttpRequest, party: Part, asked: Revision) -> Any:
    own = reach(request, party)
    held = mandated(request, party, "write", "draft", institution=own)
    draft = actions.revise(
        kind=asked.kind, record=asked.record, party=party, by=held.post, at=timezone.now(), institution=own
    )
    return Status(201, _shown(draft, own))


@router.post(
    "/{party}/merges",
    response={201: Written, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="merge_records",
    summary="Make two own records one: the second is withdrawn and names the first",
)
def merge(request: HttpRequest, party: Part, asked: Merging) -> Any:
    held = mandated(request, party, "merge", "record")
    entry = actions.merge(
        kind=asked.kind, kept=asked.kept, merged=asked.merged, party=party, by=held.post, at=timezone.now()
    )
    return Status(201, _written(entry))


@router.get(
    "/{party}/{uuid:name}",
    response={200: DraftShape, **ERRORS},
    auth=SIGNED_IN,
    operation_id="get_draft",
    summary="One draft: what it says, what is wrong, what it looks like, its way",
)
def one(request: HttpRequest, party: Part, name: UUID) -> Any:
    return Status(200, _shown(_found(request, party, name, "read")[0], reach(request, party)))


@router.put(
    "/{party}/{uuid:name}",
    response={200: DraftShape, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="save_draft",
    summary="Keep what was written; refused with the standing draft if somebody else saved meanwhile",
)
def save(request: HttpRequest, party: Part, name: UUID, changed: ChangedDraft) -> Any:
    draft, post = _found(request, party, name, "write")
    answers = changed.as_answers(draft.kind)
    try:
        draft = actions.save(draft=name, answers=answers, version=changed.version, by=post, at=timezone.now())
    except EditedMeanwhile as refusal:
        draft.refresh_from_db()
        return of_refusal(refusal, standing=_shown(draft, reach(request, party)).dict())
    return Status(200, _shown(draft, reach(request, party)))


@router.post(
    "/{party}/{uuid:name}/version-of/{record}",
    response={200: DraftShape, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="draft_becomes_version",
    summary="Make a draft a new version of a record that stands",
)
def becomes_version(request: HttpRequest, party: Part, name: UUID, record: Part) -> Any:
    _draft, post = _found(request, party, name, "write")
    draft = actions.becomes_version_of(draft=name, record=record, by=post, at=timezone.now())
    return Status(200, _shown(draft, reach(request, party)))


@router.post(
    "/{party}/{uuid:name}/return",
    response={200: DraftShape, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="return_draft",
    summary="Give a submitted draft back with a word on what should change",
)
def give_back(request: HttpRequest, party: Part, name: UUID, told: Comment) -> Any:
    _draft, post = _found(request, party, name, "return")
    draft = actions.return_to_writer(draft=name, comment=told.comment, by=post, at=timezone.now())
    return Status(200, _shown(draft, reach(request, party)))


@router.post(
    "/{party}/{uuid:name}/clear",
    response={201: Written, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="clear_draft",
    summary="Publish a draft in the party's register",
)
def clear(request: HttpRequest, party: Part, name: UUID, told: Comment) -> Any:
    _draft, post = _found(request, party, name, "clear")
    entry = actions.clear(draft=name, comment=told.comment, by=post, at=timezone.now())
    return Status(201, _written(entry))


def _step(move: str, action: Callable[..., Draft], summary: str) -> None:
    """A step that needs no words: its address, named after the move."""

    @router.post(
        f"/{{party}}/{{uuid:name}}/{move}",
        response={200: DraftShape, **WRITE_ERRORS},
        auth=SIGNED_IN,
        operation_id=f"{move}_draft",
        summary=summary,
    )
    def step(request: HttpRequest, party: Part, name: UUID) -> Any:
        _draft, post = _found(request, party, name, rules.move(move).permission)
        draft = action(draft=name, by=post, at=timezone.now())
        return Status(200, _shown(draft, reach(request, party)))


_step("submit", actions.submit, "Hand a draft in for clearance")
_step("withdraw", actions.take_back, "Take a submitted draft back, to go on writing")
_step("discard", actions.discard, "Put a draft away; it can be taken out again")
_step("restore", actions.restore, "Take a discarded draft out again")


def _found(request: HttpRequest, party: str, name: UUID, action: str) -> tuple[Draft, str]:
    """The draft, and the post in which the person does this with it."""
    own = reach(request, party)
    mandated(request, party, "read", "draft", institution=own)
    draft = queries.draft(name, party=party, institution=own)
    return draft, mandated(request, party, action, "draft", institution=draft.institution).post


def _shown(draft: Draft, own: str) -> DraftShape:
    """A draft as it stands, with what it looks like as far as the reader's institution reaches."""
    is_open = draft.state in rules.OPEN and draft.title
    return DraftShape.of(draft, duplicates.twins(draft, institution=own) if is_open else [])


def _written(entry: Entry) -> Written:
    return Written(register_code=entry.register_id, entry=entry.seq, digest=entry.digest, uid=entry.uid)
