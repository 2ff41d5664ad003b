from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.assessing_shape_own_draft_type_0 import AssessingShapeOwnDraftType0
    from ..models.joint_shape import JointShape
    from ..models.side_shape import SideShape


T = TypeVar("T", bound="AssessingShape")


@_attrs_define
class AssessingShape:
    """Where the sides stand with a proposal: seal, open, together or done.

    Attributes:
        proposal (str):
        step (str):
        all_sealed_at (datetime.datetime | None):
        sides (list[SideShape]):
        broken (list[str]): sides that opened something else than what they had sealed
        divergence (None | str):
        proposed (list[JointShape]):
        together (JointShape | None):
        own_draft (AssessingShapeOwnDraftType0 | None): what one's own side keeps; nobody else's is ever here
    """

    proposal: str
    step: str
    all_sealed_at: datetime.datetime | None
    sides: list[SideShape]
    broken: list[str]
    divergence: None | str
    proposed: list[JointShape]
    together: JointShape | None
    own_draft: AssessingShapeOwnDraftType0 | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.assessing_shape_own_draft_type_0 import AssessingShapeOwnDraftType0  # noqa: PLC0415
        from ..models.joint_shape import JointShape  # noqa: PLC0415

        proposal = self.proposal

        step = self.step

        all_sealed_at: None | str
        if isinstance(self.all_sealed_at, datetime.datetime):
            all_sealed_at = self.all_sealed_at.isoformat()
        else:
            all_sealed_at = self.all_sealed_at

        sides = []
        for sides_item_data in self.sides:
            sides_item = sides_item_data.to_dict()
            sides.append(sides_item)

        broken = self.broken

        divergence: None | str
        divergence = self.divergence

        proposed = []
        for proposed_item_data in self.proposed:
            proposed_item = proposed_item_data.to_dict()
            proposed.append(proposed_item)

        together: dict[str, Any] | None
        if isinstance(self.together, JointShape):
            together = self.together.to_dict()
        else:
            together = self.together

        own_draft: dict[str, Any] | None
        if isinstance(self.own_draft, AssessingShapeOwnDraftType0):
            own_draft = self.own_draft.to_dict()
        else:
            own_draft = self.own_draft

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "proposal": proposal,
                "step": step,
                "all_sealed_at": all_sealed_at,
                "sides": sides,
                "broken": broken,
                "divergence": divergence,
                "proposed": proposed,
                "together": together,
                "own_draft": own_draft,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.assessing_shape_own_draft_type_0 import AssessingShapeOwnDraftType0  # noqa: PLC0415
        from ..models.joint_shape import JointShape  # noqa: PLC0415
        from ..models.side_shape import SideShape  # noqa: PLC0415

        d = dict(src_dict)
        proposal = d.pop("proposal")

        step = d.pop("step")

        def _parse_all_sealed_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                all_sealed_at_type_0 = datetime.datetime.fromisoformat(data)

                return all_sealed_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        all_sealed_at = _parse_all_sealed_at(d.pop("all_sealed_at"))

        sides = []
        _sides = d.pop("sides")
        for sides_item_data in _sides:
            sides_item = SideShape.from_dict(sides_item_data)

            sides.append(sides_item)

        broken = cast(list[str], d.pop("broken"))

        def _parse_divergence(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        divergence = _parse_divergence(d.pop("divergence"))

        proposed = []
        _proposed = d.pop("proposed")
        for proposed_item_data in _proposed:
            proposed_item = JointShape.from_dict(proposed_item_data)

            proposed.append(proposed_item)

        def _parse_together(data: object) -> JointShape | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                together_type_0 = JointShape.from_dict(data)

                return together_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(JointShape | None, data)

        together = _parse_together(d.pop("together"))

        def _parse_own_draft(data: object) -> AssessingShapeOwnDraftType0 | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                own_draft_type_0 = AssessingShapeOwnDraftType0.from_dict(data)

                return own_draft_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(AssessingShapeOwnDraftType0 | None, data)

        own_draft = _parse_own_draft(d.pop("own_draft"))

        assessing_shape = cls(
            proposal=proposal,
            step=step,
            all_sealed_at=all_sealed_at,
            sides=sides,
            broken=broken,
            divergence=divergence,
            proposed=proposed,
            together=together,
            own_draft=own_draft,
        )

        assessing_shape.additional_properties = d
        return assessing_shape

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
