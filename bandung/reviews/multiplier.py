"""How far something that was shared goes on by itself: the tree of offers that came of an offer, and one figure of it.

An offer reaches a country *directly* where an initiative that rests on it was carried out there for that country. It
reaches a country *through others* where an initiative does that rests on an offer descended from it (the receiver
adapted it and now offers it as its own). Then

    multiplier = countries reached in all / countries reached directly

It is 1 where nobody has passed it on, and is not stated where nothing was reached directly. The country of the origin
is not counted; a country reached in both ways counts once. Counted are initiatives that are or were carried out, or
that a source reports; not those that are only requested, or were called off. docs/explanation/multiplier.md says why.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

MOST_OFFERS = 200
"""Offers in one tree, at most; a longer one is cut and says so."""
CARRIED_OUT = ("executing", "suspended", "completed", "evaluated", "closed", "reported")
"""Stages in which an initiative has reached its recipients, or is about to; also the reports of sources."""


@dataclass(frozen=True, slots=True)
class Branch:
    """An offer in the tree: how far below the origin it stands, and what came of it."""

    offer: str
    parent: str
    """Empty for the origin."""
    depth: int
    initiatives: tuple[str, ...]
    """Those that rest on it and that the reader may see, whatever their stage."""
    reached: frozenset[str]
    """Countries that those carried out are for."""


@dataclass(frozen=True, slots=True)
class Tree:
    """The offers descended from one, each parent before its children, with what they reached."""

    origin: str
    branches: tuple[Branch, ...]
    cut: bool
    """Whether there are more offers than are shown."""

    @property
    def direct(self) -> frozenset[str]:
        return self.branches[0].reached if self.branches else frozenset()

    @property
    def through_others(self) -> frozenset[str]:
        """Countries reached by descended offers, those among them that were reached directly too."""
        return frozenset().union(*(each.reached for each in self.branches[1:]))

    @property
    def reached(self) -> frozenset[str]:
        return self.direct | self.through_others

    @property
    def multiplier(self) -> Decimal | None:
        """Two decimals; None where nothing was reached directly, or where the tree was cut."""
        if not self.direct or self.cut:
            return None
        return (Decimal(len(self.reached)) / len(self.direct)).quantize(Decimal("0.01"), ROUND_HALF_UP)


def children_of(parents: Mapping[str, str]) -> dict[str, list[str]]:
    """The offers that name each offer as the one they were adapted from, by uid; ``parents`` says it the other way."""
    found: dict[str, list[str]] = {}
    for child, parent in sorted(parents.items()):
        found.setdefault(parent, []).append(child)
    return found


def tree(
    origin: str,
    children: Mapping[str, Sequence[str]],
    resting: Mapping[str, Iterable[str]],
    reached: Mapping[str, Iterable[str]],
    *,
    home: Iterable[str] = (),
) -> Tree:
    """The tree below an offer; a circle ends where it closes.

    ``children`` says of each offer which ones name it, ``resting`` of each offer the initiatives that rest on
    it, ``reached`` of each initiative that was carried out the countries that it is for. ``home`` are the countries of
    the origin.
    """
    branches: list[Branch] = []
    seen = {origin}
    waiting = [(origin, "", 0)]
    own = frozenset(home)
    while waiting and len(branches) < MOST_OFFERS:
        offer, parent, depth = waiting.pop()
        initiatives = tuple(sorted(resting.get(offer, ())))
        countries = frozenset(country for each in initiatives for country in reached.get(each, ())) - own
        branches.append(Branch(offer, parent, depth, initiatives, countries))
        new = [child for child in children.get(offer, ()) if child not in seen]
        seen.update(new)
        waiting += [(child, offer, depth + 1) for child in reversed(new)]
    return Tree(origin, tuple(branches), bool(waiting))
