"""Lists of needs and of offers.

Who comes: an officer who wants to see what there is in her field. She ticks values, presses one button, and opens a
record: three steps. Each filter shows how many records it would leave; each is taken off again with one touch.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language

from bandung.exchange import queries
from bandung.web.asked import FACETS, SORTS, Asked, Facet, asked_of
from bandung.web.cards import cards
from bandung.web.naming import label_of
from bandung.web.paging import Paging
from bandung.web.public.export import FORMS, MOST_ROWS
from bandung.web.sentences import reader_language

SHOWN_AT_ONCE = 8
"""Values of a facet before "more"."""
OPEN_AT_FIRST = frozenset({"kind", "domain", "sector"})
GROUPS_FIRST = ("LDC", "LLDC", "SIDS_UNSD", "SIDS_OHRLLS")


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a facet as the form shows it; ``count`` is None where it was not counted."""

    code: str
    label: str
    count: int | None
    chosen: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """A facet as the form shows it."""

    name: str
    heading: object
    first: list[Value]
    more: list[Value]
    is_open: bool


def listing(request: HttpRequest, kind: str) -> HttpResponse:
    """A page of a list. Queries: one for what the list rests on; the list itself is kept until that changes."""
    asked = asked_of(request.GET)
    body = _body(kind, asked, get_language() or "en", timezone.localdate(), queries.as_of())
    words = {"body": body, "section": f"{kind}s", "kind": kind, "asked": asked}
    return render(request, "bandung/browse.html", words)


@lru_cache(256)
def _body(kind: str, asked: Asked, page_language: str, on: date, as_of: str) -> str:
    language = reader_language()
    found = queries.browse(
        kind, asked.filters, on=on, text=asked.words, sort=asked.sort, offset=(asked.page - 1) * queries.PAGE
    )
    return render_to_string("bandung/parts/listing.html", {
        "kind": kind,
        "asked": asked,
        "total": found.total,
        "cards": cards(found.rows, language),
        "facets": _facets(kind, Asked(asked.filters, asked.words), page_language, on, as_of),
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


@lru_cache(256)
def _facets(kind: str, asked: Asked, _page_language: str, on: date, _as_of: str) -> str:
    """The facets, the same on every page and in every order of a list."""
    counts = queries.facet_counts(replace(asked.filters, record=kind), on, [facet.name for facet in FACETS])
    shown = [_shown(facet, counts[facet.name], asked, reader_language()) for facet in FACETS]
    return render_to_string("bandung/parts/facets.html", {"facets": shown})


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


def _shown(facet: Facet, counts: Mapping[str, int], asked: Asked, language: str) -> Shown:
    """A facet with its values, chosen ones first; words are not counted with, so beside them no counts are shown."""
    name = facet.name
    chosen = {code for each, code in asked.chosen if each == name}
    codes = [*counts, *sorted(chosen - counts.keys())]
    if name == "group":
        codes.sort(key=lambda code: GROUPS_FIRST.index(code) if code in GROUPS_FIRST else len(GROUPS_FIRST))
    if name == "sdg":
        codes.sort(key=lambda code: int(code.partition(".")[0]))
    codes.sort(key=lambda code: code not in chosen)
    values = [
        Value(code, label_of(name, code, language), None if asked.words else counts.get(code, 0), code in chosen)
        for code in codes
    ]
    first = max(SHOWN_AT_ONCE, len(chosen))
    if name == "sdg":
        first = 17
    return Shown(name, facet.heading, values[:first], values[first:], bool(chosen) or name in OPEN_AT_FIRST)
