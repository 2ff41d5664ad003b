"""Which table of figures answers: one that was loaded here, else the real sample inside.

Somebody opens a country and asks nothing of sources: the first table of each shape answers. Who wants another names it:
the code of a loaded source, or the name of a table inside (``choices`` lists both). Tables of several classifications
of products are never mixed: each stands alone, and ``InUse.classification`` says which it is.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bandung.economy.engine import Engine, Facts, NoSuchTable
from bandung.sources import sample as inside
from bandung.sources import shelf as shelves
from bandung.sources.figures import NoSuchSource
from bandung.sources.publishers import SOURCES
from bandung.sources.sums import OF_TRADE

PARTIAL = ("icio-inputs",)
"""Sources of trade by product that are of a part of it only."""
SIDES = ("exporter", "country")
"""On which side a country stands in a table that says what it sells, or where it is."""


@dataclass(frozen=True, slots=True)
class InUse:
    """A table, where it comes from, and in a sentence what it is of; ``sampled`` if it is the one inside."""

    facts: Facts
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
    classification: str
    years: tuple[int, int] | None
    sampled: bool


def choices(shelf: Path, shape: str) -> list[Choice]:
    """The tables of a shape that one may ask for: loaded ones, then those inside; the first answers unasked."""
    loaded = _loaded(shelf, shape)
    found = [Choice(it.source, it.name, it.quality.revision, it.quality.years, sampled=False) for it in loaded]
    kept = inside.of_shape(shape)
    return found + [Choice(it.name, it.origin.name, it.classification, it.years, sampled=True) for it in kept]


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

    def _in_use(self, shape: str, source: str = "") -> InUse:
        """``in_use``, opened once however often it is asked for."""
        if (shape, source) not in self._opened:
            found = in_use(self.engine, self.shelf, shape, source)
            self._opened[shape, source] = self._opened[shape, found.code] = found
        return self._opened[shape, source]

    def table(self, shape: str, source: str = "") -> Facts:
        """The table of a shape that was loaded, or the one inside.

        :raises NotLoaded, NoSuchSource, NotInSample: see ``in_use``.
        """
        found = self._in_use(shape, source)
        if (found.code, found.origin) not in [(each.code, each.origin) for each in self.used]:
            self.used.append(found)
        return found.facts

    def beside(self, shape: str) -> Facts | None:
        """The table of a shape, unless it is the one inside and figures of a loaded source were asked for before.

        The one inside is of some countries only: of the others it must not say that they have nothing.
        """
        loaded = any(not each.sampled for each in self.used)
        return None if loaded and self.of_sample(shape) else self.table(shape)

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

    def exports(self, source: str, of: Callable[[Facts], Facts]) -> Facts:
        """Exports by product of the classification of trade by that name: sums of what was loaded, or those inside.

        :param of: makes exports of trade, where trade has no sums beside it.
        """
        if self.of_sample("trade", source):
            return self.table("exports", source.replace("trade", "exports", 1))
        try:
            return self.table("exports", source)
        except NoSuchTable:
            return of(self.table("trade", source))

    def classification(self, shape: str, source: str = "") -> str:
        """Classification and revision of the products of the table that would answer; empty where it has none."""
        return self._in_use(shape, source).classification

    def selling(self, shape: str, country: str) -> str:
        """The code of the first table of a shape in which a country sells (or is); empty where it is in none.

        So that Afghanistan, which is in one of those inside and not in the first, is shown by the one it is in. Where
        figures were loaded, only those are asked: the ones inside are of few countries.
        """
        known = choices(self.shelf, shape)
        for each in [one for one in known if not one.sampled] or known:
            facts = self._in_use(shape, each.code).facts
            side = next(name for name in SIDES if name in facts.columns)
            if len(facts.with_(facts.table.filter(facts.table[side] == country).limit(1))):
                return each.code
        return ""
