"""What speaks for an offer as an answer to a need, each a number between 0 and 1, or None where it cannot be judged.

Every feature looks at one pair, need and offer, whichever of the two was the question. It returns its value and the
facts behind it: codes, never sentences. What was not stated is not judged; it is never taken for a no.
"""

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bandung.matching import asking, partners, places
from bandung.matching.statements import Statement
from bandung.matching.tokens import base_language

SEVERAL_SECTORS = ("430", "998")
"""Sectors that say "several" or "not specified": they speak neither for nor against a subject."""
SAME_SECTOR = 0.8
"""What a shared sector of three digits is worth where the purpose differs."""
SAME_GOAL = 0.7
"""What a shared goal is worth where no target is shared."""
CONFIRMED_FOR_DAYS = 365
"""Days for which an owner's word counts as fresh; after twelve months it is asked for anew (DOMAIN.md R-14)."""
HALF_LIFE_DAYS = 365
"""Days beyond those after which an unconfirmed word is worth half."""
READY_HALF_HOURS = 168
"""Hours to departure by which readiness is worth half."""
WRONG_STANDBY = 0.5
"""What stands ready, but is of another kind than is asked for, is worth this part."""
STANDBY_FOR: Mapping[str, frozenset[str]] = {
    "brigade": frozenset({"expertise", "training", "solution"}),
    "equipment": frozenset({"technology", "facility", "in-kind"}),
    "stock": frozenset({"in-kind"}),
}
"""What stands ready, to the kinds of help that it answers."""

Vector = NDArray[np.float32]
Judged = tuple[float, Mapping[str, Any]]
NOTHING: Mapping[str, Any] = {}


@dataclass
class Side:
    """One of the two statements with its direction (float32 [dim] of length 1, or zeros)."""

    statement: Statement
    direction: Vector

    @cached_property
    def kinds(self) -> frozenset[str]:
        """The kinds of help that a need asks for: the one it states, else those its words ask for."""
        return asking.kinds(self.statement)

    @cached_property
    def partners(self) -> frozenset[str]:
        """Countries that the texts name, other than its own."""
        return partners.countries(self.statement)

    @cached_property
    def languages(self) -> frozenset[str]:
        """Languages it can be worked with: the stated ones, else those of its countries, else that of its text."""
        stated = self.statement.working_languages or places.working_languages(self.statement.countries)
        return frozenset(map(base_language, stated or filter(None, (self.statement.language,))))


@dataclass
class Pair:
    """A need and an offer, and what is known of both together."""

    need: Side
    offer: Side
    on: date
    words: float | None = None
    """Share of the best word score in a language that both can be read in; None without such a language."""
    cooperated: int | None = None
    """Earlier initiatives of the two countries; None where nobody looked."""


def meaning(pair: Pair) -> Judged | None:
    """Both say much the same, in whatever language."""
    one, other = pair.need.direction, pair.offer.direction
    if not one.any() or not other.any():
        return None
    return min(1.0, max(0.0, float(one @ other))), NOTHING


def words(pair: Pair) -> Judged | None:
    """Words in common, within one language."""
    return None if pair.words is None else (pair.words, NOTHING)


def _wide(sectors: Iterable[str]) -> dict[str, str]:
    return {code[:3]: code for code in sectors if code[:3] not in SEVERAL_SECTORS}


def sector(pair: Pair) -> Judged | None:
    """The same purpose, or at least the same sector."""
    need, offer = _wide(pair.need.statement.sectors), _wide(pair.offer.statement.sectors)
    if not need or not offer:
        return None
    if same := set(pair.need.statement.sectors) & set(pair.offer.statement.sectors) & {*need.values()}:
        return 1.0, {"sectors": sorted(same)}
    wide = sorted(need.keys() & offer.keys())
    return (SAME_SECTOR, {"sectors": wide}) if wide else (0.0, NOTHING)


def sdg(pair: Pair) -> Judged | None:
    """The share of the need's goals that the offer serves, fully where it serves the same target."""
    need, offer = set(pair.need.statement.sdgs), set(pair.offer.statement.sdgs)
    if not need or not offer:
        return None
    goals = {code.partition(".")[0] for code in need}
    shared_goals = goals & {code.partition(".")[0] for code in offer}
    targets = {code for code in need & offer if "." in code}
    met = {code.partition(".")[0] for code in targets}
    value = (len(met) + SAME_GOAL * len(shared_goals - met)) / len(goals)
    return value, {"sdgs": sorted(targets | (shared_goals - met))} if shared_goals else NOTHING


def kind(pair: Pair) -> Judged | None:
    """The offer is of a kind that the need asks for."""
    asked, given = pair.need.kinds, pair.offer.statement.kind
    if not asked or not given:
        return None
    return (1.0, {"kind": given}) if given in asked else (0.0, NOTHING)


def finance(pair: Pair) -> Judged | None:
    """Money is asked for and money is offered."""
    return _asked_and_given(pair, "finance")


def goods(pair: Pair) -> Judged | None:
    """Goods or relief are asked for and given."""
    return _asked_and_given(pair, "in-kind")


def _asked_and_given(pair: Pair, kind: str) -> Judged | None:
    if kind not in pair.need.kinds or not pair.offer.statement.kind:
        return None
    return (1.0, {"kind": kind}) if pair.offer.statement.kind == kind else (0.0, NOTHING)


def partner(pair: Pair) -> Judged | None:
    """The need names the institution that offers, or the country; of an offer of many countries each has its part."""
    offering = pair.offer.statement
    institution = partners.named(pair.need.statement, offering.organisations)
    if institution:
        return 1.0, {"institution": institution}
    countries = sorted(pair.need.partners & set(offering.countries))
    return (len(countries) / len(offering.countries), {"countries": countries}) if countries else (0.0, NOTHING)


def region(pair: Pair) -> Judged | None:
    """Neighbours: the same region, or the same continent."""
    return places.nearness(pair.need.statement.countries, pair.offer.statement.countries, pair.on)


def conditions(pair: Pair) -> Judged | None:
    """Like conditions: climate, income, least developed, landlocked, small island."""
    return places.conditions(pair.need.statement.countries, pair.offer.statement.countries, pair.on)


def language(pair: Pair) -> Judged | None:
    """A language in which both can work; a body without a country that states none is not judged."""
    if not (pair.offer.statement.working_languages or pair.offer.statement.countries):
        return None
    common = sorted(pair.need.languages & pair.offer.languages)
    return (1.0, {"languages": common}) if common else (0.0, NOTHING)


def proof(pair: Pair) -> Judged | None:
    """Results are stated."""
    return (1.0, NOTHING) if pair.offer.statement.proof.strip() else None


def replication(pair: Pair) -> Judged | None:
    """Used in other countries already; more so where the needing country or its neighbours are among them."""
    places_used = pair.offer.statement.replicated_in
    if not places_used:
        return None
    count = len(places_used)
    return count / (count + 2), {"countries": list(places_used), "count": count}


def freshness(pair: Pair) -> Judged | None:
    """Confirmed or reported within twelve months; after that half with every further year."""
    said = pair.offer.statement.confirmed_on
    if said is None:
        return None
    late = (pair.on - said).days - CONFIRMED_FOR_DAYS
    facts = {"confirmed_on": said.isoformat()} | ({"late": True} if late > 0 else {})
    return math.pow(0.5, max(0, late) / HALF_LIFE_DAYS), facts


def standby(pair: Pair) -> Judged | None:
    """For a need of a crisis: it stands ready, more so of the right kind and the sooner it can leave."""
    if not pair.need.statement.crisis:
        return None
    what, hours = pair.offer.statement.standby, pair.offer.statement.ready_in_hours
    if not what:
        return 0.0, NOTHING
    asked = pair.need.kinds
    right = not asked or not asked.isdisjoint(STANDBY_FOR.get(what, frozenset()))
    ready = 0.5 if hours is None else math.pow(0.5, hours / READY_HALF_HOURS)
    facts: dict[str, Any] = {"standby": what, "right": right}
    if hours is not None:
        facts["hours"] = hours
    return (0.5 + 0.5 * ready) * (1.0 if right else WRONG_STANDBY), facts


def capacity(pair: Pair) -> Judged | None:
    """The share of the stated capacity that is still free."""
    left = pair.offer.statement.capacity_left
    return None if left is None else (min(1.0, max(0.0, left)), {"left": left})


def cooperation(pair: Pair) -> Judged | None:
    """The two countries have worked together before."""
    if pair.cooperated is None:
        return None
    return pair.cooperated / (pair.cooperated + 2), {"initiatives": pair.cooperated}


FEATURES: Mapping[str, Callable[[Pair], Judged | None]] = {
    each.__name__: each
    for each in (
        meaning, words, sector, sdg, kind, finance, goods, partner, region, conditions, language, proof,
        replication, freshness, capacity, cooperation, standby,
    )
}  # fmt: skip
"""Name to feature, in the order in which reasons are shown where their contribution is equal."""
