"""What every answer carries, and what becomes of a refusal that no view expected."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from bandung.web.refusals import of_the_domain

Handler = Callable[[HttpRequest], HttpResponse]

HEADERS = {
    "Content-Security-Policy": "; ".join((
        "default-src 'self'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "object-src 'none'",
        "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'",
    )),
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Resource-Policy": "same-origin",
}  # fmt: skip
"""Pages take everything, scripts included, from their own node; nothing inline."""


def security_headers(get_response: Handler) -> Handler:
    """Adds the headers that keep a page to itself, where the answer has none of its own."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response

    return answer


def refusals(get_response: Handler) -> Handler:
    """A refusal of the domain that escapes a view becomes a page with its sentence."""

    def answer(request: HttpRequest) -> HttpResponse:
        return get_response(request)

    answer.process_exception = of_the_domain  # type: ignore[attr-defined]
    return answer
