"""A made-up session of a joint commission: two delegations have agreed to meet, each has brought something."""

from datetime import datetime
from typing import Any

from bandung.commissions import actions as commissions
from bandung.consents import actions as consents
from bandung.partnerships.models import Initiative
from bandung.records.commissions import AgendaItem, Commission
from bandung.records.kinds import read
from bandung.site.logins import post_of

SESSION: dict[str, Any] = {
    "id": "example-commission",
    "title": {"pt": "Primeira Comissão Mista (exemplo)", "en": "First Joint Commission (example)"},
    "number": 1,
    "parties": ["bra", "mwi"],
    "on": "2027-03-15",
    "online": True,
    "basis": "Basic agreement on technical cooperation (example)",
    "languages": ["pt", "en"],
    "programme": {"start": "2027-04-01", "end": "2029-04-01"},
}


def show_a_commission(row: Initiative, at: datetime) -> None:
    """Malawi and Brazil have agreed to meet, and each has brought something to the table."""
    told: dict[str, Any] = {"party": "mwi", "by": post_of("malawi"), "at": at}
    entry = commissions.convene(session=read(Commission, SESSION), **told)
    brazil: dict[str, Any] = {"party": "bra", "by": post_of("brazil"), "at": at}
    consents.say(kind="commission", uid=entry.uid, digest=entry.digest, **brazil)
    session = {"register_code": "mwi", "record": entry.record, "digest": entry.digest}
    ours = {"id": "example-project", "type": "project", "title": row.title, "initiative": row.reference}
    theirs = {"id": "example-lessons", "type": "other", "title": {"pt": "Lições de hospitais pequenos (exemplo)"}}
    commissions.bring(item=read(AgendaItem, ours | {"session": session}), **told)
    commissions.bring(item=read(AgendaItem, theirs | {"session": session}), **brazil)
