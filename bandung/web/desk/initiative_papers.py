"""The sessions of our joint commissions, on whose agenda an initiative can be put."""

from collections.abc import Iterable

from bandung.commissions.models import CommissionSession, Seat
from bandung.partnerships.stages import StageMove
from bandung.web.desk.initiative_moves import Session
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


def _reference(uid: str, digest: str) -> dict[str, str]:
    register, _slash, record = uid.partition("/")
    return {"register_code": register, "record": record, "digest": digest}
