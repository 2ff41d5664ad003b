from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="TakenBack")


@_attrs_define
class TakenBack:
    """A word to take back.

    Attributes:
        kind (str):
        uid (str):
        digest (str):
        says (str | Unset):  Default: 'consent'.
    """

    kind: str
    uid: str
    digest: str
    says: str | Unset = "consent"
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        kind = self.kind

        uid = self.uid

        digest = self.digest

        says = self.says

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "kind": kind,
                "uid": uid,
                "digest": digest,
            }
        )
        if says is not UNSET:
            field_dict["says"] = says

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        kind = d.pop("kind")

        uid = d.pop("uid")

        digest = d.pop("digest")

        says = d.pop("says", UNSET)

        taken_back = cls(
            kind=kind,
            uid=uid,
            digest=digest,
            says=says,
        )

        taken_back.additional_properties = d
        return taken_back

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
