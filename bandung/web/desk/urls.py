"""Pages of the desk. Each area of it has its own module with its own addresses."""

from django.urls import URLPattern, URLResolver, include, path

from bandung.web.desk import (
    assessments,
    calls,
    crisis,
    drafts,
    freshness,
    funds,
    initiatives_urls,
    institutions,
    intakes,
    notices,
    ourselves,
    people,
    proposals,
    roster,
    searches,
    today,
    training,
    twins,
    webhooks,
)

urlpatterns: list[URLPattern | URLResolver] = [
    *training.urlpatterns,
    *initiatives_urls.urlpatterns,
    *roster.urlpatterns,
    *institutions.urlpatterns,
    *today.urlpatterns,
    *drafts.urlpatterns,
    *crisis.urlpatterns,
    *freshness.urlpatterns,
    *twins.urlpatterns,
    *notices.urlpatterns,
    *searches.urlpatterns,
    *webhooks.urlpatterns,
    *people.urlpatterns,
    *ourselves.urlpatterns,
    *intakes.urlpatterns,
    *funds.urlpatterns,
    *calls.urlpatterns,
    *proposals.urlpatterns,
    *assessments.urlpatterns,
    path("introductions/", include("bandung.web.desk.introductions_urls")),
]
