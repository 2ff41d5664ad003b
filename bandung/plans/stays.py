"""Who takes part in an initiative, and took part when."""

from datetime import datetime

from bandung.partnerships.models import Initiative
from bandung.plans.rules import Stay


def stays_of(row: Initiative) -> list[Stay]:
    """Every stay of a party in an initiative, as partner or as facilitator."""
    return [
        Stay(
            party=each["party"],
            facilitator=each["facilitator"],
            since=datetime.fromisoformat(each["since"]),
            until=datetime.fromisoformat(each["until"]) if each["until"] else None,
        )
        for each in row.stays
    ]
