from django.apps import AppConfig


class ReportingConfig(AppConfig):
    name = "bandung.reporting"
    label = "reporting"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from bandung.reporting import readers  # noqa: F401 - registers what entries mean
