from django.apps import AppConfig


class CommissionsConfig(AppConfig):
    name = "bandung.commissions"
    label = "commissions"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from bandung.commissions import readers  # noqa: F401 - registers the readers of this app
