"""How alike the conditions of two countries are, aspect by aspect: what works in one may then work in the other.

Each aspect gives 1 for alike, 0 for not, between for partly, and None where the tables do not say; whoever adds them up
weighs them and says what could not be judged. The measures are our own and deliberately coarse.
"""

from datetime import date

from bandung.reference.climate import climates_of
from bandung.reference.countries import country
from bandung.reference.groups import INCOME_GROUPS, groups_of, income_group
from bandung.reference.languages import working_languages

SITUATIONS = (frozenset({"LDC"}), frozenset({"LLDC"}), frozenset({"SIDS_UNSD", "SIDS_OHRLLS"}))
"""Groups that share a situation: least developed, landlocked, small island (on either list)."""


def likeness(a: str, b: str, on: date) -> dict[str, float | None]:
    """How alike two countries (alpha-3 codes) are on a day, each aspect from 0 to 1, or None where it is not known.

    ``region``: 1 in the same intermediate region, or subregion where there is none; 0.5 on the same continent; else 0.
    ``climate``: zones that both have, as a share of the zones that either has.
    ``income``: 1 in the same income group, 0.5 in neighbouring ones, else 0.
    ``groups``: among the situations (LDC, landlocked developing, small island) that at least one of them is in, the
    share that both are in; None if neither is in any.
    ``language``: 1 if officials of both can work in one language, else 0.

    :raises UnknownCode: if a country is not known.
    """
    return {
        "region": _region(a, b),
        "climate": _climate(a, b),
        "income": _income(a, b, on),
        "groups": _groups(a, b, on),
        "language": _language(a, b),
    }


def _region(a: str, b: str) -> float | None:
    one, other = country(a), country(b)
    if not (one.region and other.region):
        return None
    nearest = (one.intermediate_region or one.subregion, other.intermediate_region or other.subregion)
    if nearest[0] == nearest[1]:
        return 1.0
    return 0.5 if one.region == other.region else 0.0


def _climate(a: str, b: str) -> float | None:
    one, other = set(climates_of(a)), set(climates_of(b))
    return len(one & other) / len(one | other) if one and other else None


def _income(a: str, b: str, on: date) -> float | None:
    one, other = income_group(a, on), income_group(b, on)
    if one is None or other is None:
        return None
    distance = abs(INCOME_GROUPS.index(one) - INCOME_GROUPS.index(other))
    return {0: 1.0, 1: 0.5}.get(distance, 0.0)


def _groups(a: str, b: str, on: date) -> float | None:
    one, other = groups_of(a, on), groups_of(b, on)
    either = [situation for situation in SITUATIONS if situation & (one | other)]
    both = [situation for situation in either if situation & one and situation & other]
    return len(both) / len(either) if either else None


def _language(a: str, b: str) -> float | None:
    one, other = set(working_languages(a)), set(working_languages(b))
    return float(bool(one & other)) if one and other else None
