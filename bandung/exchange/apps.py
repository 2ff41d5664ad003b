from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "bandung.exchange"
    label = "exchange"

    def ready(self) -> None:
        from bandung.exchange import readers  # noqa: F401 - registers the readers of this app
        from bandung.exchange.matches import follow
        from bandung.registers.readers import FOLLOWERS

        FOLLOWERS.append(follow)
