"""Complexity of all countries, held in memory for pages; on disk it is beside the figures (``sources.worked``).

It is read by whoever asks first, once for each version of the figures in each process, while others who ask for it
wait; the latest two are kept (200 countries and 5,000 products are about 45 MB a year). New figures have a new key:
nothing has to be cleared.
"""

from bandung.economy.complexity import Complexity
from bandung.sources import worked
from bandung.sources.in_use import Figures
from bandung.web.economy_parts import opened, state
from bandung.web.keeping import kept


def complexity_in(figures: Figures, source: str, year: int) -> Complexity | None:
    """Complexity of all countries of a table of trade or exports by product in a year; none where it has too few."""
    figures.exports(source)  # what it rests on
    return _complexity(state(), source, year)


@kept(2)
def _complexity(_state: str, source: str, year: int) -> Complexity | None:
    with opened() as figures:
        return worked.complexity_in(figures, source, year)
