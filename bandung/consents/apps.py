from django.apps import AppConfig


class ConsentsConfig(AppConfig):
    name = "bandung.consents"
    label = "consents"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from bandung.consents import readers  # noqa: F401 - registers the readers of this app
