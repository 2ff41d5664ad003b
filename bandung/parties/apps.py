from django.apps import AppConfig


class PartiesConfig(AppConfig):
    name = "bandung.parties"
    label = "parties"

    def ready(self) -> None:
        from bandung.parties import readers  # noqa: F401 - registers the readers of this app
