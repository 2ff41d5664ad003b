"""Texts that a party is still writing: rows of its own, no entries. Nobody else sees them."""

from datetime import datetime
from typing import Any

from django.db import transaction

from bandung.partnerships import queries
from bandung.partnerships.errors import ChangedSince
from bandung.partnerships.models import AgreementDraft


def of(uid: str, party: str) -> list[AgreementDraft]:
    """The party's own drafts of agreements in an initiative.

    :raises NoSuchInitiative: if it is none of the initiative's parties.
    """
    queries.own_initiative(uid, party)
    return list(AgreementDraft.objects.filter(initiative=uid, party=party).order_by("name"))


def draft(uid: str, name: str, party: str) -> AgreementDraft | None:
    """The party's own draft of that agreement, if it is writing one."""
    return next((each for each in of(uid, party) if each.name == name), None)


@transaction.atomic
def save(
    *, uid: str, name: str, body: dict[str, Any], party: str, by: str, at: datetime, seen: int | None = None
) -> AgreementDraft:
    """Keep what was written so far. ``seen`` is the edition that the writer had before her.

    :raises NoSuchInitiative: if the party is none of the initiative's. :raises ChangedSince: if somebody of the same
    party saved in between; nothing is overwritten.
    """
    queries.own_initiative(uid, party)
    row, is_new = AgreementDraft.objects.select_for_update().get_or_create(
        party=party, initiative=uid, name=name, defaults={"body": body, "changed_by": by, "changed_at": at}
    )
    if is_new:
        return row
    if seen is not None and seen != row.edition:
        raise ChangedSince
    row.body, row.edition, row.changed_by, row.changed_at = body, row.edition + 1, by, at
    row.save()
    return row


def discard(*, uid: str, name: str, party: str) -> None:
    """Throw one's own draft away; what was proposed before stays where it is."""
    queries.own_initiative(uid, party)
    AgreementDraft.objects.filter(party=party, initiative=uid, name=name).delete()
