"""What may be given to whom, and when a link still opens. Plain values in, an answer or a refusal out."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from bandung.people import errors
from bandung.people.permissions import DUTIES

LASTS = timedelta(days=14)
"""How long an invitation can be accepted."""


def check_duties(
    duties: Sequence[str], *, institution: str, institutions: Collection[str], until: datetime | None, at: datetime
) -> None:
    """
    :raises NothingGiven: for no duty, an unknown one, or an end that is not ahead.
    :raises CannotGive: for an institution of others, or a duty that an institution alone cannot have.
    """
    if not duties or not set(duties) <= set(DUTIES) or (until is not None and until <= at):
        raise errors.NothingGiven
    if institution and (institution not in institutions or set(duties) != {"draft"}):
        raise errors.CannotGive


def check_link(*, accepted_at: datetime | None, revoked_at: datetime | None, expires: datetime, at: datetime) -> None:
    """
    :raises InvitationUsed, InvitationRevoked, InvitationExpired: why the link no longer opens.
    """
    if accepted_at is not None:
        raise errors.InvitationUsed
    if revoked_at is not None:
        raise errors.InvitationRevoked
    if at >= expires:
        raise errors.InvitationExpired
