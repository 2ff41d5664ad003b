from django.apps import AppConfig


class IntroductionsConfig(AppConfig):
    name = "bandung.introductions"
    label = "introductions"
    default_auto_field = "django.db.models.BigAutoField"
