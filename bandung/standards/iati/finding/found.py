"""Whether an activity is South-South or triangular cooperation, of which kind, and who takes which part in it.

``found(activity)`` looks at one element as ``reading`` gives it, of any version, and answers with reasons.
"""

from collections.abc import Mapping
from datetime import date

from bandung.standards.iati.document import Element
from bandung.standards.iati.finding import roles
from bandung.standards.iati.finding.answers import Found, Grade, Kind, Part, Role
from bandung.standards.iati.finding.reasons import Place, Reason
from bandung.standards.iati.finding.signs import Sign, first_look, signs
from bandung.standards.iati.finding.weighing import Weights, chances, current

__all__ = ["Found", "Grade", "Kind", "Part", "Place", "Reason", "Role", "found"]

_LATEST = date(2021, 1, 1)
"""Asked for membership in the South where neither activity nor caller says a day: the last year of the UN list."""
_EVEN = 0.5


def found(
    activity: Element,
    *,
    on: date | None = None,
    often: Mapping[str, int] | None = None,
    weights: Weights | None = None,
) -> Found:
    """What an activity has to do with cooperation among countries of the South.

    :param activity: an ``iati-activity`` of any version.
    :param on: the day on which membership in the South is asked where the activity has no date of its own.
    :param often: in how many activities of the corpus, of different titles, each sentence stands
        (``repetition.counted``): a sentence of many says little of one. Without it each counts as the activity's own.
    """
    weights = weights or current()
    identifier = " ".join((activity.findtext("iati-identifier") or "").split())
    seen = first_look(activity, on or _LATEST)
    if seen is None:
        return Found(identifier, Grade.MENTIONS, _chances({}, weights), None, (), (), weights.key)
    signs_of_it = signs(activity, seen, often)
    chance = _chances({name: sign.strength for name, sign in signs_of_it.items()}, weights)
    grade = _grade(chance)
    reasons = _reasons(signs_of_it, weights)
    if grade is Grade.MENTIONS:
        return Found(identifier, grade, chance, None, (), reasons, weights.key)
    parts = roles.parts(seen, signs_of_it, weights.places)
    return Found(identifier, grade, chance, roles.kind(parts), parts, reasons, weights.key)


def answer(identifier: str, carries: float, either: float) -> Found:
    """Only the grade, from chances that are known already: for measuring."""
    chance = {Grade.CARRIES: carries, Grade.PROMOTES: either - carries, Grade.MENTIONS: 1 - either}
    return Found(identifier, _grade(chance), chance, None, (), (), "")


def _chances(strengths: Mapping[str, float], weights: Weights) -> dict[Grade, float]:
    carries, either = chances(strengths, weights)
    return {Grade.CARRIES: carries, Grade.PROMOTES: either - carries, Grade.MENTIONS: 1 - either}


def _grade(chance: Mapping[Grade, float]) -> Grade:
    if chance[Grade.MENTIONS] > _EVEN:
        return Grade.MENTIONS
    return Grade.CARRIES if chance[Grade.CARRIES] >= chance[Grade.PROMOTES] else Grade.PROMOTES


def _reasons(signs_of_it: Mapping[str, Sign], weights: Weights) -> tuple[Reason, ...]:
    reasons = []
    for name, sign in signs_of_it.items():
        worth = weights.signs.get(name)
        if worth and (worth.carries or worth.either):
            carries, either = round(sign.strength * worth.carries, 2), round(sign.strength * worth.either, 2)
            reasons.append(Reason(name, sign.place, sign.words, sign.code, carries, either))
    return tuple(sorted(reasons, key=lambda each: -max(abs(each.weight), abs(each.either))))
