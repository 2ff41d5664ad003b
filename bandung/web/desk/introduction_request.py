"""Asking the owner of a need or an offer for an introduction.

Who comes: an officer who found an offer that fits her country's need, in a list, a search or a match. She writes a note
in her own language and sends it: two steps.
"""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from bandung.exchange.models import TABLES
from bandung.introductions import actions, queries
from bandung.introductions.errors import AlreadyAsked, NobodyAnswersHere
from bandung.parties.models import Institution
from bandung.records.fields import Organisation
from bandung.values.errors import BandungError
from bandung.web.desk.introduction_forms import AskForm, organisation
from bandung.web.desk.party import Desk, at_desk
from bandung.web.naming import reading
from bandung.web.public.record import facts_alone
from bandung.web.sentences import reader_language

MOST_OWN = 200
"""Own needs or offers that a request can rest on, newest first."""


@at_desk
def ask(request: HttpRequest, desk: Desk, kind: str, register: str, record: str) -> HttpResponse:
    """Ask the owner of a need or an offer for an introduction."""
    held = desk.acting("request", "introduction", institution=desk.institution)
    party = desk.party.code
    row = queries.record_for(kind, f"{register}/{record}", party)
    words = facts_alone(row, reader_language()) | {"area": "introductions", "held": held}
    try:
        owner = queries.owner_of(row, party)
    except NobodyAnswersHere:
        return render(request, "bandung/introductions/nobody.html", words)
    if row.withdrawn_at is None and (earlier := queries.open_about(kind, row.uid, asking=party, owner=owner)):
        return _led_to(request, earlier.uid)
    institutions = institutions_of(party)
    form = _ask_form(request, desk, kind, institutions)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.request(
                kind=kind,
                uid=row.uid,
                party=party,
                note=actions.in_its_language(form.cleaned_data["note"], form.cleaned_data["language"], field="note"),
                resting_on=form.cleaned_data.get("resting_on", ""),
                asked_for=_asked_for(form.cleaned_data.get("institution", "") or desk.institution, institutions),
                by=held.post,
                at=desk.at,
            )
        except AlreadyAsked as refusal:
            return _led_to(request, refusal.uid)
        except BandungError as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, gettext("Asked. You will find the answer here."))
            return redirect("introduction", *made.uid.split("/"))
    words |= {"form": form, "owner": owner, "speed": queries.response_times([owner])[owner]}
    return render(request, "bandung/introductions/ask.html", words, status=422 if form.errors else 200)


def _ask_form(request: HttpRequest, desk: Desk, kind: str, institutions: list[Institution]) -> AskForm:
    language = reader_language()
    table = TABLES[actions.OTHER[kind]]
    rows = table.objects.filter(register=desk.party.code, withdrawn_at=None).order_by("-at", "uid")[:MOST_OWN]
    own = [(each.uid, reading(each.body["title"], language, each.body["language"]).text) for each in rows]
    behind = [(each.uid.partition("/")[2], reading(each.body["name"], language).text) for each in institutions]
    if desk.institution:
        behind = [each for each in behind if each[0] == desk.institution]
    else:
        behind = [("", reading(desk.party.name, language).text), *behind]
    return AskForm(
        request.POST if request.method == "POST" else None,
        own=own,
        institutions=behind,
        kind=kind,
        initial={"resting_on": request.GET.get("resting_on", ""), "note": request.GET.get("note", "")[:2_000]},
    )


def institutions_of(party: str) -> list[Institution]:
    return list(Institution.objects.filter(party=party, withdrawn_at=None).order_by("uid"))


def _asked_for(chosen: str, institutions: list[Institution]) -> Organisation | None:
    found = next((each for each in institutions if chosen and each.uid.endswith(f"/{chosen}")), None)
    return Organisation(**organisation(found)) if found else None


def _led_to(request: HttpRequest, uid: str) -> HttpResponse:
    messages.info(request, gettext("Your party has asked for this introduction already; here it is."))
    return redirect("introduction", *uid.split("/"))
