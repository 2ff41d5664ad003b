"""The own account.

Who comes: any member of a team, for her name, her password, her second factors, or to leave. Everything is one step
from this page; what cannot be undone asks once more.
"""

from typing import Any

from allauth.account.decorators import reauthentication_required
from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bandung.people import accounts
from bandung.people.errors import LastAdministrator
from bandung.people.models import Mandate, Profile
from bandung.people.queries import has_second_factor
from bandung.web.sentences import translated


class ProfileForm(forms.ModelForm):  # type: ignore[type-arg]
    """What a person chooses for herself."""

    class Meta:
        model = Profile
        fields = ("shown", "language")
        labels = {"shown": _("Name shown to colleagues"), "language": _("Language of mails")}  # noqa: RUF012
        widgets = {"language": forms.Select(choices=settings.LANGUAGES)}  # noqa: RUF012

    def clean_language(self) -> str:
        chosen: str = self.cleaned_data["language"]
        if chosen not in dict(settings.LANGUAGES):
            raise forms.ValidationError(_("Choose one of the languages of the list."))
        return chosen


@login_required
def account(request: HttpRequest) -> HttpResponse:
    """Name, language, mandates, and the ways to everything else. Queries: five, however many mandates."""
    person: Any = request.user
    at = timezone.now()
    kept = Profile.objects.filter(person=person).first() or Profile(person=person)
    form = ProfileForm(request.POST or None, instance=kept)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, gettext("Saved."))
        return redirect("account")
    own = list(Mandate.objects.in_force(at).filter(person=person).order_by("party", "since", "pk"))
    has_second = has_second_factor(person)
    words = {
        "form": form,
        "mandates": own,
        "has_second": has_second,
        "must_have_second": settings.SECOND_FACTOR and not has_second and any(each.duty != "draft" for each in own),
    }
    return render(request, "bandung/people/account.html", words, status=422 if form.errors else 200)


@login_required
@reauthentication_required
def erase(request: HttpRequest) -> HttpResponse:
    """Asks once more, and for the password; then the account is gone."""
    problem = ""
    if request.method == "POST":
        person = request.user
        try:
            accounts.erase(person=person, at=timezone.now())
        except LastAdministrator as error:
            problem = translated(error)
        else:
            logout(request)
            messages.success(request, gettext("Your account was erased."))
            return redirect("home")
    return render(request, "bandung/people/erase.html", {"problem": problem}, status=422 if problem else 200)
