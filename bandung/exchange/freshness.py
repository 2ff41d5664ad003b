"""Still so? Needs and offers whose owner said nothing of them for twelve months."""

from datetime import datetime
from typing import Any

from bandung.exchange import rules
from bandung.exchange.models import TABLES, StatementQuerySet


def due(at: datetime, party: str | None = None) -> dict[str, StatementQuerySet]:
    """By kind, the standing records (of a party) that their owner is to be asked about, longest unconfirmed first.

    A report is asked about like anything else: of the reporter in whose register it stands.
    """
    asked: dict[str, Any] = {"confirmed_on__lt": rules.confirmed_before(at.date())}
    if party is not None:
        asked["register"] = party
    return {
        kind: table.objects.standing_records().filter(**asked).order_by("confirmed_on", "uid")
        for kind, table in TABLES.items()
    }
