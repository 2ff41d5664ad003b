"""The parties' answers side by side: per indicator, per dimension, and how far they lie apart.

No total over dimensions, no ranking of parties, and nothing is averaged over a party that did not answer (F-9: the mean
of what a party answered in a dimension, 0 to 3; divergence is the highest less the lowest). Plain values.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Protocol

from bandung.records.reviews import Answer, Review
from bandung.values import Texts

_CENT = Decimal("0.01")


class Named(Protocol):
    """An indicator or an area of a list: its key and its wording."""

    @property
    def key(self) -> str: ...

    @property
    def title(self) -> str: ...


class Grouped(Named, Protocol):
    """A dimension of a list with its indicators."""

    @property
    def indicators(self) -> Sequence[Named]: ...


@dataclass(frozen=True, slots=True)
class Row:
    """One indicator or area, and what each party answered."""

    key: str
    title: str
    answers: Mapping[str, Answer | None]
    """By party; None where it did not answer. An answer without points says that it does not apply."""

    @property
    def points(self) -> dict[str, int | None]:
        return {party: each.points if each else None for party, each in self.answers.items()}

    @property
    def divergence(self) -> int | None:
        """Highest less lowest points; None where fewer than two parties gave points."""
        known = [each for each in self.points.values() if each is not None]
        return max(known) - min(known) if len(known) > 1 else None


@dataclass(frozen=True, slots=True)
class Dimension:
    """One dimension: its rows, and each party's own mean of what it answered."""

    key: str
    title: str
    rows: tuple[Row, ...]
    parties: tuple[str, ...]

    @property
    def means(self) -> dict[str, Decimal | None]:
        """By party, 0 to 3 with two decimals; None where it gave no points in this dimension."""
        return {party: mean(row.points[party] for row in self.rows) for party in self.parties}

    @property
    def counted(self) -> dict[str, int]:
        """By party, of how many indicators its mean is."""
        return {party: sum(row.points[party] is not None for row in self.rows) for party in self.parties}

    @property
    def divergence(self) -> Decimal | None:
        """Highest less lowest mean; None where fewer than two parties have one."""
        known = [each for each in self.means.values() if each is not None]
        return max(known) - min(known) if len(known) > 1 else None


@dataclass(frozen=True, slots=True)
class Beside:
    """A round as everybody in it reads it."""

    parties: tuple[str, ...]
    """All that are asked, in the same order everywhere; who did not answer keeps its place and stays empty."""
    dimensions: tuple[Dimension, ...]
    value_added: tuple[Row, ...]
    """Areas of value added; empty unless the initiative is triangular."""
    satisfaction: Mapping[str, int | None]
    texts: Mapping[str, Texts | None]
    """What each party says beside its points."""


def mean(points: Iterable[int | None]) -> Decimal | None:
    """Mean of the points that are there; None where there are none."""
    known = [each for each in points if each is not None]
    return (Decimal(sum(known)) / len(known)).quantize(_CENT, ROUND_HALF_UP) if known else None


def beside(
    parties: Sequence[str],
    reviews: Mapping[str, Review],
    dimensions: Iterable[Grouped],
    areas: Iterable[Named] = (),
) -> Beside:
    """Put the answers of these parties side by side, in the order of the list that was answered.

    ``reviews`` holds what was revealed, by party. Keys that the list does not have count for nothing.
    """
    answers = {party: {each.key: each for each in said.answers} for party, said in reviews.items()}
    added = {party: {each.key: each for each in said.value_added} for party, said in reviews.items()}
    return Beside(
        parties=(*parties,),
        dimensions=tuple(
            Dimension(each.key, each.title, tuple(_row(one, parties, answers) for one in each.indicators), (*parties,))
            for each in dimensions
        ),
        value_added=tuple(_row(area, parties, added) for area in areas),
        satisfaction={party: reviews[party].satisfaction if party in reviews else None for party in parties},
        texts={party: reviews[party].text if party in reviews else None for party in parties},
    )


def _row(named: Named, parties: Sequence[str], answers: Mapping[str, Mapping[str, Answer]]) -> Row:
    return Row(named.key, named.title, {party: answers.get(party, {}).get(named.key) for party in parties})
