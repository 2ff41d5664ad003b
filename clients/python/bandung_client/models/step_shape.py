from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="StepShape")


@_attrs_define
class StepShape:
    """One step of a draft's way.

    Attributes:
        move (str):
        at (datetime.datetime):
        by (str):
        comment (str):
    """

    move: str
    at: datetime.datetime
    by: str
    comment: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        move = self.move

        at = self.at.isoformat()

        by = self.by

        comment = self.comment

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "move": move,
                "at": at,
                "by": by,
                "comment": comment,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        move = d.pop("move")

        at = datetime.datetime.fromisoformat(d.pop("at"))

        by = d.pop("by")

        comment = d.pop("comment")

        step_shape = cls(
            move=move,
            at=at,
            by=by,
            comment=comment,
        )

        step_shape.additional_properties = d
        return step_shape

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
