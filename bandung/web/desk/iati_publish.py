"""Publishing our initiatives and contributions as IATI files.

Who comes: the officer whose agency should be seen in the world's open data. She makes the files (one step), reads what
is in them, what they lose and what the check says, and publishes them (the second). Taking them back is one step.
"""

from typing import Any, cast

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bandung.reporting import iati_actions as actions
from bandung.reporting import iati_queries as queries
from bandung.reporting.iati_errors import NoSuchFile, NotOpenAnyMore
from bandung.reporting.iati_gathering import scope_of
from bandung.reporting.iati_models import IatiVersion
from bandung.reporting.iati_rules import FILES, LICENCES, MADE, PUBLISHED
from bandung.values.errors import BandungError
from bandung.web.desk.introduction_forms import Sheet
from bandung.web.desk.party import Desk, at_desk
from bandung.web.iati_parts import STATES, counts_of, file_answer, findings_shown, licence_of, losses_csv, losses_shown

AREA, MOST_VERSIONS, MOST_NAMED = "iati", 20, 50
BECAME = {"added": _("Added"), "changed": _("Changed"), "removed": _("Gone")}


class ChoiceForm(Sheet):
    """What the party chooses once."""

    identifier = forms.CharField(
        label=_("Registered identifier of your organisation (org-id.guide)"), required=False, max_length=120,
        widget=forms.TextInput(attrs={"dir": "ltr", "autocomplete": "off", "spellcheck": "false"}),
    )  # fmt: skip
    licence = forms.ChoiceField(label=_("Licence"), choices=[(code, name) for code, (name, _url) in LICENCES.items()])


@at_desk
def listing(request: HttpRequest, desk: Desk) -> HttpResponse:
    """What is published, what would be, and the way there. Seven queries beside those of every page of the desk."""
    desk.acting("read", "iati file")
    return _listing(request, desk)


def _listing(request: HttpRequest, desk: Desk, form: ChoiceForm | None = None) -> HttpResponse:
    code = desk.party.code
    scope = scope_of(code)
    rows = list(queries.versions(code)[:MOST_VERSIONS])
    words: dict[str, Any] = {
        "area": AREA, "form": form or _form(None, code), "may_make": desk.may("make", "iati file"),
        "may_publish": desk.may("publish", "iati file"),
        "there": [
            (_("Initiatives that you lead or report"), scope.whole.count()),
            (_("Shares of initiatives that others lead"), scope.shares.count()),
            (_("Contributions outside of them"), scope.singles.count()),
        ],
        "rows": [(row, STATES[row.state]) for row in rows],
        "published": IatiVersion.objects.filter(party=code, state=PUBLISHED).defer("index").first(),
    }  # fmt: skip
    if words["published"] and not queries.is_open(words["published"]):
        words["closed"] = gettext(NotOpenAnyMore.sentence)
    words["any"] = any(count for _name, count in words["there"])
    status = 422 if form is not None and form.errors else 200
    return render(request, "bandung/iati/publish.html", words, status=status)


def _form(data: Any, code: str) -> ChoiceForm:
    chosen = queries.publisher(code)
    initial = {"identifier": chosen.identifier, "licence": chosen.licence} if chosen else {"licence": actions.USUAL}
    return ChoiceForm(data, initial=initial)


@at_desk
def make(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Keep what was chosen and make both files; nobody else sees them yet."""
    mandate = desk.acting("make", "iati file")
    if request.method != "POST":
        return redirect("iati-publish")
    form = _form(request.POST, desk.party.code)
    if not form.is_valid():
        return _listing(request, desk, form)
    try:
        actions.choose(
            party=desk.party.code, identifier=form.cleaned_data["identifier"], licence=form.cleaned_data["licence"],
            by=mandate.post, at=desk.at,
        )  # fmt: skip
        row = actions.begin(party=desk.party.code, by=mandate.post, at=desk.at)
    except BandungError as refusal:
        form.refuse(refusal)
        return _listing(request, desk, form)
    return redirect("iati-version", row.pk)


@at_desk
def version(request: HttpRequest, desk: Desk, number: int) -> HttpResponse:
    """What is in the files, what changed, what they lose, what the check says. One query of its own."""
    desk.acting("read", "iati file")
    row = queries.version(number, desk.party.code)
    changes = [(label, row.changes.get(name, ())) for name, label in BECAME.items()]
    words: dict[str, Any] = {
        "area": AREA, "row": row, "state": STATES[row.state], "licence": licence_of(row), "files": FILES,
        "counts": counts_of(row.losses), "losses": losses_shown(row.losses),
        "changes": [(label, len(names), names[:MOST_NAMED]) for label, names in changes if names],
        "held_back": [(each["uid"], gettext(each["why"])) for each in row.held_back[:MOST_NAMED]],
        "findings": findings_shown(row.findings),
        "may_publish": row.state == MADE and row.items and not row.errors and desk.may("publish", "iati file"),
    }  # fmt: skip
    return render(request, "bandung/iati/version.html", words)


@at_desk
def publish(request: HttpRequest, desk: Desk, number: int) -> HttpResponse:
    """Let everybody fetch this version."""
    mandate = desk.acting("publish", "iati file")
    if request.method == "POST":
        try:
            actions.publish(number=number, party=desk.party.code, by=mandate.post, at=desk.at)
        except BandungError as refusal:
            if refusal.status != 409:
                raise
            messages.error(request, gettext(refusal.sentence) % refusal.places)
            return redirect("iati-version", number)
        messages.success(request, gettext("Published. Everybody can fetch both files now."))
    return redirect("iati-publish")


@at_desk
def take_back(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Let nobody fetch our files any more."""
    mandate = desk.acting("publish", "iati file")
    if request.method == "POST":
        actions.take_back(party=desk.party.code, by=mandate.post, at=desk.at)
        messages.success(request, gettext("Taken back. Nobody can fetch the files here any more."))
    return redirect("iati-publish")


@at_desk
def file(request: HttpRequest, desk: Desk, number: int, name: str) -> HttpResponse:
    """A file of a version, to be looked at."""
    desk.acting("read", "iati file")
    row = queries.version(number, desk.party.code)
    if name not in FILES or not row.digest(name):
        raise NoSuchFile
    answer = file_answer(request, row.digest(name), row.at)
    answer["Cache-Control"] = "private, no-store"
    return cast(HttpResponse, answer)


@at_desk
def losses(request: HttpRequest, desk: Desk, number: int) -> HttpResponse:
    """The loss report of a version as CSV."""
    desk.acting("read", "iati file")
    return losses_csv(desk.party.code, queries.version(number, desk.party.code).losses)


urlpatterns = [
    path("iati/publish/", listing, name="iati-publish"),
    path("iati/publish/make/", make, name="iati-make"),
    path("iati/publish/take-back/", take_back, name="iati-take-back"),
    path("iati/publish/<int:number>/", version, name="iati-version"),
    path("iati/publish/<int:number>/publish/", publish, name="iati-version-publish"),
    path("iati/publish/<int:number>/losses.csv", losses, name="iati-version-losses"),
    path("iati/publish/<int:number>/<code:name>.xml", file, name="iati-version-file"),
]
