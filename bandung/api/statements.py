"""Needs and offers: lists, records, histories, matches; publishing, revising, withdrawing, claiming, objecting."""

import json
from collections.abc import Iterable
from typing import Annotated, Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext
from ninja import Query, Router, Status
from pydantic import StringConstraints

from bandung.api.common import Part
from bandung.api.cursors import pack, unpack
from bandung.api.people import SIGNED_IN, mandated
from bandung.api.shapes import (
    Corrections,
    FilterParameters,
    Matches,
    MatchShape,
    NewNeed,
    NewOffer,
    Page,
    Problem,
    Question,
    Reason,
    ReasonShape,
    Told,
    VersionShape,
    Written,
)
from bandung.exchange import actions, matches, queries
from bandung.exchange.models import Statement
from bandung.matching.reasons import sentence
from bandung.records.kinds import read
from bandung.registers.models import Entry
from bandung.values import Texts
from bandung.web.sentences import reader_language

ERRORS = {400: Problem, 404: Problem, 422: Problem, 503: Problem}
WRITE_ERRORS = {400: Problem, 401: Problem, 403: Problem, 404: Problem, 409: Problem, 422: Problem}

Cursor = Annotated[str | None, StringConstraints(max_length=100)]


def matches_of(found: Iterable[queries.Matched]) -> list[MatchShape]:
    """Ranked records with their reasons, in the language of the request."""
    return [
        MatchShape(
            uid=each.row.uid,
            score=each.match.score,
            unjudged=list(each.match.unjudged),
            standing=each.row.standing,  # type: ignore[arg-type]
            record=each.row.body,
            reasons=[
                ReasonShape(
                    feature=reason.feature,
                    value=reason.value,
                    weight=reason.weight,
                    contribution=reason.contribution,
                    facts=json.loads(json.dumps(dict(reason.facts), default=list)),
                    sentence=sentence(reason, gettext, reader_language()),
                )
                for reason in each.match.reasons
            ],
        )
        for each in found
    ]


def _matches(ranking: Any) -> Matches:
    return Matches(
        results=matches_of(queries.matched(ranking)),
        notes=[gettext(note) for note in ranking.notes],
        language=ranking.language or None,
        weights=ranking.weights,
    )


def _written(entry: Entry) -> Written:
    return Written(register_code=entry.register_id, entry=entry.seq, digest=entry.digest, uid=entry.uid)


def _router(kind: str, many: str, new: Any) -> Router:
    """The same addresses for needs and for offers."""
    router = Router(tags=[many])
    other = "need" if kind == "offer" else "offer"

    @router.get("", response={200: Page, **ERRORS}, operation_id=f"list_{many}", summary=f"List {many}, newest first")
    def listed(
        request: HttpRequest,
        parameters: Query[FilterParameters],
        cursor: Cursor = None,
        limit: Annotated[int, Query(ge=1, le=200)] = 50,
    ) -> Any:
        edition = matches.edition()
        rows, place = queries.after(
            kind, parameters.filters(), on=timezone.now().date(), row=unpack(cursor, edition), limit=limit
        )
        return Status(200, Page(items=[Told.of(row) for row in rows], next=pack(edition, place)))

    @router.get("/{code}/{record}", response={200: Told, **ERRORS}, operation_id=f"get_{kind}", summary=f"One {kind}")
    def one(request: HttpRequest, code: Part, record: Part) -> Any:
        return Status(200, Told.of(queries.record(kind, f"{code}/{record}")))

    @router.get(
        "/{code}/{record}/history",
        response={200: list[VersionShape], **ERRORS},
        operation_id=f"history_of_{kind}",
        summary="Every version and withdrawal, newest first",
    )
    def history(request: HttpRequest, code: Part, record: Part) -> Any:
        row = queries.record(kind, f"{code}/{record}")
        return Status(200, [_version(version.entry) for version in queries.history(kind, row)])

    @router.get(
        "/{code}/{record}/matches",
        response={200: Matches, **ERRORS},
        operation_id=f"matches_of_{kind}",
        summary=f"{other.capitalize()}s that fit, best first, with reasons",
    )
    def matching(
        request: HttpRequest,
        code: Part,
        record: Part,
        parameters: Query[FilterParameters],
        limit: Annotated[int, Query(ge=1, le=100)] = 20,
    ) -> Any:
        row: Statement = queries.record(kind, f"{code}/{record}")
        ranking = matches.rank_for(
            row,
            wanted=other,
            filters=parameters.filters(),
            on=timezone.now().date(),
            limit=limit,  # type: ignore[arg-type]
        )
        return Status(200, _matches(ranking))

    @router.post(
        "/{code}",
        response={201: Written, **WRITE_ERRORS},
        auth=SIGNED_IN,
        operation_id=f"publish_{kind}",
        summary=f"Publish a new {kind} in the party's own register",
    )
    def publish(request: HttpRequest, code: Part, new_record: new) -> Any:  # type: ignore[valid-type]
        held = mandated(request, code)
        told = read(kind, new_record.record)  # type: ignore[attr-defined]
        entry = actions.publish_new(record=told, party=code, by=held.post, at=timezone.now())
        return Status(201, _written(entry))

    @router.put(
        "/{code}/{record}",
        response={200: Written, **WRITE_ERRORS},
        auth=SIGNED_IN,
        operation_id=f"revise_{kind}",
        summary="Publish a new version; the former one stays in the history",
    )
    def revise(request: HttpRequest, code: Part, record: Part, new_record: new) -> Any:  # type: ignore[valid-type]
        held = mandated(request, code, "revise", "record")
        told = read(kind, new_record.record | {"id": record})  # type: ignore[attr-defined]
        entry = actions.revise(record=told, party=code, by=held.post, at=timezone.now())
        return Status(200, _written(entry))

    @router.post(
        "/{code}/{record}/withdraw",
        response={200: Written, **WRITE_ERRORS},
        auth=SIGNED_IN,
        operation_id=f"withdraw_{kind}",
        summary="Say that it no longer holds",
    )
    def withdraw(request: HttpRequest, code: Part, record: Part, why: Reason) -> Any:
        held = mandated(request, code, "withdraw", "record")
        reason = Texts(why.reason, field="reason") if why.reason else None
        entry = actions.withdraw(kind=kind, record=record, party=code, by=held.post, at=timezone.now(), reason=reason)
        return Status(200, _written(entry))

    @router.post(
        "/{code}/{record}/claim/{party}",
        response={201: Written, **WRITE_ERRORS},
        auth=SIGNED_IN,
        operation_id=f"claim_{kind}",
        summary="Take a report about one's country over as its own word",
    )
    def claim(request: HttpRequest, code: Part, record: Part, party: Part, told: Corrections) -> Any:
        held = mandated(request, party, "answer", "report")
        entry = actions.claim(
            kind=kind,
            uid=f"{code}/{record}",
            party=party,
            by=held.post,
            at=timezone.now(),
            corrections=told.corrections,
        )
        return Status(201, _written(entry))

    @router.post(
        "/{code}/{record}/objection/{party}",
        response={201: Written, **WRITE_ERRORS},
        auth=SIGNED_IN,
        operation_id=f"object_to_{kind}",
        summary="Say that a report about one's country is not right",
    )
    def object_to(request: HttpRequest, code: Part, record: Part, party: Part, why: Reason) -> Any:
        held = mandated(request, party, "answer", "report")
        entry = actions.object_to(
            kind=kind,
            uid=f"{code}/{record}",
            party=party,
            reason=Texts(why.reason, field="reason"),
            by=held.post,
            at=timezone.now(),
        )
        return Status(201, _written(entry))

    return router


def _version(entry: Entry) -> VersionShape:
    return VersionShape(
        entry=entry.seq,
        act=entry.act,
        at=entry.at,
        by=entry.by,
        digest=entry.digest,
        record=json.loads(entry.body) if entry.body else None,
    )


offers = _router("offer", "offers", NewOffer)
needs = _router("need", "needs", NewNeed)
questions = Router(tags=["matching"])


@questions.post("/match", response={200: Matches, 422: Problem}, operation_id="match", summary="Match a free text")
def match(request: HttpRequest, question: Question) -> Any:
    ranking = matches.rank_for(
        question.text,
        wanted=question.wanted,
        filters=question.filters(),
        on=timezone.now().date(),
        limit=question.limit,
    )
    return Status(200, _matches(ranking))


@questions.get(
    "/search", response={200: Matches, 422: Problem}, operation_id="search", summary="Search in any language"
)
def search(
    request: HttpRequest,
    parameters: Query[FilterParameters],
    q: Annotated[str, StringConstraints(max_length=10_000)],
    wanted: Annotated[str, StringConstraints(pattern="^(offer|need)$")] = "offer",
    limit: Annotated[int, Query(ge=1, le=100)] = 20,
) -> Any:
    ranking = matches.rank_for(
        q,
        wanted=wanted,
        filters=parameters.filters(),
        on=timezone.now().date(),
        limit=limit,  # type: ignore[arg-type]
    )
    return Status(200, _matches(ranking))
