"""Pages of the desk. Each area of it has its own module with its own addresses."""

from django.urls import URLPattern, URLResolver, include, path

from bandung.web.desk import drafts, institutions, intakes, notices, people, roster, training

urlpatterns: list[URLPattern | URLResolver] = [
    *training.urlpatterns,
    *roster.urlpatterns,
    *institutions.urlpatterns,
    *drafts.urlpatterns,
    *notices.urlpatterns,
    *people.urlpatterns,
    *intakes.urlpatterns,
    path("introductions/", include("bandung.web.desk.introductions_urls")),
]
