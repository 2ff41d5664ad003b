"""What the API takes and gives of institutions' returns: where each stands, its sheets, who was asked."""

from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from ninja import Field, Schema
from pydantic import StringConstraints

from bandung.api.common import Part, Plain
from bandung.api.intake_shapes import CellProblem
from bandung.api.intake_shapes import State as ReadingState
from bandung.clearance import intake
from bandung.clearance.queries import rows_by_state
from bandung.returns import queries
from bandung.returns.clocks import Quarter
from bandung.returns.models import Return, ReturnSheet
from bandung.returns.rules import State

QuarterText = Annotated[str, StringConstraints(pattern=r"^\d{4}-q[1-4]$")]
"""``2026-q3``."""


class SheetLine(Schema):
    """A spreadsheet that came for a return."""

    id: UUID
    name: str = Field(description="of the file")
    state: ReadingState
    came_at: datetime
    came_by: str
    handed_in_at: datetime | None
    handed_in_by: str
    decision: str = Field(description="taken, returned; empty: none yet")
    decided_at: datetime | None
    decided_by: str
    comment: str = Field(description="why it was given back")
    outcomes: dict[str, int] = Field(examples=[{"new": 17, "changed": 1}])

    @classmethod
    def told(cls, sheet: ReturnSheet) -> dict[str, Any]:
        same = ("handed_in_at", "handed_in_by", "decision", "decided_at", "decided_by", "comment", "outcomes")
        held = sheet.intake
        return {name: getattr(sheet, name) for name in same} | {
            "id": held.pk, "name": held.name, "state": held.state, "came_at": held.made_at, "came_by": held.made_by,
        }  # fmt: skip


class SheetShape(SheetLine):
    """A sheet with its return, what is wrong with it as a whole, and how many rows come to what."""

    institution: str
    quarter: str
    problems: list[CellProblem]
    rows: dict[str, int] = Field(examples=[{"new": 17, "bad": 2}])

    @classmethod
    def of(cls, sheet: ReturnSheet) -> "SheetShape":
        return cls(
            **cls.told(sheet), institution=sheet.of.institution, quarter=str(sheet.of.of),
            problems=[CellProblem.of(each) for each in intake.problems_of(sheet.intake)],
            rows=dict(rows_by_state(sheet.intake)),
        )  # fmt: skip


class ReturnLine(Schema):
    """Where one institution stands with one quarter; without a state it was not asked and sent nothing."""

    institution: str
    name: dict[str, str]
    quarter: str
    state: State | None
    due: date | None
    asked_by: str
    sheets: list[SheetLine]

    @classmethod
    def of(cls, line: queries.Line, cell: queries.Cell) -> "ReturnLine":
        return cls.made(line.institution.record, line.institution.body["name"], cell.quarter, cell.row, cell.state)

    @classmethod
    def made(
        cls, institution: str, name: dict[str, str], quarter: Quarter, row: Return | None, state: State | None
    ) -> "ReturnLine":
        sheets = [SheetLine(**SheetLine.told(each)) for each in row.sheets.all()] if row else []
        return cls(
            institution=institution, name=name, quarter=str(quarter), state=state, due=row.due if row else None,
            asked_by=row.asked_by if row else "", sheets=sheets,
        )  # fmt: skip


class ReturnPage(Schema):
    """The institutions of a party for one quarter, how many were asked and how many have answered."""

    items: list[ReturnLine]
    total: int
    asked: int
    answered: int
    share: int | None = Field(description="in percent; none where nobody was asked")


class Asking(Schema):
    """Whom to ask for which quarter, until when."""

    quarter: QuarterText
    due: date
    institutions: list[Part] = Field([], max_length=5_000, description="empty: every institution of the party")


class Asked(Schema):
    """Who is asked now."""

    institutions: list[str]


class GivingBack(Schema):
    """Why a sheet is given back."""

    comment: Plain = Field(max_length=5_000)


class ReturnTakingOver(Schema):
    """How the good rows are taken over."""

    into_closed: bool = Field(False, description="its lines knowingly change a year that the party closed")
