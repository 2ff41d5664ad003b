"""On which basis an initiative stands: derived from who takes part and from dated groups, never typed in."""

from collections.abc import Iterable
from datetime import date

from bandung import reference
from bandung.records.partnerships import Basis, Participation

ORGANISATION = "organisation"


def basis(participations: Iterable[Participation], on: date) -> Basis:
    """Bilateral, triangular, regional, subregional, interregional or multilateral.

    With a facilitator it is triangular (three roles, not three countries). A multilateral body among the partners makes
    it multilateral. Two countries are bilateral. More of them are subregional or regional where they all lie in one
    M49 subregion or region, or belonged on that day to one organisation whose members do; else interregional.
    """
    partners = [each for each in participations if each.role != "facilitator"]
    kinds = {each.role for each in participations}
    bodies = {body.type for each in partners if each.country is None for body in each.organisations}
    countries = frozenset(each.country for each in partners if each.country)
    if "facilitator" in kinds:
        return "triangular"
    if "multilateral" in bodies:
        return "multilateral"
    if len(countries) <= 2:
        return "regional" if "regional" in bodies else "bilateral"
    return _of_countries(countries, on)


def _of_countries(countries: frozenset[str], on: date) -> Basis:
    if len(_subregions(countries)) == 1:
        return "subregional"
    shared = [
        reference.members(each.code, on)
        for each in reference.groups()
        if each.kind == ORGANISATION and countries <= reference.members(each.code, on)
    ]
    if any(len(_subregions(members)) == 1 for members in shared):
        return "subregional"
    if len(_regions(countries)) == 1 or any(len(_regions(members)) == 1 for members in shared):
        return "regional"
    return "interregional"


def _subregions(countries: Iterable[str]) -> set[str]:
    found = (reference.country(each) for each in countries)
    return {each.intermediate_region or each.subregion or each.region for each in found}


def _regions(countries: Iterable[str]) -> set[str]:
    return {reference.country(each).region for each in countries}


def is_two_way(participations: Iterable[Participation]) -> bool:
    """Whether somebody gives and receives in it."""
    given, received = set(), set()
    for each in participations:
        name = each.party or each.country or ""
        if each.role in ("provider", "both"):
            given.add(name)
        if each.role in ("recipient", "both"):
            received.add(name)
    return bool(given & received)
