"""Lines that may tell of the same contribution: by its provider, its receiver, a facilitator, a multilateral body.

Candidates with reasons, never a verdict: only all who wrote the lines together say that they are the same (R-20). Texts
are compared only among lines that share parties, stage and year, an initiative, or a receiver and a figure. The two
directions of an exchange are two contributions, and so are the shares of a joint fund.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from bandung.measurement.indicators import giver_of, recipient_of
from bandung.measurement.lines import Line
from bandung.values.errors import _

REASONS: Mapping[str, str] = {
    "parties": _("same giver and receiver"),
    "receiver": _("same receiver, two givers"),
    "returns": _("told in two registers"),
    "initiative": _("same initiative"),
    "title": _("alike in their titles"),
    "amount": _("same amount"),
    "quantity": _("same quantity"),
    "period": _("at the same time"),
    "sector": _("same sector"),
}
ALIKE, ALMOST_EQUAL = 80, 95
"""Likeness of titles, 0 to 100, in two registers and within one: letters in common of the words in sorted order."""
NEAR = 0.5
"""Two registers may tell of one thing with figures apart; below half of the other they tell of two things."""
BIGGEST_BLOCK, WINDOW, OVERLAP = 3_000, 1_000, 200
"""Larger blocks are compared by sector and item, and if need be only with neighbours in the order of titles."""
MOST = 20_000

Matrix = NDArray[Any]


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two lines by uid, in order, how alike their titles are (0 to 100), and why they may be the same."""

    first: str
    second: str
    alike: int
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Candidates:
    """What was found, most reasons first. ``narrowed`` lines were compared with their neighbours only; ``left_off``
    candidates are more than anybody could look at."""

    found: tuple[Candidate, ...]
    narrowed: int = 0
    left_off: int = 0


def likely_same(lines: Sequence[Line], known: Collection[frozenset[str]] = ()) -> Candidates:
    """Pairs of lines that may tell of the same contribution.

    ``known`` are pairs of uids about which all concerned have spoken already; lines that count elsewhere are left out.
    """
    there = [each for each in lines if each.counts]
    facts = _Facts.of(there)
    pairs: dict[tuple[int, int], int] = {}
    narrowed: set[int] = set()
    for block in _blocks(there):
        for part, whole in _parts(block, there, facts.titles):
            narrowed.update(() if whole else part)
            pairs.update(facts.pairs(part))
    found = [
        _candidate(there[a], there[b], likeness)
        for (a, b), likeness in pairs.items()
        if frozenset((there[a].uid, there[b].uid)) not in known
    ]
    found.sort(key=lambda each: (-len(each.reasons), -each.alike, each.first, each.second))
    return Candidates(tuple(found[:MOST]), len(narrowed), max(0, len(found) - MOST))


def _candidate(a: Line, b: Line, likeness: int) -> Candidate:
    first, second = sorted((a.uid, b.uid))
    return Candidate(first, second, likeness, _why(a, b, likeness))


def alike(first: str, second: str) -> int:
    """Likeness of two titles, 0 to 100."""
    return round(fuzz.ratio(_words(first), _words(second)))


def _words(title: str) -> str:
    return " ".join(sorted(re.findall(r"\w+", title.casefold())))


def _blocks(lines: Sequence[Line]) -> Iterator[list[int]]:
    """Positions of lines that are compared with one another."""
    blocks: dict[Hashable, list[int]] = defaultdict(list)
    for position, line in enumerate(lines):
        receiver, when = _receiver(line), (line.stage, line.year)
        blocks["parties", _giver(line), receiver, *when].append(position)
        if line.initiative:
            blocks["initiative", line.initiative, receiver, *when].append(position)
        if receiver and line.amount:
            blocks["amount", receiver, line.amount, line.currency, *when].append(position)
        if receiver and line.quantity:
            blocks["quantity", receiver, line.quantity, line.unit, *when].append(position)
    return (block for block in blocks.values() if len(block) > 1)


def _giver(line: Line) -> str:
    return line.giver_country or giver_of(line).casefold()


def _receiver(line: Line) -> str:
    return line.recipient_country or recipient_of(line).casefold()


def _parts(block: list[int], lines: Sequence[Line], titles: Sequence[str]) -> Iterator[tuple[list[int], bool]]:
    """A block in pieces that can be compared each with each, and whether nothing is missed by that."""
    if len(block) <= BIGGEST_BLOCK:
        yield block, True
        return
    smaller: dict[Hashable, list[int]] = defaultdict(list)
    for position in block:
        smaller[lines[position].sector, lines[position].item].append(position)
    for part in smaller.values():
        if len(part) <= BIGGEST_BLOCK:
            yield part, len(smaller) == 1
            continue
        ordered = sorted(part, key=lambda position: titles[position])
        for start in range(0, len(ordered), WINDOW - OVERLAP):
            yield ordered[start : start + WINDOW], False


@dataclass(frozen=True)
class _Facts:
    """Lines as columns: titles with words in order, numbers that stand for equal things; below zero is unknown."""

    titles: list[str]
    register: Matrix
    giver: Matrix
    item: Matrix
    initiative: Matrix
    joint: Matrix
    when: Matrix
    amount: Matrix
    currency: Matrix
    quantity: Matrix
    unit: Matrix

    @classmethod
    def of(cls, lines: Sequence[Line]) -> "_Facts":
        return cls(
            [_words(each.title) for each in lines],
            _numbered([each.uid.partition("/")[0] for each in lines]),
            _numbered([_giver(each) for each in lines]),
            _numbered([each.item for each in lines]),
            _numbered([each.initiative for each in lines]),
            np.array([each.channel == "joint-fund" or each.item == "A8" for each in lines], dtype=bool),
            _numbered([(each.start, each.end) for each in lines]),
            np.array([float(each.amount) if each.amount else np.nan for each in lines]),
            _numbered([each.currency for each in lines]),
            np.array([float(each.quantity) if each.quantity else np.nan for each in lines]),
            _numbered([each.unit for each in lines]),
        )

    def pairs(self, block: list[int]) -> Iterator[tuple[tuple[int, int], int]]:
        """Positions of two lines that may be the same, smaller first, and the likeness of their titles."""
        at = np.array(sorted(block))
        titles = [self.titles[each] for each in at]
        likeness = process.cdist(titles, titles, scorer=fuzz.ratio, dtype=np.uint8)
        for a, b in zip(*np.nonzero(self._maybe(at, likeness)), strict=True):
            yield (int(at[a]), int(at[b])), int(likeness[a, b])

    def _maybe(self, at: Matrix, likeness: Matrix) -> Matrix:
        """Which line of the rows may be the same as which later one of the columns."""
        same_giver, same_register = _same(self.giver, at), _same(self.register, at)
        same_initiative = _same(self.initiative, at) & (self.initiative[at] >= 0)[:, None]
        amounts = _nearness(self.amount[at], _same(self.currency, at))
        quantities = _nearness(self.quantity[at], _same(self.unit, at))
        equal = ((amounts == 1) | (quantities == 1)) & ~(amounts < 1) & ~(quantities < 1)
        apart = (amounts < NEAR) | (quantities < NEAR)
        in_two_returns = same_giver & ~same_register & ~apart & ((likeness >= ALIKE) | (same_initiative & equal))
        repeated = same_giver & same_register & equal & _same(self.item, at) & _same(self.when, at)
        shares = self.joint[at][:, None] & self.joint[at]
        of_one_initiative = same_initiative & _same(self.item, at) & ~same_register
        by_two_givers = ~same_giver & equal & ~shares & ((likeness >= ALIKE) | of_one_initiative)
        in_one = _next_only(np.triu(repeated & (likeness >= ALMOST_EQUAL), k=1))
        maybe: Matrix = np.triu(in_two_returns | by_two_givers, k=1) | in_one
        return maybe


def _next_only(later: Matrix) -> Matrix:
    """Of a series of equal lines in one register only each with its next: twenty volunteers are not 190 doubts."""
    rows = np.nonzero(later.any(axis=1))[0]
    if not len(rows):
        return later
    first = np.zeros_like(later)
    first[rows, later[rows].argmax(axis=1)] = True
    return first


def _numbered(things: Sequence[Hashable]) -> Matrix:
    numbers: dict[Hashable, int] = {"": -1, (None, None): -1}
    return np.array([numbers.setdefault(each, len(numbers)) for each in things], dtype=np.int64)


def _same(column: Matrix, at: Matrix) -> Matrix:
    its = column[at]
    equal: Matrix = its[:, None] == its[None, :]
    return equal


def _nearness(numbers: Matrix, comparable: Matrix) -> Matrix:
    """The smaller over the larger of each two; not a number where one is unknown or they are of different things."""
    ratio = np.minimum.outer(numbers, numbers) / np.maximum.outer(numbers, numbers)
    return np.where(comparable, ratio, np.nan)


def _why(a: Line, b: Line, likeness: int) -> tuple[str, ...]:
    same_giver = _giver(a) == _giver(b)
    holds = {
        "parties": same_giver,
        "receiver": not same_giver,
        "returns": a.uid.partition("/")[0] != b.uid.partition("/")[0],
        "initiative": bool(a.initiative) and a.initiative == b.initiative,
        "title": likeness >= ALIKE,
        "amount": bool(a.amount) and (a.amount, a.currency) == (b.amount, b.currency),
        "quantity": bool(a.quantity) and (a.quantity, a.unit) == (b.quantity, b.unit),
        "period": a.start is not None and b.start is not None and _overlap(a, b),
        "sector": bool(a.sector) and a.sector == b.sector,
    }
    return tuple(reason for reason in REASONS if holds[reason])


def _overlap(a: Line, b: Line) -> bool:
    if a.start is None or b.start is None:
        return False
    return a.start == b.start or (a.start < (b.end or b.start) and b.start < (a.end or a.start))
