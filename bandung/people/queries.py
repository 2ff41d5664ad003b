"""Which mandates a person holds."""

from datetime import datetime
from typing import Any

from bandung.people.models import Mandate


def mandate(person: Any, *, duty: str, at: datetime, party: str | None = None) -> Mandate | None:
    """The person's mandate for that duty (in that party), or None."""
    if not getattr(person, "is_authenticated", False):
        return None
    held = Mandate.objects.in_force(at).filter(person=person, duty=duty)
    return (held.filter(party=party) if party else held).order_by("party", "since").first()
