from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.outcome_shape_became import OutcomeShapeBecame, check_outcome_shape_became

T = TypeVar("T", bound="OutcomeShape")


@_attrs_define
class OutcomeShape:
    """What became of one line.

    Attributes:
        uid (str):
        became (OutcomeShapeBecame):
    """

    uid: str
    became: OutcomeShapeBecame
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        uid = self.uid

        became: str = self.became

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "uid": uid,
                "became": became,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        uid = d.pop("uid")

        became = check_outcome_shape_became(d.pop("became"))

        outcome_shape = cls(
            uid=uid,
            became=became,
        )

        outcome_shape.additional_properties = d
        return outcome_shape

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
