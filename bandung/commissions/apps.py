from django.apps import AppConfig


class CommissionsConfig(AppConfig):
    name = "bandung.commissions"
    label = "commissions"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the readers of this app, and what can be consented to in it."""
        from bandung.commissions import readers, telling  # noqa: F401
        from bandung.consents.subjects import subject

        subject("commission", find=telling.find_session, tell=telling.tell)
        subject("commission-act", find=telling.find_act, tell=telling.tell_of_acts)
