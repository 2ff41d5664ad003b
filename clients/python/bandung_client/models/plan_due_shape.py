from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="PlanDueShape")


@_attrs_define
class PlanDueShape:
    """Something that a work plan asks of the party since some day.

    Attributes:
        key (str): the same for the same reminder, for ever
        initiative (str):
        what (str): late-begin, late-end, report or mid-term
        line (str): key of the line, where it is about one
        since (datetime.date):
    """

    key: str
    initiative: str
    what: str
    line: str
    since: datetime.date
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        key = self.key

        initiative = self.initiative

        what = self.what

        line = self.line

        since = self.since.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "key": key,
                "initiative": initiative,
                "what": what,
                "line": line,
                "since": since,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        key = d.pop("key")

        initiative = d.pop("initiative")

        what = d.pop("what")

        line = d.pop("line")

        since = datetime.date.fromisoformat(d.pop("since"))

        plan_due_shape = cls(
            key=key,
            initiative=initiative,
            what=what,
            line=line,
            since=since,
        )

        plan_due_shape.additional_properties = d
        return plan_due_shape

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
