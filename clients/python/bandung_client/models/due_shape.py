from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.due_shape_what import DueShapeWhat, check_due_shape_what

T = TypeVar("T", bound="DueShape")


@_attrs_define
class DueShape:
    """What the clock asks the party to do.

    Attributes:
        what (DueShapeWhat):
        since (datetime.datetime):
        days (int): after how many days the clock rang
    """

    what: DueShapeWhat
    since: datetime.datetime
    days: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        what: str = self.what

        since = self.since.isoformat()

        days = self.days

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "what": what,
                "since": since,
                "days": days,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        what = check_due_shape_what(d.pop("what"))

        since = datetime.datetime.fromisoformat(d.pop("since"))

        days = d.pop("days")

        due_shape = cls(
            what=what,
            since=since,
            days=days,
        )

        due_shape.additional_properties = d
        return due_shape

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
