"""Who takes part in a foreign activity, in which role: from its organisations, its countries, and what was found.

Where the activity was found to be cooperation of the South, the roles that were found count. Else the table of
``docs/explanation/iati-import.md`` does: providers as the keeper chose, recipients by country, and of the others those
of a recipient's or a provider's country beside it, the rest as facilitators.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any

from bandung import reference
from bandung.standards.iati.document import Element, line_of
from bandung.standards.iati.finding.found import Found, Role
from bandung.standards.iati.mapping.taking_choices import Choices
from bandung.standards.iati.mapping.taking_left import Rest
from bandung.standards.iati.mapping.taking_texts import Speaker, line

PUBLIC = ("10", "11", "15")
"""Types of organisations that stand for their country: government, local government, other public body."""
TYPES = {
    "10": "government", "11": "government", "15": "public-institution", "21": "ngo", "22": "ngo", "23": "ngo",
    "24": "ngo", "40": "multilateral", "70": "private", "71": "private", "72": "private", "73": "private",
    "80": "academic",
}  # fmt: skip
"""Type of an organisation in IATI to ours; others are not stated."""
MOST_PARTICIPATIONS, MOST_BESIDE = 60, 30
_BY_CHOICE = {"funding": "1", "extending": "3"}


@cache
def _by_alpha2() -> dict[str, str]:
    return {it.alpha2: it.code for it in reference.countries()}


def country_of_code(code: str) -> str:
    """Alpha-3 of a country's alpha-2 code as IATI has it; empty where there is none."""
    return _by_alpha2().get(code.strip().upper(), "")


@lru_cache(maxsize=5_000)
def country_of(ref: str, name: str, kind: str) -> str:
    """The country for which an organisation stands: a public one's, by its identifier or name; else empty."""
    head, _dash, tail = ref.strip().upper().partition("-")
    code = _by_alpha2().get(head, "")
    if code and (kind in PUBLIC or (not kind and tail.startswith("GOV"))):
        return code
    if kind in ("", *PUBLIC):
        plain = name.strip()
        for opening in ("Government of ", "Gouvernement du ", "Gouvernement de ", "Gobierno de ", "Governo do "):
            if plain.lower().startswith(opening.lower()):
                plain = plain[len(opening) :]
        found = reference.find_country(plain) if len(plain) > 3 else None
        return found.code if found else ""
    return ""


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation as an activity names it."""

    name: str
    ref: str = ""
    kind: str = ""
    country: str = ""

    @property
    def side(self) -> dict[str, str]:
        """As a side of a contribution."""
        told = {"country": self.country} if self.country else {}
        return told | ({"organisation": self.name} if self.name and not self._is_the_country else {})

    @property
    def _is_the_country(self) -> bool:
        found = reference.find_country(self.name) if self.country else None
        return found is not None and found.code == self.country


def organisation(element: Element | None, speaker: Speaker) -> Organisation | None:
    """What an element says of an organisation; None where it names none."""
    if element is None:
        return None
    ref, kind = str(element.get("ref", "")).strip(), str(element.get("type", "")).strip()
    name = speaker.words(element) or line(ref, 200)
    return Organisation(name, ref[:200], kind, country_of(ref, name, kind)) if name else None


@dataclass(slots=True)
class Sides:
    """Everybody in one activity."""

    reporter: Organisation | None
    secondary: bool
    by_role: dict[str, list[Organisation]] = field(default_factory=dict)
    countries: list[str] = field(default_factory=list)
    """Recipient countries, alpha-3, in the order of the file."""

    def giver(self, choices: Choices) -> dict[str, str]:
        """Who gives where a transaction does not say: the one that the choice names, else the reporter.

        The standard says so of transactions without a provider:
        https://iatistandard.org/en/iati-standard/203/activity-standard/iati-activities/iati-activity/transaction/provider-org/
        """
        named = self.by_role.get(_BY_CHOICE.get(choices.provider, ""), [])
        if len(named) == 1:
            return named[0].side
        if self.reporter is not None and not (self.secondary and named):
            return self.reporter.side
        return {"organisation": ", ".join(each.name for each in named)[:500]} if named else {}


def sides_of(activity: Element, speaker: Speaker, choices: Choices, rest: Rest) -> Sides:
    """Read everybody in an activity of 2.03."""
    reporter = activity.find("reporting-org")
    told = Sides(
        organisation(reporter, speaker),
        reporter is not None and str(reporter.get("secondary-reporter", "")).lower() in ("1", "true"),
    )
    for each in activity.iterchildren("participating-org"):
        one = organisation(each, speaker)
        if one is None:
            rest.leave("participating-org", "no-organisation", line_of(each))
            continue
        beside = told.by_role.setdefault(str(each.get("role", "")).strip(), [])
        if one not in beside:
            beside.append(one)
    for each in activity.iterchildren("recipient-country"):
        code = country_of_code(str(each.get("code", "")))
        if not code:
            rest.leave("recipient-country", "unknown-country", line_of(each), str(each.get("code", "")))
        elif code not in told.countries:
            told.countries.append(code)
        if each.get("percentage"):
            rest.leave("recipient-country/@percentage", "no-shares", line_of(each), str(each.get("percentage")))
    if choices.recipient and activity.find("recipient-country") is None and activity.find("recipient-region") is None:
        told.countries.append(choices.recipient)
    return told


Line = tuple[str, str]
"""A role and a country, empty for organisations of none."""


def participations(told: Sides, choices: Choices, found: Found | None, rest: Rest, where: int) -> list[dict[str, Any]]:
    """Who takes part, as fields of a record; one line for each role and country."""
    lines: dict[Line, list[Organisation]] = {}
    placed: set[str] = set()
    for part in found.parts if found is not None else ():
        name = line(part.name)
        beside = lines.setdefault((str(part.role), part.country), [])
        if name:
            placed.add(name)
            kind = next((it.kind for each in told.by_role.values() for it in each if it.name == name), "")
            _add(beside, Organisation(name, part.ref, kind, part.country))
    _by_table(told, choices, lines, placed, found)
    return _written(lines, rest, where)


def _by_table(
    told: Sides, choices: Choices, lines: dict[Line, list[Organisation]], placed: set[str], found: Found | None
) -> None:
    recipients = {country for role, country in lines if role == Role.RECIPIENT} or set(told.countries)
    if found is None or not found.having(Role.RECIPIENT):
        for country in told.countries:
            lines.setdefault(("recipient", country), [])
    leading = _BY_CHOICE.get(choices.provider)
    givers = told.by_role.get(leading, []) if leading else [told.reporter] if told.reporter else []
    if found is None or not found.having(Role.PROVIDER):
        for each in givers:
            if each.name not in placed:
                placed.add(each.name)
                _add(lines.setdefault(("provider", each.country), []), each)
    providers = {country for role, country in lines if role == Role.PROVIDER and country}
    for role, several in told.by_role.items():
        for each in several:
            if each.name in placed:
                continue
            placed.add(each.name)
            if each.country and each.country in recipients:
                _add(lines.setdefault(("recipient", each.country), []), each)
            elif each.country and each.country in providers:
                _add(lines.setdefault(("provider", each.country), []), each)
            else:
                supports = "facilitator:funding" if role == "1" else "facilitator"
                _add(lines.setdefault((supports, each.country), []), each)


def _add(beside: list[Organisation], each: Organisation) -> None:
    if each.name not in [it.name for it in beside]:
        beside.append(each)


def _written(lines: dict[Line, list[Organisation]], rest: Rest, where: int) -> list[dict[str, Any]]:
    told = []
    for (role, country), several in sorted(lines.items(), key=_order):
        kind, _colon, supports = role.partition(":")
        named: Sequence[Organisation] = [each for each in several if not (country and each.side.keys() == {"country"})]
        if not country and not named:
            continue
        if len(named) > MOST_BESIDE:
            rest.leave("participating-org", "too-many", where, times=len(named) - MOST_BESIDE)
        one: dict[str, Any] = {"role": kind}
        one |= {"country": country} if country else {}
        one |= {"supports": [supports]} if supports else {}
        if named:
            one["organisations"] = [_involved(each) for each in named[:MOST_BESIDE]]
        told.append(one)
    if len(told) > MOST_PARTICIPATIONS:
        rest.leave("participating-org", "too-many", where, times=len(told) - MOST_PARTICIPATIONS)
    return told[:MOST_PARTICIPATIONS]


def _order(each: tuple[Line, list[Organisation]]) -> tuple[int, str, str]:
    (role, country), _several = each
    return (("provider", "recipient").index(role) if role in ("provider", "recipient") else 2, role, country)


def _involved(each: Organisation) -> dict[str, str]:
    kind = TYPES.get(each.kind)
    return {"name": each.name} | ({"type": kind} if kind else {})
