"""What the moves of an initiative can name: sessions of our joint commissions, the final report, a finished review."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from bandung.commissions.models import CommissionSession, Seat
from bandung.partnerships.models import Initiative
from bandung.partnerships.stages import StageMove
from bandung.reviews.closing import closing_costs, closing_documents
from bandung.web.desk.initiative_moves import BY_DOCUMENT, Session
from bandung.web.naming import reading
from bandung.web.sentences import reader_language

MOST = 50
"""Sessions, latest first."""


def sessions_for(ways: Iterable[StageMove], party: str) -> dict[str, Session]:
    """The sessions of the party that these moves can name. One query where any does, else none."""
    if not any("session" in way.guards for way in ways):
        return {}
    mine = Seat.objects.filter(party=party).values("session")
    rows = CommissionSession.objects.filter(pk__in=mine, withdrawn_at=None).order_by("-starts", "uid")[:MOST]
    language = reader_language()
    return {
        row.uid: (f"{reading(row.title, language)} ({row.starts:%Y-%m-%d})", _reference(row.uid, row.digest))
        for row in rows
    }


def looked_back(row: Initiative, ways: Iterable[StageMove], at: datetime) -> dict[str, Any]:
    """The documents of the end, and the costs that the final report states, as the sheets of these moves want them.
    At most seven queries; none where no move asks for them.
    """
    asked = {guard for way in ways for guard in way.guards}
    found: dict[str, Any] = {}
    if asked & {*BY_DOCUMENT}:
        found["documents"] = closing_documents(row, at)
    if "costs" in asked:
        costs, not_known = closing_costs(row)
        found["initial"] = {"costs_not_known": not_known}
        for each in costs:
            found["initial"] |= {f"cost-{each.party}": each.amount, f"unit-{each.party}": each.unit}
    return found


def _reference(uid: str, digest: str) -> dict[str, str]:
    register, _slash, record = uid.partition("/")
    return {"register_code": register, "record": record, "digest": digest}
