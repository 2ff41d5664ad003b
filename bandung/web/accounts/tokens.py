"""A person's tokens for programs.

Who comes: whoever lets a spreadsheet or a script of her institution work under her mandate. She names the token, ticks
what it may do, and copies it: one step. It is shown that once.
"""

from datetime import timedelta
from typing import Any

from allauth.account.decorators import reauthentication_required
from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from bandung.people import accounts
from bandung.people.models import Token

SCOPES = (
    ("read", _("read what you may read")),
    ("draft", _("write drafts and upload spreadsheets")),
    ("publish", _("clear and publish")),
    ("introduce", _("ask for introductions and answer them")),
    ("partner", _("open initiatives, propose terms, moves and texts")),
    ("consent", _("consent in your party’s name, and leave")),
    ("administer", _("describe the party and give mandates")),
)


class TokenForm(forms.Form):
    """A new token."""

    name = forms.CharField(label=_("What it is for"), max_length=100)
    scopes = forms.MultipleChoiceField(
        label=_("What it may do, within your mandates"), choices=SCOPES, widget=forms.CheckboxSelectMultiple
    )
    days = forms.TypedChoiceField(
        label=_("How long it works"),
        coerce=int,
        initial=90,
        choices=((30, _("30 days")), (90, _("90 days")), (365, _("one year"))),
    )


@login_required
@reauthentication_required
@never_cache
def tokens(request: HttpRequest) -> HttpResponse:
    """The own tokens, and a form for a new one; the new one is on the answer to its form alone."""
    person: Any = request.user
    at = timezone.now()
    form = TokenForm(request.POST or None)
    made, status = "", 200
    if request.method == "POST":
        if form.is_valid():
            told = form.cleaned_data
            expires = at + timedelta(days=told["days"])
            _kept, made = accounts.make_token(
                person=person, name=told["name"], scopes=told["scopes"], expires=expires, at=at
            )
            form = TokenForm()
        else:
            status = 422
    words = {"form": form, "made": made, "tokens": Token.objects.filter(person=person).order_by("-made_at"), "at": at}
    return render(request, "bandung/people/tokens.html", words, status=status)


@login_required
@require_POST
def revoke(request: HttpRequest, token: int) -> HttpResponse:
    """The token stops at once."""
    accounts.revoke_token(person=request.user, token=token, at=timezone.now())
    messages.success(request, gettext("The token no longer works."))
    return redirect("tokens")
