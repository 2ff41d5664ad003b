"""The list of principles that a round answers: its dimensions with their indicators, and the areas of value added."""

from dataclasses import dataclass

from bandung.reviews.errors import UnknownFrame


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator of a list, or one area of value added."""

    key: str
    title: str


@dataclass(frozen=True, slots=True)
class Dimension:
    """One dimension of a list."""

    key: str
    title: str
    indicators: tuple[Indicator, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """A list of principles under one name and version."""

    name: str
    dimensions: tuple[Dimension, ...]
    areas: tuple[Indicator, ...]

    @property
    def keys(self) -> frozenset[str]:
        return frozenset(one.key for each in self.dimensions for one in each.indicators)


NAMES = ("nest-2017",)


def frame(name: str) -> Frame:
    """:raises UnknownFrame: if this node has no list of that name."""
    if name not in NAMES:
        raise UnknownFrame(name=name)
    dimensions = tuple(Dimension(str(number), str(number), _indicators(number)) for number in range(1, 6))
    return Frame(name, dimensions, tuple(Indicator(f"va-{number}", f"{number}") for number in range(1, 7)))


def _indicators(number: int) -> tuple[Indicator, ...]:
    return tuple(Indicator(f"{number}.{place}", f"{number}.{place}") for place in range(1, 5))
