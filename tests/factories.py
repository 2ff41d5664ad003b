"""Records for tests, in one line each. What a test does not care about is filled in plausibly."""

from typing import Any

from bandung.records.agreements import Agreement
from bandung.records.kinds import read
from bandung.records.parties import Institution, Party
from bandung.records.partnerships import Initiative
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


INDICATOR = {"name": {"en": "Units that work"}, "target": "3"}
BOTH_RESULTS = [
    {"dimension": "development", "title": {"en": "Children live"}, "indicators": [INDICATOR]},
    {"dimension": "partnership", "title": {"en": "Both sides learn"}, "indicators": [INDICATOR]},
]


def a_participation(party: str, role: str, country: str = "", **more: Any) -> dict[str, Any]:
    """What one party does in an initiative."""
    return {"party": party, "role": role} | ({"country": country} if country else {}) | more


def an_initiative(
    identifier: str = "milk-banks",
    *,
    lead: str = "mwi",
    recipient: str = "mwi",
    provider: str = "bra",
    facilitator: str = "",
    **more: Any,
) -> Initiative:
    """A project of a recipient and a provider, led by the recipient unless said otherwise; with both kinds of results.

    ``needs=[…]`` names the recipient's need; without it no agreement comes into force.
    """
    told = {
        "id": identifier,
        "type": "project",
        "title": {"en": f"Human milk banks {identifier}"},
        "summary": {"en": "Three milk banks, with training and equipment."},
        "language": "en",
        "lead": lead,
        "participations": [
            a_participation(recipient, "recipient"),
            a_participation(provider, "provider"),
            *([a_participation(facilitator, "facilitator", supports=["funding"])] if facilitator else []),
        ],
        "sectors": ["12220"],
        "results": BOTH_RESULTS,
    }
    found: Initiative = read(Initiative, told | more)
    return found


def a_text(initiative: dict[str, str], roles: dict[str, str], identifier: str = "text-1", **more: Any) -> Agreement:
    """A short agreement on an initiative (its ``reference``) between these parties, by their roles."""
    told = {
        "id": identifier,
        "initiative": initiative,
        "title": {"en": "Agreement on human milk banks"},
        "languages": ["en"],
        "parties": [{"party": party, "role": role} for party, role in roles.items()],
        "clauses": [
            {"key": "purpose", "type": "purpose", "text": {"en": "The parties set up three milk banks together."}},
            {"key": "leaving", "type": "withdrawal", "text": {"en": "Each party may withdraw at any time."}},
        ],
    }
    found: Agreement = read(Agreement, told | more)
    return found


def a_contribution(identifier: str = "agronomists", to: str = "mdg", **more: Any) -> dict[str, Any]:
    """Days of experts, as a party declares them."""
    return {
        "id": identifier,
        "title": {"en": "Agronomists for the rice terraces"},
        "language": "en",
        "recipient": {"party": to},
        "stage": "delivery",
        "year": 2026,
        "item": "B1",
        "group": "B",
        "quantity": "45",
        "unit": "person-day",
        "sector": "31120",
        "sdgs": ["2.4"],
    } | more
