"""What people ask about drafts and spreadsheets."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from bandung.clearance import rules
from bandung.clearance.errors import NoSuchDraft, NoSuchIntake
from bandung.clearance.models import Draft, Intake

PAGE = 50
SORTS: Mapping[str, tuple[str, ...]] = {
    "changed": ("-changed_at", "pk"),
    "oldest": ("changed_at", "pk"),
    "title": ("title", "pk"),
    "problems": ("-problems", "-changed_at"),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """How a queue of drafts is narrowed; empty: not at all."""

    state: str = ""
    kind: str = ""
    institution: str = ""
    source: str = ""
    fits: str = ""
    """``yes``: nothing is wrong with it; ``no``: something is."""
    text: str = ""
    intake: UUID | None = None
    sort: str = "changed"


@dataclass(frozen=True, slots=True)
class Queue:
    """One page of a queue, how many there are, and how many in each state."""

    rows: Sequence[Draft]
    total: int
    states: Mapping[str, int]


def queue(party: str, institution: str, asked: Asked, *, offset: int = 0, limit: int = PAGE) -> Queue:
    """The drafts within reach of a mandate; three queries. Without a state: those that still wait for somebody."""
    reach = Draft.objects.within_reach(party, institution)
    states = dict(reach.values_list("state").annotate(Count("pk")).order_by("state"))
    found = narrowed(reach, asked)
    rows = list(found.order_by(*SORTS.get(asked.sort, SORTS["changed"]))[offset : offset + limit])
    return Queue(rows, found.count(), states)


def narrowed(found: QuerySet[Draft], asked: Asked) -> QuerySet[Draft]:
    """The drafts that fit what is asked."""
    found = (
        found.filter(state=asked.state) if asked.state else found.filter(state__in=("draft", "submitted", "returned"))
    )
    for name in ("kind", "institution", "source"):
        if value := getattr(asked, name):
            found = found.filter(**{name: "" if value == "-" else value})
    if asked.intake:
        found = found.filter(intake=asked.intake)
    if asked.fits:
        found = found.filter(problems=0) if asked.fits == "yes" else found.filter(problems__gt=0)
    if asked.text:
        found = found.filter(Q(title__icontains=asked.text) | Q(record__icontains=asked.text))
    return found


def draft(name: UUID, *, party: str, institution: str = "") -> Draft:
    """A draft within reach of a mandate.

    :raises NoSuchDraft: if there is none; whether another party has it is not told.
    """
    found = Draft.objects.within_reach(party, institution).filter(pk=name).first()
    if found is None:
        raise NoSuchDraft
    return found


def intakes(party: str, institution: str = "") -> QuerySet[Intake]:
    """Spreadsheets of needs and offers within reach of a mandate, newest first."""
    found = Intake.objects.filter(party=party, kind__in=rules.KINDS).order_by("-made_at", "pk")
    return found.filter(institution=institution) if institution else found


def intake(name: UUID, *, party: str, institution: str = "") -> Intake:
    """A spreadsheet within reach of a mandate.

    :raises NoSuchIntake: if there is none; whether another party has it is not told.
    """
    found = intakes(party, institution).filter(pk=name).first()
    if found is None:
        raise NoSuchIntake
    return found


def rows_by_state(intake: Intake) -> Mapping[str, int]:
    """How many rows of a spreadsheet are in each state; one query."""
    return dict(intake.rows.values_list("state").annotate(Count("pk")).order_by("state"))
