"""A party's word on a version of an agreement, and withdrawing from it: each shown before it is done.

Who comes: somebody whose mandate includes consenting. The page names exactly the version, by its digest, and what
follows; she confirms: one step from the text.
"""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.translation import gettext

from bandung.consents import actions as consents
from bandung.partnerships import actions
from bandung.values.errors import BandungError
from bandung.web.desk.agreement_reading import Reading
from bandung.web.desk.initiative_forms import ReasonForm, in_language
from bandung.web.desk.party import Desk, at_desk
from bandung.web.naming import reading
from bandung.web.partnership_words import ROLES
from bandung.web.sentences import reader_language


@at_desk
def consent(request: HttpRequest, desk: Desk, register: str, record: str, name: str) -> HttpResponse:
    """Exactly what we consent to, and then our word on it: yes or no, in our own register."""
    at = Reading(request, desk, register, record, name)
    mandate = desk.acting("consent", "initiative", relation="partner")
    form = ReasonForm(request.POST or None, label=gettext("A word with it"))
    if request.method == "POST" and form.is_valid():
        says = "refuse" if request.POST.get("says") == "refuse" else "consent"
        try:
            consents.say(
                kind="agreement", uid=at.text.uid, digest=request.POST.get("version", ""), party=at.code, says=says,
                text=in_language(form.cleaned_data["text"]), by=mandate.post, at=desk.at,  # type: ignore[arg-type]
            )  # fmt: skip
        except BandungError as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, gettext("Written in your register, for exactly this version."))
            return at.here()
    words = _confirmed(at, form) | {"mandate": mandate, "awaited": at.text.awaited}
    return render(request, "bandung/agreements/consent.html", words, status=422 if form.errors else 200)


@at_desk
def withdraw(request: HttpRequest, desk: Desk, register: str, record: str, name: str) -> HttpResponse:
    """What withdrawing from the agreement means, and then withdrawing: nobody has to agree."""
    at = Reading(request, desk, register, record, name)
    mandate = desk.acting("leave", "initiative", relation="partner")
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.leave(
                uid=at.row.uid, agreement=at.text.uid, party=at.code, by=mandate.post, at=desk.at,
                reason=in_language(form.cleaned_data["text"]),  # type: ignore[arg-type]
            )  # fmt: skip
        except BandungError as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, gettext("Your party has withdrawn from the agreement."))
            return at.here()
    others = [each for each in at.text.bound if each != at.code]
    words = _confirmed(at, form) | {"others": at.named(others), "ends": len(others) < 2}
    return render(request, "bandung/agreements/withdraw.html", words, status=422 if form.errors else 200)


def _confirmed(at: Reading, form: ReasonForm) -> dict[str, Any]:
    return {
        "area": "initiatives",
        "row": at.row,
        "text": at.text,
        "name": at.name,
        "title": reading(at.text.title, reader_language()),
        "form": form,
        "author": at.named([at.text.register]),
        "parties": [(at.named([each.party]), ROLES[each.role]) for each in at.text.says.parties],
    }


_ONE = "initiatives/<code:register>/<code:record>/agreements/<code:name>/"
urlpatterns = [
    path(f"{_ONE}consent/", consent, name="agreement-consent"),
    path(f"{_ONE}withdraw/", withdraw, name="agreement-withdraw"),
]
