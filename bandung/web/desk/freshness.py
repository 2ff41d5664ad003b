"""Still so? Needs and offers that were last confirmed more than a year ago.

Who comes: an officer whose agency is asked once a year, at her desk or by a link in a mail. She looks through what is
asked about and says with one press that it is still so; what has changed she writes anew, what is over she withdraws.
"""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.contrib.auth import get_user_model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_POST

from bandung.exchange import actions, freshness, links
from bandung.exchange.errors import AlreadyConfirmed, LinkExpired, NoSuchLink
from bandung.exchange.models import TABLES, Statement
from bandung.notices import queries as notices
from bandung.people.errors import NotPermitted
from bandung.people.queries import acting
from bandung.web.cards import cards
from bandung.web.desk.party import Desk, at_desk
from bandung.web.paging import Paging, page_number
from bandung.web.public.record import facts_alone
from bandung.web.sentences import reader_language, translated

MOST_AT_ONCE = 500
"""Records that one press confirms; each becomes a signed entry."""


@at_desk
def listing(request: HttpRequest, desk: Desk) -> HttpResponse:
    """What the party is asked about; confirms one, those chosen, or all. Queries: six beside those of the desk."""
    kind = request.GET.get("kind", "")
    kind = kind if kind in TABLES else ""
    if request.method == "POST":
        held = desk.acting("confirm", "record")
        entries = actions.confirm_all(
            records=_chosen(request, desk, kind), party=desk.party.code, by=held.post, at=desk.at
        )
        messages.success(
            request,
            ngettext(
                "%(number)s record is confirmed: it is still so.",
                "%(number)s records are confirmed: they are still so.",
                len(entries),
            )
            % {"number": len(entries)},
        )
        return redirect(reverse("still-so") + (f"?kind={kind}" if kind else ""))
    number = page_number(request.GET.get("page", ""))
    found = freshness.due_page(
        desk.at, desk.party.code, institution=desk.institution, kind=kind, offset=(number - 1) * freshness.PAGE
    )
    total = sum(count for each, count in found.numbers.items() if kind in ("", each))
    words = {
        "area": "still-so",
        "kind": kind,
        "numbers": found.numbers,
        "every": sum(found.numbers.values()),
        "total": total,
        "shown": list(zip(found.rows, cards(found.rows, reader_language()), strict=True)),
        "may_confirm": desk.may("confirm", "record"),
        "may_write": desk.may("write", "draft", institution=desk.institution),
        "may_withdraw": desk.may("withdraw", "record"),
        "comes_back": notices.focal_point_comes_back(desk.party.code),
        "most": MOST_AT_ONCE,
        "paging": Paging(number, freshness.PAGE, total, {"kind": [kind]} if kind else {}),
    }
    return render(request, "bandung/freshness/list.html", words)


def _chosen(request: HttpRequest, desk: Desk, kind: str) -> Iterable[tuple[str, str]]:
    """(kind, record) of what was chosen: one, some, or the first five hundred of all that are due."""
    if "all" in request.POST:
        rows = freshness.due_page(desk.at, desk.party.code, kind=kind, limit=MOST_AT_ONCE).rows
        return [(row.kind_of_record, row.record) for row in rows]
    asked = [request.POST["one"]] if "one" in request.POST else request.POST.getlist("record")
    named = [each.partition("/") for each in asked[:MOST_AT_ONCE]]
    return [(of, record) for of, _slash, record in named if of in TABLES]


@require_POST
@at_desk
def confirm(request: HttpRequest, desk: Desk, kind: str, register: str, record: str) -> HttpResponse:
    """Confirm one record from its own page."""
    at = timezone.now()
    held = acting(request.user, "confirm", "record", at=at, party=register)
    try:
        actions.confirm(kind=kind, record=record, party=held.party, by=held.post, at=at)
    except AlreadyConfirmed as refusal:
        messages.info(request, translated(refusal))
    else:
        messages.success(request, gettext("Confirmed: it is still so, stated today."))
    return redirect(reverse(kind, args=(register, record)))


def by_link(request: HttpRequest, token: str) -> HttpResponse:
    """Confirm by the link of a mail, without signing in: a GET shows the record and asks, a POST confirms it.

    It is done under the mandate that the person named in the link holds at this moment, or not at all.
    """
    try:
        asked = links.asked_by(token)
    except (NoSuchLink, LinkExpired) as refusal:
        return _answer(request, {"refusal": translated(refusal)}, 410 if isinstance(refusal, LinkExpired) else 404)
    at = timezone.now()
    row = TABLES[asked.kind].objects.filter(pk=asked.uid).first()
    if row is None:
        return _answer(request, {"refusal": translated(NoSuchLink())}, 404)
    person = get_user_model().objects.filter(pk=asked.person, is_active=True).first()
    try:
        held = acting(person, "confirm", "record", at=at, party=row.register)
    except NotPermitted:
        return _answer(request, {"state": "no-mandate"}, 403)
    words = facts_alone(row, reader_language())
    if row.withdrawn_at is not None or row.digest != asked.digest:
        return _answer(request, words | {"state": _state(row, at.date())})
    if request.method != "POST":
        return _answer(request, words | {"state": "asked", "held": held})
    actions.confirm(kind=asked.kind, record=row.record, party=row.register, by=held.post, at=at)
    row.refresh_from_db()
    return _answer(request, words | {"row": row, "state": "done"})


def _state(row: Statement, on: Any) -> str:
    """What became of a record since it was asked about."""
    if row.withdrawn_at is not None:
        return "withdrawn"
    return "changed" if freshness.is_late(row, on) else "confirmed"


def _answer(request: HttpRequest, words: dict[str, Any], status: int = 200) -> HttpResponse:
    answer = render(request, "bandung/freshness/link.html", words, status=status)
    answer["Cache-Control"] = "private, no-store"
    answer["Referrer-Policy"] = "same-origin"
    return answer


urlpatterns = [path("still-so/", listing, name="still-so")]
