"""Revealed answers side by side: one picture of all indicators, and a table for each dimension with every word.

Each party keeps its column, who did not answer too. No total, no ranking, and nothing is averaged over parties.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import get_language, gettext

from bandung.charts import Chart, DotRow, dots
from bandung.charts.dots import MOST_SPEAKERS
from bandung.measurement.principles import MOST_POINTS, Frame
from bandung.reviews.beside import Beside, Row
from bandung.reviews.views import RoundView
from bandung.values import Texts
from bandung.web.review_words import LEFT_OPEN, NOT_ANSWERED, NOT_APPLICABLE
from bandung.web.sentences import reader_language


@dataclass(frozen=True, slots=True)
class Cell:
    """What one party answered to one indicator: its points, or why there are none; and its words."""

    points: int | Decimal | None
    instead: object = ""
    text: Texts | None = None
    of: int | None = None
    """Of how many indicators a mean is."""


@dataclass(frozen=True, slots=True)
class Table:
    """One dimension, or the areas of value added."""

    key: str
    heading: str
    lines: Sequence[tuple[str, Sequence[Cell], Decimal | None]]
    """(indicator, one cell a party, how far they lie apart)."""
    means: Sequence[Cell] = ()
    """Each party's own mean of what it answered; none for areas."""
    apart: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """A round as its page shows it."""

    parties: Sequence[str]
    chart: Chart | None
    """None where there are more parties than signs to tell them apart."""
    tables: Sequence[Table]
    satisfaction: Sequence[Cell]
    texts: Sequence[tuple[str, Texts]]
    unverified: bool
    """Whether the wording of the list could not be checked against its source."""


def side_by_side(view: RoundView, names: Mapping[str, str]) -> Shown:
    """The answers that were revealed. No query."""
    found, language = view.beside, reader_language()
    parties = [names.get(each, each) for each in found.parties]
    tables = [
        Table(
            key=f"d{each.item.code}",
            heading=each.item.name(language),
            lines=[_line(row, view, language) for row in each.rows],
            means=[
                Cell(score.mean, NOT_APPLICABLE, of=score.answered) if score else Cell(None, NOT_ANSWERED)
                for score in each.scores.values()
            ],
            apart=each.divergence,
        )
        for each in found.dimensions
    ]
    if found.value_added:
        lines = [_line(row, view, language) for row in found.value_added]
        tables.append(Table("areas", gettext("What the third role added"), lines))
    return Shown(
        parties=parties,
        chart=_drawn(found, parties, language),
        tables=tables,
        satisfaction=[
            Cell(found.satisfaction[each], LEFT_OPEN if each in view.reviews else NOT_ANSWERED)
            for each in found.parties
        ],
        texts=[(names.get(party, party), text) for party, text in found.texts.items() if text],
        unverified=_unverified(view.frame),
    )


def _line(row: Row, view: RoundView, language: str) -> tuple[str, Sequence[Cell], Decimal | None]:
    cells = []
    for party, each in row.answers.items():
        if each is None:
            cells.append(Cell(None, LEFT_OPEN if party in view.reviews else NOT_ANSWERED))
        else:
            cells.append(Cell(each.points, NOT_APPLICABLE, each.text))
    return row.item.name(language), cells, row.divergence


def _drawn(found: Beside, parties: Sequence[str], language: str) -> Chart | None:
    if len(parties) > MOST_SPEAKERS:
        return None
    rows = [
        DotRow(row.item.name(language), tuple(row.points.values()), each.item.name(language))
        for each in found.dimensions
        for row in each.rows
    ]
    return dots(
        rows, parties, most=MOST_POINTS, title=gettext("All indicators, each party with its own sign"),
        language=get_language() or "en", name_header=gettext("Indicator"), group_header=gettext("Dimension"),
        translate=gettext,
    )  # fmt: skip


def _unverified(frame: Frame) -> bool:
    return frame.evidence != "verified"
