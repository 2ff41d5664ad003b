"""Needs and offers as lists show them: whose, what, since when, in the best language for the reader."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone

from bandung.exchange import freshness
from bandung.exchange.models import Need, Statement
from bandung.parties.models import Party
from bandung.web.naming import Reading, name_of, reading

LONGEST_EXCERPT = 200


@dataclass(frozen=True, slots=True)
class Card:
    """One need or offer in a list."""

    address: str
    kind_of_record: str
    title: Reading
    excerpt: Reading
    owners: str
    """The countries, or the region of a body without one."""
    kinds: str
    sectors: str
    standing: str
    party: str
    """Whose register it stands in, by name."""
    stated_on: str
    """ISO day on which it was said or read; else of its publication."""
    not_confirmed_since: str = ""
    """ISO day of its owner's last word where that is more than a year ago."""
    crisis_until: str = ""
    """ISO day on which the crisis that it answers closes, while that is open."""
    reasons: tuple[str, ...] = ()
    percent: int = 0


def party_names(codes: Iterable[str], language: str) -> dict[str, str]:
    """The names of parties; one query."""
    parties = Party.objects.in_bulk(set(codes))
    return {code: reading(party.name, language).text for code, party in parties.items()}


def cards(rows: Sequence[Statement], language: str) -> list[Card]:
    """The cards of some rows, in their order; one query, for the names of the parties."""
    names = party_names((row.register for row in rows), language)
    return [card(row, language, names) for row in rows]


def card(row: Statement, language: str, parties: Mapping[str, str], **judged: Any) -> Card:
    """The card of one row; ``judged`` are its reasons where it is a match."""
    told, on = row.body, timezone.localdate()
    original = told.get("language", "")
    kinds = told.get("kinds") or ([told["kind"]] if told.get("kind") else [])
    countries = [name_of("country", code, language) for code in told.get("countries", ())]
    return Card(
        address=reverse(row.kind_of_record, args=(row.register, row.record)),
        kind_of_record=row.kind_of_record,
        title=reading(told["title"], language, original),
        excerpt=_excerpt(reading(told["summary"], language, original)),
        owners=", ".join(countries[:6]) + (" …" if len(countries) > 6 else "") or told.get("region") or "",
        kinds=", ".join(name_of("kind", code, language) for code in kinds),
        sectors=", ".join(name_of("sector", code, language) for code in told.get("sectors", ())[:2]),
        standing=row.standing,
        party=parties.get(row.register, row.register),
        stated_on=told.get("stated_on") or row.at.date().isoformat(),
        not_confirmed_since=not_confirmed_since(row, on),
        crisis_until=crisis_until(row, on),
        **judged,
    )


def not_confirmed_since(row: Statement, on: date) -> str:
    """The ISO day of its owner's last word where a standing record is late; else empty."""
    late = row.withdrawn_at is None and row.confirmed_on is not None and freshness.is_late(row, on)
    return row.confirmed_on.isoformat() if late and row.confirmed_on else ""


def crisis_until(row: Statement, on: date) -> str:
    """The ISO day on which the crisis of a need closes, while it is open; else empty."""
    until = row.crisis_until if isinstance(row, Need) and row.withdrawn_at is None else None
    return until.isoformat() if until and until >= on else ""


def _excerpt(whole: Reading) -> Reading:
    text = " ".join(whole.text.split())
    if len(text) > LONGEST_EXCERPT:
        cut = text[:LONGEST_EXCERPT]
        text = (cut.rpartition(" ")[0] if " " in cut[-40:] else cut) + "…"
    return Reading(text, whole.language, whole.direction, whole.is_hers)
