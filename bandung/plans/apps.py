from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "bandung.plans"
    label = "plans"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from bandung.consents.subjects import subject
        from bandung.plans import readers, subjects

        subject("plan", find=subjects.plan_named, tell=readers.tell_of_plans)
        subject("transfer", find=subjects.transfer_named, tell=readers.tell_transfers)
