from django.apps import AppConfig


class PartnershipsConfig(AppConfig):
    name = "bandung.partnerships"
    label = "partnerships"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from bandung.exchange import matches
        from bandung.partnerships import everybody, readers  # noqa: F401 - registers the readers of this app

        matches.PAST.append(everybody.past_cooperation)
