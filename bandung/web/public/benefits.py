"""What cooperation has brought a country: each objective and benefit, its measure, and what nobody knows yet.

Who comes: somebody who is asked what all of it is good for. She sees what has been counted, follows each number to what
is behind it, and reads what is not measured yet and what would be needed: one step.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext

from bandung import reference
from bandung.exchange import queries
from bandung.measurement.benefits import KINDS, MEASURED, NEEDED, STATUSES, Benefit, benefits
from bandung.reporting.benefits import Measured, measured
from bandung.reporting.columns import columns
from bandung.web import figure_words as words
from bandung.web.dashboard_tables import coverage
from bandung.web.keeping import kept
from bandung.web.naming import name_of
from bandung.web.sentences import reader_language

BADGES = {"measured": "word", "partly": "reported", "not-yet": "plain"}


@dataclass(frozen=True, slots=True)
class Shown:
    """One measure of a benefit: its name, its value and where that leads."""

    name: str
    value: str
    """Empty where it is not stated."""
    link: str
    coverage: str
    parts: tuple[tuple[str, str, str], ...]
    """(what, value, link) where it is a sum."""


def country(request: HttpRequest, iso3: str) -> HttpResponse:
    """One country. Queries: three; what is measured is kept until that changes, and for the day.

    :raises UnknownCode: if there is no such country.
    """
    if iso3 != iso3.upper() and iso3.isascii():
        return redirect("country-benefits", iso3.upper())
    code = reference.country(iso3).code
    body = _body(code, get_language() or "en", timezone.localdate(), queries.as_of(), columns().state)
    title = gettext("%(name)s: objectives and benefits") % {"name": name_of("country", code, reader_language())}
    return render(
        request, "bandung/cooperation/public.html", {"section": "countries", "title": title, "code": code, "body": body}
    )


@kept(128)
def _body(code: str, _page_language: str, _on: date, _as_of: str, _state: int) -> str:
    language, found = reader_language(), measured(code, at=timezone.now())
    links = _links(code)

    def told(each: Benefit) -> dict[str, Any]:
        return {
            "name": each.name(language),
            "status": gettext(STATUSES[each.status]),
            "badge": BADGES[each.status],
            "measures": [_shown(key, found[key], links.get(key, "")) for key in each.measures],
            "needed": gettext(NEEDED[each.needed]) if each.needed else "",
        }

    every = benefits()
    return render_to_string("bandung/cooperation/benefits.html", {
        "code": code,
        "kinds": [(gettext(heading), [told(each) for each in every if each.kind == kind])
                  for kind, heading in KINDS.items()],
        "counts": [(gettext(heading), sum(each.status == status for each in every))
                   for status, heading in STATUSES.items()],
    })  # fmt: skip


def _shown(key: str, found: Measured, link: str) -> Shown:
    return Shown(
        name=gettext(MEASURED[key]),
        value=words.amount(found.value),
        link=words.figure_link(found.figure) if found.figure else link,
        coverage=coverage(found.counted, found.lines or 0) if found.counted is not None and found.lines else "",
        parts=tuple(
            (
                f"{words.label('sector', part.sector)}, {_SIDES[part.side]()}", words.amount(part.value),
                words.figure_link(part.figure),
            )
            for part in found.parts
        ),
    )  # fmt: skip


_SIDES = {"given": lambda: gettext("given"), "received": lambda: gettext("received")}


def _links(code: str) -> dict[str, str]:
    """Where the measures lead that are no figures of the ledger."""
    initiatives, of = reverse("initiatives"), f"?country={code}"
    offers, needs = reverse("offers") + of, reverse("needs") + of
    return {
        "initiatives": initiatives + of,
        "partners": reverse("initiatives-picture") + of,
        "two-way": initiatives + of,
        "regional": initiatives + of,
        "offers": offers,
        "offers-own": f"{offers}&standing=said",
        "technology-offers": f"{offers}&kind=technology",
        "needs": needs,
        "needs-own": f"{needs}&standing=said",
        "crisis-needs": reverse("crises"),
        "sessions": reverse("training-sessions"),
        "acts": reverse("act-verify"),
        "introductions-node": reverse("node-figures"),
    }
