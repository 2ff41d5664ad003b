from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "bandung.web"
    label = "web"
