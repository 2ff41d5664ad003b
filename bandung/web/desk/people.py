"""People of a party: who holds which mandate.

Who comes: whoever administers her party. She sees who may do what, invites a colleague or an institution's officer, and
ends a mandate: one step each; ending asks once more.
"""

from datetime import UTC, datetime, time
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from bandung.people import actions
from bandung.people.errors import PeopleError
from bandung.people.models import Invitation, Mandate
from bandung.web.accounts.mails import send_invitation
from bandung.web.desk.party import Desk, at_desk
from bandung.web.naming import reading
from bandung.web.sentences import reader_language, translated

DUTIES = (
    ("draft", _("draft: write needs and offers")),
    ("clear", _("clear: publish in the register, answer other parties")),
    ("consent", _("consent: agree for the party")),
    ("administer", _("administer: give and end mandates")),
)


class InvitationForm(forms.Form):
    """Whom, to which duties, as what, until when."""

    address = forms.EmailField(label=_("E-mail address"))
    post = forms.CharField(label=_("Institution and post, as the register will name it"), max_length=300)
    duties = forms.MultipleChoiceField(label=_("Duties"), choices=DUTIES, widget=forms.CheckboxSelectMultiple)
    institution = forms.ChoiceField(label=_("For one institution alone"), required=False)
    until = forms.DateField(
        label=_("Last day of the mandate"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    language = forms.ChoiceField(label=_("Language of the mail"), choices=settings.LANGUAGES)

    def __init__(self, party: str, *told: Any, **named: Any) -> None:
        super().__init__(*told, **named)
        language = reader_language()
        self.fields["institution"].choices = [  # type: ignore[attr-defined]
            ("", _("no: for the whole party")),
            *((code, reading(name, language).text) for code, name in actions.institutions(party).items()),
        ]

    def told(self) -> dict[str, Any]:
        """As the action takes it; the last day is included."""
        last = self.cleaned_data["until"]
        ends = datetime.combine(last, time.max, tzinfo=UTC) if last else None
        return self.cleaned_data | {"until": ends}


@at_desk
def people(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Mandates in force, invitations under way, mandates that ended. Queries: seven, however many there are."""
    desk.acting("read", "mandates")
    language = reader_language()
    names = {code: reading(name, language).text for code, name in actions.institutions(desk.party.code).items()}
    every = Mandate.objects.filter(party=desk.party.code).select_related("person__profile")
    words: dict[str, Any] = {
        "area": "people",
        "held": list(every.in_force(desk.at).order_by("post", "since", "pk")),
        "ended": list(every.filter(until__lte=desk.at).order_by("-until", "-pk")[:200]),
        "waiting": list(
            Invitation.objects.filter(
                party=desk.party.code, accepted_at=None, revoked_at=None, expires__gt=desk.at
            ).order_by("expires")
        ),
        "may_give": desk.may("give", "mandate"),
    }
    for each in words["held"]:
        each.institution_name = names.get(each.institution, "")
    return render(request, "bandung/people/people.html", words)


@at_desk
def invite(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Invite an address."""
    by = desk.acting("give", "mandate")
    party = desk.party.code
    form = InvitationForm(party, request.POST or None, initial={"language": request.LANGUAGE_CODE})  # type: ignore[attr-defined]
    if request.method == "POST" and form.is_valid():
        try:
            with transaction.atomic():
                letter, secret = actions.invite(party=party, by=by, at=desk.at, **form.told())
                send_invitation(letter, secret, request.build_absolute_uri)
        except PeopleError as error:
            form.add_error(None, translated(error))
        else:
            messages.success(request, gettext("The invitation was sent to %(address)s.") % {"address": letter.address})
            return redirect("people")
    words = {"area": "people", "form": form}
    return render(request, "bandung/people/invite.html", words, status=422 if form.errors else 200)


@at_desk
def end(request: HttpRequest, desk: Desk, mandate: int) -> HttpResponse:
    """Asks once more, then ends a mandate."""
    by = desk.acting("end", "mandate")
    held = get_object_or_404(Mandate.objects.in_force(desk.at), pk=mandate, party=desk.party.code)
    problem = ""
    if request.method == "POST":
        try:
            actions.end(mandate=mandate, party=desk.party.code, by=by, at=desk.at)
        except PeopleError as error:
            problem = translated(error)
        else:
            messages.success(request, gettext("The mandate has ended."))
            return redirect("people")
    words = {"area": "people", "held": held, "problem": problem}
    return render(request, "bandung/people/end.html", words, status=422 if problem else 200)


@at_desk
@require_POST
def take_back(request: HttpRequest, desk: Desk, invitation: int) -> HttpResponse:
    """An invitation under way no longer opens."""
    by = desk.acting("give", "mandate")
    actions.take_back(invitation=invitation, party=desk.party.code, by=by, at=desk.at)
    messages.success(request, gettext("The invitation was taken back."))
    return redirect("people")


urlpatterns = [
    path("people/", people, name="people"),
    path("people/invite/", invite, name="people-invite"),
    path("people/<int:mandate>/end/", end, name="mandate-end"),
    path("people/invitations/<int:invitation>/take-back/", take_back, name="invitation-take-back"),
]
