"""How allauth is used here: an account opens by invitation only, and a ministry's directory gives no mandate."""

from functools import partial
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from bandung.people.models import Profile
from bandung.registers.keys import sealer
from bandung.web.accounts.afterwards import AFTERWARDS
from bandung.web.accounts.mails import SAID, send_account_mail
from bandung.web.refusals import page

WRONG = _("Name and password do not fit together, or the account is closed. Nothing was changed.")
TOO_OFTEN = _("Too many tries. Wait five minutes, then try again, or choose a new password.")
WRONG_CODE = _("This code does not fit, or it was used already. Wait for the next one and try again.")


class Accounts(DefaultAccountAdapter):
    """Nobody opens an account without an invitation; mails go in the language that the person chose."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": WRONG,
        "duplicate_email": _("This is the address of your account already."),
        "email_password_mismatch": WRONG,
        "email_taken": _("This address belongs to another account."),
        "enter_current_password": _("This is not your password."),
        "incorrect_password": _("This is not your password."),
        "invalid_login": WRONG,
        "invalid_password_reset": _("This link does not work, or it was used already. Ask for a new one."),
        "same_as_current": _("This is the address of your account already."),
        "too_many_login_attempts": TOO_OFTEN,
        "rate_limited": TOO_OFTEN,
        "username_password_mismatch": WRONG,
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Any | None:
        """A closed account is as if there were none, whoever knows its password."""
        person = super().authenticate(request, **credentials)
        return person if person is not None and person.is_active else None

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Once the answer is out, where the page can wait: its time tells nobody whether there is an account."""
        chosen = Profile.objects.filter(person=context["user"]).first() if context.get("user") else None
        language = chosen.language if chosen else get_language() or "en"
        send = partial(send_account_mail, template_prefix, email, context, language)
        afterwards: list[Any] | None = getattr(self.request, AFTERWARDS, None)
        if afterwards is None:
            send()
        else:
            afterwards.append(send)

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        """Our sentence for what allauth wants said; nothing where there is none: the page itself shows it."""
        sentence = SAID.get(message_template or "", "")
        said = message or (gettext(sentence) % (message_context or {}) if sentence else "")
        if said:
            messages.add_message(request, level, said, extra_tags=extra_tags)


SECOND_FACTORS = b"bandung second factors 1"


class SecondFactors(DefaultMFAAdapter):
    """Codes of an application, keys, recovery codes."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": WRONG_CODE,
        "unverified_email": _("Confirm the address of your account first, then add a second factor."),
    }

    def encrypt(self, text: str) -> str:
        """Secrets of applications and recovery codes are sealed at rest, as the registers' keys are."""
        return sealer(settings.SECRET_KEY, SECOND_FACTORS).encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return sealer(settings.SECRET_KEY, SECOND_FACTORS).decrypt(encrypted_text.encode()).decode()


class Directory(DefaultSocialAccountAdapter):
    """Who comes from the directory is let in if an account here has shown that it reads the mail of her address.

    The directory must vouch for the address each time; it opens no account and gives no mandate.
    """

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        person = self._known(sociallogin)
        if person is None or (sociallogin.is_existing and sociallogin.user != person):
            sentence = gettext(
                "Your directory let you in, but the address that it vouches for belongs to no account here. Ask "
                "whoever administers mandates in your party for an invitation to that address."
            )
            raise ImmediateHttpResponse(page(request, 403, sentence))
        if not sociallogin.is_existing:
            sociallogin.connect(request, person)

    def _known(self, sociallogin: Any) -> Any | None:
        for each in sociallogin.email_addresses:
            held = EmailAddress.objects.select_related("user").filter(email__iexact=each.email, verified=True).first()
            if each.verified and held is not None and held.user.is_active:
                return held.user
        return None
