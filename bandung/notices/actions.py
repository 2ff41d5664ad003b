"""Telling people: each once, those whose duty it is, and at once where it is urgent."""

import secrets
from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import partial
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Q

from bandung.notices.kinds import KINDS
from bandung.notices.models import Bounce, Notice, Telling
from bandung.parties.models import Party
from bandung.people.models import Mandate, Profile

LONGEST_KEY = 200


@transaction.atomic
def tell(
    kind: str,
    *,
    party: str,
    about: tuple[str, str],
    places: Mapping[str, Any],
    at: datetime,
    institution: str = "",
    key: str = "",
    urgent: bool = False,
    only_there: bool = False,
) -> int:
    """Tell everybody in a party whose duty covers a kind of notice; how many were told who had not been told before.

    ``about`` is (kind of record, uid); ``key`` tells apart what can happen to the same thing again. A value of
    ``places`` is a text, or texts by language. ``institution`` narrows it to those who work for it or for the whole
    party, with ``only_there`` to the first alone. An urgent notice goes to the mailbox of the party's focal point as
    well, and out by e-mail at once.
    """
    told = KINDS[kind]
    mandates = Mandate.objects.in_force(at).filter(party=party, duty__in=told.duties)
    reached = (institution,) if only_there else ("", institution)
    mandates = mandates.filter(institution__in=reached)
    people = list(mandates.filter(person__is_active=True).values_list("person", flat=True).distinct())
    hidden = not_wanted(kind, people)
    row = partial(
        Notice, party=party, kind=kind, about_kind=about[0], about=about[1], key=key[:LONGEST_KEY],
        places=dict(places), made_at=at,
    )  # fmt: skip
    rows = [
        row(to=f"person {person}", person_id=person, read_at=at if person in hidden["not_at_desk"] else None,
            mailed_at=at if person in hidden["not_by_mail"] and not (urgent or told.urgent) else None)
        for person in people
    ]  # fmt: skip
    if urgent or told.urgent:
        rows += [row(to=mailbox, mailbox=mailbox) for mailbox in _focal_point(party)]
    before = Notice.objects.filter(party=party, kind=kind, about=about[1], key=key[:LONGEST_KEY]).count()
    Notice.objects.bulk_create(rows, batch_size=500, ignore_conflicts=True)
    new = Notice.objects.filter(party=party, kind=kind, about=about[1], key=key[:LONGEST_KEY]).count() - before
    if new and (urgent or told.urgent):
        from bandung.notices.tasks import mail_urgent

        transaction.on_commit(partial(mail_urgent.enqueue, party, kind, about[1], key[:LONGEST_KEY]))
    return new


def not_wanted(kind: str, people: Iterable[int]) -> dict[str, set[int]]:
    """Which of these people do not want a kind at the desk, and which not by e-mail. One query."""
    found: dict[str, set[int]] = {"not_at_desk": set(), "not_by_mail": set()}
    for telling in Telling.objects.filter(person__in=list(people)):
        for channel, some in found.items():
            if kind in getattr(telling, channel):
                some.add(telling.person_id)
    return found


def _focal_point(code: str) -> list[str]:
    party = Party.objects.filter(code=code).first()
    mailbox = ((party.focal_point if party else None) or {}).get("mailbox")
    return [mailbox] if mailbox else []


def telling_of(person: int) -> Telling:
    """How a person wants to be told: daily, in the language that she chose for mails, until she says otherwise."""
    found = Telling.objects.filter(pk=person).first()
    if found is None:
        chosen = Profile.objects.filter(person=person).values_list("language", flat=True).first()
        language = chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        defaults = {"feed": secrets.token_urlsafe(32), "language": language}
        found, _made = Telling.objects.get_or_create(person_id=person, defaults=defaults)
    return found


def mark_read(*, person: int, notices: Iterable[int] | None, at: datetime, party: str) -> int:
    """Mark these of her notices, or all (None), as read."""
    hers = Notice.objects.filter(person=person, party=party, read_at=None)
    return hers.filter(Q() if notices is None else Q(pk__in=list(notices))).update(read_at=at)


def stop_mail(*, person: int) -> None:
    """No more digests for this person; the desk still tells her, and a crisis still reaches her by e-mail."""
    telling = telling_of(person)
    telling.digest = Telling.Digest.NEVER
    telling.save(update_fields=["digest"])


def bounced(address: str, at: datetime, answer: str = "") -> None:
    """Flag an address to which mail could not be delivered; nothing more is sent there until it works again."""
    Bounce.objects.update_or_create(address=address.lower(), defaults={"at": at, "answer": answer[:300]})


def works_again(address: str) -> None:
    """Take the flag off an address."""
    Bounce.objects.filter(address=address.lower()).delete()
