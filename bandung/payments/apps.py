from django.apps import AppConfig


class PaymentsConfig(AppConfig):
    name = "bandung.payments"
    label = "payments"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the readers of this app, and what can be consented to in it."""
        from bandung.payments import readers, subjects  # noqa: F401

        subjects.register()
