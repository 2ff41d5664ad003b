"""The institutions of a party at its desk: named, described anew, withdrawn, each time by an entry in its register.

Who comes: an officer whose ministry founded a new laboratory, or whose hospital has a new website: two steps.
"""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext

from bandung.parties import actions
from bandung.parties.errors import NoSuchInstitution
from bandung.parties.models import Institution
from bandung.records.kinds import read
from bandung.values.errors import BandungError
from bandung.web.desk.party import Desk, at_desk
from bandung.web.desk.training_forms import InstitutionForm
from bandung.web.naming import reading
from bandung.web.sentences import reader_language


@at_desk
def listing(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The institutions of the party, to describe anew. Queries: one beside those of every page of the desk."""
    desk.acting("read", "own record", institution=desk.institution)
    rows = Institution.objects.filter(party=desk.party.code, withdrawn_at=None).order_by("uid")
    words = {
        "area": "roster",
        "institutions": [(row, desk.may("name", "institution", institution=row.record)) for row in rows],
        "may_name": desk.may("name", "institution"),
        "may_read_roster": desk.may("read", "roster"),
    }
    return render(request, "bandung/roster/institutions.html", words)


@at_desk
def describe(request: HttpRequest, desk: Desk, record: str = "") -> HttpResponse:
    """Name an institution, describe one anew, or withdraw it. Who acts for one institution describes that one."""
    mandate = desk.acting("name", "institution", institution=record)
    code = desk.party.code
    row = Institution.objects.filter(pk=f"{code}/{record}").first() if record else None
    if record and row is None:
        raise NoSuchInstitution(uid=f"{code}/{record}")
    if row is not None and request.POST.get("what") == "withdraw":
        actions.withdraw_institution(record=record, party=code, by=mandate.post, at=desk.at)
        messages.success(request, gettext("The institution is withdrawn; its history stays."))
        return redirect("desk-institutions")
    form = InstitutionForm(request.POST or None, initial=_said(row))
    if row is not None:
        form.fields["identifier"].disabled = True
    if request.method == "POST" and form.is_valid():
        try:
            told = form.told(row.body if row else None)
            actions.name_institution(
                institution=read("institution", told), party=code, by=mandate.post, at=desk.at, is_new=row is None
            )  # fmt: skip
        except BandungError as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, gettext("The institution stands in your register; everybody can read it."))
            return redirect("institution", code, told["id"])
    words = {"area": "roster", "form": form, "row": row}
    return render(request, "bandung/roster/institution.html", words, status=422 if form.errors else 200)


def _said(row: Institution | None) -> dict[str, object]:
    if row is None:
        return {}
    language = reader_language()
    competences = row.body.get("competences", {})
    return {
        "identifier": row.body["id"],
        "name": reading(row.body["name"], language).text,
        "type": row.type,
        "country": row.country,
        "address": row.body.get("address", ""),
        "languages": row.body.get("languages", []),
        "competences": reading(competences, language).text,
    }


urlpatterns = [
    path("institutions/", listing, name="desk-institutions"),
    path("institutions/new/", describe, name="institution-new"),
    path("institutions/<code:record>/", describe, name="institution-describe"),
]
