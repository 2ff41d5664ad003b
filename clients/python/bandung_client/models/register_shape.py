from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="RegisterShape")


@_attrs_define
class RegisterShape:
    """A party's register.

    Attributes:
        code (str):
        length (int):
        last (str): SHA-256 of the last signed entry
        kid (str): thumbprint of the key that signs next
    """

    code: str
    length: int
    last: str
    kid: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        code = self.code

        length = self.length

        last = self.last

        kid = self.kid

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "code": code,
                "length": length,
                "last": last,
                "kid": kid,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        code = d.pop("code")

        length = d.pop("length")

        last = d.pop("last")

        kid = d.pop("kid")

        register_shape = cls(
            code=code,
            length=length,
            last=last,
            kid=kid,
        )

        register_shape.additional_properties = d
        return register_shape

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
