"""What waits for our party in looking back: answers to seal or to show, evaluation plans and reports to consent to.

Who comes: an officer from the first page of the desk. Each line leads to where it is done: one step.
"""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import ngettext

from bandung.reviews import queries
from bandung.web.desk.party import Desk, at_desk
from bandung.web.review_words import PAPERS, WAITING

SHOWN = 100


@at_desk
def waiting(request: HttpRequest, desk: Desk) -> HttpResponse:
    """All of it, what waits longest first. A fixed number of queries."""
    desk.acting("read", "initiative", relation="partner", institution=desk.institution)
    found = _found(desk)
    words = {
        "area": "initiatives",
        "lines": [(each, WAITING[each.what], page_of(each)) for each in found[:SHOWN]],
        "more": max(0, len(found) - SHOWN),
    }
    return render(request, "bandung/reviews/waiting.html", words)


def _found(desk: Desk) -> list[queries.Waiting]:
    """What waits; rounds only for whom they are open: the mandate of an institution reaches none of them."""
    found = queries.waiting(desk.party.code, desk.at)
    return found if desk.may("read", "review") else [each for each in found if each.what in PAPERS]


def page_of(each: queries.Waiting) -> str:
    """Where it is done."""
    name = f"{each.what}-version" if each.what in PAPERS else "review-round"
    return reverse(name, args=(*each.initiative.split("/", 1), *each.uid.split("/", 1)))


def waits(desk: Desk) -> Iterator[tuple[int, str, str]]:
    """How much of it waits for her party, in a sentence, and where it is listed. Eight queries."""
    found = len(_found(desk))
    if found:
        said = ngettext(
            "%(count)s review or report waits for your party", "%(count)s reviews or reports wait for your party",
            found,
        )  # fmt: skip
        yield found, said, reverse("reviews-waiting")


urlpatterns = [path("reviews/", waiting, name="reviews-waiting")]
