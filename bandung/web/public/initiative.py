"""One initiative for everybody: whose word it is, who takes part in which role, what it is, who gives what.

Who comes: somebody who followed a link from a list, a country or a search. The first line says whether the parties
themselves say this or a source reports it; the sources, or the entries, are on the page: no further step.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from bandung.exchange.models import TABLES
from bandung.partnerships import queries
from bandung.partnerships.models import AgreementText, Initiative
from bandung.people.queries import held
from bandung.web.cards import party_names
from bandung.web.initiative_cards import stage_name
from bandung.web.initiative_parts import days_of, lines_of, links_of, state_name
from bandung.web.partnership_words import BASES, TYPES, unit_name
from bandung.web.sentences import reader_language


def initiative(request: HttpRequest, register: str, record: str) -> HttpResponse:
    """One initiative. Queries: six at most, and one more for somebody who is signed in."""
    row = queries.initiative(f"{register}/{record}")
    names = party_names({*row.readers}, reader_language())
    terms = row.says
    texts = AgreementText.objects.filter(initiative=row.uid, public=True).order_by("name", "at")
    words: dict[str, Any] = {
        "section": "initiatives",
        "row": row,
        "terms": terms,
        "days": days_of(terms.period),
        "reported": row.standing == "reported",
        "owner": names.get(row.register, row.register),
        "type": TYPES[row.type],
        "basis": BASES[row.basis],
        "stage": stage_name(row.stage),
        "lines": lines_of(row, names),
        "lead": names.get(row.lead, row.lead),
        "modality": getattr(terms, "modality", None),
        "proof": getattr(terms, "proof", ()),
        "sources": getattr(terms, "sources", ()),
        "stated_on": getattr(terms, "stated_on", None),
        "contributions": _contributions(row, names),
        "needs": links_of(terms.needs, TABLES["need"], ""),
        "offers": links_of(terms.offers, TABLES["offer"], ""),
        "texts": [(each, state_name(each.state)) for each in texts],
        "is_ours": any(each.party in row.readers for each in held(request.user, timezone.now())),
    }
    return render(request, "bandung/initiatives/public_one.html", words)


def _contributions(row: Initiative, names: dict[str, str]) -> list[tuple[Any, str, str]]:
    """(contribution, who gives it, unit) as the record states them."""
    language = reader_language()
    return [
        (each, names.get(each.giver or "", ""), unit_name(each.unit, language) if each.amount else "")
        for each in getattr(row.says, "contributions", ())
    ]
