"""Indicators of Ibero-American reports and of coverage: efficiency, burden share, timeliness, gap (F-5 to F-8, F-10).

Their names were read in the 2017 report of SEGIB, the formulas were not [A]. What is not known is None, never zero.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from statistics import median

from bandung.measurement.figures import Figure, total
from bandung.measurement.lines import Line
from bandung.measurement.valued import Valued

BUDGET, DELIVERY = "budget", "delivery"


@dataclass(frozen=True, slots=True)
class Measured:
    """A value worked out of ``counted`` of ``of`` things; None where not one of them could be counted."""

    value: Decimal | None
    counted: int
    of: int

    @property
    def coverage(self) -> Decimal | None:
        """Share of the things that could be counted, 0 to 1; None without any."""
        return Decimal(self.counted) / self.of if self.of else None


def ratio(part: Decimal | int | None, whole: Decimal | int | None) -> Decimal | None:
    """``part / whole``; None where one is not known or the whole is zero."""
    return None if part is None or not whole else Decimal(part) / Decimal(whole)


def efficiency(valued: Iterable[Valued]) -> Measured:
    """F-5: executed over budgeted, both in US dollars. [A]

    Over those (initiative, giver) that say both in full: with one of the two unknown, the ratio would be of different
    things. ``of`` is how many have a line at either stage.
    """
    stages: dict[tuple[str, str], dict[str, list[int | None]]] = defaultdict(lambda: {BUDGET: [], DELIVERY: []})
    for each in valued:
        if each.line.counts and each.line.stage in (BUDGET, DELIVERY) and each.line.group != "C":
            stages[each.line.initiative or each.line.uid, giver_of(each.line)][each.line.stage].append(each.usd)
    full = [
        both
        for both in stages.values()
        if both[BUDGET] and both[DELIVERY] and None not in both[BUDGET] + both[DELIVERY]
    ]
    executed = sum(each for both in full for each in both[DELIVERY] if each is not None)
    budgeted = sum(each for both in full for each in both[BUDGET] if each is not None)
    return Measured(ratio(executed, budgeted) if full else None, len(full), len(stages))


def burden_shares(valued: Iterable[Valued]) -> Mapping[str, Measured]:
    """F-6: what each giver delivered over what all did, in US dollars, by giver. [A]

    None for everybody where one giver's part is not known at all: shares of an unknown whole are unknown. What is
    counted in units only stands outside.
    """
    by_giver: dict[str, list[Valued]] = defaultdict(list)
    for each in valued:
        if each.line.counts and each.line.stage == DELIVERY and each.line.group != "C":
            by_giver[giver_of(each.line)].append(each)
    parts = {giver: total(Figure("usd"), its) for giver, its in sorted(by_giver.items())}
    known = [part.value for part in parts.values() if part.value is not None]
    whole = sum(known, Decimal()) if len(known) == len(parts) else None
    return {giver: Measured(ratio(part.value, whole), part.counted, part.lines) for giver, part in parts.items()}


def timeliness(approved: date | None, started: date | None) -> int | None:
    """F-7: days from approval to start; below zero where it began before. [A]"""
    return None if approved is None or started is None else (started - approved).days


def usual_timeliness(dates: Iterable[tuple[date | None, date | None]]) -> Measured:
    """F-7 of several initiatives (approved, started): the median, so that one dormant agreement does not carry it."""
    days = [timeliness(approved, started) for approved, started in dates]
    known = [each for each in days if each is not None]
    return Measured(Decimal(str(median(known))) if known else None, len(known), len(days))


def gap(declared: Decimal | None, confirmed: Decimal | None) -> Decimal | None:
    """F-8: ``|a - b| / max(a, b)`` of the two partners' values, 0 to 1. [A]"""
    if declared is None or confirmed is None:
        return None
    return abs(declared - confirmed) / max(declared, confirmed) if max(declared, confirmed) else Decimal()


def gap_of(line: Line) -> Decimal | None:
    """F-8 of a line: of its quantity, or of its amount where the receiver names no quantity of its own.

    A receiver that confirmed takes the giver's figures: no gap.
    """
    if line.said == "confirmed":
        return Decimal()
    by_quantity = gap(line.quantity, line.confirmed_quantity)
    return by_quantity if by_quantity is not None else gap(line.amount, line.confirmed_amount)


def coverage(valued: Iterable[Valued]) -> Mapping[tuple[str, int], Measured]:
    """F-10: share of initiatives with costs, by (giver, year); a line outside an initiative stands for itself.

    Those counted in units by choice have no costs either: they are among all, and not among the covered.
    """
    there: dict[tuple[str, int], dict[Hashable, bool]] = defaultdict(dict)
    for each in valued:
        line = each.line
        if line.counts:
            its = there[giver_of(line), line.year]
            what = line.initiative or line.uid
            its[what] = its.get(what, False) or each.usd is not None
    return {key: _share(its) for key, its in sorted(there.items())}


def overall_coverage(valued: Iterable[Valued]) -> Measured:
    """F-10 over everything: share of initiatives with costs."""
    its: dict[Hashable, bool] = {}
    for each in valued:
        if each.line.counts:
            what = each.line.initiative or each.line.uid
            its[what] = its.get(what, False) or each.usd is not None
    return _share(its)


def _share(its: Mapping[Hashable, bool]) -> Measured:
    covered = sum(its.values())
    return Measured(ratio(covered, len(its)), covered, len(its))


def giver_of(line: Line) -> str:
    """What tells one giver from another: its party, else its country, else its name."""
    return line.giver or line.giver_country or line.giver_name


def recipient_of(line: Line) -> str:
    """What tells one receiver from another: its party, else its country, else its name."""
    return line.recipient or line.recipient_country or line.recipient_name
