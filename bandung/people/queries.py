"""Which mandates a person holds, and under which of them she acts."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings

from bandung.people.errors import NotPermitted
from bandung.people.models import Mandate
from bandung.people.permissions import roles_for


def held(person: Any, at: datetime) -> list[Mandate]:
    """Every mandate that a person holds now, by party; no query for somebody who is not signed in.

    Where the node asks for a second factor (BANDUNG_SECOND_FACTOR), only drafting is left without one.
    """
    if not getattr(person, "is_authenticated", False):
        return []
    every = list(Mandate.objects.in_force(at).filter(person=person).order_by("party", "since", "pk"))
    if settings.SECOND_FACTOR and any(each.duty != "draft" for each in every) and not has_second_factor(person):
        return [each for each in every if each.duty == "draft"]
    return every


def has_second_factor(person: Any) -> bool:
    """Whether the account asks for more than a password: an application's code or a key."""
    return bool(is_mfa_enabled(person))


def has_verified(person: Any, address: str) -> bool:
    """Whether the person has shown that she reads the mail of that address."""
    shown: bool = EmailAddress.objects.filter(user=person, email__iexact=address, verified=True).exists()
    return shown


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
