"""The exchange rates that this node values by: those it loaded, else the small table that comes with it."""

from django.conf import settings

from bandung.measurement.rates import RatesTable, current_rates


def rates() -> RatesTable:
    """The table in use, as ``bandung rates load`` left it. It is read once for each version."""
    return current_rates(settings.RATES_FOLDER)
