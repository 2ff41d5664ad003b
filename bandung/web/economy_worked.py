"""What is expensive to work out of figures: complexity of all countries, and what gravity expects of every pair.

Each is worked out by whoever asks first, once for each version of the figures in each process, while others who ask
for it wait; the latest few are kept (complexity of 200 countries and 5,000 products is about 50 MB a year). New figures
have a new key: nothing has to be cleared.
"""

from dataclasses import replace

import pyarrow as pa

from bandung.economy.complexity import Complexity, NoExports, baskets, complexity_of
from bandung.economy.gravity import Gravity, gravity
from bandung.economy.poisson import TooFewPairs
from bandung.sources.in_use import Figures
from bandung.web.economy_parts import opened, state
from bandung.web.keeping import kept

FEWEST = 20
"""Countries that complexity has to compare to say anything."""


def complexity_in(source: str, year: int) -> Complexity | None:
    """Complexity of all countries of a table of trade or exports by product in a year; none where it has too few."""
    return _complexity(state(), source, year)


@kept(4)
def _complexity(_state: str, source: str, year: int) -> Complexity | None:
    with opened() as figures:
        try:
            found = baskets(figures.exports(source), year)
        except NoExports:
            return None
        return complexity_of(found) if len(found.countries) >= FEWEST else None


def gravity_in(figures: Figures, year: int) -> Gravity | None:
    """What gravity expects of every pair of a year, for the engine of a page; none where too few pairs are known."""
    made = _gravity(state(), year)
    if made is None:
        return None
    for shape in ("totals", "distances"):
        figures.table(shape)
    figures.beside("agreements", "totals")
    return replace(made[0], pairs=figures.engine.read(made[1]))


@kept(8)
def _gravity(_state: str, year: int) -> tuple[Gravity, pa.Table] | None:
    with opened() as own:
        tables = own.table("totals"), own.table("distances"), own.beside("agreements", "totals")
        try:
            found = gravity(*tables, [year])
        except TooFewPairs:
            return None
        return replace(found, pairs=own.engine.read([{"year": year}])), found.pairs.arrow()
