from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="ClosingShape")


@_attrs_define
class ClosingShape:
    """A closed statistical year.

    Attributes:
        uid (str):
        year (int):
        at (datetime.datetime):
        entry (int):
    """

    uid: str
    year: int
    at: datetime.datetime
    entry: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        uid = self.uid

        year = self.year

        at = self.at.isoformat()

        entry = self.entry

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "uid": uid,
                "year": year,
                "at": at,
                "entry": entry,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        uid = d.pop("uid")

        year = d.pop("year")

        at = datetime.datetime.fromisoformat(d.pop("at"))

        entry = d.pop("entry")

        closing_shape = cls(
            uid=uid,
            year=year,
            at=at,
            entry=entry,
        )

        closing_shape.additional_properties = d
        return closing_shape

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
