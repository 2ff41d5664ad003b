from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.policy_shape_counted import PolicyShapeCounted


T = TypeVar("T", bound="PolicyShape")


@_attrs_define
class PolicyShape:
    """What a party counts of what countries disagree on (rule R-22).

    Attributes:
        counted (PolicyShapeCounted):
        note (str | Unset):  Default: ''.
    """

    counted: PolicyShapeCounted
    note: str | Unset = ""
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        counted = self.counted.to_dict()

        note = self.note

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "counted": counted,
            }
        )
        if note is not UNSET:
            field_dict["note"] = note

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.policy_shape_counted import PolicyShapeCounted  # noqa: PLC0415

        d = dict(src_dict)
        counted = PolicyShapeCounted.from_dict(d.pop("counted"))

        note = d.pop("note", UNSET)

        policy_shape = cls(
            counted=counted,
            note=note,
        )

        policy_shape.additional_properties = d
        return policy_shape

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
