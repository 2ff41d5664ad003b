from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="CallWindowShape")


@_attrs_define
class CallWindowShape:
    """When a call opens and closes by the clock of one party.

    Attributes:
        party (str):
        time_zone (str):
        opens (datetime.datetime):
        closes (datetime.datetime): the first moment that is too late
        phase (str):
    """

    party: str
    time_zone: str
    opens: datetime.datetime
    closes: datetime.datetime
    phase: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        party = self.party

        time_zone = self.time_zone

        opens = self.opens.isoformat()

        closes = self.closes.isoformat()

        phase = self.phase

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "party": party,
                "time_zone": time_zone,
                "opens": opens,
                "closes": closes,
                "phase": phase,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        party = d.pop("party")

        time_zone = d.pop("time_zone")

        opens = datetime.datetime.fromisoformat(d.pop("opens"))

        closes = datetime.datetime.fromisoformat(d.pop("closes"))

        phase = d.pop("phase")

        call_window_shape = cls(
            party=party,
            time_zone=time_zone,
            opens=opens,
            closes=closes,
            phase=phase,
        )

        call_window_shape.additional_properties = d
        return call_window_shape

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
