"""Which table of figures answers: one that was loaded here, else the real sample inside."""

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
