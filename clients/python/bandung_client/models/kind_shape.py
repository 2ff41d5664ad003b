from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="KindShape")


@_attrs_define
class KindShape:
    """A kind of report.

    Attributes:
        type_ (str):
        name (str):
        purpose (str):
        files (list[str]): forms in which it can be fetched
        with_partner (bool):
    """

    type_: str
    name: str
    purpose: str
    files: list[str]
    with_partner: bool
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        type_ = self.type_

        name = self.name

        purpose = self.purpose

        files = self.files

        with_partner = self.with_partner

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "type": type_,
                "name": name,
                "purpose": purpose,
                "files": files,
                "with_partner": with_partner,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        type_ = d.pop("type")

        name = d.pop("name")

        purpose = d.pop("purpose")

        files = cast(list[str], d.pop("files"))

        with_partner = d.pop("with_partner")

        kind_shape = cls(
            type_=type_,
            name=name,
            purpose=purpose,
            files=files,
            with_partner=with_partner,
        )

        kind_shape.additional_properties = d
        return kind_shape

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
