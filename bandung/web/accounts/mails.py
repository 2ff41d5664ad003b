"""Mails of accounts, in the language of who gets them."""

from collections.abc import Callable

from django.conf import settings
from django.core.mail import send_mail
from django.urls import reverse
from django.utils.translation import gettext, override

from bandung.people.models import Invitation


def invitation_path(invitation: Invitation, secret: str) -> str:
    """The page of an invitation, in the language of its mail."""
    with override(invitation.language):
        return reverse("invitation", args=[secret])


def send_invitation(invitation: Invitation, secret: str, absolute: Callable[[str], str]) -> None:
    """Write to the invited person; ``absolute`` makes an address of a path."""
    link = absolute(invitation_path(invitation, secret))
    with override(invitation.language):
        subject = gettext("Your invitation to %(node)s") % {"node": settings.NODE_NAME}
        text = gettext(
            "%(by)s invites you to work for “%(party)s” as %(post)s.\n\nOpen this address to accept; it works once, "
            "and until %(day)s:\n\n%(link)s\n\nIf you did not expect this, do nothing: nothing is given until you accept."
        ) % {
            "by": invitation.made_by,
            "party": invitation.party,
            "post": invitation.post,
            "day": f"{invitation.expires:%Y-%m-%d}",
            "link": link,
        }
        send_mail(" ".join(subject.split()), text, settings.DEFAULT_FROM_EMAIL, [invitation.address])
