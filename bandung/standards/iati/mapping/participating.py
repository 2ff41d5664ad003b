"""Who takes part and in which role, and whether the cooperation is triangular in the sense of the code.

Organisation roles: https://iatistandard.org/en/iati-standard/203/codelists/organisationrole/. Collaboration type 8 is
for triangular cooperation with a South-South element, and not for joint programmes or pooled funds alone
(https://iatistandard.org/en/iati-standard/203/codelists/collaborationtype/).
"""

from collections.abc import Iterable

from bandung import reference
from bandung.records.partnerships import Described, Participation
from bandung.standards.iati.document import Element
from bandung.standards.iati.mapping.given import World
from bandung.standards.iati.mapping.making import iati_code, named, narrative, narratives, put

_ACCOUNTABLE, _FUNDING, _IMPLEMENTING = "2", "1", "4"
_GIVES, _TAKES = ("provider", "both"), ("recipient", "both")


def organisations(activity: Element, terms: Described, lead: str, world: World) -> None:
    """``participating-org`` for each party in each of its roles, the lead as accountable, and each institution."""
    for each in terms.participations:
        roles = iati_code("role", each.role).split()
        if "funding" in each.supports:
            roles.append(_FUNDING)
        if each.party is not None and each.party == lead:
            roles.append(_ACCOUNTABLE)
        if each.party is not None:
            for role in sorted(set(roles)):
                party(activity, each.party, role, world)
        elif each.country is not None:
            for role in sorted(set(roles)):
                told = put(activity, "participating-org", role=role, type="10")
                narratives(told, named(reference.country(each.country).names, terms.language), terms.language)
        for one in each.organisations:
            kind = reference.institution_type(one.type).iati_code if one.type else ""
            role = _IMPLEMENTING if each.party or each.country else roles[0]
            narrative(put(activity, "participating-org", role=role, type=kind), one.name)


def party(activity: Element, code: str, role: str, world: World) -> None:
    """A party by its identifier and its name."""
    org = world.org(code)
    told = put(activity, "participating-org", role=role, type=iati_code("party type", org.type), ref=org.ref)
    narratives(told, org.name or {"en": code})


def collaboration(terms: Described, basis: str, world: World) -> str:
    """The collaboration type: 8 only with provider, recipient, facilitator and a South-South element (rule R-4)."""
    if is_triangular(terms.participations, world):
        return "8"
    if basis == "multilateral" and world.reporter.type != "multilateral":
        return "1"
    return iati_code("basis", basis) or "1"


def is_triangular(lines: Iterable[Participation], world: World) -> bool:
    """Whether all three roles are there, and both a giver and a receiver are of the South."""
    every = list(lines)
    gives = [each for each in every if each.role in _GIVES]
    takes = [each for each in every if each.role in _TAKES]
    others = len({_name(each) for each in (*gives, *takes)}) > 1
    helped = any(each.role == "facilitator" for each in every)
    south = any(_southern(each, world) for each in gives) and any(_southern(each, world) for each in takes)
    return helped and others and south


def _name(line: Participation) -> str:
    return line.party or line.country or (line.organisations[0].name if line.organisations else "")


def _southern(line: Participation, world: World) -> bool:
    """What the party declares; else the default of its country."""
    if line.party is not None and world.org(line.party).southern is not None:
        return bool(world.org(line.party).southern)
    country = line.country or (world.org(line.party).country if line.party else "")
    return bool(country) and reference.south_by_default(country, world.on).value
