"""What the API takes and gives of spreadsheets: their progress, their rows with problems, what becomes of them."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Field, Schema
from pydantic import StringConstraints

from bandung.api.draft_shapes import Kind
from bandung.clearance import intake, queries
from bandung.clearance.models import Intake, IntakeRow
from bandung.standards.spreadsheet.words import SheetProblem
from bandung.web.sentences import reader_language

State = Literal["waiting", "reading", "ready", "taking over", "done", "refused", "discarded"]
RowState = Literal["new", "changed", "unchanged", "alike", "bad", "taken", "left"]


class CellProblem(Schema):
    """One thing wrong in a spreadsheet, and where: as people see it, and by the column's machine name."""

    sheet: str
    row: int = Field(description="as people count; 0 for the sheet as a whole")
    letter: str = Field(examples=["D"])
    heading: str
    column: str = Field(description="machine name of the column; empty where it has none", examples=["sectors"])
    detail: str
    suggestion: str

    @classmethod
    def of(cls, problem: SheetProblem) -> "CellProblem":
        return cls(
            sheet=problem.sheet, row=problem.row, letter=problem.column, heading=problem.heading, column=problem.name,
            detail=problem.said(reader_language()), suggestion=problem.suggestion,
        )  # fmt: skip


class IntakeLine(Schema):
    """A spreadsheet that came in."""

    id: UUID
    party: str
    institution: str
    kind: Kind
    name: str = Field(description="of the file")
    digest: str = Field(description="SHA-256 of the file")
    via: str
    state: State
    done: int = Field(description="rows read or taken over so far")
    total: int = Field(description="rows in all; 0 while they are not counted yet")
    publishes: bool
    made_by: str
    made_at: datetime

    @classmethod
    def told(cls, held: Intake) -> dict[str, Any]:
        """A spreadsheet's own fields."""
        names = ("party", "institution", "kind", "name", "digest", "via", "state", "done", "total", "publishes")
        return {name: getattr(held, name) for name in (*names, "made_by", "made_at")} | {"id": held.pk}


class IntakePage(Schema):
    """Some spreadsheets, the newest first, and how many there are."""

    items: list[IntakeLine]
    total: int


class IntakeShape(IntakeLine):
    """A spreadsheet, what is wrong with it as a whole, and how many rows come to what."""

    problems: list[CellProblem]
    rows: dict[str, int] = Field(examples=[{"new": 17, "alike": 1, "bad": 2}])

    @classmethod
    def of(cls, held: Intake) -> "IntakeShape":
        problems = [CellProblem.of(each) for each in intake.problems_of(held)]
        return cls(**cls.told(held), problems=problems, rows=dict(queries.rows_by_state(held)))


class RowShape(Schema):
    """One row: what it says, what is wrong with it, what it looks like, what was decided."""

    number: int = Field(description="row of the sheet, as people count")
    state: RowState
    record: str
    title: str
    answers: dict[str, str]
    problems: list[CellProblem]
    alike: list[dict[str, Any]] = Field(description="records it looks like, with reasons")
    decision: str = Field(description="of an alike one: new, leave, or =record")

    @classmethod
    def of(cls, row: IntakeRow) -> "RowShape":
        same = ("number", "state", "record", "title", "answers", "alike", "decision")
        problems = [CellProblem.of(SheetProblem(**each)) for each in row.problems]
        return cls(**{name: getattr(row, name) for name in same}, problems=problems)


class RowPage(Schema):
    """Some rows in the order of the sheet, and how many there are."""

    items: list[RowShape]
    total: int


class Decisions(Schema):
    """What becomes of rows that look like something: ``new``, ``leave``, or ``=record`` for a new version of it."""

    decisions: dict[int, Annotated[str, StringConstraints(max_length=81, pattern=r"^(new|leave|=[a-z0-9._-]+)$")]] = (
        Field(max_length=20_000, examples=[{"3": "new", "7": "=lactarium-mahajanga"}])
    )


class TakingOver(Schema):
    """How the good rows are taken over."""

    publishes: bool = Field(False, description="clear them at once; else they are handed in for clearance")
