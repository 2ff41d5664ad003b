"""Who takes part in an activity according to its codes: organisations with their roles, countries and regions."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from bandung.reference.errors import UnknownCode
from bandung.reference.south import south_by_default
from bandung.standards.iati.document import Element, line_of
from bandung.standards.iati.finding.agencies import (
    AGENCY,
    FOUNDATION,
    MECHANISM,
    MULTILATERAL,
    NORTHERN,
    SOUTHERN_BODY,
    Known,
    by_alpha2,
    organisation,
)  # fmt: skip
from bandung.standards.iati.finding.reasons import Place

_ROLES = {"funding": "1", "accountable": "2", "extending": "3", "implementing": "4"}
"""Of 1.x, to the codes of 2.x."""
_LONGEST_NAME = 300
_PATHS = {"provider-org": "provider", "receiver-org": "receiver"}


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation as one element of the activity has it."""

    role: str
    """"1" to "4" as ``participating-org`` has them, "reporting", "provider", "receiver"."""
    name: str
    ref: str
    known: Known
    place: Place


@dataclass(frozen=True, slots=True)
class Country:
    """A recipient country, by its alpha-3 code."""

    code: str
    place: Place


@lru_cache(20_000)
def is_south(code: str, on: date) -> bool:
    """Whether a country, by its alpha-3 code, counts as South by default on a day."""
    try:
        return bool(code) and south_by_default(code, on).value
    except UnknownCode:
        return False


def is_outside(body: Body, on: date) -> bool:
    """Whether it is of many countries or of the North: what makes cooperation of the South triangular."""
    known = body.known
    return known.kind in (MULTILATERAL, NORTHERN, FOUNDATION) or bool(known.country and not is_south(known.country, on))


def is_southern(body: Body, on: date) -> bool:
    """Whether an organisation is of the South, of one country or of several."""
    return body.known.kind in (AGENCY, MECHANISM, SOUTHERN_BODY) or (
        not is_outside(body, on) and is_south(body.known.country, on)
    )


def bodies(activity: Element) -> list[Body]:
    """The organisations of an activity, each role of each once, reporting one first."""
    found: dict[tuple[str, str, str], Body] = {}
    for role, element, path in _elements(activity):
        name = _name(element)
        ref = (element.get("ref") or "").strip()[:_LONGEST_NAME]
        key = (role, name, ref)
        if (name or ref) and key not in found:
            known = organisation(name, ref, (element.get("type") or "")[:_LONGEST_NAME])
            found[key] = Body(role, name, ref, known, Place(path, line_of(element)))
    return list(found.values())


def funders(activity: Element) -> set[str]:
    """Alpha-3 codes of the countries of organisations that fund, in the role of ``participating-org`` alone."""
    found = set()
    for element in activity.iterfind("participating-org"):
        if (element.get("role") or "").strip().lower() in ("1", "funding"):
            found.add(
                organisation(
                    _name(element), (element.get("ref") or "").strip()[:_LONGEST_NAME], element.get("type") or ""
                ).country
            )
    return found - {""}


def _elements(activity: Element) -> Iterator[tuple[str, Element, str]]:
    taking = transactions = 0
    for child in activity:
        if child.tag == "reporting-org":
            yield "reporting", child, "reporting-org"
        elif child.tag == "participating-org":
            taking += 1
            role = (child.get("role") or "").strip()
            yield _ROLES.get(role.lower(), role), child, f"participating-org[{taking}]"
        elif child.tag == "transaction":
            transactions += 1
            for one in child:
                if one.tag in _PATHS:
                    yield _PATHS[str(one.tag)], one, f"transaction[{transactions}]/{one.tag}"


def _name(element: Element) -> str:
    text = element.findtext("narrative") or element.text or ""
    return " ".join(text[:_LONGEST_NAME].split())


def recipients(activity: Element) -> list[Country]:
    """The recipient countries, of the activity and of its transactions, each once."""
    found: dict[str, Country] = {}
    for path in ("recipient-country", "transaction/recipient-country"):
        for place, element in enumerate(activity.findall(path), start=1):
            code = by_alpha2(element.get("code") or "")
            if code and code not in found:
                where = f"{path}[{place}]" if "/" not in path else path
                found[code] = Country(code, Place(where, line_of(element)))
    return list(found.values())


def day_of(activity: Element, otherwise: date) -> date:
    """The first day of an activity, actual before planned; ``otherwise`` where it states none that is a date."""
    days: dict[str, date] = {}
    for element in activity.findall("activity-date"):
        try:
            day = date.fromisoformat((element.get("iso-date") or "")[:10])
        except ValueError:
            continue
        days.setdefault((element.get("type") or "").lower(), day)
    for kind in ("2", "start-actual", "1", "start-planned"):
        if kind in days:
            return days[kind]
    return min(days.values(), default=otherwise)
