from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.sheet_shape_state import SheetShapeState, check_sheet_shape_state

if TYPE_CHECKING:
    from ..models.cell_problem import CellProblem
    from ..models.sheet_shape_outcomes import SheetShapeOutcomes
    from ..models.sheet_shape_rows import SheetShapeRows


T = TypeVar("T", bound="SheetShape")


@_attrs_define
class SheetShape:
    """A sheet with its return, what is wrong with it as a whole, and how many rows come to what.

    Attributes:
        id (UUID):
        name (str): of the file
        state (SheetShapeState):
        came_at (datetime.datetime):
        came_by (str):
        handed_in_at (datetime.datetime | None):
        handed_in_by (str):
        decision (str): taken, returned; empty: none yet
        decided_at (datetime.datetime | None):
        decided_by (str):
        comment (str): why it was given back
        outcomes (SheetShapeOutcomes):
        institution (str):
        quarter (str):
        problems (list[CellProblem]):
        rows (SheetShapeRows):
    """

    id: UUID
    name: str
    state: SheetShapeState
    came_at: datetime.datetime
    came_by: str
    handed_in_at: datetime.datetime | None
    handed_in_by: str
    decision: str
    decided_at: datetime.datetime | None
    decided_by: str
    comment: str
    outcomes: SheetShapeOutcomes
    institution: str
    quarter: str
    problems: list[CellProblem]
    rows: SheetShapeRows
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        name = self.name

        state: str = self.state

        came_at = self.came_at.isoformat()

        came_by = self.came_by

        handed_in_at: None | str
        if isinstance(self.handed_in_at, datetime.datetime):
            handed_in_at = self.handed_in_at.isoformat()
        else:
            handed_in_at = self.handed_in_at

        handed_in_by = self.handed_in_by

        decision = self.decision

        decided_at: None | str
        if isinstance(self.decided_at, datetime.datetime):
            decided_at = self.decided_at.isoformat()
        else:
            decided_at = self.decided_at

        decided_by = self.decided_by

        comment = self.comment

        outcomes = self.outcomes.to_dict()

        institution = self.institution

        quarter = self.quarter

        problems = []
        for problems_item_data in self.problems:
            problems_item = problems_item_data.to_dict()
            problems.append(problems_item)

        rows = self.rows.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "name": name,
                "state": state,
                "came_at": came_at,
                "came_by": came_by,
                "handed_in_at": handed_in_at,
                "handed_in_by": handed_in_by,
                "decision": decision,
                "decided_at": decided_at,
                "decided_by": decided_by,
                "comment": comment,
                "outcomes": outcomes,
                "institution": institution,
                "quarter": quarter,
                "problems": problems,
                "rows": rows,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.cell_problem import CellProblem  # noqa: PLC0415
        from ..models.sheet_shape_outcomes import SheetShapeOutcomes  # noqa: PLC0415
        from ..models.sheet_shape_rows import SheetShapeRows  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        name = d.pop("name")

        state = check_sheet_shape_state(d.pop("state"))

        came_at = datetime.datetime.fromisoformat(d.pop("came_at"))

        came_by = d.pop("came_by")

        def _parse_handed_in_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                handed_in_at_type_0 = datetime.datetime.fromisoformat(data)

                return handed_in_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        handed_in_at = _parse_handed_in_at(d.pop("handed_in_at"))

        handed_in_by = d.pop("handed_in_by")

        decision = d.pop("decision")

        def _parse_decided_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                decided_at_type_0 = datetime.datetime.fromisoformat(data)

                return decided_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        decided_at = _parse_decided_at(d.pop("decided_at"))

        decided_by = d.pop("decided_by")

        comment = d.pop("comment")

        outcomes = SheetShapeOutcomes.from_dict(d.pop("outcomes"))

        institution = d.pop("institution")

        quarter = d.pop("quarter")

        problems = []
        _problems = d.pop("problems")
        for problems_item_data in _problems:
            problems_item = CellProblem.from_dict(problems_item_data)

            problems.append(problems_item)

        rows = SheetShapeRows.from_dict(d.pop("rows"))

        sheet_shape = cls(
            id=id,
            name=name,
            state=state,
            came_at=came_at,
            came_by=came_by,
            handed_in_at=handed_in_at,
            handed_in_by=handed_in_by,
            decision=decision,
            decided_at=decided_at,
            decided_by=decided_by,
            comment=comment,
            outcomes=outcomes,
            institution=institution,
            quarter=quarter,
            problems=problems,
            rows=rows,
        )

        sheet_shape.additional_properties = d
        return sheet_shape

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
