"""Lists of needs and of offers.

Who comes: an officer who wants to see what there is in her field. She ticks values, presses one button, and opens a
record: three steps. Each filter shows how many records it would leave; each is taken off again with one touch.
"""

from dataclasses import replace
from datetime import date
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language

from bandung.exchange import queries
from bandung.exchange.models import Need
from bandung.web.asked import SORTS, Asked, asked_of
from bandung.web.cards import cards
from bandung.web.facets import form_of
from bandung.web.keeping import kept
from bandung.web.naming import label_of
from bandung.web.paging import Paging
from bandung.web.public.crises import on_top as crises_on_top
from bandung.web.public.export import FORMS, MOST_ROWS
from bandung.web.sentences import reader_language


def listing(request: HttpRequest, kind: str) -> HttpResponse:
    """A page of a list. Queries: one for what the list rests on; the list itself is kept until that changes."""
    asked = asked_of(request.GET)
    body = _body(kind, asked, get_language() or "en", timezone.localdate(), queries.as_of())
    words = {"body": body, "section": f"{kind}s", "kind": kind, "asked": asked, "feed": _feed(kind, asked)}
    return render(request, "bandung/browse.html", words)


def _feed(kind: str, asked: Asked) -> str:
    """The list as an Atom feed: the same filters and words; a feed has one order."""
    newest = replace(asked, sort="newest", page=1)
    query = {name: each for name, each in newest.query.items() if name != "sort"}
    return reverse(f"{kind}s-feed") + (f"?{urlencode(query, doseq=True)}" if query else "")


@kept(256)
def _body(kind: str, asked: Asked, page_language: str, on: date, as_of: str) -> str:
    language = reader_language()
    found = queries.browse(
        kind, asked.filters, on=on, text=asked.words, sort=asked.sort, offset=(asked.page - 1) * queries.PAGE
    )
    crises = _crises(kind, asked, on)
    urgent = {row.uid for row in crises}
    return render_to_string("bandung/parts/listing.html", {
        "kind": kind,
        "crises": cards(crises, language) if crises else [],
        "asked": asked,
        "total": found.total,
        "cards": cards([row for row in found.rows if row.uid not in urgent], language),
        "facets": form_of(replace(asked.filters, record=kind), on, not asked.words, page_language, as_of),
        "chips": chips(asked, language),
        "relaxed": _relaxed(kind, asked, language, on) if not found.total else [],
        "sorts": [
            (name, label, Asked(asked.filters, asked.words, name).address)
            for name, label in SORTS.items() if name != "relevance" or asked.words
        ],
        "paging": Paging(asked.page, queries.PAGE, found.total, asked.query),
        "exports": [(form, reverse("export", kwargs={"kind": kind, "form": form}) + asked.address) for form in FORMS],
        "most_exported": MOST_ROWS,
        "search": reverse("search") + (f"?{asked.address[1:]}" if asked.words else ""),
    })  # fmt: skip


def _crises(kind: str, asked: Asked, on: date) -> list[Need]:
    """Needs of open crises that stand on top of the first page of needs; one query, and none for other lists."""
    if kind != "need" or asked.page != 1 or asked.words or asked.sort != asked.usual_sort:
        return []
    return crises_on_top(asked.filters, on)


def chips(asked: Asked, language: str) -> list[tuple[str, str]]:
    """(label, address without it) of everything that narrows the list."""
    shown = [(f"“{asked.words}”", asked.without_words().address)] if asked.words else []
    return shown + [(label_of(name, code, language), asked.without(name, code).address) for name, code in asked.chosen]


def _relaxed(kind: str, asked: Asked, language: str, on: date) -> list[tuple[str, str, int]]:
    """(label, address, number of records) of the list with one filter less, where that leaves any."""
    ways = [(f"“{asked.words}”", asked.without_words())] if asked.words else []
    ways += [(label_of(name, code, language), asked.without(name, code)) for name, code in asked.chosen]
    found = [
        (label, less.address, queries.browse(kind, less.filters, on=on, text=less.words, sort=less.sort, limit=0).total)
        for label, less in ways[:12]
    ]
    return [each for each in found if each[2]]
