"""Where the technology of an offer comes from, and what its receivers made of it: offers that name their parents.

Each offer speaks for itself: it names the one that it was adapted from. Only what everybody may read is shown.
"""

from dataclasses import dataclass

from bandung.exchange.models import Offer

MOST_ABOVE, MOST_BELOW = 10, 50


@dataclass(frozen=True, slots=True)
class Lineage:
    """The offers above and below one."""

    parents: tuple[Offer, ...]
    """The nearest first; a circle ends where it closes."""
    children: tuple[Offer, ...]
    """Those that name this offer as the one they were adapted from, the earliest first."""

    def __bool__(self) -> bool:
        return bool(self.parents or self.children)


def lineage(row: Offer) -> Lineage:
    """The lineage of an offer. One query, and one for each generation above it."""
    children = Offer.objects.public().filter(adapted_from=row.uid, withdrawn_at=None).exclude(pk=row.uid)
    return Lineage(tuple(_above(row)), tuple(children.order_by("first_at", "uid")[:MOST_BELOW]))


def _above(row: Offer) -> list[Offer]:
    found: list[Offer] = []
    seen = {row.uid}
    name = row.adapted_from
    while name and name not in seen and len(found) < MOST_ABOVE:
        parent = Offer.objects.public().filter(pk=name).first()
        if parent is None:
            break
        seen.add(name)
        found.append(parent)
        name = parent.adapted_from
    return found
