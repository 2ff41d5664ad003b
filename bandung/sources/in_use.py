"""Which table of figures answers: one that was loaded here, else the real sample inside.

Somebody opens a country and asks nothing of sources: the first table of each shape answers. Who wants another names it:
the code of a loaded source, or the name of a table inside (``choices`` lists both). Tables of several classifications
of products are never mixed: each stands alone, and ``InUse.classification`` says which it is.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from bandung.economy.engine import Engine, Facts, NoSuchTable
from bandung.sources import sample as inside
from bandung.sources import shelf as shelves
from bandung.sources.figures import NoSuchSource
from bandung.sources.publishers import SOURCES
from bandung.sources.sums import OF_TRADE

T = TypeVar("T")
PARTIAL = ("icio-inputs",)
"""Sources of trade by product that are of a part of it only."""
SIDES = ("exporter", "country")
"""On which side a country stands in a table that says what it sells, or where it is."""


@dataclass(frozen=True, slots=True)
class InUse:
    """A table, where it comes from, and in a sentence what it is of; ``sampled`` if it is the one inside.

    Two are the same if they come from the same: a table of trade by product, and the sums out of it.
    """

    facts: Facts = field(compare=False)
    origin: shelves.Origin
    about: str
    sampled: bool
    code: str = ""
    """What to ask for to get it again: a source, or the name of a table inside."""

    @property
    def classification(self) -> str:
        """Classification and revision of its products, as ``products.product_name`` knows it: HS17, ISIC4."""
        return self.origin.quality.revision


@dataclass(frozen=True, slots=True)
class Choice:
    """A table that could be asked for by ``code``, not opened."""

    code: str
    name: str
    version: str
    classification: str
    years: tuple[int, int] | None
    sampled: bool


def choices(shelf: Path, shape: str) -> list[Choice]:
    """The tables of a shape that one may ask for: loaded ones, then those inside; the first answers unasked."""
    loaded = _loaded(shelf, shape)
    found = [
        Choice(it.source, it.name, it.version, it.quality.revision, it.quality.years, sampled=False) for it in loaded
    ]
    return found + [
        Choice(it.name, it.origin.name, it.origin.version, it.classification, it.years, sampled=True)
        for it in inside.of_shape(shape)
    ]


def in_use(engine: Engine, shelf: Path, shape: str, code: str = "") -> InUse:
    """The table of a shape: of the source (or the one inside) that is named, else the first loaded, else the sample.

    :raises NotLoaded: if the source that is named was not loaded. :raises NoSuchSource: if it is none of this shape.
    :raises NotInSample: if nothing of this shape was loaded and the sample has none.
    """
    names = [each.name for each in inside.of_shape(shape)]
    if code and code not in names and (code not in SOURCES or SOURCES[code].shape not in _shapes(shape)):
        known = [*(each.code for each in SOURCES.values() if each.shape in _shapes(shape)), *names]
        raise NoSuchSource(code=code[:40], known=", ".join(known))
    loaded = [code] if code else [each.source for each in _loaded(shelf, shape)]
    if loaded and loaded[0] not in names:
        origin = shelves.origin(shelf, loaded[0])
        facts = (
            shelves.open_facts(engine, shelf, loaded[0])
            if origin.shape == shape
            else shelves.open_sums(engine, shelf, loaded[0], shape)
        )
        return InUse(facts, origin, origin.about, sampled=False, code=loaded[0])
    table = inside.sample_table(code or shape)
    return InUse(inside.open_table(engine, table.name), table.origin, table.about, sampled=True, code=table.name)


def _shapes(shape: str) -> tuple[str, ...]:
    """The shapes of which a table can answer for this one: of trade by product there are sums."""
    return (shape, "trade") if shape in OF_TRADE else (shape,)


def _loaded(shelf: Path, shape: str) -> list[shelves.Origin]:
    """The origins of loaded tables that can answer; sums of trade by product come after totals as they were published.

    Goods for industries alone are no totals: they are left to who names them. So is trade of which no sums are there.
    """
    found = [each for each in shelves.loaded(shelf) if each.shape in _shapes(shape)]
    if shape == "totals":
        found = [each for each in found if each.source not in PARTIAL]
        found = [each for each in found if each.shape == shape or shelves.has_sums(shelf, each, shape)]
    return sorted(found, key=lambda each: each.shape != shape)


class Figures:
    """The tables in use, opened as they are asked for; ``used`` says which they were, each once."""

    def __init__(self, shelf: Path, engine: Engine) -> None:
        self.shelf = shelf
        self.engine = engine
        self.used: list[InUse] = []
        self._opened: dict[tuple[str, str], InUse] = {}

    @contextmanager
    def noted(self) -> Iterator[list[InUse]]:
        """The tables that are used within, each once: what is made of them there rests on these alone."""
        around, within = self.used, list[InUse]()
        self.used = within
        try:
            yield within
        finally:
            self.used = around
            for each in within:
                self._note(each)

    def once(self, make: Callable[[], T]) -> Callable[[], T]:
        """What is made when it is first asked for, and once; each time the tables it was made of count as used."""
        made: list[tuple[T, list[InUse]]] = []

        def found() -> T:
            if not made:
                with self.noted() as used:
                    made.append((make(), used))
            for each in made[0][1]:
                self._note(each)
            return made[0][0]

        return found

    def table(self, shape: str, source: str = "") -> Facts:
        """The table of a shape that was loaded, or the one inside.

        :raises NotLoaded, NoSuchSource, NotInSample: see ``in_use``.
        """
        found = self._in_use(shape, source)
        self._note(found)
        return found.facts

    def beside(self, shape: str, of: str, source: str = "") -> Facts | None:
        """The table of a shape, to stand beside the one of another shape; none where that was loaded and this was not.

        The one inside is of some countries only: of the others it must not say that they have nothing.
        """
        return None if self.of_sample(shape) and not self.of_sample(of, source) else self.table(shape)

    def missing(self, shape: str) -> bool:
        """Whether there is no table of a shape, neither loaded nor inside."""
        try:
            self._in_use(shape)
        except inside.NotInSample:
            return True
        return False

    def of_sample(self, shape: str, source: str = "") -> bool:
        """Whether the table of a shape would be the one inside."""
        return self._in_use(shape, source).sampled

    def exports(self, source: str = "") -> Facts:
        """What countries sell by product, of the classification of a table of trade (or of exports) by its code.

        Of trade that was loaded these are its sums, added up here where none stand beside it.
        """
        from bandung.economy.trade.flows import exports

        code = source or self._in_use("trade").code
        if _is_inside(code):
            return self.table("exports", code.replace("trade", "exports", 1))
        return self._sum("exports", code, exports)

    def purchases(self, source: str = "") -> Facts:
        """What countries buy by product and of how many sellers, out of a table of trade by its code."""
        from bandung.economy.trade.flows import purchases

        return self._sum("purchases", source, purchases)

    def totals_of(self, source: str = "") -> Facts:
        """Who trades with whom, out of a table of trade by product: its totals, or itself where it has none."""
        return self._sum("totals", source, lambda trade: trade)

    def _sum(self, what: str, source: str, of: Callable[[Facts], Facts]) -> Facts:
        """A sum (of ``sums.OF_TRADE``) that stands beside a table of trade, else made of it here."""
        code = source or self._in_use("trade").code
        if not _is_inside(code):
            with suppress(NoSuchTable):
                return self.table(what, code)
        return of(self.table("trade", code))

    def classification(self, shape: str, source: str = "") -> str:
        """Classification and revision of the products of the table that would answer; empty where it has none."""
        return self._in_use(shape, source).classification

    def first_with(self, country: str, shape: str, *indicators: str) -> str:
        """The code of the first table of a shape in which a country sells, or is; empty where it is in none.

        So that Afghanistan, which is in one of those inside and not in the first, is shown by the one it is in. Where
        figures were loaded, only those are asked: the ones inside are of few countries.

        :param indicators: of national figures, those of which one has to be known.
        """
        known = choices(self.shelf, shape)
        asked = [each for each in known if not each.sampled] or known
        return next((each.code for each in asked if country in self._countries(shape, each, indicators)), "")

    def _countries(self, shape: str, of: Choice, indicators: tuple[str, ...]) -> frozenset[str]:
        """The countries that sell, or are, in a table: read once for each version of it."""
        key = (self.shelf, shape, of.code, of.version, indicators)
        if key not in _COUNTRIES:
            facts = self._in_use(shape, of.code).facts
            table = facts.table.filter(facts.table.indicator.isin(indicators)) if indicators else facts.table
            side = next(name for name in SIDES if name in facts.columns)
            _COUNTRIES[key] = frozenset(self.engine.run(table.select(side).distinct()).column(side).to_pylist())
        return _COUNTRIES[key]

    def _in_use(self, shape: str, source: str = "") -> InUse:
        """``in_use``, opened once however often it is asked for."""
        if (shape, source) not in self._opened:
            found = in_use(self.engine, self.shelf, shape, source)
            self._opened[shape, source] = self._opened[shape, found.code] = found
        return self._opened[shape, source]

    def _note(self, found: InUse) -> None:
        if found not in self.used:
            self.used.append(found)


def _is_inside(code: str) -> bool:
    return code in {each.name for each in inside.of_shape("trade")}


_COUNTRIES: dict[tuple[Path, str, str, str, tuple[str, ...]], frozenset[str]] = {}
"""(shelf, shape, table, its version, indicators) to the countries in it; a few hundred codes each."""
