from django.apps import AppConfig


class ReturnsConfig(AppConfig):
    name = "bandung.returns"
    label = "returns"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from bandung.clearance.ways import WAYS
        from bandung.returns.taking import WAY

        WAYS["contribution"] = WAY
