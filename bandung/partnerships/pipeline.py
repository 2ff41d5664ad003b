"""A party's initiatives as a board: how many stand at each stage, and those that wait for the party first."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from bandung.partnerships.models import Initiative, Participant
from bandung.partnerships.stages import REPORTED

ORDERS: Mapping[str, tuple[str, ...]] = {
    "waiting": ("-awaited", "-changed_at", "initiative"),
    "newest": ("-changed_at", "initiative"),
    "oldest": ("changed_at", "initiative"),
}
"""What waits for the party first, then what changed last; or by the last change alone."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What narrows a party's board; empty means everything."""

    words: str = ""
    partner: str = ""
    role: str = ""
    type: str = ""
    basis: str = ""
    sector: str = ""
    waits: bool = False


@dataclass(frozen=True, slots=True)
class Counts:
    """How many initiatives stand at each stage, and how many of all wait for the party."""

    stages: Mapping[str, int]
    waiting: int

    def of(self, stages: Sequence[str]) -> int:
        return sum(self.stages.get(stage, 0) for stage in stages)


LINES_OF_ONE = 3
"""A party has rarely more lines in one initiative; a first page is read without asking the database to part them."""
Found = list[tuple[str, bool]]
"""(uid, whether it waits for the party) of each of a page."""


class Board:
    """A party's initiatives as asked for: counted, and a page of some stages at a time.

    Where nothing is asked of the initiatives themselves, the lines of the party are counted and cut by the database:
    one query for all numbers, one for each page. Else all that fit are found once, in one query, and cut here.
    """

    def __init__(self, party: str, asked: Asked, order: str = "waiting") -> None:
        self._lines = _lines(party, asked)
        self._order = ORDERS[order]
        fitting = narrowed(Initiative.objects.all(), asked)
        self._all: list[tuple[str, bool, str]] | None = None
        if fitting is not None:
            lines = self._lines.filter(initiative__in=fitting.values("uid"))
            self._all = list(lines.values_list("initiative", "awaited", "stage").distinct().order_by(*self._order))
        self.counts = self._counted()

    def page(self, stages: Sequence[str] = (), *, offset: int = 0, limit: int = 20) -> Found:
        """A page of those at these stages, or of all."""
        if self._all is not None:
            some = [(uid, awaited) for uid, awaited, stage in self._all if not stages or stage in stages]
            return some[offset : offset + limit]
        lines = self._lines.filter(stage__in=stages) if stages else self._lines
        told = lines.values_list("initiative", "awaited").order_by(*self._order)
        if not offset:
            first = list(told[: limit * LINES_OF_ONE])
            found = list(dict(first).items())[:limit]
            if len(found) == limit or len(first) < limit * LINES_OF_ONE:
                return found
        return list(told.distinct()[offset : offset + limit])

    def _counted(self) -> Counts:
        if self._all is not None:
            return Counts(Counter(stage for _uid, _awaited, stage in self._all), sum(each[1] for each in self._all))
        told = self._lines.values("stage").order_by()
        found = list(told.annotate(
            number=Count("initiative", distinct=True),
            waiting=Count("initiative", distinct=True, filter=Q(awaited=True)),
        ))  # fmt: skip
        return Counts({each["stage"]: each["number"] for each in found}, sum(each["waiting"] for each in found))


def _lines(party: str, asked: Asked) -> QuerySet[Participant]:
    """The lines of the party in what parties opened; reports are nobody's work in hand."""
    lines = Participant.objects.filter(party=party).exclude(stage=REPORTED)
    if asked.role:
        lines = lines.filter(role=asked.role)
    if asked.waits:
        lines = lines.filter(awaited=True)
    if asked.partner:
        lines = lines.filter(initiative__in=Participant.objects.filter(party=asked.partner).values("initiative"))
    return lines


def narrowed(rows: QuerySet[Initiative], asked: Asked) -> QuerySet[Initiative] | None:
    """The rows that fit what is asked of the initiative itself; None where nothing is."""
    words = asked.words.casefold().split()
    if not (words or asked.type or asked.basis or asked.sector):
        return None
    if asked.type:
        rows = rows.filter(type=asked.type)
    if asked.basis:
        rows = rows.filter(basis=asked.basis)
    if asked.sector:
        rows = rows.filter(sectors__contains=f",{asked.sector}")
    for word in words:
        rows = rows.filter(words__contains=word)
    return rows
