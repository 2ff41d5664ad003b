"""The exchange rates that this node values by: those it loaded, else the small table that comes with it."""

from functools import lru_cache

from django.conf import settings

from bandung.measurement.rates import RatesTable, sample_rates


def rates() -> RatesTable:
    """The table in use. It is read anew when its files change."""
    folder = settings.RATES_FOLDER
    files = sorted(folder.glob("*.csv")) if folder.is_dir() else []
    return _read(tuple((str(each), each.stat().st_mtime_ns) for each in files))


@lru_cache(maxsize=2)
def _read(files: tuple[tuple[str, int], ...]) -> RatesTable:
    return RatesTable.read(settings.RATES_FOLDER) if files else sample_rates()
