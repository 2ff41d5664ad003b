"""Who may answer for a country on a page: a mandate to publish, held in the party that speaks for it."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from bandung.parties.models import Party
from bandung.people.models import Mandate
from bandung.people.permissions import roles_for
from bandung.people.queries import held


def mandates(person: Any, at: datetime) -> list[Mandate]:
    """The mandates to answer for a whole party that a person holds; no query for somebody who is not signed in.

    A mandate for one institution is none of them: what stands in the register is the party's word.
    """
    roles = roles_for("answer", "report")
    return [each for each in held(person, at) if each.duty in roles and not each.institution]


def speaking_for(held: Iterable[Mandate], countries: Iterable[str]) -> Mandate | None:
    """The mandate in the party that speaks for one of these countries; one query where there is any mandate."""
    by_party = {each.party: each for each in held}
    if not by_party:
        return None
    speakers = Party.objects.filter(code__in=by_party, speaks_for__in=list(countries)).order_by("code")
    code = speakers.values_list("code", flat=True).first()
    return by_party[code] if code else None
