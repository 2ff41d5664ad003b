"""Initiatives as lists show them: at the desk with what they ask of us, in public with whose word they are."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext

from bandung.parties.models import Party
from bandung.partnerships.models import Initiative
from bandung.partnerships.stages import SHOWN
from bandung.web.naming import Reading, name_of, reading
from bandung.web.partnership_words import BASES, ROLES, TYPES, own_word
from bandung.web.sentences import reader_language

MOST_NAMES = 6


@dataclass(frozen=True, slots=True)
class BoardCard:
    """One initiative on a party's board."""

    address: str
    title: Reading
    stage: str
    role: str
    others: str
    type: str
    basis: str
    since: datetime
    waits: bool


def stage_name(stage: str) -> str:
    """A stage in the reader's words."""
    return gettext(SHOWN.get(stage, stage))


def board_card(row: Initiative, waits: bool, own: Party, names: Mapping[str, str]) -> BoardCard:
    """The card of one initiative for one of its parties. No query."""
    told = row.body
    roles = dict.fromkeys(each["role"] for each in told["participations"] if each.get("party") == own.code)
    others = [names.get(code, code) for code in row.named if code != own.code]
    return BoardCard(
        address=reverse("desk-initiative", args=(row.register, row.record)),
        title=reading(told["title"], reader_language(), told["language"]),
        stage=stage_name(row.stage),
        role=", ".join(own_word(each, ROLES, own.speaks_for) for each in roles),
        others=", ".join(others[:MOST_NAMES]) + (" …" if len(others) > MOST_NAMES else ""),
        type=str(TYPES[row.type]),
        basis=own_word(row.basis, BASES, own.speaks_for),
        since=row.stage_since,
        waits=waits,
    )


@dataclass(frozen=True, slots=True)
class PublicCard:
    """One initiative in the list for everybody."""

    address: str
    title: Reading
    excerpt: Reading
    countries: str
    roles: tuple[tuple[str, str], ...]
    """(role, who holds it) in the order of the record."""
    type: str
    basis: str
    years: str
    reported: bool
    stage: str


LONGEST_EXCERPT = 200


def public_card(row: Initiative, names: Mapping[str, str]) -> PublicCard:
    """The card of one initiative for everybody. No query."""
    language, told = reader_language(), row.body
    whole = reading(told["summary"], language, told["language"])
    text = " ".join(whole.text.split())
    short = text if len(text) <= LONGEST_EXCERPT else text[:LONGEST_EXCERPT].rsplit(" ", 1)[0] + "…"
    countries = [name_of("country", code, language) for code in row.countries]
    return PublicCard(
        address=reverse("initiative", args=(row.register, row.record)),
        title=reading(told["title"], language, told["language"]),
        excerpt=Reading(short, whole.language, whole.direction, whole.is_hers),
        countries=", ".join(countries[:MOST_NAMES]) + (" …" if len(countries) > MOST_NAMES else ""),
        roles=roles_held(told["participations"], names),
        type=str(TYPES[row.type]),
        basis=str(BASES[row.basis]),
        years=years_of(told.get("period")),
        reported=row.standing == "reported",
        stage=stage_name(row.stage),
    )


def who(line: Mapping[str, Any], names: Mapping[str, str]) -> str:
    """Who one line of the terms is about: its party, else its country, else its organisations."""
    if line.get("party"):
        return names.get(line["party"], line["party"])
    if line.get("country"):
        return name_of("country", line["country"], reader_language())
    return ", ".join(each["name"] for each in line.get("organisations", ()))


def roles_held(lines: list[Mapping[str, Any]], names: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """(role, everybody who holds it)."""
    held: dict[str, list[str]] = {}
    for line in lines:
        held.setdefault(line["role"], []).append(who(line, names))
    shown = {role: list(dict.fromkeys(each)) for role, each in held.items()}
    return tuple(
        (str(ROLES[role]), ", ".join(each[:MOST_NAMES]) + (" …" if len(each) > MOST_NAMES else ""))
        for role, each in shown.items()
    )


def years_of(period: Mapping[str, Any] | None) -> str:
    """The years of a period, such as 2019–2022; empty where none was stated."""
    if not period:
        return ""
    first, last = (str(period.get(name) or "")[:4] for name in ("start", "end"))
    return first if first == last or not last else f"{first}–{last}"
