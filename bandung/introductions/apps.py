from django.apps import AppConfig


class IntroductionsConfig(AppConfig):
    name = "bandung.introductions"
    label = "introductions"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from bandung.introductions import readers  # noqa: F401 - registers the readers of this app
