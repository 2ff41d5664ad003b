from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.line_shape import LineShape
    from ..models.plan_shape import PlanShape
    from ..models.proposed_shape import ProposedShape


T = TypeVar("T", bound="BoardShape")


@_attrs_define
class BoardShape:
    """The work plan of an initiative: the one in effect, its lines as they stand, what waits for consents.

    Attributes:
        initiative (str):
        plan (None | PlanShape):
        lines (list[LineShape]):
        proposals (list[ProposedShape]):
    """

    initiative: str
    plan: None | PlanShape
    lines: list[LineShape]
    proposals: list[ProposedShape]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.plan_shape import PlanShape  # noqa: PLC0415

        initiative = self.initiative

        plan: dict[str, Any] | None
        if isinstance(self.plan, PlanShape):
            plan = self.plan.to_dict()
        else:
            plan = self.plan

        lines = []
        for lines_item_data in self.lines:
            lines_item = lines_item_data.to_dict()
            lines.append(lines_item)

        proposals = []
        for proposals_item_data in self.proposals:
            proposals_item = proposals_item_data.to_dict()
            proposals.append(proposals_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "initiative": initiative,
                "plan": plan,
                "lines": lines,
                "proposals": proposals,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.line_shape import LineShape  # noqa: PLC0415
        from ..models.plan_shape import PlanShape  # noqa: PLC0415
        from ..models.proposed_shape import ProposedShape  # noqa: PLC0415

        d = dict(src_dict)
        initiative = d.pop("initiative")

        def _parse_plan(data: object) -> None | PlanShape:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                plan_type_0 = PlanShape.from_dict(data)

                return plan_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | PlanShape, data)

        plan = _parse_plan(d.pop("plan"))

        lines = []
        _lines = d.pop("lines")
        for lines_item_data in _lines:
            lines_item = LineShape.from_dict(lines_item_data)

            lines.append(lines_item)

        proposals = []
        _proposals = d.pop("proposals")
        for proposals_item_data in _proposals:
            proposals_item = ProposedShape.from_dict(proposals_item_data)

            proposals.append(proposals_item)

        board_shape = cls(
            initiative=initiative,
            plan=plan,
            lines=lines,
            proposals=proposals,
        )

        board_shape.additional_properties = d
        return board_shape

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
