"""Webhooks at the desk: where a party's own systems are told of new entries.

Who comes: whoever administers her party. She names an address and the kinds of entries, copies the secret once,
and sees what was delivered, what was answered, and what waits: one step each. Deleting asks once more.
"""

from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_POST

from bandung.notices import webhooks
from bandung.notices.addresses import LONGEST_ADDRESS
from bandung.notices.models import Webhook
from bandung.values.errors import BandungError
from bandung.web.desk.party import Desk, at_desk
from bandung.web.paging import Paging, page_number
from bandung.web.sentences import translated

SHOWN = 20
KINDS = {
    "need": _("needs"),
    "offer": _("offers"),
    "introduction": _("requests for introductions"),
    "message": _("words in introductions"),
    "session": _("sessions"),
    "application": _("applications"),
    "selection": _("decisions on applications"),
    "objection": _("objections"),
    "party": _("parties"),
    "institution": _("institutions"),
}
"""What a person chooses from, in words."""


class WebhookForm(forms.Form):
    """Where to, and what."""

    address = forms.CharField(
        label=_("Address"), max_length=LONGEST_ADDRESS,
        widget=forms.URLInput(attrs={"dir": "ltr", "placeholder": "https://…", "autocomplete": "off"}),
    )  # fmt: skip
    kinds = forms.MultipleChoiceField(
        label=_("Kinds of entries (none ticked: all)"), required=False,
        choices=[(code, name) for code, name in KINDS.items() if code in webhooks.FOLLOWED_KINDS],
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip


@sensitive_variables("secret")
@at_desk
def listing(request: HttpRequest, desk: Desk) -> HttpResponse:
    """A party's webhooks, and a form for another. Queries: one beside those of every page of the desk."""
    by = desk.acting("write", "webhook")
    form = WebhookForm(request.POST if request.method == "POST" else None)
    made, secret = None, ""
    if request.method == "POST" and form.is_valid():
        try:
            made, secret = webhooks.add(party=desk.party.code, by=by.post, at=desk.at, **form.cleaned_data)
        except BandungError as refusal:
            form.add_error("address", translated(refusal))
        else:
            form = WebhookForm()
    words = {"area": "webhooks", "form": form, "made": made, "secret": secret, "hooks": _hooks(desk.party.code)}
    answer = render(request, "bandung/webhooks/list.html", words, status=422 if form.errors else 200)
    answer["Cache-Control"] = "private, no-store"
    return answer


@at_desk
def deliveries(request: HttpRequest, desk: Desk, webhook: int) -> HttpResponse:
    """What was delivered to a webhook and what waits, newest first. Queries: three beside the desk's."""
    desk.acting("write", "webhook")
    hook = webhooks.hook_of(desk.party.code, webhook)
    rows = hook.deliveries.order_by("-made_at", "-pk")
    number, total = page_number(request.GET.get("page", "")), rows.count()
    words = {
        "area": "webhooks",
        "hook": hook,
        "kinds": _names(hook),
        "rows": rows[(number - 1) * SHOWN : number * SHOWN],
        "total": total,
        "paging": Paging(number, SHOWN, total, {}),
    }
    return render(request, "bandung/webhooks/deliveries.html", words)


@require_POST
@at_desk
def change(request: HttpRequest, desk: Desk, webhook: int) -> HttpResponse:
    """Switch a webhook on or off, delete it, or send something again."""
    desk.acting("write", "webhook")
    ours: dict[str, Any] = {"party": desk.party.code, "webhook": webhook}
    again = request.POST.get("again", "")
    if "delete" in request.POST:
        webhooks.hook_of(**ours).delete()
        messages.success(request, gettext("Deleted. Nothing more is delivered there."))
        return redirect("webhooks")
    if "on" in request.POST:
        webhooks.switch_on(**ours)
    elif "off" in request.POST:
        webhooks.switch_off(**ours, at=desk.at)
    elif again.isascii() and again.isdigit():
        webhooks.send_again(**ours, delivery=int(again), at=desk.at)
        messages.success(request, gettext("It is sent again within a minute."))
    return redirect("webhook", webhook)


def _hooks(party: str) -> list[tuple[Webhook, list[str]]]:
    waiting = Count("deliveries", filter=Q(deliveries__next_at__isnull=False))
    rows = Webhook.objects.filter(party=party).annotate(waiting=waiting).order_by("made_at", "pk")
    return [(row, _names(row)) for row in rows]


def _names(hook: Webhook) -> list[str]:
    return [str(KINDS.get(code, code)) for code in hook.kinds]


urlpatterns = [
    path("webhooks/", listing, name="webhooks"),
    path("webhooks/<int:webhook>/", deliveries, name="webhook"),
    path("webhooks/<int:webhook>/change/", change, name="webhook-change"),
]
