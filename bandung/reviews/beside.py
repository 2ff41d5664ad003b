"""The parties' answers side by side: per indicator, per dimension, and how far they lie apart.

No total over dimensions, no ranking of parties, and nothing is averaged over a party that did not answer. Means and
divergence are those of ``measurement.principles`` (F-9); here the words stand beside the points. Plain values.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bandung.measurement import principles
from bandung.measurement.principles import Frame, Item, Score
from bandung.records.reviews import Answer, Review
from bandung.values import Texts


@dataclass(frozen=True, slots=True)
class Row:
    """One indicator or area, and what each party answered."""

    item: Item
    answers: Mapping[str, Answer | None]
    """By party; None where it did not answer. An answer without points says that it does not apply."""
    divergence: Decimal | None
    """Highest less lowest points; None where fewer than two parties gave points."""

    @property
    def points(self) -> dict[str, int | None]:
        return {party: each.points if each else None for party, each in self.answers.items()}


@dataclass(frozen=True, slots=True)
class Dimension:
    """One dimension: its rows, and each party's own mean of what it answered."""

    item: Item
    rows: tuple[Row, ...]
    scores: Mapping[str, Score | None]
    """By party: its mean (0 to 3) and of how many indicators; None where it did not answer."""
    divergence: Decimal | None
    """Highest less lowest mean; None where fewer than two parties have one."""

    @property
    def means(self) -> dict[str, Decimal | None]:
        return {party: each.mean if each else None for party, each in self.scores.items()}


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


def beside(parties: Sequence[str], reviews: Mapping[str, Review], frame: Frame, areas: Frame | None = None) -> Beside:
    """Put the answers of these parties side by side, in the order of the list that was answered.

    ``reviews`` holds what was revealed, by party. Keys that a list does not have count for nothing.
    """
    answers = {party: _known(frame, said.answers) for party, said in reviews.items()}
    scores = {party: principles.scores(frame, _points(said)) for party, said in answers.items()}
    rows = _rows(parties, answers, frame)
    apart = {each.code: each.divergence for each in _compared(parties, answers, frame)[: len(frame.dimensions)]}
    dimensions = [
        Dimension(
            one,
            tuple(row for row in rows if row.item.dimension == one.code),
            {party: scores[party][one.code] if party in scores else None for party in parties},
            apart[one.code],
        )
        for one in frame.dimensions
    ]
    added = {party: _known(areas, said.value_added) for party, said in reviews.items()} if areas else {}
    return Beside(
        parties=(*parties,),
        dimensions=tuple(dimensions),
        value_added=_rows(parties, added, areas) if areas else (),
        satisfaction={party: reviews[party].satisfaction if party in reviews else None for party in parties},
        texts={party: reviews[party].text if party in reviews else None for party in parties},
    )


def _rows(parties: Sequence[str], answers: Mapping[str, Mapping[str, Answer]], frame: Frame) -> tuple[Row, ...]:
    compared = _compared(parties, answers, frame)[-len(frame.items) :]
    return tuple(
        Row(item, {party: answers.get(party, {}).get(item.code) for party in parties}, each.divergence)
        for item, each in zip(frame.items, compared, strict=True)
    )


def _compared(
    parties: Sequence[str], answers: Mapping[str, Mapping[str, Answer]], frame: Frame
) -> tuple[principles.Compared, ...]:
    return principles.compare(
        frame, {party: _points(answers[party]) if party in answers else None for party in parties}
    )


def _points(answers: Mapping[str, Answer]) -> dict[str, int | None]:
    return {key: each.points for key, each in answers.items()}


def _known(frame: Frame, answers: Sequence[Answer]) -> dict[str, Answer]:
    codes = {item.code for item in frame.items}
    return {each.key: each for each in answers if each.key in codes}
