from django.apps import AppConfig


class ContributionsConfig(AppConfig):
    name = "bandung.contributions"
    label = "contributions"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from bandung.consents.subjects import subject
        from bandung.contributions import readers, subjects

        subject("settlement", find=subjects.settlement_named, tell=readers.tell_settlements)
        subject("same-contribution", find=subjects.same_named, tell=readers.tell_same)
