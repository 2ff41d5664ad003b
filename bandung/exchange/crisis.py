"""The lane for crises: which needs are open, what stands ready for them, and whose parties are to be told."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from bandung.exchange import matches, queries
from bandung.exchange.models import Need, Statement, StatementQuerySet
from bandung.exchange.queries import Matched
from bandung.matching.features import SAME_SECTOR
from bandung.matching.ranking import Reason
from bandung.matching.statements import Filters

STANDBY = ("brigade", "equipment", "stock")
MOST_OFFERS = 40
"""Offers of each sort that are looked through for one need."""


class Told(NamedTuple):
    """A party that is to hear of a need, the offers of its register that fit, and why the best of them does."""

    party: str
    offers: Sequence[Statement]
    reasons: Sequence[Reason]


def open_needs(on: date) -> StatementQuerySet:
    """Public, standing needs of a crisis that is open on that day, the nearest end first."""
    needs: StatementQuerySet = Need.objects.public().standing_records()
    return needs.filter(crisis_until__gte=on).order_by("crisis_until", "uid")


def closed_needs(on: date) -> StatementQuerySet:
    """Public, standing needs of a crisis that closed before that day, the latest first."""
    needs: StatementQuerySet = Need.objects.public().standing_records()
    return needs.filter(crisis_until__lt=on).order_by("-crisis_until", "uid")


def within(needs: Iterable[Need], filters: Filters, *, on: date) -> list[Need]:
    """Those of some needs that satisfy the filters, in their order. No query to the database."""
    chosen = list(needs)
    if not chosen or filters in (Filters(), Filters(record="need")):
        return chosen
    index = matches.index()
    places = index.rows_of(matches.key("need", need.uid) for need in chosen)
    mask = index.mask(filters, on)
    named = [(need, places.get(matches.key("need", need.uid))) for need in chosen]
    return [need for need, place in named if place is not None and place < len(mask) and mask[place]]


def standing_ready(need: Statement, *, on: date, filters: Filters | None = None) -> list[Matched]:
    """What stands ready, ranked for the need; what is of the kind that it asks for comes first."""
    narrowed = replace(filters or Filters(), standby=STANDBY)
    ranking = matches.rank_for(need, wanted="offer", filters=narrowed, on=on, limit=MOST_OFFERS)
    return sorted(queries.matched(ranking), key=lambda each: not _of_the_right_kind(each))


def matching_parties(need: Statement, *, on: date) -> list[Told]:
    """The parties to tell of a need: those with a fitting standby offer, then those with offers in its sector."""
    in_sector = matches.rank_for(need, wanted="offer", filters=Filters(), on=on, limit=MOST_OFFERS)
    found: dict[str, list[Matched]] = {}
    fitting = [each for each in standing_ready(need, on=on) if _of_the_right_kind(each)]
    fitting += [each for each in queries.matched(in_sector) if _in_the_sector(each)]
    for each in fitting:
        known = found.setdefault(each.row.register, [])
        if each.row.uid not in {other.row.uid for other in known}:
            known.append(each)
    found.pop(need.register, None)
    return [Told(party, [each.row for each in those], those[0].match.reasons) for party, those in found.items()]


def _of_the_right_kind(found: Matched) -> bool:
    return any(reason.feature == "standby" and reason.facts.get("right") for reason in found.match.reasons)


def _in_the_sector(found: Matched) -> bool:
    return any(reason.feature == "sector" and reason.value >= SAME_SECTOR for reason in found.match.reasons)
