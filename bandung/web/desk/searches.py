"""Standing searches at the desk: what I want to hear of when something new fits.

Who comes: an officer who has searched and found too little. On the search page, or on a need's or an offer's own page,
she presses one button; from then on she is told. Here she sees what each search found lately, pauses it, lets it go on,
or deletes it: one step each.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from bandung.exchange.models import TABLES, Statement
from bandung.matching.statements import RecordKind
from bandung.notices import searches
from bandung.notices.models import Notice, StandingSearch
from bandung.notices.wording import path_of
from bandung.values import BadValue
from bandung.values.errors import BandungError
from bandung.values.errors import _ as sentence
from bandung.web.asked import Asked, filters_of
from bandung.web.desk.party import Desk, at_desk
from bandung.web.naming import Reading, label_of, reading
from bandung.web.sentences import reader_language, translated

LONGEST_SHOWN = 120
"""Characters of a text that its heading shows."""
WANTED: Mapping[str, tuple[RecordKind, ...]] = {"offer": ("offer",), "need": ("need",), "both": ("offer", "need")}


@dataclass(frozen=True, slots=True)
class Line:
    """One search as its list shows it."""

    search: StandingSearch
    question: Reading
    address: str
    """The page on which it is answered now."""
    narrowed: Sequence[str]
    found: Sequence[tuple[Notice, Reading, str]]
    """What it found lately: the notice, the record's title, its page."""


@at_desk
def listing(request: HttpRequest, desk: Desk) -> HttpResponse:
    """A person's searches. Queries: three beside those of every page of the desk, however many there are."""
    person: Any = request.user
    rows = list(StandingSearch.objects.filter(person=person, party=desk.party.code).order_by("-made_at", "-pk"))
    return render(request, "bandung/searches/list.html", {"area": "searches", "lines": _lines(rows)})


@require_POST
@at_desk
def keep(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Look for this from now on: for offers, needs or both; for a text, or for what fits a record."""
    person: Any = request.user
    what = request.POST.get("what", "")
    if what not in WANTED:
        raise BadValue(sentence("“%(value)s” is neither offer, need nor both."), field="what", value=what[:20])
    asked = {
        "person": person.pk, "party": desk.party.code, "filters": filters_of(request.POST), "at": desk.at,
        "text": request.POST.get("q", "").replace("\0", " "), "about": request.POST.get("about", "")[:161],
    }  # fmt: skip
    try:
        for wanted in WANTED[what]:
            searches.keep(wanted=wanted, **asked)
    except BandungError as refusal:
        messages.error(request, translated(refusal))
    else:
        messages.success(request, gettext("You will be told when something new fits."))
    return redirect("standing-searches")


@require_POST
@at_desk
def change(request: HttpRequest, desk: Desk, search: int) -> HttpResponse:
    """Pause a search, let it go on, or delete it."""
    hers: dict[str, Any] = {"search": search, "person": request.user.pk, "party": desk.party.code}
    if "pause" in request.POST:
        searches.pause(**hers, at=desk.at)
    elif "go-on" in request.POST:
        searches.go_on(**hers)
    elif "delete" in request.POST:
        searches.delete(**hers)
        messages.success(request, gettext("Deleted. You are no longer told of what fits it."))
    return redirect("standing-searches")


def _lines(rows: Sequence[StandingSearch]) -> list[Line]:
    language = reader_language()
    found = searches.found_lately(rows)
    asking = _asking(rows)
    return [
        Line(
            row,
            _question(row, asking, language),
            _address(row),
            [label_of(name, code, language) for name, code in Asked(searches.filters_of(row)).chosen],
            [(each, reading(each.places["title"], language), path_of(each)) for each in found[row.pk]],
        )
        for row in rows
    ]


def _asking(rows: Sequence[StandingSearch]) -> dict[tuple[str, str], Statement]:
    """The records that ask instead of a text, by kind and uid; one query for each kind that any of them is."""
    wanted: dict[str, list[str]] = {}
    for row in rows:
        if row.about:
            wanted.setdefault(searches.OTHER[row.wanted], []).append(row.about)
    return {
        (kind, uid): row for kind, uids in wanted.items() for uid, row in TABLES[kind].objects.in_bulk(uids).items()
    }


def _question(row: StandingSearch, asking: Mapping[tuple[str, str], Statement], language: str) -> Reading:
    record = asking.get((searches.OTHER[row.wanted], row.about)) if row.about else None
    if record is not None:
        return reading(record.body["title"], language, record.body["language"])
    text = row.text or row.about
    return Reading(text[:LONGEST_SHOWN] + ("…" if len(text) > LONGEST_SHOWN else ""), "", "auto", False)


def _address(row: StandingSearch) -> str:
    query = Asked(searches.filters_of(row)).query
    if row.about:
        page = reverse(searches.OTHER[row.wanted], args=tuple(row.about.split("/", 1)))
        return f"{page}?{urlencode(query, doseq=True)}#matches"
    return f"{reverse('search')}?" + urlencode({"q": row.text, "what": row.wanted, **query}, doseq=True)


urlpatterns = [
    path("searches/", listing, name="standing-searches"),
    path("searches/keep/", keep, name="standing-search-keep"),
    path("searches/<int:search>/", change, name="standing-search"),
]
