"""How the weights are found, before any file is looked at: two logistic regressions on labelled activities.

One says whether an activity carries such cooperation, one whether it carries or promotes it. Both have one weight per
sign, kept on the side where the sign can only speak, and drawn towards 0 by a penalty on their squares.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from bandung.standards.iati.finding.weighing import Weight, Weights, chances

Floats = NDArray[np.float64]

FREE = frozenset(
    ("title.about", "title.subject", "title.mechanism", "text.about", "text.subject", "text.component", "text.numbered",
     "text.principle", "text.mechanism", "result.phrase", "body.outside_funder", "body.funds_at_home", "body.mechanism",
     "code.administration")
)  # fmt: skip
"""Signs that may speak for or against."""
AGAINST = frozenset(("title.listed", "text.listed", "text.once_in_long", "text.repeated", "code.core"))
"""Signs that may only speak against; all others only for."""


SET = {
    "code.collaboration_type": Weight(3.0, 4.0),
    "both.south_to_south": Weight(2.7, 3.0),
    "text.exchange_with": Weight(2.4, 3.0),
}
"""Signs that the labelled activities hardly have, as all were chosen by a phrase, so that judgement sets their weights:
the publisher codes it as triangular; a country of the South alone pays for what is done in another; a sentence tells of
an exchange with another country of the South without the phrase."""


@dataclass(frozen=True, slots=True)
class Example:
    """A labelled activity: the strengths of its signs, and what people say of it."""

    signs: Mapping[str, float]
    carries: bool
    either: bool
    """Whether it carries or promotes."""


def fit(examples: Sequence[Example], *, penalty: float = 1.0) -> Weights:
    """The weights that make the labels likeliest; rounded to hundredths, as they are kept."""
    names = sorted({*SET, *(name for each in examples for name in each.signs)})
    rows = [[each.signs.get(name, 0.0) for name in names] for each in examples]
    inputs = np.array(rows, float).reshape(len(examples), len(names))
    found = [
        _fitted(inputs, np.array([getattr(each, target) for each in examples], float), names, target, penalty)
        for target in ("carries", "either")
    ]
    (carries, *first), (either, *second) = (np.round(each, 2).tolist() for each in found)
    weights = {name: Weight(one, two) for name, one, two in zip(names, first, second, strict=True)}
    return Weights("south-south", "", Weight(carries, either), weights)


def _fitted(inputs: Floats, target: Floats, names: Sequence[str], which: str, penalty: float) -> Floats:
    """float64 [1 + signs]: the beginning, then one weight for each sign."""

    def loss(weights: Floats) -> tuple[float, Floats]:
        scores = inputs @ weights[1:] + weights[0]
        surplus = 1 / (1 + np.exp(-scores)) - target
        value = float(np.sum(np.logaddexp(0, scores) - target * scores) + penalty / 2 * np.sum(weights[1:] ** 2))
        return value, np.r_[surplus.sum(), inputs.T @ surplus + penalty * weights[1:]]

    bounds: list[tuple[float | None, float | None]] = [(None, None)]
    for name in names:
        if name in SET:
            bounds.append((getattr(SET[name], which),) * 2)
            continue
        bounds.append((None, None) if name in FREE else (None, 0.0) if name in AGAINST else (0.0, None))
    start = np.array([0.0, *(getattr(SET[name], which) if name in SET else 0.0 for name in names)])
    result: Floats = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds).x
    return result


def cross_validated(
    examples: Sequence[Example], groups: Sequence[str], *, penalty: float = 1.0, folds: int = 10
) -> list[tuple[float, float]]:
    """Chances (carries, either) of each example by weights that have seen no example of its group."""
    order = sorted(set(groups))
    found: list[tuple[float, float]] = [(0.0, 0.0)] * len(examples)
    for fold in range(folds):
        away = set(order[fold::folds])
        weights = fit(
            [each for each, group in zip(examples, groups, strict=True) if group not in away], penalty=penalty
        )
        for place, (each, group) in enumerate(zip(examples, groups, strict=True)):
            if group in away:
                found[place] = chances(each.signs, weights)
    return found
