from django.apps import AppConfig


class TrainingConfig(AppConfig):
    name = "bandung.training"
    label = "training"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from bandung.training import readers  # noqa: F401 - registers the readers of this app
