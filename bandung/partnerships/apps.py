from django.apps import AppConfig


class PartnershipsConfig(AppConfig):
    name = "bandung.partnerships"
    label = "partnerships"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from bandung.partnerships import readers  # noqa: F401 - registers the readers of this app
