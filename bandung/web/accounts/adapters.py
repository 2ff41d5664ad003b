"""How allauth is used here: an account opens by invitation only, and a ministry's directory gives no mandate."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import override

from bandung.people.models import Invitation, Profile


class Accounts(DefaultAccountAdapter):
    """Nobody opens an account without an invitation; mails go in the language that the person chose."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        chosen = Profile.objects.filter(person=context.get("user")).first() if context.get("user") else None
        if chosen is None:
            super().send_mail(template_prefix, email, context)
            return
        with override(chosen.language):
            super().send_mail(template_prefix, email, context)


class Directory(DefaultSocialAccountAdapter):
    """Who comes from the directory is let in if the address it vouches for has an account or was invited."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        addresses = [each.email.lower() for each in sociallogin.email_addresses if each.verified]
        waiting = Invitation.objects.filter(accepted_at=None, revoked_at=None, expires__gt=timezone.now())
        return waiting.filter(address__in=addresses).exists()
