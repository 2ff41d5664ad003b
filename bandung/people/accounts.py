"""What a person does with her own account: open it by invitation, keep tokens, erase it."""

import secrets
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from allauth.account.models import EmailAddress
from django.contrib.auth import get_user_model
from django.db import IntegrityError, transaction

from bandung.people import errors
from bandung.people.actions import accept, digest, end_now, opened
from bandung.people.models import Invitation, Mandate, Profile, Token
from bandung.people.scopes import NAMES

MARK = "bdg_"
"""How a token begins, so that one that leaked is recognized."""


@transaction.atomic
def open_by_invitation(*, secret: str, name: str, password: str, at: datetime) -> Any:
    """Make the account of an invited address and give it the mandates; the link proved that she reads that mail.

    :raises NameLikeAddress: if the name could be taken for somebody's address.
    :raises NameTaken: if the name, or an account of the address, is there already.
    """
    if "@" in name:
        raise errors.NameLikeAddress
    letter = opened(secret, at)
    people = get_user_model().objects
    if people.filter(username__iexact=name).exists() or account_of(letter.address) is not None:
        raise errors.NameTaken
    try:
        with transaction.atomic():
            person = people.create_user(name, email=letter.address, password=password)
    except IntegrityError:
        raise errors.NameTaken from None
    EmailAddress.objects.create(user=person, email=letter.address, verified=True, primary=True)
    Profile.objects.create(person=person, language=letter.language)
    accept(secret=secret, person=person, at=at)
    return person


def account_of(address: str) -> Any | None:
    """The account with that address, or None."""
    return get_user_model().objects.filter(email__iexact=address).first()


def make_token(*, person: Any, name: str, scopes: Sequence[str], expires: datetime, at: datetime) -> tuple[Token, str]:
    """A token for a program; the second value is the token itself, shown once and kept nowhere.

    :raises NothingGiven: for no scope, an unknown one, or an end that is not ahead.
    """
    if not scopes or not set(scopes) <= set(NAMES) or expires <= at:
        raise errors.NothingGiven
    secret = MARK + secrets.token_urlsafe(32)
    told = {"name": name, "scopes": list(scopes), "made_at": at, "expires": expires}
    return Token.objects.create(person=person, digest=digest(secret), prefix=secret[:10], **told), secret


def token_of(secret: str, at: datetime) -> Token | None:
    """The token, if it is one, holds now, and its person's account is open; notes that it was used, once a minute."""
    found = Token.objects.select_related("person").filter(digest=digest(secret), revoked_at=None).first()
    if found is None or at >= found.expires or not found.person.is_active:
        return None
    if found.used_at is None or (at - found.used_at).total_seconds() >= 60:
        Token.objects.filter(pk=found.pk).update(used_at=at)
    return found


def revoke_token(*, person: Any, token: int, at: datetime) -> None:
    """
    :raises NoSuchToken: if it is not hers, or was revoked already.
    """
    if not Token.objects.filter(pk=token, person=person, revoked_at=None).update(revoked_at=at):
        raise errors.NoSuchToken


@transaction.atomic
def erase(*, person: Any, at: datetime) -> None:
    """Erase the account and all that belongs to it, invitations to her address too; her mandates keep the post alone.

    :raises LastAdministrator: if a party would be left without anybody who gives mandates.
    """
    for held in Mandate.objects.in_force(at).filter(person=person):
        end_now(held, by=held.post, at=at)
    addresses = {person.email.lower(), *EmailAddress.objects.filter(user=person).values_list("email", flat=True)}
    Invitation.objects.filter(address__in={each.lower() for each in addresses}).delete()
    person.delete()
