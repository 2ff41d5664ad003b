"""Pages of the desk. Each area of it has its own module with its own addresses."""

from django.urls import URLPattern, URLResolver, include, path

from bandung.web.desk import (
    crisis,
    drafts,
    freshness,
    institutions,
    intakes,
    notices,
    ourselves,
    people,
    roster,
    searches,
    today,
    training,
    twins,
    webhooks,
)

urlpatterns: list[URLPattern | URLResolver] = [
    *training.urlpatterns,
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
    path("introductions/", include("bandung.web.desk.introductions_urls")),
]
