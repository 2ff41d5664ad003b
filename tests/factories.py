"""Records for tests, in one line each. What a test does not care about is filled in plausibly."""

from typing import Any

from bandung.records.kinds import read
from bandung.records.parties import Institution, Party
from bandung.records.statements import Need, Offer

SOURCE = {"address": "https://source.example/page"}


def _statement(identifier: str, country: str, **more: Any) -> dict[str, Any]:
    return {
        "id": identifier,
        "title": {"en": f"Milk banks {identifier}"},
        "summary": {"en": "Collecting, testing and sharing human milk at low cost."},
        "language": "en",
        "countries": [country] if country else [],
        "sectors": ["12220"],
        "sdgs": ["3.2"],
        "domain": "social",
    } | more


def an_offer(identifier: str = "milk-banks", country: str = "BRA", **more: Any) -> Offer:
    """An offer of Brazil, unless said otherwise."""
    return read(Offer, _statement(identifier, country) | {"kind": "training"} | more)


def a_need(identifier: str = "milk-bank", country: str = "MDG", **more: Any) -> Need:
    """A need of Madagascar, unless said otherwise."""
    return read(Need, _statement(identifier, country) | more)


def a_party(code: str, country: str = "", kind: str = "lead-agency", **more: Any) -> Party:
    """A party; a lead agency speaks for its country."""
    told = {"id": code, "type": kind, "name": {"en": f"Party {code}"}}
    return read(Party, told | ({"speaks_for": [country]} if country else {}) | more)


def an_institution(identifier: str = "hospital", **more: Any) -> Institution:
    """A public hospital."""
    return read(Institution, {"id": identifier, "type": "public-institution", "name": {"en": "Hospital"}} | more)
