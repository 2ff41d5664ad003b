"""What people ask about returns. An institution sees its own; the agency sees all of its party."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from bandung.parties.models import Institution
from bandung.returns import clocks, rules
from bandung.returns.clocks import Quarter
from bandung.returns.errors import NoSuchReturn
from bandung.returns.models import Return, ReturnSheet, StandingRequest
from bandung.returns.rules import State


@dataclass(frozen=True, slots=True)
class Cell:
    """One institution in one quarter; without a row it was not asked and sent nothing."""

    quarter: Quarter
    row: Return | None = None
    state: State | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One institution with its quarters, the newest first."""

    institution: Institution
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Reminder:
    """An institution has not answered, and this many days after the due day (before it: negative) it is told so."""

    row: Return
    days: int

    @property
    def key(self) -> str:
        """The same for the same reminder, for ever."""
        return f"{self.row.of} {self.row.due} {self.days:+d}"


def with_sheets(rows: QuerySet[Return]) -> QuerySet[Return]:
    """These returns with their sheets: one more query for however many."""
    sheets = ReturnSheet.objects.select_related("intake").order_by("pk")
    return rows.prefetch_related(Prefetch("sheets", queryset=sheets))


def state_of(row: Return, on: date) -> State:
    """Where a return stands on a day. No query for one that came ``with_sheets``."""
    came = [each.came for each in row.sheets.all()]
    return rules.state(came, nothing=row.nothing_at is not None, due=row.due, on=on)


def overview(party: str, quarters: Sequence[Quarter], *, on: date, institution: str = "") -> list[Line]:
    """Every institution of a party that stands, or one of them, by quarter. Three queries."""
    standing = Institution.objects.filter(party=party, withdrawn_at=None).order_by("uid")
    rows = Return.objects.filter(party=party, year__in={each.year for each in quarters})
    if institution:
        standing, rows = standing.filter(pk=f"{party}/{institution}"), rows.filter(institution=institution)
    found = {(row.institution, row.of): row for row in with_sheets(rows)}
    return [
        Line(each, tuple(_cell(quarter, found.get((each.record, quarter)), on) for quarter in quarters))
        for each in standing
    ]


def _cell(quarter: Quarter, row: Return | None, on: date) -> Cell:
    return Cell(quarter, row, state_of(row, on) if row else None)


def answers(lines: Iterable[Line], quarter: Quarter) -> rules.Answers:
    """How many of those asked for a quarter have answered."""
    cells = [cell for line in lines for cell in line.cells if cell.quarter == quarter]
    return rules.answers(cell.state for cell in cells if cell.row and cell.row.due and cell.state)


def one(party: str, institution: str, quarter: Quarter) -> Return | None:
    """The return of an institution for a quarter, with its sheets; None where nobody asked and nothing came."""
    rows = Return.objects.filter(party=party, institution=institution, year=quarter.year, quarter=quarter.number)
    return with_sheets(rows).first()


def sheet(name: UUID, *, party: str, institution: str = "") -> ReturnSheet:
    """A sheet within reach of a mandate, by its spreadsheet.

    :raises NoSuchReturn: if there is none; whether another institution has it is not told.
    """
    found = ReturnSheet.objects.select_related("of", "intake").filter(intake=name, of__party=party)
    row = (found.filter(of__institution=institution) if institution else found).first()
    if row is None:
        raise NoSuchReturn
    return row


def waiting(party: str) -> QuerySet[ReturnSheet]:
    """The agency's queue: sheets that were handed in and on which nothing is decided, the oldest first."""
    rows = ReturnSheet.objects.filter(of__party=party, decision="", intake__state__in=("ready", "taking over"))
    return rows.exclude(handed_in_at=None).select_related("of", "intake").order_by("handed_in_at", "pk")


def unanswered(party: str, quarter: Quarter, on: date) -> list[Return]:
    """Who was asked for a quarter and has the next word, by institution. Two queries."""
    rows = Return.objects.filter(party=party, year=quarter.year, quarter=quarter.number).exclude(due=None)
    return [row for row in with_sheets(rows.order_by("institution")) if state_of(row, on) in rules.OPEN]


def reminders_due(at: datetime) -> list[Reminder]:
    """Every reminder of every party that has come due, the same again until somebody answers. Two queries."""
    on = at.date()
    first, last = on - clocks.NO_LONGER, on - timedelta(days=clocks.REMINDED[0])
    rows = Return.objects.filter(due__range=(first, last), nothing_at=None).order_by("party", "institution", "due")
    found = []
    for row in with_sheets(rows):
        days = clocks.reminder(row.due, on) if row.due else None
        if days is not None and state_of(row, on) in rules.OPEN:
            found.append(Reminder(row, days))
    return found


def standing_request(party: str) -> StandingRequest | None:
    """Whether the agency asks everybody each quarter."""
    return StandingRequest.objects.filter(pk=party).first()


def names(party: str, records: Iterable[str]) -> Mapping[str, Mapping[str, str]]:
    """Names by language of institutions of a party, by reference number. One query."""
    rows = Institution.objects.filter(pk__in=[f"{party}/{record}" for record in set(records)])
    return {row.record: row.body["name"] for row in rows}
