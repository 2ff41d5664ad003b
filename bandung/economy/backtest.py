"""How a ranking did: rank at one year, look what had grown some years later, beside rankings that anybody could make.

What counts as having grown is the tenth of all candidates whose trade rose most, in US dollars (``by`` = "amount") or
in proportion (``by`` = "rate"). Precision at 20 is the share of the first twenty that are of that tenth; AUC is the
chance that one that grew stands above one that did not. Of chance, both are known without trying: the share of
candidates that grew, and one half. What is equal in rank counts in proportion, so the order of rows never matters.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.stats import rankdata

from bandung.economy.engine import Facts
from bandung.economy.trade.flows import between_countries
from bandung.values.errors import BadValue, BandungError, _

Floats = npt.NDArray[np.float64]
Marks = npt.NDArray[np.bool_]
FIRST = 20
TENTH = 0.1


class NothingToJudge(BandungError):
    status = 422
    sentence = _("Of these candidates there are no figures in both %(year)s and %(later)s.")


@dataclass(frozen=True, slots=True)
class Judged:
    """One ranking: of how many candidates, how many of them grew, and what of it the ranking had seen."""

    ranking: str
    candidates: int
    grew: int
    precision: float
    auc: float


def judge(rankings: Mapping[str, Floats], grew: Marks, first: int = FIRST) -> list[Judged]:
    """Each ranking (higher is better; NaN stands last) against what grew; chance stands at the end."""
    count, share = len(grew), float(grew.mean())
    told = []
    for name, values in rankings.items():
        scores = np.where(np.isnan(values), -np.inf, values)
        told.append(Judged(name, count, int(grew.sum()), precision(scores, grew, first), auc(scores, grew)))
    return [*told, Judged("chance", count, int(grew.sum()), share, 0.5)]


def precision(scores: Floats, grew: Marks, first: int = FIRST) -> float:
    """The share of the first so many that grew; of those equal at the edge in proportion."""
    first = min(first, len(scores))
    edge = np.sort(scores)[::-1][first - 1]
    above, at = scores > edge, scores == edge
    return float((grew[above].sum() + (first - above.sum()) * grew[at].mean()) / first)


def auc(scores: Floats, grew: Marks) -> float:
    """The area under the curve of hits and false alarms: (R - n(n+1)/2) / (n·m), R the ranks of those that grew.

    NaN where all or none grew. Mann and Whitney (1947); equal ones have the mean of their ranks.
    """
    hits = int(grew.sum())
    misses = len(grew) - hits
    if not hits or not misses:
        return float("nan")
    ranks = rankdata(scores)
    return float((ranks[grew].sum() - hits * (hits + 1) / 2) / (hits * misses))


def most(rise: Floats, share: float = TENTH) -> Marks:
    """The share of candidates that rose most, at least one; only what rose at all."""
    count = max(1, round(len(rise) * share))
    marks = np.zeros(len(rise), dtype=np.bool_)
    marks[np.argsort(-rise, kind="stable")[:count]] = True
    found: Marks = marks & (rise > 0)
    return found


def rise(before: Floats, after: Floats, by: str) -> Floats:
    """By how much it rose: in US dollars, or in proportion (the difference of logarithms)."""
    if by == "amount":
        return after - before
    with np.errstate(divide="ignore", invalid="ignore"):
        found: Floats = np.log(after) - np.log(before)
    return np.nan_to_num(found, nan=0.0, posinf=np.inf, neginf=-np.inf)


def later_values(candidates: Facts, trade: Facts, later: int) -> list[float | None]:
    """What each candidate pair (and product, if it has one) traded later, in the order of its ``rank``; None unstated.

    :param candidates: what ``opportunities`` or ``partners`` give.
    """
    keys = ["exporter", "importer", *(["product"] if "product" in candidates.columns else [])]
    table = between_countries(trade)
    table = table.filter(table.year == later)
    after = table.group_by(keys).aggregate(after=table.value.sum())
    ranked = candidates.table.select("rank", *keys)
    joined = ranked.left_join(after, keys).select("rank", "after").order_by("rank")
    values: list[float | None] = candidates.engine.run(joined).column("after").to_pylist()
    return values


def partners_judged(candidates: Facts, totals: Facts, year: int, later: int, by: str = "amount") -> list[Judged]:
    """Both orders of ``partners`` and simple ones, over the pairs stated in both years.

    :raises NothingToJudge: if there are none. :raises BadValue: if the later year is not later.
    """
    if later <= year:
        raise BadValue(_("What grew is looked for in a later year."), field="later")
    rows = candidates.engine.run(candidates.table.order_by("rank"))
    now, size, room, bought, growth = (
        rows.column(name).to_numpy(zero_copy_only=False).astype(np.float64)
        for name in ("value", "size", "room", "bought", "bought_growth")
    )
    after = np.array(later_values(candidates, totals, later), dtype=np.float64)
    both = ~np.isnan(now) & ~np.isnan(after)
    if not both.any():
        raise NothingToJudge(year=year, later=later)
    grew = most(rise(now[both], after[both], by))
    rankings = {
        "by size (expected)": size, "by room (expected / value)": room, "size of the market only": bought,
        "growth of the market only": growth, "most traded now": now, "least traded now": -now,
    }  # fmt: skip
    return judge({name: values[both] for name, values in rankings.items()}, grew)


def products_judged(candidates: Facts, trade: Facts, year: int, later: int, by: str = "amount") -> list[Judged]:
    """The ranking of ``opportunities`` and simple ones; what is not stated of a product in either year was nothing.

    That holds for data of which every row is complete by product, as BACI is, and where the country sold anything at
    all in the later year.

    :raises NothingToJudge: if the later year has nothing of any candidate.
    """
    rows = candidates.engine.run(candidates.table.order_by("rank"))
    sold, score, bought, rca = (
        rows.column(name).to_numpy(zero_copy_only=False).astype(np.float64)
        for name in ("sold", "score", "bought", "rca")
    )
    after = np.array(later_values(candidates, trade, later), dtype=np.float64)
    if np.isnan(after).all():
        raise NothingToJudge(year=year, later=later)
    grew = most(rise(np.nan_to_num(sold), np.nan_to_num(after), by))
    return judge({"score": score, "size of the market only": bought, "advantage only": rca}, grew)
