from django.apps import AppConfig


class PartiesConfig(AppConfig):
    name = "bandung.parties"
    label = "parties"

    def ready(self) -> None:
        from bandung.parties import readers
        from bandung.registers.readers import CHECKS

        CHECKS.append(readers.check_is_only_voice)
