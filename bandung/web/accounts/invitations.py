"""The page behind the link of an invitation.

Who comes: somebody whom a party invited. She chooses a name and a password, or signs in with the account that has her
address, and has her mandates: one step.
"""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.password_validation import validate_password
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from bandung.parties.models import Party
from bandung.people.accounts import account_of, open_by_invitation
from bandung.people.actions import accept, opened
from bandung.people.errors import NameLikeAddress, NameTaken
from bandung.web.naming import reading
from bandung.web.sentences import reader_language, translated


class AccountForm(forms.Form):
    """A new account; its address is the invited one."""

    name = forms.CharField(
        label=_("Name to sign in with"),
        max_length=150,
        validators=[UnicodeUsernameValidator()],
        widget=forms.TextInput(attrs={"autocomplete": "username"}),
    )
    password = forms.CharField(
        label=_("Password, at least 12 letters or signs"),
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean_password(self) -> str:
        chosen: str = self.cleaned_data["password"]
        validate_password(chosen)
        return chosen


@sensitive_post_parameters("password")
@never_cache
def invitation(request: HttpRequest, secret: str) -> HttpResponse:
    """What is offered by whom; accepting is a POST."""
    at = timezone.now()
    letter = opened(secret, at)
    party = Party.objects.filter(pk=letter.party).first()
    words: dict[str, Any] = {
        "letter": letter,
        "party_name": reading(party.name, reader_language()) if party else None,
        "has_account": account_of(letter.address) is not None,
    }
    if request.user.is_authenticated:
        if request.method == "POST":
            accept(secret=secret, person=request.user, at=at)
            return _welcome(request)
        return _page(request, words, 200)
    if words["has_account"]:
        return _page(request, words, 200)
    form = AccountForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            person = open_by_invitation(secret=secret, at=at, **form.cleaned_data)
        except (NameLikeAddress, NameTaken) as error:
            form.add_error("name", translated(error))
        else:
            login(request, person, backend="allauth.account.auth_backends.AuthenticationBackend")
            return _welcome(request)
    return _page(request, words | {"form": form}, 422 if request.method == "POST" else 200)


def _page(request: HttpRequest, words: dict[str, Any], status: int) -> HttpResponse:
    answer = render(request, "bandung/people/invitation.html", words, status=status)
    answer["Referrer-Policy"] = "no-referrer"
    return answer


def _welcome(request: HttpRequest) -> HttpResponse:
    messages.success(request, gettext("Your mandates hold from now on."))
    return redirect("account")
