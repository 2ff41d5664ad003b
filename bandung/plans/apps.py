from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "bandung.plans"
    label = "plans"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from bandung.plans import readers  # noqa: F401 - registers the readers of this app
