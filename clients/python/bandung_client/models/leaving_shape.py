from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="LeavingShape")


@_attrs_define
class LeavingShape:
    """A party left.

    Attributes:
        uid (str):
        party (str):
        initiative (str):
        agreement (str): digest of the text it withdrew from; empty where it left altogether
        at (datetime.datetime):
    """

    uid: str
    party: str
    initiative: str
    agreement: str
    at: datetime.datetime
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        uid = self.uid

        party = self.party

        initiative = self.initiative

        agreement = self.agreement

        at = self.at.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "uid": uid,
                "party": party,
                "initiative": initiative,
                "agreement": agreement,
                "at": at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        uid = d.pop("uid")

        party = d.pop("party")

        initiative = d.pop("initiative")

        agreement = d.pop("agreement")

        at = datetime.datetime.fromisoformat(d.pop("at"))

        leaving_shape = cls(
            uid=uid,
            party=party,
            initiative=initiative,
            agreement=agreement,
            at=at,
        )

        leaving_shape.additional_properties = d
        return leaving_shape

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
