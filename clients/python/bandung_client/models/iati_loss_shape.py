from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="IatiLossShape")


@_attrs_define
class IatiLossShape:
    """A field that plain IATI does not carry fully.

    Attributes:
        kind (str): kind of record, or standing: what several records say together
        field (str):
        fate (str): coarse, words or lost
        why (str):
        count (int):
        uid (str): the first record with it
        example (str):
        element (str): where the rest of it stands
    """

    kind: str
    field: str
    fate: str
    why: str
    count: int
    uid: str
    example: str
    element: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        kind = self.kind

        field = self.field

        fate = self.fate

        why = self.why

        count = self.count

        uid = self.uid

        example = self.example

        element = self.element

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "kind": kind,
                "field": field,
                "fate": fate,
                "why": why,
                "count": count,
                "uid": uid,
                "example": example,
                "element": element,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        kind = d.pop("kind")

        field = d.pop("field")

        fate = d.pop("fate")

        why = d.pop("why")

        count = d.pop("count")

        uid = d.pop("uid")

        example = d.pop("example")

        element = d.pop("element")

        iati_loss_shape = cls(
            kind=kind,
            field=field,
            fate=fate,
            why=why,
            count=count,
            uid=uid,
            example=example,
            element=element,
        )

        iati_loss_shape.additional_properties = d
        return iati_loss_shape

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
