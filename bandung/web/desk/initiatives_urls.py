"""Addresses of the desk's initiatives and agreements."""

from django.urls import URLPattern

from bandung.web.desk import (
    agreement_clauses,
    agreement_consents,
    agreement_difference,
    agreement_paper,
    agreement_writing,
    agreements,
    initiative,
    initiative_opening,
    initiative_proposal,
    initiatives,
)

urlpatterns: list[URLPattern] = [
    *initiatives.urlpatterns,
    *initiative_opening.urlpatterns,
    *initiative.urlpatterns,
    *initiative_proposal.urlpatterns,
    *agreement_paper.urlpatterns,
    *agreement_writing.urlpatterns,
    *agreement_clauses.urlpatterns,
    *agreement_consents.urlpatterns,
    *agreement_difference.urlpatterns,
    *agreements.urlpatterns,
]
