"""One need or one offer: what it says, whose word it is, where that can be checked, and what fits it.

Who comes: an officer who was led here by a list, a search or a match. She reads it in her language, follows its proof,
and sees who could help, with reasons: no step further. A focal point of the country it is about answers it in one step.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bandung import reference
from bandung.exchange import matches, queries
from bandung.exchange.models import Statement
from bandung.matching import reasons
from bandung.matching.ranking import NothingAsked
from bandung.matching.statements import RecordKind
from bandung.parties.models import Party
from bandung.people.models import Mandate
from bandung.people.queries import mandate
from bandung.registers import files
from bandung.web.asked import Asked, filters_of
from bandung.web.cards import Card, card, party_names
from bandung.web.naming import label_of, name_of, reading
from bandung.web.public.search import judged
from bandung.web.sentences import reader_language, translated

SHOWN = 10
NARROWING = ("region", "kind", "group", "language", "standing")
GROUPS = ("LDC", "LLDC", "SIDS_UNSD", "LIC", "LMC", "UMC")
LANGUAGES = ("en", "fr", "es", "pt", "ar", "zh", "ru")
OTHER: Mapping[str, RecordKind] = {"need": "offer", "offer": "need"}


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to narrow the matches: its name in the address, its heading, and what can be chosen."""

    name: str
    heading: object
    options: Sequence[tuple[str, str, bool]]
    """(code, name, whether it is chosen)"""


def record(request: HttpRequest, kind: str, register: str, record: str) -> HttpResponse:
    """The page of a record. Queries do not grow with what fits it."""
    language = reader_language()
    row = queries.record(kind, f"{register}/{record}")
    narrowed = Asked(filters_of(request.GET))
    words = facts(row, language) | {
        "section": f"{kind}s",
        "row": row,
        "kind": kind,
        "provenance": files.provenance(row.register, row.seq),
        "claims": queries.claims_of(row) if row.standing == "reported" else [],
        "objections": queries.objections_to(row.uid) if row.standing == "reported" else [],
        "may_answer": row.standing == "reported" and _may_answer(request, row),
        "may_withdraw": row.withdrawn_at is None and _holds(request, row.register),
        "choices": _choices(narrowed, kind, language),
        "chips": [
            (label_of(name, code, language), narrowed.without(name, code).address) for name, code in narrowed.chosen
        ],
    }
    if row.withdrawn_at is None:
        words |= fitting(row, narrowed, language)
    return render(request, "bandung/record.html", words)


def facts(row: Statement, language: str) -> dict[str, Any]:
    """What a record says, as its page shows it."""
    says = row.says
    title = reading(says.title, language, says.language)
    party = party_names([row.register], language).get(row.register, row.register)
    return {
        "says": says,
        "title": title,
        "summary": reading(says.summary, language, says.language),
        "others": [
            {"title": reading(says.title, code), "summary": reading(says.summary, code)}
            for code in says.summary
            if code != reading(says.summary, language, says.language).language
        ],
        "party": party,
        "said_of": [(code, name_of("country", code, language)) for code in says.countries],
        "replicated": [
            (code, name_of("country", code, language)) for code in getattr(says, "replicated_in", ())
        ],
    }


def fitting(row: Statement, narrowed: Asked, language: str) -> dict[str, Any]:
    """What fits a record, with reasons, and what could not be judged."""
    other = OTHER[row.kind_of_record]
    try:
        ranking = matches.rank_for(row, wanted=other, filters=narrowed.filters, on=timezone.localdate(), limit=SHOWN)
    except NothingAsked as refusal:
        return {"refusal": translated(refusal)}
    found = queries.matched(ranking)
    parties = party_names((each.row.register for each in found), language)
    cards: list[Card] = [card(each.row, language, parties, **judged(each.match, language)) for each in found]
    never = [name for name in reasons.NAMES if found and all(name in each.match.unjudged for each in found)]
    return {
        "matches": cards,
        "other": other,
        "notes": [gettext(note) for note in ranking.notes],
        "unjudged": [(gettext(reasons.NAMES[name]), reasons.unjudged(name, gettext)) for name in never],
    }


def history(request: HttpRequest, kind: str, register: str, record: str) -> HttpResponse:
    """Every version of a record with what changed, newest first."""
    row = queries.record(kind, f"{register}/{record}")
    versions = queries.history(kind, row)
    language = reader_language()
    told = [
        {"entry": each.entry, "stands": each.is_standing and row.withdrawn_at is None, "act": ACTS[each.entry.act],
         "changes": queries.changes(each.entry, versions[place + 1 :])}
        for place, each in enumerate(versions)
    ]  # fmt: skip
    words = {"section": f"{kind}s", "row": row, "kind": kind, "versions": told} | facts(row, language)
    return render(request, "bandung/history.html", words)


ACTS = {
    "publish": _("published"),
    "withdraw": _("withdrawn"),
    "redact": _("a version was erased"),
}


def _may_answer(request: HttpRequest, row: Statement) -> bool:
    """Whether the person speaks for a country that the report is about."""
    held = mandate(request.user, duty=Mandate.Duty.CLEAR, at=timezone.now())
    if held is None:
        return False
    party = Party.objects.filter(code=held.party).first()
    return party is not None and party.speaks_for in row.body.get("countries", [])


def _holds(request: HttpRequest, party: str) -> bool:
    return mandate(request.user, duty=Mandate.Duty.CLEAR, at=timezone.now(), party=party) is not None


def _choices(asked: Asked, kind: str, language: str) -> list[Choice]:
    chosen = set(asked.chosen)

    def options(name: str, codes: Sequence[str]) -> list[tuple[str, str, bool]]:
        named = [(code, name_of(name, code, language), (name, code) in chosen) for code in codes]
        return sorted(named, key=lambda each: each[1]) if name == "region" else named

    regions = [each.code for each in reference.regions() if each.parent]
    kinds = [each.code for each in reference.kinds()]
    return [
        Choice("region", _("Region"), options("region", regions)),
        *([Choice("kind", _("Kind"), options("kind", kinds))] if kind == "need" else []),
        Choice("group", _("Group of countries"), options("group", GROUPS)),
        Choice("language", _("Can be read in"), options("language", LANGUAGES)),
    ]


def address_of(row: Statement) -> str:
    """The page of a record."""
    return reverse(row.kind_of_record, args=(row.register, row.record))
