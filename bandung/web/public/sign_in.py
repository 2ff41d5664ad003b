"""Signing in and out.

Who comes: a member of a party's team. Name or address, password, and back to the page she came from: one step; one more
where her account has a second factor. A passkey, or her ministry's directory, is one step too.
"""

from typing import Any

from allauth.account.forms import LoginForm
from allauth.account.views import LoginView
from allauth.socialaccount.adapter import get_adapter
from django.conf import settings
from django.contrib.auth import views
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext_lazy as _

LONGEST = 254


class SignInForm(LoginForm):  # type: ignore[misc]
    """Name or address, and password; ``username`` is understood as well as ``login``."""

    def __init__(self, *told: Any, **named: Any) -> None:
        super().__init__(*told, **named)
        login, password, remember = (self.fields[each] for each in ("login", "password", "remember"))
        login.label, password.label = _("Name or e-mail address"), _("Password")
        login.max_length = LONGEST
        login.widget.attrs = {"autocomplete": "username webauthn", "maxlength": LONGEST, "autocapitalize": "none"}
        password.widget.attrs = {"autocomplete": "current-password"}
        password.help_text = ""
        remember.label = _("Stay signed in on this device")


class SignIn(LoginView):  # type: ignore[misc]
    """A wrong pair gets one sentence that does not say which of the two was wrong."""

    template_name = "bandung/sign_in.html"
    form_class = SignInForm

    def get_form_kwargs(self) -> dict[str, Any]:
        named: dict[str, Any] = super().get_form_kwargs()
        data = named.get("data")
        if data is not None and "username" in data and "login" not in data:
            named["data"] = data.copy()
            named["data"]["login"] = data["username"]
        return named

    def get_context_data(self, **named: Any) -> dict[str, Any]:
        offered = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]
        directories = get_adapter().list_providers(self.request) if offered else []
        words: dict[str, Any] = super().get_context_data(**named)
        return words | {"directories": directories}


def sign_out(request: HttpRequest) -> HttpResponseBase:
    """Sign out; by POST only."""
    return views.LogoutView.as_view()(request)


sign_in = SignIn.as_view()
