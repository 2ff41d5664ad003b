from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.side_shape_record_type_0 import SideShapeRecordType0


T = TypeVar("T", bound="SideShape")


@_attrs_define
class SideShape:
    """How far one side has come: its own assessment is there when every side has sealed and it has opened.

    Attributes:
        party (str):
        sealed_at (datetime.datetime | None):
        opened_at (datetime.datetime | None):
        points (None | str):
        record (None | SideShapeRecordType0):
    """

    party: str
    sealed_at: datetime.datetime | None
    opened_at: datetime.datetime | None
    points: None | str
    record: None | SideShapeRecordType0
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.side_shape_record_type_0 import SideShapeRecordType0  # noqa: PLC0415

        party = self.party

        sealed_at: None | str
        if isinstance(self.sealed_at, datetime.datetime):
            sealed_at = self.sealed_at.isoformat()
        else:
            sealed_at = self.sealed_at

        opened_at: None | str
        if isinstance(self.opened_at, datetime.datetime):
            opened_at = self.opened_at.isoformat()
        else:
            opened_at = self.opened_at

        points: None | str
        points = self.points

        record: dict[str, Any] | None
        if isinstance(self.record, SideShapeRecordType0):
            record = self.record.to_dict()
        else:
            record = self.record

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "party": party,
                "sealed_at": sealed_at,
                "opened_at": opened_at,
                "points": points,
                "record": record,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.side_shape_record_type_0 import SideShapeRecordType0  # noqa: PLC0415

        d = dict(src_dict)
        party = d.pop("party")

        def _parse_sealed_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                sealed_at_type_0 = datetime.datetime.fromisoformat(data)

                return sealed_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        sealed_at = _parse_sealed_at(d.pop("sealed_at"))

        def _parse_opened_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                opened_at_type_0 = datetime.datetime.fromisoformat(data)

                return opened_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        opened_at = _parse_opened_at(d.pop("opened_at"))

        def _parse_points(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        points = _parse_points(d.pop("points"))

        def _parse_record(data: object) -> None | SideShapeRecordType0:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                record_type_0 = SideShapeRecordType0.from_dict(data)

                return record_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | SideShapeRecordType0, data)

        record = _parse_record(d.pop("record"))

        side_shape = cls(
            party=party,
            sealed_at=sealed_at,
            opened_at=opened_at,
            points=points,
            record=record,
        )

        side_shape.additional_properties = d
        return side_shape

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
