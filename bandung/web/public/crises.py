"""Crises: needs that cannot wait, the nearest deadline first.

Who comes: an officer of a country that has a brigade, equipment or stocks standing ready; or anybody who wants to see
whether a need was met in time. She narrows the list, opens a need, and sees what fits: two steps.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import get_language

from bandung import reference
from bandung.exchange import crisis, queries, rules
from bandung.exchange.models import Need
from bandung.matching.statements import Filters
from bandung.records.fields import Crisis
from bandung.web.cards import Card, cards
from bandung.web.keeping import kept
from bandung.web.naming import name_of
from bandung.web.paging import Paging, page_number
from bandung.web.public.record import capacity_in_words
from bandung.web.sentences import reader_language

SHOWN = 20
MOST_OPEN = 500
"""Needs of open crises that are looked through."""
ON_TOP = 5
"""Needs of open crises on top of the home page and of the list of needs."""
SOON = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Open:
    """One need of a crisis as its list shows it."""

    card: Card
    crisis: Crisis
    quantities: tuple[str, ...]
    is_soon: bool
    country_differs: bool
    """The GLIDE number names another country than the need does."""


def listing(request: HttpRequest) -> HttpResponse:
    """Needs of crises. Queries: one for what the list rests on; the list itself is kept until that changes."""
    country, kind = request.GET.get("country", ""), request.GET.get("kind", "")
    if country:
        reference.country(country)
    if kind:
        reference.kind(kind)
    number = page_number(request.GET.get("page", ""))
    body = _body(country, kind, number, get_language() or "en", timezone.localdate(), queries.as_of())
    return render(request, "bandung/crisis/list.html", {"body": body, "section": "crises"})


@kept(64)
def _body(country: str, kind: str, number: int, _page_language: str, on: date, _as_of: str) -> str:
    language = reader_language()
    filters = Filters(countries=(country,) if country else (), kinds=(kind,) if kind else ())  # type: ignore[arg-type]
    every = list(crisis.open_needs(on)[:MOST_OPEN])
    found = crisis.within(every, filters, on=on)
    shown = found[(number - 1) * SHOWN : number * SHOWN]
    closed = crisis.within(list(crisis.closed_needs(on)[:MOST_OPEN]), filters, on=on)[:SHOWN] if number == 1 else []
    made = cards([*shown, *closed], language)
    chosen = {"country": [country], "kind": [kind]}
    return render_to_string("bandung/crisis/listing.html", {
        "shown": [_open(row, each, on) for row, each in zip(shown, made, strict=False)],
        "closed": list(zip(closed, made[len(shown) :], strict=True)),
        "total": len(found),
        "every": len(every),
        "narrowed": bool(country or kind),
        "country": country,
        "kind": kind,
        "countries": _named("country", [code for row in every for code in row.body.get("countries", ())], country),
        "kinds": _named("kind", [code for row in every for code in row.body.get("kinds", ())], kind),
        "paging": Paging(number, SHOWN, len(found), {name: each for name, each in chosen.items() if each[0]}),
    })  # fmt: skip


def _open(row: Need, card: Card, on: date) -> Open:
    says = row.says
    return Open(
        card,
        says.crisis,
        tuple(capacity_in_words(each, reader_language()) for each in says.capacity),
        row.crisis_until is not None and row.crisis_until - on <= SOON,
        not rules.glide_agrees(says.crisis, says.countries),
    )


def _named(of: str, codes: list[str], chosen: str) -> list[tuple[str, str]]:
    """(code, name) of what the open crises name, by name; what is chosen stays in the list."""
    language = reader_language()
    every = {*codes, chosen} - {""}
    return sorted(((code, name_of(of, code, language)) for code in every), key=lambda each: each[1])


def on_top(filters: Filters, on: date) -> list[Need]:
    """Needs of open crises that stand on top of a list with these filters, the nearest deadline first. One query."""
    return crisis.within(list(crisis.open_needs(on)[:MOST_OPEN]), filters, on=on)[:ON_TOP]
