"""Search by meaning, in any language.

Who comes: an officer with a sentence in her own language. She writes it, chooses offers or needs, and reads who answers
and why: two steps. The page says which language it took the text for and what it could not judge.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from bandung.exchange import matches, queries
from bandung.matching import reasons
from bandung.matching.ranking import Match, NothingAsked
from bandung.matching.statements import Filters, RecordKind
from bandung.notices.searches import LONGEST_TEXT
from bandung.people.queries import held
from bandung.values import BadValue
from bandung.values.errors import _ as sentence
from bandung.web.asked import Asked, filters_of
from bandung.web.cards import Card, card, party_names
from bandung.web.naming import label_of, name_of
from bandung.web.sentences import reader_language, translated

SHOWN = 20
SHOWN_OF_EACH = 10
REASONS = 3
LONGEST_ADDRESS = 2_000
"""Bytes of an address that every browser and server takes; a longer question is answered without one of its own."""
MOST_UNJUDGED = 4
HEADINGS = {"offer": _("Offers that answer it"), "need": _("Needs that it answers")}
WANTED: dict[str, tuple[RecordKind, ...]] = {"offer": ("offer",), "need": ("need",), "both": ("offer", "need")}


@dataclass(frozen=True, slots=True)
class Found:
    """What one kind of record answers."""

    heading: object
    kind: str
    cards: Sequence[Card]


@csrf_exempt  # it changes nothing, and asking must not need a cookie
@require_http_methods(["GET", "HEAD", "POST"])
def search(request: HttpRequest) -> HttpResponse:
    """The answers to a text. Queries: one for the records of each kind, one for the names of their parties."""
    asked = request.POST if request.method == "POST" else request.GET
    text, what = asked.get("q", "").replace("\0", " ").strip(), asked.get("what", "offer")
    if what not in WANTED:
        raise BadValue(sentence("“%(value)s” is neither offer, need nor both."), field="what", value=what[:20])
    narrowed = Asked(filters_of(asked))
    address = _address(text, what, narrowed)
    if request.method == "POST" and text and len(address) <= LONGEST_ADDRESS:
        return redirect(address)
    language = reader_language()
    words: dict[str, object] = {"section": "search", "words": text, "what": what, "chosen": narrowed.chosen}
    words["chips"] = [
        (label_of(name, code, language), _address(text, what, narrowed.without(name, code)))
        for name, code in narrowed.chosen
    ]
    if text:
        try:
            words |= _answers(text, WANTED[what], narrowed.filters, timezone.localdate(), language)
            words["may_keep"] = len(text) <= LONGEST_TEXT and bool(held(request.user, timezone.now()))
        except NothingAsked as refusal:
            words["refusal"] = translated(refusal)
    return render(request, "bandung/search.html", words)


def _address(text: str, what: str, narrowed: Asked) -> str:
    return f"{reverse('search')}?" + urlencode({"q": text, "what": what, **narrowed.query}, doseq=True)


def _answers(text: str, wanted: Sequence[RecordKind], filters: Filters, on: date, language: str) -> dict[str, object]:
    limit = SHOWN if len(wanted) == 1 else SHOWN_OF_EACH
    rankings = [matches.rank_for(text, wanted=kind, filters=filters, on=on, limit=limit) for kind in wanted]
    matched = [queries.matched(ranking) for ranking in rankings]
    parties = party_names((each.row.register for some in matched for each in some), language)
    found = [
        Found(
            HEADINGS[kind], kind, [card(each.row, language, parties, **judged(each.match, language)) for each in some]
        )
        for kind, some in zip(wanted, matched, strict=True)
    ]
    results = [match for ranking in rankings for match in ranking.results]
    never = [name for name in reasons.NAMES if results and all(name in match.unjudged for match in results)]
    return {
        "found": found,
        "taken_for": name_of("language", rankings[0].language, language) if rankings[0].language else "",
        "notes": [gettext(note) for note in dict.fromkeys(note for ranking in rankings for note in ranking.notes)],
        "unjudged": [gettext(reasons.NAMES[name]) for name in never],
    }


def judged(match: Match, language: str) -> dict[str, object]:
    """A match as its card shows it: the strongest reasons, and how well it fits of 100."""
    said = (reasons.sentence(reason, gettext, language) for reason in match.reasons)
    return {"reasons": tuple(each for each in said if each)[:REASONS], "percent": round(100 * match.score)}
