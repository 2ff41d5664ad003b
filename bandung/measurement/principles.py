"""What each partner says of the principles, side by side (F-9): means by dimension, divergence, no ranking.

A frame is a versioned list of questions (``data/frames``). Each is answered with 0 to 3 points, or does not apply. A
party that did not answer is never averaged, and no figure is made of all parties together.
"""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files

from bandung.reference.tables import Coded, names
from bandung.values.errors import BadValue, _

FRAMES = ("nest-2017", "value-added")
MOST_POINTS = 3

Answers = Mapping[str, int | None]
"""Code of an item to points; None where it does not apply. An item that is absent was not answered."""


@dataclass(frozen=True, slots=True)
class Item(Coded):
    """A question of a frame, or a dimension that groups some. ``dimension`` is empty for a dimension itself."""

    dimension: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """A list of questions with its version; ``evidence`` says how well its wording is known."""

    key: str
    version: str
    evidence: str
    dimensions: tuple[Item, ...]
    """Empty where the frame has none."""
    items: tuple[Item, ...]

    def item(self, code: str) -> Item:
        """:raises BadValue: if the frame has no such item."""
        for each in self.items:
            if each.code == code:
                return each
        raise BadValue(_("“%(code)s” is not asked in “%(frame)s”."), field="key", code=code[:40], frame=self.key)


@dataclass(frozen=True, slots=True)
class Score:
    """One party's points in one dimension: the mean of what it answered, None where nothing applies."""

    mean: Decimal | None
    answered: int
    not_applicable: int
    of: int


@dataclass(frozen=True, slots=True)
class Compared:
    """An item or a dimension with every party's points or mean; None where it did not answer or it does not apply.

    ``divergence`` is the largest less the smallest; None with fewer than two that answered.
    """

    code: str
    by_party: Mapping[str, Decimal | None]
    divergence: Decimal | None


@cache
def frame(key: str) -> Frame:
    """The frame of this key.

    :raises BadValue: if there is none.
    """
    if key not in FRAMES:
        raise BadValue(
            _("“%(value)s” is no list of principles; use one of %(known)s."),
            field="frame", value=key[:40], known=", ".join(FRAMES),
        )  # fmt: skip
    text = (files("bandung.measurement") / "data" / "frames" / f"{key}.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    both: dict[str, list[Item]] = {"dimension": [], "indicator": []}
    for row in rows:
        both[row["kind"]].append(Item(row["code"], names(row), row["dimension"]))
    return Frame(key, rows[0]["version"], rows[0]["evidence"], tuple(both["dimension"]), tuple(both["indicator"]))


def scores(asked: Frame, answers: Answers) -> Mapping[str, Score]:
    """One party's points by dimension; under "" where the frame has no dimensions.

    :raises BadValue: if an answer is to no item of the frame, or its points are not 0 to 3.
    """
    for code, points in answers.items():
        asked.item(code)
        if points is not None and not 0 <= points <= MOST_POINTS:
            raise BadValue(_("Points go from 0 to 3."), field=code)
    return {
        dimension: _score([each.code for each in asked.items if each.dimension == dimension], answers)
        for dimension in _dimensions(asked)
    }


def _score(codes: Sequence[str], answers: Answers) -> Score:
    points = [its for code in codes if (its := answers.get(code)) is not None]
    aside = sum(code in answers and answers[code] is None for code in codes)
    return Score(Decimal(sum(points)) / len(points) if points else None, len(points), aside, len(codes))


def compare(asked: Frame, by_party: Mapping[str, Answers | None]) -> tuple[Compared, ...]:
    """Dimensions, then items, with all parties side by side in the order of their codes.

    A party whose answers are None has not answered: it stays in every row, without a figure.

    :raises BadValue: as ``scores``.
    """
    parties = {party: by_party[party] for party in sorted(by_party)}
    means = {party: scores(asked, answers) for party, answers in parties.items() if answers is not None}
    rows = [
        _compared(code, {party: means[party][code].mean if party in means else None for party in parties})
        for code in _dimensions(asked)
        if code
    ]
    rows += [
        _compared(each.code, {party: _points(answers, each.code) for party, answers in parties.items()})
        for each in asked.items
    ]
    return tuple(rows)


def _dimensions(asked: Frame) -> tuple[str, ...]:
    return tuple(each.code for each in asked.dimensions) or ("",)


def _points(answers: Answers | None, code: str) -> Decimal | None:
    points = answers.get(code) if answers is not None else None
    return None if points is None else Decimal(points)


def _compared(code: str, by_party: Mapping[str, Decimal | None]) -> Compared:
    said = [each for each in by_party.values() if each is not None]
    return Compared(code, by_party, max(said) - min(said) if len(said) > 1 else None)
