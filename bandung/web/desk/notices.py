"""Notices at the desk: what happened that concerns me, and how I want to be told.

Who comes: an officer who wants to know what is new. What she has not read stands first; she opens it, or marks it as
read: one step. Whoever has the secret address of her feeds reads them in her feed reader or calendar, until she makes
another.
"""

import secrets
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from bandung.notices import actions, mail, queries
from bandung.notices.kinds import KINDS
from bandung.notices.models import Telling
from bandung.notices.wording import full_address, page_for, path_of, sentence
from bandung.people.queries import held
from bandung.web.desk import deadlines
from bandung.web.desk.party import Desk, at_desk
from bandung.web.paging import Paging, page_number

SHOWN = 20
IN_A_FEED = 50
HOURS = [(hour, f"{hour:02}:00 UTC") for hour in range(24)]
DIGESTS = {
    "once": _("at once, each by itself"),
    "daily": _("once a day"),
    "weekly": _("once a week, on Mondays"),
    "never": _("never"),
}


class TellingForm(forms.Form):
    """How a person wants to be told: e-mail as a whole, and each kind at the desk and by e-mail."""

    digest = forms.ChoiceField(label=_("E-mail"), choices=list(DIGESTS.items()))
    hour = forms.TypedChoiceField(label=_("From which hour"), choices=HOURS, coerce=int)
    language = forms.ChoiceField(label=_("Language of e-mail"), choices=settings.LANGUAGES)
    at_desk = forms.MultipleChoiceField(label=_("Shown as new at the desk"), required=False)
    by_mail = forms.MultipleChoiceField(label=_("Sent by e-mail"), required=False)

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        for name in ("at_desk", "by_mail"):
            field: Any = self.fields[name]
            field.choices = [(code, gettext(kind.heading)) for code, kind in KINDS.items()]
            field.widget = forms.CheckboxSelectMultiple(choices=field.choices)


@at_desk
def listing(request: HttpRequest, desk: Desk) -> HttpResponse:
    """What happened. Queries: three beside those of every page of the desk."""
    person: Any = request.user
    kind = request.GET.get("kind", "")
    kind = kind if kind in KINDS else ""
    rows = queries.notices_of(person.pk, desk.party.code, kind)
    number, total = page_number(request.GET.get("page", "")), rows.count()
    shown = rows[(number - 1) * SHOWN : number * SHOWN]
    words = {
        "area": "notices",
        "notices": [(row, sentence(row), path_of(row)) for row in shown],
        "total": total,
        "unread": queries.unread(person.pk, desk.party.code),
        "kinds": [(code, gettext(each.heading), code == kind) for code, each in KINDS.items()],
        "kind": kind,
        "paging": Paging(number, SHOWN, total, {"kind": [kind]} if kind else {}),
    }
    return render(request, "bandung/notices/list.html", words)


@require_POST
@at_desk
def read(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Mark one notice, or all, as read."""
    person: Any = request.user
    chosen = [int(each) for each in request.POST.getlist("notice") if each.isascii() and each.isdigit()]
    actions.mark_read(
        person=person.pk, notices=None if "all" in request.POST else chosen, at=desk.at, party=desk.party.code
    )
    return redirect("notices")


@at_desk
def how(request: HttpRequest, desk: Desk) -> HttpResponse:
    """How a person is told: e-mail, kinds, feeds."""
    person: Any = request.user
    telling = actions.telling_of(person.pk)
    form = TellingForm(request.POST if request.method == "POST" else None, initial=_as_asked(telling))
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        telling.digest, telling.hour, telling.language = told["digest"], told["hour"], told["language"]
        telling.not_at_desk = [code for code in KINDS if code not in told["at_desk"]]
        telling.not_by_mail = [code for code in KINDS if code not in told["by_mail"]]
        telling.save(update_fields=["digest", "hour", "language", "not_at_desk", "not_by_mail"])
        messages.success(request, gettext("You will be told this way from now on."))
        return redirect("notices-settings")
    words = {
        "area": "notices",
        "form": form,
        "address": person.email,
        "comes_back": bool(queries.flagged([person.email])),
        "feed": full_address(reverse("notices-feed", args=(telling.feed,))),
        "calendar": full_address(reverse("notices-calendar", args=(telling.feed,))),
    }
    return render(request, "bandung/notices/settings.html", words, status=422 if form.errors else 200)


@require_POST
@at_desk
def new_addresses(request: HttpRequest, _desk: Desk) -> HttpResponse:
    """Make new secret addresses of the feeds; the old ones answer no more."""
    person: Any = request.user
    telling = actions.telling_of(person.pk)
    telling.feed = secrets.token_urlsafe(32)
    telling.save(update_fields=["feed"])
    messages.success(request, gettext("The old addresses no longer answer."))
    return redirect("notices-settings")


@require_POST
@at_desk
def try_again(request: HttpRequest, _desk: Desk) -> HttpResponse:
    """Take the flag off one's own address: the next digest goes there again."""
    person: Any = request.user
    actions.works_again(person.email)
    return redirect("notices-settings")


@csrf_exempt  # a mail program posts here for its reader (RFC 8058); the signed link itself is the permission
@require_http_methods(["GET", "POST"])
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """Stop somebody's digests: a GET only asks, a POST does it."""
    try:
        person = mail.whose(token)
    except signing.BadSignature as wrong:
        raise Http404 from wrong
    if not Telling.objects.filter(person=person).exists():
        raise Http404
    if request.method == "POST":
        actions.stop_mail(person=person)
    return render(request, "bandung/notices/stop.html", {"stopped": request.method == "POST"})


@require_GET
def feed(_request: HttpRequest, token: str) -> HttpResponse:
    """A person's notices as Atom, under her secret address."""
    telling, parties = _of_feed(token)
    with override(telling.language):
        atom = Atom1Feed(settings.NODE_NAME, full_address(reverse("notices")), "", language=telling.language)
        for party in parties:
            for row in queries.notices_of(telling.pk, party).order_by("-made_at", "-pk")[:IN_A_FEED]:
                atom.add_item(
                    sentence(row), page_for(row, telling.language), "", pubdate=row.made_at, updateddate=row.made_at,
                    unique_id=f"tag:{settings.NODE_ADDRESS.partition('//')[2]},2026:notice-{row.pk}",
                )  # fmt: skip
        answer = HttpResponse(atom.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")
    return _not_kept(answer)


@require_GET
def calendar(_request: HttpRequest, token: str) -> HttpResponse:
    """The deadlines of a person's parties as iCalendar, under her secret address."""
    telling, parties = _of_feed(token)
    now = timezone.now()
    with override(telling.language):
        every = [each for party in parties for each in deadlines.of_party(party, person=telling.pk, at=now)]
        made = deadlines.calendar(every, now)
    return _not_kept(HttpResponse(made.to_ical(), content_type="text/calendar; charset=utf-8"))


def _of_feed(token: str) -> tuple[Telling, list[str]]:
    """Whose feed it is, and the parties in which she still holds a mandate."""
    telling = Telling.objects.select_related("person").filter(feed=token, person__is_active=True).first()
    if telling is None:
        raise Http404
    person: Any = telling.person
    return telling, list(dict.fromkeys(each.party for each in held(person, timezone.now())))


def _not_kept(answer: HttpResponse) -> HttpResponse:
    answer["Cache-Control"] = "private, no-store"
    return answer


def _as_asked(telling: Telling) -> dict[str, Any]:
    return {
        "digest": telling.digest,
        "hour": telling.hour,
        "language": telling.language,
        "at_desk": [code for code in KINDS if code not in telling.not_at_desk],
        "by_mail": [code for code in KINDS if code not in telling.not_by_mail],
    }


urlpatterns = [
    path("notices/", listing, name="notices"),
    path("notices/read/", read, name="notices-read"),
    path("notices/settings/", how, name="notices-settings"),
    path("notices/settings/addresses/", new_addresses, name="notices-addresses"),
    path("notices/settings/try-again/", try_again, name="notices-try-again"),
    path("notices/stop/<str:token>/", stop, name="notices-stop"),
    path("notices/<str:token>.atom", feed, name="notices-feed"),
    path("notices/<str:token>.ics", calendar, name="notices-calendar"),
]
