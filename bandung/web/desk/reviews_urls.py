"""Everything about looking back at the desk: its addresses."""

from django.urls import URLPattern

from bandung.web.desk import (
    review_answering,
    review_lessons,
    review_observed,
    review_paper_writing,
    review_papers,
    review_rounds,
    review_waiting,
)

urlpatterns: list[URLPattern] = [
    *review_waiting.urlpatterns,
    *review_observed.urlpatterns,
    *review_papers.urlpatterns,
    *review_paper_writing.urlpatterns,
    *review_rounds.urlpatterns,
    *review_answering.urlpatterns,
    *review_lessons.urlpatterns,
]
