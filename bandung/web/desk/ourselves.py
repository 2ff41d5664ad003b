"""A party describes itself anew: who answers for it, in which languages, whether its country is of the South.

Who comes: an administrator whose focal point has a new mailbox: one form, one step. The new description is an entry in
the party's own register; the former one stays in the history.
"""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bandung.parties import actions
from bandung.parties.models import Party
from bandung.records.errors import BadRecord
from bandung.records.kinds import read
from bandung.values import LANGUAGES
from bandung.values.errors import BandungError
from bandung.web.desk.party import Desk, at_desk
from bandung.web.naming import name_of
from bandung.web.sentences import reader_language, translated

SOUTH = {"yes": True, "no": False, "": None}


def _languages() -> list[tuple[str, str]]:
    return [(code, name_of("language", code, reader_language())) for code in LANGUAGES]


class Ourselves(forms.Form):
    """What changes from time to time; name, kind and country of a party stay as they are."""

    post = forms.CharField(label=_("Post of the focal point"), max_length=300, required=False)
    mailbox = forms.CharField(label=_("Mailbox of the focal point"), max_length=300, required=False)
    address = forms.CharField(label=_("Web address"), max_length=2_000, required=False)
    languages = forms.MultipleChoiceField(
        label=_("Working languages"), choices=_languages, required=False, widget=forms.CheckboxSelectMultiple
    )
    south = forms.ChoiceField(
        label=_("Is our country of the South? By our own declaration"),
        choices=[("", _("not declared")), ("yes", _("yes")), ("no", _("no"))],
        required=False,
    )


@at_desk
def describe(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The form, filled in as the register says now."""
    mandate = desk.acting("describe", "party")
    form = Ourselves(request.POST or None, initial=_as_said(desk.party))
    if request.method == "POST" and form.is_valid():
        try:
            told = read("party", _told(desk.party, form.cleaned_data))
            actions.describe(party=told, register=desk.party.code, by=mandate.post, at=desk.at)
        except BadRecord as refusal:
            for problem in refusal.problems:
                field = {"focal_point.mailbox": "mailbox", "focal_point.post": "post"}.get(problem.path, problem.path)
                form.add_error(field if field in form.fields else None, translated(problem))
        except BandungError as refusal:
            form.add_error(None, translated(refusal))
        else:
            messages.success(request, gettext("Your party is described anew; everybody can read it."))
            return redirect("people")
    words = {"area": "people", "form": form}
    return render(request, "bandung/people/ourselves.html", words, status=422 if form.errors else 200)


def _as_said(party: Party) -> dict[str, Any]:
    said, point = party.body, party.focal_point or {}
    south = {value: name for name, value in SOUTH.items()}[said.get("south")]
    return {
        "post": _shown(point.get("post", {})), "mailbox": point.get("mailbox", ""), "address": said.get("address", ""),
        "languages": said.get("languages", []), "south": south,
    }  # fmt: skip


def _shown(texts: dict[str, str]) -> str:
    """The text in the reader's language, which is the one that she changes; else the first there is."""
    return texts.get(reader_language()) or next(iter(texts.values()), "")


def _told(party: Party, said: dict[str, Any]) -> dict[str, Any]:
    """The party's record with what was changed; a post keeps its other languages unless it is taken away."""
    told = dict(party.body) | {"languages": said["languages"], "south": SOUTH[said["south"]]}
    told["address"] = said["address"].strip() or None
    before = (party.focal_point or {}).get("post", {})
    post = said["post"].strip()
    told["focal_point"] = None
    if post:
        texts = before if post == _shown(before) else {**before, reader_language(): post}
        told["focal_point"] = {"post": texts, "mailbox": said["mailbox"].strip() or None}
    elif said["mailbox"].strip():
        told["focal_point"] = {"post": {}, "mailbox": said["mailbox"].strip()}
    return {name: value for name, value in told.items() if value is not None}


urlpatterns = [path("people/party/", describe, name="party-describe")]
