"""Spreadsheets by mail: the own keys, one click to make one, one to revoke it.

Who comes: an officer whose line carries mail but hardly a page; she writes the address with her key down once.
"""

from typing import Any

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from bandung.clearance import mailkeys
from bandung.web.desk.party import Desk, at_desk


@never_cache
@at_desk
def by_mail(request: HttpRequest, desk: Desk) -> HttpResponse:
    """How to send spreadsheets by mail, and the own keys; a new one is on the answer to its form alone."""
    if not settings.MAILBOX:
        raise Http404
    desk.acting("upload", "intake", institution=desk.institution)
    person: Any = request.user
    made = ""
    if request.method == "POST":
        _kept, made = mailkeys.make_key(
            person=person, party=desk.party.code, institution=desk.institution, at=desk.at
        )  # fmt: skip
    name, _at, node = settings.MAILBOX_ADDRESS.partition("@")
    addresses = EmailAddress.objects.filter(user=person, verified=True).order_by("-primary", "email")
    words = {
        "area": "intake", "made": made, "address": f"{name}+{made}@{node}" if made else "",
        "plain_address": settings.MAILBOX_ADDRESS, "keys": mailkeys.keys_of(person, desk.party.code),
        "verified": [each.email for each in addresses],
    }  # fmt: skip
    return render(request, "bandung/intake/by_mail.html", words)


@require_POST
@at_desk
def revoke(request: HttpRequest, desk: Desk, key: int) -> HttpResponse:
    """The key opens nothing any more, at once."""
    mailkeys.revoke_key(person=request.user, key=key, at=desk.at)
    messages.success(request, gettext("The key no longer works."))
    return redirect("intake-by-mail")


urlpatterns = [
    path("spreadsheets/by-mail/", by_mail, name="intake-by-mail"),
    path("spreadsheets/by-mail/<int:key>/revoke/", revoke, name="intake-key-revoke"),
]
