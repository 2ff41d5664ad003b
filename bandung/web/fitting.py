"""What fits a record, as its page shows it: ranked, each with its reasons in words, and what could not be judged."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bandung import reference
from bandung.exchange import crisis, matches, queries
from bandung.exchange.models import Statement
from bandung.matching import reasons
from bandung.matching.ranking import Match, NothingAsked
from bandung.matching.statements import RecordKind
from bandung.web.asked import Asked
from bandung.web.cards import Card, card, crisis_until, party_names
from bandung.web.naming import label_of, name_of
from bandung.web.sentences import reader_language, translated

SHOWN = 10
REASONS_FIRST = 3
"""Reasons of a match before "more"."""
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


@dataclass(frozen=True, slots=True)
class Fit:
    """One match: its card, how well it fits of 100, why, and what is open."""

    card: Card
    percent: int
    written_in: str
    first: Sequence[str]
    more: Sequence[str]
    unjudged: Sequence[tuple[str, str]]
    """(feature, why it could not be judged), of those that others could be judged by"""


class _Asking:
    """A row as part of a key: the same record in the same version is the same question."""

    def __init__(self, row: Statement) -> None:
        self.row = row
        self._key = (row.kind_of_record, row.uid, row.digest)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Asking) and self._key == other._key

    def __hash__(self) -> int:
        return hash(self._key)


def section(row: Statement, narrowed: Asked, *, page_language: str, on: date, as_of: str) -> str:
    """The section of a record's page with what fits it, kept until the node knows more. Queries: two at most, and one
    more for the need of an open crisis, where what stands ready comes first.
    """
    return _section(_Asking(row), narrowed, page_language, on, as_of)


@lru_cache(512)
def _section(asking: _Asking, narrowed: Asked, page_language: str, on: date, _as_of: str) -> str:
    language = reader_language()
    row = asking.row
    other = OTHER[row.kind_of_record]
    words: dict[str, object] = {"other": other, "chips": narrowed.chosen, "asking": row.uid}
    words["narrowing"] = _narrowing(narrowed, page_language)
    is_crisis = bool(crisis_until(row, on))
    try:
        ready = crisis.standing_ready(row, on=on, filters=narrowed.filters)[:SHOWN] if is_crisis else []
        ranking = matches.rank_for(row, wanted=other, filters=narrowed.filters, on=on, limit=SHOWN)
    except NothingAsked as refusal:
        words["refusal"] = translated(refusal)
    else:
        there = {each.row.uid for each in ready}
        found = [each for each in queries.matched(ranking) if each.row.uid not in there]
        never = [name for name in reasons.NAMES if found and all(name in each.match.unjudged for each in found)]
        parties = party_names((each.row.register for each in (*ready, *found)), language)
        words |= {
            "is_crisis": is_crisis,
            "ready": [_fit(each.match, card(each.row, language, parties), each.row, (), language) for each in ready],
            "fits": [_fit(each.match, card(each.row, language, parties), each.row, never, language) for each in found],
            "notes": [gettext(note) for note in ranking.notes],
            "unjudged": [_open(name) for name in never],
        }
    return render_to_string("bandung/parts/fitting.html", words)


def ready_for(need: Statement, *, on: date) -> list[Fit]:
    """What stands ready for the need of a crisis, best first, as its page shows it. Queries: two."""
    language = reader_language()
    found = crisis.standing_ready(need, on=on)[:SHOWN]
    parties = party_names((each.row.register for each in found), language)
    return [_fit(each.match, card(each.row, language, parties), each.row, (), language) for each in found]


@lru_cache(128)
def _narrowing(narrowed: Asked, _page_language: str) -> str:
    language = reader_language()
    return render_to_string("bandung/parts/narrowing.html", {
        "choices": choices(narrowed, language),
        "hidden": [(name, code) for name, code in narrowed.chosen if name not in _OFFERED],
        "chips": [
            (label_of(name, code, language), narrowed.without(name, code).address) for name, code in narrowed.chosen
        ],
    })  # fmt: skip


def _fit(match: Match, shown: Card, row: Statement, never: Sequence[str], language: str) -> Fit:
    said = [text for reason in match.reasons if (text := reasons.sentence(reason, gettext, language))]
    return Fit(
        card=shown,
        percent=round(100 * match.score),
        written_in=name_of("language", row.body.get("language", ""), language),
        first=said[:REASONS_FIRST],
        more=said[REASONS_FIRST:],
        unjudged=[_open(name) for name in match.unjudged if name not in never],
    )


def _open(feature: str) -> tuple[str, str]:
    return gettext(reasons.NAMES[feature]), reasons.unjudged(feature, gettext)


_OFFERED = ("region", "kind", "sector", "group", "language")


def choices(asked: Asked, language: str) -> list[Choice]:
    """What the form that narrows the matches offers."""
    chosen = set(asked.chosen)

    def options(name: str, codes: Sequence[str], *, by_name: bool = False) -> list[tuple[str, str, bool]]:
        named = [(code, name_of(name, code, language), (name, code) in chosen) for code in _with(name, codes, asked)]
        return sorted(named, key=lambda each: each[1]) if by_name else named

    sectors = [each.code for each in reference.sectors() if not each.parent and each.active]
    offered = {
        "region": Choice(
            "region", _("Region"), options("region", [each.code for each in reference.regions()], by_name=True)
        ),
        "kind": Choice("kind", _("Kind"), options("kind", [each.code for each in reference.kinds()])),
        "sector": Choice("sector", _("Sector"), options("sector", sectors)),
        "group": Choice("group", _("Group of countries"), options("group", GROUPS)),
        "language": Choice("language", _("Can be read in"), options("language", LANGUAGES)),
    }
    return [offered[name] for name in _OFFERED]


def _with(name: str, codes: Sequence[str], asked: Asked) -> list[str]:
    """The codes offered and those chosen already, so that sending the form again loses none."""
    return [*codes, *(code for facet, code in asked.chosen if facet == name and code not in codes)]
