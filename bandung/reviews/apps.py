"""How it went: observations of results, sealed reviews of the principles, lessons, final reports."""

from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    name = "bandung.reviews"
    label = "reviews"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from bandung.consents.subjects import subject
        from bandung.reviews import readers, subjects  # noqa: F401 - registers the readers of this app

        for kind, find in subjects.FINDINGS.items():
            subject(kind, find=find, tell=subjects.tell)
