"""Pages that say no: what happened, in a sentence, and where to go from here."""

from django.db import DataError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bandung.reference import UnknownCode
from bandung.values.errors import BandungError
from bandung.web.sentences import translated

TITLES = {
    400: _("This cannot be answered"),
    403: _("This is for others"),
    404: _("There is no such page"),
    500: _("Something went wrong on our side"),
    503: _("Not just now"),
}


def page(request: HttpRequest, status: int, sentence: str) -> HttpResponse:
    """A refusal as a page."""
    words = {"title": TITLES[status], "sentence": sentence, "status": status}
    return render(request, "bandung/refusal.html", words, status=status)


def of_the_domain(request: HttpRequest, error: Exception) -> HttpResponse | None:
    """The page of a refusal of the domain; anything else is left to fail loudly."""
    if is_nul(error):
        return bad_request(request)
    if not isinstance(error, BandungError):
        return None
    status = 404 if isinstance(error, UnknownCode) else error.status  # a page is asked for by its address
    return page(request, status if status in TITLES else 400, translated(error))


def is_nul(error: Exception) -> bool:
    """Whether it is PostgreSQL's client refusing a text with NUL, which the embedded database merely does not find."""
    return isinstance(error, DataError) and "NUL" in str(error)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return page(request, 400, gettext("Your browser sent something that this page cannot read."))


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return page(request, 403, gettext("You need a mandate for this; sign in with an account that has one."))


def expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form whose page was opened too long ago, or by another site."""
    return page(request, 403, gettext("This form has expired; go back, reload the page and send it again."))


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return page(request, 404, gettext("The address may have been mistyped, or what stood here has moved."))


def failed(request: HttpRequest) -> HttpResponse:
    return page(request, 500, gettext("The error has been noted. Nothing that you had saved before is lost."))
