"""Mails of accounts, in the language of who gets them: invitations, links to recover, notes that something changed."""

import logging
import smtplib
from collections.abc import Callable, Mapping
from typing import Any

from django.conf import settings
from django.core.mail import send_mail
from django.urls import reverse
from django.utils.translation import gettext, override

from bandung.people.errors import PeopleError
from bandung.people.models import Invitation
from bandung.values.errors import _

log = logging.getLogger(__name__)


class MailNotSent(PeopleError):
    sentence = _("The mail to %(address)s could not be sent just now, so nobody was invited. Try again later.")


WAS_IT_YOU = _("Was it not you? Choose a new password at once, and tell whoever administers mandates in your party.")

MAILS: Mapping[str, tuple[str, str]] = {
    "account/email/password_reset_key": (
        _("Choose a new password"),
        _(
            "Somebody asked for a new password for your account “%(name)s”. Open this address to choose one; it works "
            "once:\n\n%(link)s\n\nIf it was not you, do nothing: the password stays as it is."
        ),
    ),
    "account/email/email_confirmation": (
        _("Confirm your address"),
        _(
            "The account “%(name)s” is to have this address. Open this page to confirm it:\n\n%(link)s\n\nIf it is not "
            "your account, do nothing."
        ),
    ),
    "account/email/password_changed": (_("Your password was changed"), WAS_IT_YOU),
    "account/email/password_reset": (_("Your password was changed"), WAS_IT_YOU),
    "account/email/password_set": (_("Your account has a password now"), WAS_IT_YOU),
    "account/email/email_changed": (_("Your account has another address now"), WAS_IT_YOU),
    "account/email/email_confirm": (_("Your address is confirmed"), WAS_IT_YOU),
    "account/email/email_deleted": (_("An address was taken off your account"), WAS_IT_YOU),
    "mfa/email/totp_activated": (_("Your account asks for a code now"), WAS_IT_YOU),
    "mfa/email/totp_deactivated": (_("Your account no longer asks for a code"), WAS_IT_YOU),
    "mfa/email/recovery_codes_generated": (_("Your account has new recovery codes"), WAS_IT_YOU),
    "mfa/email/webauthn_added": (_("A key was added to your account"), WAS_IT_YOU),
    "mfa/email/webauthn_removed": (_("A key was taken off your account"), WAS_IT_YOU),
    "socialaccount/email/account_connected": (_("Your directory signs you in from now on"), WAS_IT_YOU),
    "socialaccount/email/account_disconnected": (_("Your directory no longer signs you in"), WAS_IT_YOU),
}
"""What allauth wants to say, by its name for it: subject and text."""

SAID: Mapping[str, str] = {
    "account/messages/email_confirmation_sent.txt": _("A mail went to %(email)s: open the address in it."),
    "account/messages/email_confirmed.txt": _("The address %(email)s is confirmed."),
    "account/messages/email_confirmation_failed.txt": _("The address %(email)s is confirmed for another account."),
    "account/messages/email_deleted.txt": _("The address %(email)s was taken away."),
    "account/messages/primary_email_set.txt": _("Mails go to this address from now on."),
    "account/messages/unverified_primary_email.txt": _("Confirm the address first: open the page named in the mail."),
    "account/messages/password_changed.txt": _("Your password was changed."),
    "account/messages/password_set.txt": _("Your account has a password now."),
    "mfa/messages/totp_activated.txt": _("Signing in asks for a code of your application from now on."),
    "mfa/messages/totp_deactivated.txt": _("Signing in no longer asks for a code."),
    "mfa/messages/recovery_codes_generated.txt": _("These are new recovery codes; older ones no longer work."),
    "mfa/messages/webauthn_added.txt": _("The key was added."),
    "mfa/messages/webauthn_removed.txt": _("The key was taken away."),
    "socialaccount/messages/account_connected.txt": _("Your directory signs you in from now on."),
}
"""What pages of allauth say once something is done."""


def invitation_path(invitation: Invitation, secret: str) -> str:
    """The page of an invitation, in the language of its mail."""
    with override(invitation.language):
        return reverse("invitation", args=[secret])


def send_invitation(invitation: Invitation, secret: str, absolute: Callable[[str], str]) -> None:
    """Write to the invited person; ``absolute`` makes an address of a path.

    :raises MailNotSent: if the server of outgoing mail does not take it.
    """
    link = absolute(invitation_path(invitation, secret))
    with override(invitation.language):
        subject = gettext("Your invitation to %(node)s") % {"node": settings.NODE_NAME}
        text = gettext(
            "%(by)s invites you to work for “%(party)s” as %(post)s.\n\nOpen this address to accept; it works once, "
            "and until %(day)s:\n\n%(link)s\n\nIf you did not expect this, do nothing: nothing is given before you "
            "accept."
        ) % {
            "by": invitation.made_by,
            "party": invitation.party,
            "post": invitation.post,
            "day": f"{invitation.expires:%Y-%m-%d}",
            "link": link,
        }
        try:
            _send(subject, text, invitation.address)
        except (smtplib.SMTPException, OSError):
            log.exception("an invitation was not taken by the server of outgoing mail")
            raise MailNotSent(address=invitation.address) from None


def send_account_mail(name: str, address: str, context: Mapping[str, Any], language: str) -> None:
    """One of ``MAILS``; a name that is not among them is a fault of ours (KeyError).

    A mail that is not taken is noted in the log: what it tells of has been done, and a link can be asked for again.
    """
    subject, text = MAILS[name]
    places = {
        "name": context["user"].get_username() if context.get("user") else "",
        "link": context.get("password_reset_url") or context.get("activate_url") or "",
    }
    with override(language):
        said = gettext(text) % places if "%(" in text else gettext(text)
        try:
            _send(f"{settings.NODE_NAME}: {gettext(subject)}", said, address)
        except (smtplib.SMTPException, OSError):
            log.exception("a mail about an account was not taken by the server of outgoing mail")


def _send(subject: str, text: str, address: str) -> None:
    send_mail(" ".join(subject.split())[:150], text, settings.DEFAULT_FROM_EMAIL, [address])
