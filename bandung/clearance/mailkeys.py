"""Keys for sending spreadsheets by mail: made at the desk, shown once, revoked there."""

import secrets
from datetime import datetime
from hashlib import sha256
from typing import Any

from bandung.clearance.errors import NoSuchKey
from bandung.clearance.models import IntakeKey

ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789"
"""Small letters and digits that nobody mixes up: mail servers may change capitals, people copy by hand."""
LENGTH = 24
"""120 bits."""


def make_key(*, person: Any, party: str, institution: str, at: datetime) -> tuple[IntakeKey, str]:
    """A key for a person in a party; the second value is the key itself, shown once and kept nowhere."""
    key = "".join(secrets.choice(ALPHABET) for _each in range(LENGTH))
    held = IntakeKey.objects.create(
        person=person, party=party, institution=institution, digest=_digest(key), prefix=key[:4], made_at=at
    )
    return held, key


def revoke_key(*, person: Any, key: int, at: datetime) -> None:
    """Let a key hold no longer.

    :raises NoSuchKey: if it is not hers, or was revoked already.
    """
    if not IntakeKey.objects.filter(pk=key, person=person, revoked_at=None).update(revoked_at=at):
        raise NoSuchKey


def key_of(key: str) -> IntakeKey | None:
    """The key, if it is one and holds."""
    if len(key) != LENGTH:
        return None
    return IntakeKey.objects.select_related("person").filter(digest=_digest(key.lower()), revoked_at=None).first()


def keys_of(person: Any, party: str) -> list[IntakeKey]:
    """A person's keys in a party that hold."""
    return list(IntakeKey.objects.filter(person=person, party=party, revoked_at=None).order_by("-made_at", "pk"))


def _digest(key: str) -> str:
    return sha256(key.encode()).hexdigest()
