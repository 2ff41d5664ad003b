from django.apps import AppConfig


class FundsConfig(AppConfig):
    name = "bandung.funds"
    label = "funds"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from bandung.funds import readers, subjects  # noqa: F401 - the readers register themselves

        subjects.register()
