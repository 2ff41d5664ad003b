"""What people do with mandates: invite, accept, give, end. Only who administers a party gives mandates in it."""

import secrets
from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256
from typing import Any

from allauth.account.models import EmailAddress
from django.db import transaction

from bandung.parties.models import Institution, Party
from bandung.people import errors, rules
from bandung.people.models import Invitation, Mandate
from bandung.people.permissions import DUTIES
from bandung.people.queries import has_verified, under


def digest(secret: str) -> str:
    """What is kept of a secret: enough to know it again, too little to use it."""
    return sha256(secret.encode()).hexdigest()


def check_may(by: Mandate, action: str, party: str, at: datetime) -> None:
    """
    :raises NotPermitted: if the mandate does not hold now, is of another party, or does not cover this.
    """
    here = Mandate.objects.in_force(at).filter(pk=by.pk, person__is_active=True)
    if under(here, action, "mandate", party=party) is None:
        raise errors.NotPermitted


@transaction.atomic
def invite(
    *,
    party: str,
    address: str,
    duties: Sequence[str],
    post: str,
    by: Mandate,
    at: datetime,
    language: str = "en",
    institution: str = "",
    until: datetime | None = None,
) -> tuple[Invitation, str]:
    """Invite an address to mandates of the party; the second value is the secret of the link, kept nowhere.

    :raises NotPermitted: if ``by`` does not administer the party.
    :raises NothingGiven, CannotGive: see ``rules.check_duties``.
    """
    check_may(by, "give", party, at)
    rules.check_duties(duties, institution=institution, institutions=institutions(party), until=until, at=at)
    told = {"duties": list(duties), "institution": institution, "until": until}
    return _letter(party, address, post, language, at, made_under=by, made_by=by.post, **told)


@transaction.atomic
def found(
    *, party: str, address: str, post: str, by: str, at: datetime, language: str = "en"
) -> tuple[Invitation, str]:
    """The operator's one letter to a party that never had a mandate; an earlier one that was not used is taken back.

    :raises AlreadyFounded: if it ever had one.
    """
    held = Party.objects.select_for_update().filter(pk=party).first()
    if held is None or Mandate.objects.filter(party=party).exists():
        raise errors.AlreadyFounded(party=party)
    Invitation.objects.filter(party=party, accepted_at=None, revoked_at=None).update(revoked_at=at)
    return _letter(party, address, post, language, at, made_by=by, duties=list(DUTIES))


def _letter(party: str, address: str, post: str, language: str, at: datetime, **told: Any) -> tuple[Invitation, str]:
    secret = secrets.token_urlsafe(32)
    letter = Invitation.objects.create(
        digest=digest(secret), party=party, address=address.strip().lower(), post=post, language=language, made_at=at,
        expires=at + rules.LASTS, **told,
    )  # fmt: skip
    return letter, secret


def opened(secret: str, at: datetime) -> Invitation:
    """The invitation behind a link, if it can still be accepted.

    :raises InvitationUnknown, InvitationUsed, InvitationRevoked, InvitationExpired: if it cannot.
    """
    letter = Invitation.objects.select_related("made_under").filter(digest=digest(secret)).first()
    if letter is None:
        raise errors.InvitationUnknown
    rules.check_link(accepted_at=letter.accepted_at, revoked_at=letter.revoked_at, expires=letter.expires, at=at)
    if letter.made_under is not None:
        try:
            check_may(letter.made_under, "give", letter.party, at)
        except errors.NotPermitted:
            raise errors.InvitationRevoked from None
    elif Mandate.objects.filter(party=letter.party).exists():
        raise errors.InvitationRevoked
    return letter


@transaction.atomic
def accept(*, secret: str, person: Any, at: datetime) -> list[Mandate]:
    """The invited person takes the mandates; her account has the address that was invited, verified.

    :raises InvitationForAnother: if it has not. For the rest see ``opened``.
    """
    Invitation.objects.select_for_update().filter(digest=digest(secret)).first()
    letter = opened(secret, at)
    if letter.made_under is None:
        Party.objects.select_for_update().get(pk=letter.party)
    if not has_verified(person, letter.address):
        if (person.email or "").lower() != letter.address:
            raise errors.InvitationForAnother
        # The link went to that address alone: whoever opens it, signed in, has shown that she reads its mail.
        EmailAddress.objects.update_or_create(
            user=person, email=letter.address, defaults={"verified": True, "primary": True}
        )
    letter.accepted_at = at
    letter.save(update_fields=["accepted_at"])
    return [
        _give(person, letter.party, duty, letter.institution, letter.post, letter.until, letter.made_by, at)
        for duty in letter.duties
    ]


@transaction.atomic
def take_back(*, invitation: int, party: str, by: Mandate, at: datetime) -> None:
    """An invitation that nobody accepted yet no longer opens.

    :raises NotPermitted: if ``by`` does not administer the party.
    :raises InvitationUsed: if there is none to take back.
    """
    check_may(by, "give", party, at)
    waiting = Invitation.objects.filter(pk=invitation, party=party, accepted_at=None, revoked_at=None)
    if not waiting.update(revoked_at=at):
        raise errors.InvitationUsed


@transaction.atomic
def give(
    *, person: Any, party: str, duty: str, post: str, by: Mandate, at: datetime, institution: str = "",
    until: datetime | None = None,
) -> Mandate:  # fmt: skip
    """Give a person who has an account already one more mandate in the party.

    :raises NotPermitted: if ``by`` does not administer the party.
    :raises NothingGiven, CannotGive: see ``rules.check_duties``.
    """
    check_may(by, "give", party, at)
    rules.check_duties([duty], institution=institution, institutions=institutions(party), until=until, at=at)
    return _give(person, party, duty, institution, post, until, by.post, at)


def _give(
    person: Any, party: str, duty: str, institution: str, post: str, until: datetime | None, given_by: str, at: datetime
) -> Mandate:
    return Mandate.objects.create(
        person=person, party=party, duty=duty, institution=institution, post=post, since=at, until=until,
        given_by=given_by,
    )  # fmt: skip


@transaction.atomic
def end(*, mandate: int, party: str, by: Mandate, at: datetime) -> Mandate:
    """End a mandate of the party now.

    :raises NotPermitted: if ``by`` does not administer the party.
    :raises NoSuchMandate: if it is of another party, or ended already.
    :raises LastAdministrator: if nobody would be left who gives mandates.
    """
    check_may(by, "end", party, at)
    held = Mandate.objects.in_force(at).filter(pk=mandate, party=party).first()
    if held is None:
        raise errors.NoSuchMandate
    return end_now(held, by=by.post, at=at)


def end_now(held: Mandate, *, by: str, at: datetime) -> Mandate:
    """Write the end, within the caller's transaction.

    :raises LastAdministrator: if nobody would be left who gives mandates.
    """
    administering = list(Mandate.objects.administering(held.party, at).select_for_update().values_list("pk", flat=True))
    if held.pk in administering and len(administering) == 1:
        raise errors.LastAdministrator(party=held.party)
    held.until, held.ended_by = at, by
    held.save(update_fields=["until", "ended_by"])
    return held


def institutions(party: str) -> dict[str, Any]:
    """The institutions of a party that a mandate can be for: record name to how it is called."""
    rows = Institution.objects.filter(party=party, withdrawn_at=None).order_by("uid")
    return {each.uid.partition("/")[2]: each.body["name"] for each in rows}
