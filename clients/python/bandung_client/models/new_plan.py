from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.new_plan_items_item import NewPlanItemsItem
    from ..models.new_plan_outputs_item import NewPlanOutputsItem
    from ..models.new_plan_reason_type_0 import NewPlanReasonType0
    from ..models.new_plan_title import NewPlanTitle


T = TypeVar("T", bound="NewPlan")


@_attrs_define
class NewPlan:
    """A work plan, or a change of the one in effect: all its lines as they should be.

    Attributes:
        title (NewPlanTitle):
        language (str):
        items (list[NewPlanItemsItem]):
        outputs (list[NewPlanOutputsItem] | Unset):
        reason (NewPlanReasonType0 | None | Unset):
        seen (None | str | Unset): digest of the plan in effect that was read; empty for none
    """

    title: NewPlanTitle
    language: str
    items: list[NewPlanItemsItem]
    outputs: list[NewPlanOutputsItem] | Unset = UNSET
    reason: NewPlanReasonType0 | None | Unset = UNSET
    seen: None | str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.new_plan_reason_type_0 import NewPlanReasonType0  # noqa: PLC0415

        title = self.title.to_dict()

        language = self.language

        items = []
        for items_item_data in self.items:
            items_item = items_item_data.to_dict()
            items.append(items_item)

        outputs: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.outputs, Unset):
            outputs = []
            for outputs_item_data in self.outputs:
                outputs_item = outputs_item_data.to_dict()
                outputs.append(outputs_item)

        reason: dict[str, Any] | None | Unset
        if isinstance(self.reason, Unset):
            reason = UNSET
        elif isinstance(self.reason, NewPlanReasonType0):
            reason = self.reason.to_dict()
        else:
            reason = self.reason

        seen: None | str | Unset
        if isinstance(self.seen, Unset):
            seen = UNSET
        else:
            seen = self.seen

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "title": title,
                "language": language,
                "items": items,
            }
        )
        if outputs is not UNSET:
            field_dict["outputs"] = outputs
        if reason is not UNSET:
            field_dict["reason"] = reason
        if seen is not UNSET:
            field_dict["seen"] = seen

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.new_plan_items_item import NewPlanItemsItem  # noqa: PLC0415
        from ..models.new_plan_outputs_item import NewPlanOutputsItem  # noqa: PLC0415
        from ..models.new_plan_reason_type_0 import NewPlanReasonType0  # noqa: PLC0415
        from ..models.new_plan_title import NewPlanTitle  # noqa: PLC0415

        d = dict(src_dict)
        title = NewPlanTitle.from_dict(d.pop("title"))

        language = d.pop("language")

        items = []
        _items = d.pop("items")
        for items_item_data in _items:
            items_item = NewPlanItemsItem.from_dict(items_item_data)

            items.append(items_item)

        _outputs = d.pop("outputs", UNSET)
        outputs: list[NewPlanOutputsItem] | Unset = UNSET
        if _outputs is not UNSET:
            outputs = []
            for outputs_item_data in _outputs:
                outputs_item = NewPlanOutputsItem.from_dict(outputs_item_data)

                outputs.append(outputs_item)

        def _parse_reason(data: object) -> NewPlanReasonType0 | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                reason_type_0 = NewPlanReasonType0.from_dict(data)

                return reason_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(NewPlanReasonType0 | None | Unset, data)

        reason = _parse_reason(d.pop("reason", UNSET))

        def _parse_seen(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        seen = _parse_seen(d.pop("seen", UNSET))

        new_plan = cls(
            title=title,
            language=language,
            items=items,
            outputs=outputs,
            reason=reason,
            seen=seen,
        )

        new_plan.additional_properties = d
        return new_plan

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
