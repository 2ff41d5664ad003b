"""Errors as problem details (RFC 9457): a type, a title, a sentence, and every problem with its place."""

import json
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.responses import NinjaJSONEncoder

from bandung.api.cursors import BadCursor
from bandung.clearance.errors import (
    CannotMerge,
    EditedMeanwhile,
    NeedsComment,
    NoSuchDraft,
    NoSuchIntake,
    NoSuchKey,
    NotNow,
    NotReadYet,
    TakenNumber,
)
from bandung.exchange.errors import (
    AlreadyClaimed,
    AlreadyConfirmed,
    AlreadyPublished,
    AlreadyWithdrawn,
    LinkExpired,
    NoSuchLink,
    NoSuchRecord,
    TakenId,
)
from bandung.introductions.errors import (
    AlreadyAsked,
    ChangedMeanwhile,
    NoSuchIntroduction,
    NotYourMove,
    RecordWithdrawn,
)
from bandung.matching.errors import IndexBusy
from bandung.matching.ranking import NothingAsked
from bandung.notices.errors import (
    BadAddress,
    NoSuchSearch,
    NoSuchWebhook,
    NothingToLookFor,
    TextTooLong,
    TooManySearches,
    TooManyWebhooks,
)
from bandung.parties.errors import AlreadySpeaks, NoSuchInstitution, NoSuchParty, TakenReference
from bandung.people.errors import LastAdministrator, NoSuchMandate, NoSuchToken
from bandung.records.errors import BadRecord, UnknownKind
from bandung.reference import UnknownCode
from bandung.registers.errors import NoSuchEntry, NoSuchRegister
from bandung.standards.spreadsheet.errors import BadSpreadsheet
from bandung.training.errors import (
    ApplicationsClosed,
    AttendanceStated,
    DecidedMeanwhile,
    FewerThanGiven,
    MoreThanApplied,
    NameInPost,
    NoSuchApplication,
    NoSuchExpert,
    NoSuchSession,
    NotHeldYet,
    NothingGiven,
    NotShown,
    SessionCancelled,
    TooManySeats,
)
from bandung.values import BadValue
from bandung.values.errors import BandungError
from bandung.web.sentences import translated

STATUSES: tuple[tuple[type[BandungError], int], ...] = (
    (NoSuchRecord, 404),
    (NoSuchParty, 404),
    (NoSuchRegister, 404),
    (NoSuchEntry, 404),
    (UnknownKind, 404),
    (NoSuchIntroduction, 404),
    (NoSuchSession, 404),
    (NoSuchApplication, 404),
    (NoSuchExpert, 404),
    (NoSuchInstitution, 404),
    (TakenReference, 409),
    (NotShown, 409),
    (NameInPost, 422),
    (NoSuchDraft, 404),
    (NoSuchIntake, 404),
    (NoSuchSearch, 404),
    (NoSuchWebhook, 404),
    (TooManySearches, 409),
    (TooManyWebhooks, 409),
    (BadAddress, 422),
    (NothingToLookFor, 422),
    (TextTooLong, 422),
    (NoSuchLink, 404),
    (NoSuchMandate, 404),
    (NoSuchKey, 404),
    (NoSuchToken, 404),
    (LinkExpired, 410),
    (AlreadySpeaks, 409),
    (LastAdministrator, 409),
    (EditedMeanwhile, 409),
    (NotNow, 409),
    (NotReadYet, 409),
    (CannotMerge, 409),
    (TakenNumber, 409),
    (AlreadyConfirmed, 409),
    (SessionCancelled, 409),
    (ApplicationsClosed, 409),
    (TooManySeats, 409),
    (MoreThanApplied, 409),
    (FewerThanGiven, 409),
    (DecidedMeanwhile, 409),
    (AttendanceStated, 409),
    (NotHeldYet, 409),
    (NothingGiven, 409),
    (AlreadyAsked, 409),
    (ChangedMeanwhile, 409),
    (NotYourMove, 409),
    (RecordWithdrawn, 409),
    (AlreadyPublished, 409),
    (TakenId, 409),
    (AlreadyWithdrawn, 409),
    (AlreadyClaimed, 409),
    (NeedsComment, 422),
    (BadSpreadsheet, 422),
    (BadRecord, 422),
    (UnknownCode, 422),
    (BadValue, 422),
    (NothingAsked, 422),
    (BadCursor, 400),
    (IndexBusy, 503),
)
"""Which refusal answers with which status; any other refusal of ours is a 403: it is understood, and not allowed."""


def problem(status: int, detail: str, *, kind: str = "about:blank", **more: Any) -> HttpResponse:
    """A problem document."""
    body = {"type": kind, "title": HTTPStatus(status).phrase, "status": status, "detail": detail, **more}
    return HttpResponse(
        json.dumps(body, ensure_ascii=False, cls=NinjaJSONEncoder),
        status=status,
        content_type="application/problem+json",
    )


def of_refusal(error: BandungError, **more: Any) -> HttpResponse:
    """Our own refusal as a problem: its sentence in the reader's language, its problems one by one."""
    status = next((status for kind, status in STATUSES if isinstance(error, kind)), 403)
    if isinstance(error, BadRecord):
        more["problems"] = [{"path": each.path, "detail": translated(each)} for each in error.problems]
    name = type(error).__name__
    slug = "".join(f"-{letter.lower()}" if letter.isupper() else letter for letter in name).lstrip("-")
    return problem(status, translated(error), kind=f"/problems/{slug}", **more)


def install(api: NinjaAPI) -> None:
    """Make every error of the API a problem document."""

    @api.exception_handler(BandungError)
    def refused(_request: HttpRequest, error: BandungError) -> HttpResponse:
        return of_refusal(error)

    @api.exception_handler(ValidationError)
    def invalid(_request: HttpRequest, error: ValidationError) -> HttpResponse:
        problems = [
            {"path": ".".join(str(step) for step in each["loc"][1:]), "detail": each["msg"]} for each in error.errors
        ]
        sentence = "; ".join(f"{each['path']}: {each['detail']}" for each in problems)
        return problem(422, sentence, problems=problems)

    @api.exception_handler(AuthenticationError)
    def unknown_person(_request: HttpRequest, _error: AuthenticationError) -> HttpResponse:
        sentence = (
            "Sign in with a token (Bearer), or with a name and password (HTTP Basic); an account with a second factor "
            "takes tokens only. Tokens are made on the page of your account."
        )
        answer = problem(401, sentence)
        answer["WWW-Authenticate"] = 'Basic realm="bandung", charset="UTF-8"'
        return answer

    @api.exception_handler(HttpError)
    def refused_by_form(_request: HttpRequest, error: HttpError) -> HttpResponse:
        return problem(error.status_code, str(error))

    @api.exception_handler(Http404)
    def not_here(_request: HttpRequest, _error: Http404) -> HttpResponse:
        return problem(404, "There is nothing at this address.")


def nothing_here(_request: HttpRequest, rest: str) -> HttpResponse:
    """Any other address under the API."""
    return problem(404, f"There is nothing at {rest[:80]}; the API is described by /api/v1/openapi.json.")
