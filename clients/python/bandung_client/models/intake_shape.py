from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.intake_shape_kind import IntakeShapeKind, check_intake_shape_kind
from ..models.intake_shape_state import IntakeShapeState, check_intake_shape_state

if TYPE_CHECKING:
    from ..models.cell_problem import CellProblem
    from ..models.intake_shape_rows import IntakeShapeRows


T = TypeVar("T", bound="IntakeShape")


@_attrs_define
class IntakeShape:
    """A spreadsheet, what is wrong with it as a whole, and how many rows come to what.

    Attributes:
        id (UUID):
        party (str):
        institution (str):
        kind (IntakeShapeKind):
        name (str): of the file
        digest (str): SHA-256 of the file
        via (str):
        state (IntakeShapeState):
        done (int): rows read or taken over so far
        total (int): rows in all; 0 while they are not counted yet
        publishes (bool):
        made_by (str):
        made_at (datetime.datetime):
        problems (list[CellProblem]):
        rows (IntakeShapeRows):
    """

    id: UUID
    party: str
    institution: str
    kind: IntakeShapeKind
    name: str
    digest: str
    via: str
    state: IntakeShapeState
    done: int
    total: int
    publishes: bool
    made_by: str
    made_at: datetime.datetime
    problems: list[CellProblem]
    rows: IntakeShapeRows
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        party = self.party

        institution = self.institution

        kind: str = self.kind

        name = self.name

        digest = self.digest

        via = self.via

        state: str = self.state

        done = self.done

        total = self.total

        publishes = self.publishes

        made_by = self.made_by

        made_at = self.made_at.isoformat()

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
                "party": party,
                "institution": institution,
                "kind": kind,
                "name": name,
                "digest": digest,
                "via": via,
                "state": state,
                "done": done,
                "total": total,
                "publishes": publishes,
                "made_by": made_by,
                "made_at": made_at,
                "problems": problems,
                "rows": rows,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.cell_problem import CellProblem  # noqa: PLC0415
        from ..models.intake_shape_rows import IntakeShapeRows  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        party = d.pop("party")

        institution = d.pop("institution")

        kind = check_intake_shape_kind(d.pop("kind"))

        name = d.pop("name")

        digest = d.pop("digest")

        via = d.pop("via")

        state = check_intake_shape_state(d.pop("state"))

        done = d.pop("done")

        total = d.pop("total")

        publishes = d.pop("publishes")

        made_by = d.pop("made_by")

        made_at = datetime.datetime.fromisoformat(d.pop("made_at"))

        problems = []
        _problems = d.pop("problems")
        for problems_item_data in _problems:
            problems_item = CellProblem.from_dict(problems_item_data)

            problems.append(problems_item)

        rows = IntakeShapeRows.from_dict(d.pop("rows"))

        intake_shape = cls(
            id=id,
            party=party,
            institution=institution,
            kind=kind,
            name=name,
            digest=digest,
            via=via,
            state=state,
            done=done,
            total=total,
            publishes=publishes,
            made_by=made_by,
            made_at=made_at,
            problems=problems,
            rows=rows,
        )

        intake_shape.additional_properties = d
        return intake_shape

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
