"""Signing in and out.

Who comes: a member of a party's team. Name or address, password, and back to the page she came from: one step; one more
where her account has a second factor. A passkey, or her ministry's directory, is one step too.
"""

from typing import Any

from allauth.account.views import LoginView
from allauth.socialaccount.adapter import get_adapter
from django.conf import settings
from django.contrib.auth import views
from django.http import HttpRequest, HttpResponseBase


class SignIn(LoginView):
    """A wrong pair gets one sentence that does not say which of the two was wrong."""

    template_name = "bandung/sign_in.html"

    def get_context_data(self, **named: Any) -> dict[str, Any]:
        offered = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]
        directories = get_adapter().list_providers(self.request) if offered else []
        return super().get_context_data(**named) | {"directories": directories}


sign_in = SignIn.as_view()


def sign_out(request: HttpRequest) -> HttpResponseBase:
    """Sign out; by POST only."""
    return views.LogoutView.as_view()(request)
