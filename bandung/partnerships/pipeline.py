"""A party's initiatives as a board: how many stand at each stage, and those that wait for the party first.

One query counts them all, whatever number there is; a page reads only the rows that it shows.
"""

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


def counts(party: str, asked: Asked) -> Counts:
    """One query."""
    told = (
        _lines(party, asked)
        .values("stage")
        .annotate(
            number=Count("initiative", distinct=True),
            waiting=Count("initiative", distinct=True, filter=Q(awaited=True)),
        )
        .order_by()
    )
    found = list(told)
    return Counts({each["stage"]: each["number"] for each in found}, sum(each["waiting"] for each in found))


def uids(
    party: str, asked: Asked, *, stages: Sequence[str] = (), order: str = "waiting", offset: int = 0, limit: int = 20
) -> list[tuple[str, bool]]:
    """(uid, whether it waits for the party) of a page of them. One query."""
    lines = _lines(party, asked)
    if stages:
        lines = lines.filter(stage__in=stages)
    found = lines.values_list("initiative", "awaited", "changed_at").distinct().order_by(*ORDERS[order])
    return [(uid, awaited) for uid, awaited, _changed in found[offset : offset + limit]]


def _lines(party: str, asked: Asked) -> QuerySet[Participant]:
    """The lines of the party in what parties opened; reports are nobody's work in hand."""
    lines = Participant.objects.filter(party=party).exclude(stage=REPORTED)
    if asked.role:
        lines = lines.filter(role=asked.role)
    if asked.waits:
        lines = lines.filter(awaited=True)
    if asked.partner:
        lines = lines.filter(initiative__in=Participant.objects.filter(party=asked.partner).values("initiative"))
    rows = narrowed(Initiative.objects.all(), asked)
    return lines if rows is None else lines.filter(initiative__in=rows.values("uid"))


def narrowed(rows: QuerySet[Initiative], asked: Asked) -> QuerySet[Initiative] | None:
    """The rows that fit what is asked of the initiative itself; None where nothing is."""
    told = {name: value for name, value in (("type", asked.type), ("basis", asked.basis)) if value}
    if asked.sector:
        told["body__sectors__icontains"] = f'"{asked.sector}'
    for word in asked.words.split():
        rows = rows.filter(body__title__icontains=word)
    return rows.filter(**told) if told or asked.words.split() else None
