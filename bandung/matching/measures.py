"""How good a ranking is, against what judges said: nDCG, recall, reciprocal rank, and how much of it nobody judged."""

from collections.abc import Mapping, Sequence
from math import log2

RELEVANT = 2
"""Grade from which an offer counts as an answer, for recall and reciprocal rank."""


def ndcg(ranked: Sequence[str], grades: Mapping[str, int], depth: int = 10) -> float | None:
    """Normalised discounted cumulative gain with gain 2^grade - 1 (Järvelin and Kekäläinen 2002; Burges et al. 2005).

    What has no grade counts as 0. None where no grade is above 0: there is nothing to find.
    """
    best = sorted((float(2**grade - 1) for grade in grades.values()), reverse=True)[:depth]
    ideal = sum(gain / log2(place + 2) for place, gain in enumerate(best))
    if ideal == 0:
        return None
    gains = (float(2 ** grades.get(each, 0) - 1) for each in ranked[:depth])
    return sum(gain / log2(place + 2) for place, gain in enumerate(gains)) / ideal


def recall(ranked: Sequence[str], grades: Mapping[str, int], depth: int = 50) -> float | None:
    """The share of relevant offers among the first ones; None where none is relevant."""
    relevant = {each for each, grade in grades.items() if grade >= RELEVANT}
    return len(relevant & set(ranked[:depth])) / len(relevant) if relevant else None


def reciprocal_rank(ranked: Sequence[str], grades: Mapping[str, int]) -> float | None:
    """1 over the place of the first relevant offer; None where none is relevant."""
    if not any(grade >= RELEVANT for grade in grades.values()):
        return None
    return next((1 / place for place, each in enumerate(ranked, start=1) if grades.get(each, 0) >= RELEVANT), 0.0)


def unjudged(ranked: Sequence[str], grades: Mapping[str, int], depth: int = 10) -> float:
    """The share of the first ones that nobody judged."""
    first = ranked[:depth]
    return sum(each not in grades for each in first) / len(first) if first else 0.0
