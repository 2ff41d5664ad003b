"""How the weights are found: judged needs, a smooth loss, no negative weights, and needs held back to check.

The loss is the cross-entropy between the gains of the judgements and the softmax of the scores (ListNet, Cao et al.
2007), over three lists for each need: all offers, those in its language, and those in other languages (half weight
each). Where a feature cannot be judged an indicator stands in for it, and what it earns becomes the feature's neutral
value.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from statistics import fmean
from textwrap import wrap
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from bandung.matching import measures
from bandung.matching.evaluation import Bench
from bandung.matching.ranking import rank
from bandung.matching.statements import Filters
from bandung.matching.weights import Weight, Weights

Floats = NDArray[np.float64]
HALF = 0.5


@dataclass(frozen=True, slots=True)
class Table:
    """Every feature of every pair of judged need and candidate; NaN where it could not be judged or is no candidate."""

    names: tuple[str, ...]
    offers: tuple[str, ...]
    values: Floats
    """float64 [needs, offers, features]"""
    candidate: NDArray[np.bool_]
    """bool [needs, offers]"""
    same_language: NDArray[np.bool_]
    grades: tuple[dict[str, int], ...]


def table(it: Bench, names: Sequence[str], weights: Weights) -> Table:
    """The features as :func:`rank` judges them."""
    needs, offers = it.corpus.judged_needs, it.corpus.offers
    columns = {one.id: place for place, one in enumerate(offers)}
    features = {name: place for place, name in enumerate(names)}
    values = np.full((len(needs), len(offers), len(names)), np.nan)
    candidate = np.zeros((len(needs), len(offers)), np.bool_)
    for row, need in enumerate(needs):
        ranking = rank(need, it.index, filters=Filters(record="offer"), on=it.on, limit=len(offers), weights=weights)
        for match in ranking.results:
            candidate[row, columns[match.id]] = True
            for reason in match.reasons:
                if reason.feature in features:
                    values[row, columns[match.id], features[reason.feature]] = reason.value
    same = np.array([[need.language == offer.language for offer in offers] for need in needs])
    return Table(
        tuple(names), tuple(columns), values, candidate, same, tuple(dict(it.corpus.grades[need.id]) for need in needs)
    )


@dataclass(frozen=True, slots=True)
class Problem:
    """The table as an optimisation: features with 0 where unjudged, then one indicator per feature that has any."""

    inputs: Floats
    """float64 [needs, offers, features + indicators]"""
    indicated: tuple[int, ...]
    """The feature of each indicator."""
    lists: tuple[tuple[int, NDArray[np.bool_], float], ...]
    """(need, offers in the list, weight)"""
    gains: Floats


def problem(it: Table) -> Problem:
    """Features, indicators and lists of a table."""
    unjudged = np.isnan(it.values) & it.candidate[:, :, None]
    indicated = tuple(int(each) for each in np.flatnonzero(unjudged.any(axis=(0, 1))))
    inputs = np.concatenate([np.nan_to_num(it.values), unjudged[:, :, list(indicated)].astype(float)], axis=2)
    gains = np.array([[2.0 ** grades.get(offer, 0) - 1 for offer in it.offers] for grades in it.grades]) * it.candidate
    lists = []
    for need in range(len(gains)):
        for part, weight in (
            (it.candidate[need], 1.0),
            (it.candidate[need] & it.same_language[need], HALF),
            (it.candidate[need] & ~it.same_language[need], HALF),
        ):
            if gains[need][part].sum() > 0:
                lists.append((need, part, weight))
    return Problem(inputs, indicated, tuple(lists), gains)


def fitted(it: Problem, needs: Sequence[int], penalty: float) -> Floats:
    """float64 [features + indicators], none negative.

    ``penalty`` times the squares of the weights, measured in standard deviations of their features, adds to the loss.
    """
    chosen = [each for each in it.lists if each[0] in set(needs)]
    total = sum(weight for _, _, weight in chosen)
    inputs = [it.inputs[need][part] for need, part, _ in chosen]
    targets = [it.gains[need][part] / it.gains[need][part].sum() for need, part, _ in chosen]

    def loss(weights: Floats) -> tuple[float, Floats]:
        value, slope = penalty * float(weights @ (weights * spread)), 2 * penalty * weights * spread
        for rows, target, (_, _, share) in zip(inputs, targets, chosen, strict=True):
            scores = rows @ weights
            scores -= scores.max()
            logs = scores - np.log(np.exp(scores).sum())
            value -= share / total * float(target @ logs)
            slope = slope - share / total * ((target - np.exp(logs)) @ rows)
        return value, slope

    size = it.inputs.shape[2]
    spread = np.concatenate(inputs).var(axis=0)
    found = minimize(loss, np.ones(size), jac=True, method="L-BFGS-B", bounds=[(0, None)] * size)
    weights: Floats = found.x
    return weights


def as_weights(it: Table, of: Problem, found: Floats, former: Weights, how: str, on: date) -> Weights:
    """A table of weights: the fitted ones sum to 10 and are rounded to 0.05; the others stay as they were."""
    count = len(it.names)
    scaled = found * (10 / found[:count].sum())
    neutral = {
        it.names[each]: min(1.0, scaled[count + place] / scaled[each]) if scaled[each] > 0 else 0.0
        for place, each in enumerate(of.indicated)
    }
    features = dict(former.features)
    for place, name in enumerate(it.names):
        weight = round(round(float(scaled[place]) / 0.05) * 0.05, 2)
        features[name] = Weight(weight, round(float(neutral.get(name, 0.0)), 1), "fitted")
    return Weights(former.name, former.version, on, how, MappingProxyType(features))


def fit(it: Bench, names: Sequence[str], former: Weights, penalty: float) -> Weights:
    """A new table of weights for some features; ``how`` says how well it does."""
    features = table(it, names, former)
    of = problem(features)
    found = fitted(of, range(len(features.grades)), penalty)
    held_back = cross_validated(features, penalty)
    parts = {"all offers": None, "in the need's language": features.same_language, "in others": ~features.same_language}
    figures = ", ".join(
        f"{fmean(_stated(ndcg(features, scores_of(of, found), part))):.3f} ({name}; "
        f"{fmean(value for scores in held_back for value in _stated(ndcg(features, scores, part))):.3f} held back)"
        for name, part in parts.items()
    )
    how = (
        f"Fitted on {len(features.grades)} judged needs by a listwise loss with non-negative weights "
        f"(bandung.matching.fitting, penalty {penalty}); nDCG@10 before rounding, in brackets on needs held back in "
        f"five-fold cross-validation repeated four times: {figures}. "
        "Weights marked “set” are chosen by judgement: proof and replication must not change a grade, so they only "
        "break ties; of freshness, capacity and earlier cooperation the judged needs say nothing."
    )
    return as_weights(features, of, found, former, how, it.on)


def _stated(values: Sequence[float | None]) -> list[float]:
    return [value for value in values if value is not None]


def as_toml(weights: Weights) -> str:
    """The table as it is kept in ``bandung/matching/data``."""
    lines = [f'name = "{weights.name}"', f'version = "{weights.version}"', f"made_on = {weights.made_on}"]
    lines += ['how = """', *wrap(weights.how, 118), '"""']
    for name, each in weights.features.items():
        lines += ["", f"[features.{name}]", f"weight = {each.weight}", f"neutral = {each.neutral}"]
        lines.append(f'origin = "{each.origin}"')
    return "\n".join(lines) + "\n"


def ndcg(it: Table, scores: Floats, part: NDArray[np.bool_] | None = None) -> list[float | None]:
    """nDCG@10 of each need by these scores [needs, offers], over the candidates in ``part``."""
    found: list[float | None] = []
    for need, grades in enumerate(it.grades):
        kept = it.candidate[need] if part is None else it.candidate[need] & part[need]
        places = np.flatnonzero(kept)
        order = [it.offers[place] for place in places[np.argsort(-scores[need][places], kind="stable")]]
        found.append(measures.ndcg(order, {each: grades[each] for each in order if each in grades}))
    return found


def cross_validated(it: Table, penalty: float, *, folds: int = 5, repeats: int = 4, seed: int = 0) -> list[Floats]:
    """Scores [needs, offers] of each repeat, every need scored by weights that have not seen it."""
    of = problem(it)
    found = []
    for repeat in range(repeats):
        order = np.random.default_rng(seed + repeat).permutation(len(it.grades))
        scores = np.zeros(it.candidate.shape)
        for fold in range(folds):
            held_back = order[fold::folds]
            weights = fitted(of, [need for need in order if need not in set(held_back.tolist())], penalty)
            scores[held_back] = scores_of(of, weights)[held_back]
        found.append(scores)
    return found


def scores_of(of: Problem, weights: Floats) -> Floats:
    """float64 [needs, offers]"""
    scores: Floats = of.inputs @ weights
    return scores
