from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="Written")


@_attrs_define
class Written:
    """What was appended to the party's own register.

    Attributes:
        register_code (str):
        entry (int):
        digest (str):
        uid (str):
    """

    register_code: str
    entry: int
    digest: str
    uid: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        register_code = self.register_code

        entry = self.entry

        digest = self.digest

        uid = self.uid

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "register_code": register_code,
                "entry": entry,
                "digest": digest,
                "uid": uid,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        register_code = d.pop("register_code")

        entry = d.pop("entry")

        digest = d.pop("digest")

        uid = d.pop("uid")

        written = cls(
            register_code=register_code,
            entry=entry,
            digest=digest,
            uid=uid,
        )

        written.additional_properties = d
        return written

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
