"""Which mandates a person holds, and under which of them she acts."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from bandung.people.errors import NotPermitted
from bandung.people.models import Mandate
from bandung.people.permissions import roles_for


def held(person: Any, at: datetime) -> list[Mandate]:
    """Every mandate that a person holds now, by party; no query for somebody who is not signed in."""
    if not getattr(person, "is_authenticated", False):
        return []
    return list(Mandate.objects.in_force(at).filter(person=person).order_by("party", "since", "pk"))


def mandate(person: Any, *, duty: str, at: datetime, party: str | None = None) -> Mandate | None:
    """The person's mandate for that duty (in that party), or None."""
    return next(
        (each for each in held(person, at) if each.duty == duty and party in (None, each.party)),
        None,
    )


def under(
    mandates: Iterable[Mandate],
    action: str,
    kind: str,
    *,
    party: str | None = None,
    relation: str = "own",
    institution: str = "",
) -> Mandate | None:
    """The mandate, of these, under which this may be done in the party, or None.

    ``institution`` is the one that the object belongs to: a mandate of an institution reaches its own objects only, a
    mandate of the lead agency itself reaches all.
    """
    roles = roles_for(action, kind, relation)
    for each in mandates:
        if each.duty in roles and party in (None, each.party) and each.institution in ("", institution):
            return each
    return None


def acting(
    person: Any,
    action: str,
    kind: str,
    *,
    at: datetime,
    party: str | None = None,
    relation: str = "own",
    institution: str = "",
) -> Mandate:
    """The mandate under which a person does this; see ``under``. Its ``party`` acts, its ``post`` is what entries name.

    :raises NotPermitted: if she holds none that covers it.
    """
    found = under(held(person, at), action, kind, party=party, relation=relation, institution=institution)
    if found is None:
        raise NotPermitted
    return found
