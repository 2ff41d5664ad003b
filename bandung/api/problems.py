"""Errors as problem details (RFC 9457): a type, a title, a sentence, and every problem with its place."""

import json
from http import HTTPStatus
from typing import Any

from django.db import DataError
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.responses import NinjaJSONEncoder

from bandung.records.errors import BadRecord
from bandung.values.errors import BandungError
from bandung.web.refusals import is_nul
from bandung.web.sentences import translated


def problem(status: int, detail: str, *, kind: str = "about:blank", **more: Any) -> HttpResponse:
    """A problem document. Half a character, which a sentence may repeat from what was sent, is told by its number."""
    body = {"type": kind, "title": HTTPStatus(status).phrase, "status": status, "detail": detail, **more}
    return HttpResponse(
        json.dumps(body, ensure_ascii=False, cls=NinjaJSONEncoder).encode("utf-8", "backslashreplace"),
        status=status,
        content_type="application/problem+json",
    )


def of_refusal(error: BandungError, **more: Any) -> HttpResponse:
    """Our own refusal as a problem: its sentence in the reader's language, its problems one by one."""
    if isinstance(error, BadRecord):
        more["problems"] = [{"path": each.path, "detail": translated(each)} for each in error.problems]
    name = type(error).__name__
    slug = "".join(f"-{letter.lower()}" if letter.isupper() else letter for letter in name).lstrip("-")
    return problem(error.status, translated(error), kind=f"/problems/{slug}", **more)


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

    @api.exception_handler(DataError)
    def not_text(_request: HttpRequest, error: DataError) -> HttpResponse:
        if not is_nul(error):
            raise error
        return problem(422, "A text that was sent holds the character NUL, which no text may; please remove it.")

    @api.exception_handler(Http404)
    def not_here(_request: HttpRequest, _error: Http404) -> HttpResponse:
        return problem(404, "There is nothing at this address.")


@csrf_exempt
def nothing_here(_request: HttpRequest, rest: str) -> HttpResponse:
    """Any other address under the API."""
    return problem(404, f"There is nothing at {rest[:80]}; the API is described by /api/v1/openapi.json.")
