"""Which table of figures answers: one that was loaded here, else the real sample inside."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bandung.economy.engine import Engine, Facts
from bandung.sources import sample as inside
from bandung.sources import shelf as shelves
from bandung.sources.figures import NoSuchSource
from bandung.sources.publishers import SOURCES, figure_source


@dataclass(frozen=True, slots=True)
class InUse:
    """A table, where it comes from, and in a sentence what it is of; ``sampled`` if it is the one inside."""

    facts: Facts
    origin: shelves.Origin
    about: str
    sampled: bool


def in_use(engine: Engine, shelf: Path, shape: str, code: str = "") -> InUse:
    """The table of a shape: of the source that is named, else the first loaded one, else the sample.

    :raises NotLoaded: if the source that is named was not loaded. :raises NoSuchSource: if it is none of this shape.
    :raises NotInSample: if nothing of this shape was loaded and the sample has none.
    """
    if code and figure_source(code).shape != shape:
        known = [each.code for each in SOURCES.values() if each.shape == shape]
        raise NoSuchSource(code=code, known=", ".join(known))
    loaded = [code] if code else [each.source for each in shelves.loaded(shelf) if each.shape == shape]
    if loaded:
        origin = shelves.origin(shelf, loaded[0])
        return InUse(shelves.open_facts(engine, shelf, loaded[0]), origin, origin.about, sampled=False)
    table = inside.sample_table(shape)
    return InUse(inside.sample(engine)[shape], table.origin, table.about, sampled=True)


class Figures:
    """The tables in use, opened as they are asked for; ``used`` says which they were, each once."""

    def __init__(self, shelf: Path, engine: Engine) -> None:
        self.shelf = shelf
        self.engine = engine
        self.used: list[InUse] = []

    def table(self, shape: str, source: str = "") -> Facts:
        """The table of a shape that was loaded, or the one inside.

        :raises NotLoaded, NoSuchSource, NotInSample: see ``in_use``.
        """
        found = in_use(self.engine, self.shelf, shape, source)
        if found.origin not in [each.origin for each in self.used]:
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
            in_use(self.engine, self.shelf, shape)
        except inside.NotInSample:
            return True
        return False

    def of_sample(self, shape: str, source: str = "") -> bool:
        """Whether the table of a shape would be the one inside."""
        return in_use(self.engine, self.shelf, shape, source).sampled

    def exports(self, source: str, of: Callable[[Facts], Facts]) -> Facts:
        """Exports by product: out of loaded trade, or those inside."""
        return self.table("exports") if self.of_sample("trade", source) else of(self.table("trade", source))
