from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.observation_shape_record import ObservationShapeRecord


T = TypeVar("T", bound="ObservationShape")


@_attrs_define
class ObservationShape:
    """What one party saw of an indicator on a day.

    Attributes:
        uid (str):
        party (str):
        on (datetime.date):
        value (None | str):
        written_at (datetime.datetime):
        record (ObservationShapeRecord): by the schema /schemas/observation.json
    """

    uid: str
    party: str
    on: datetime.date
    value: None | str
    written_at: datetime.datetime
    record: ObservationShapeRecord
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        uid = self.uid

        party = self.party

        on = self.on.isoformat()

        value: None | str
        value = self.value

        written_at = self.written_at.isoformat()

        record = self.record.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "uid": uid,
                "party": party,
                "on": on,
                "value": value,
                "written_at": written_at,
                "record": record,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.observation_shape_record import ObservationShapeRecord  # noqa: PLC0415

        d = dict(src_dict)
        uid = d.pop("uid")

        party = d.pop("party")

        on = datetime.date.fromisoformat(d.pop("on"))

        def _parse_value(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        value = _parse_value(d.pop("value"))

        written_at = datetime.datetime.fromisoformat(d.pop("written_at"))

        record = ObservationShapeRecord.from_dict(d.pop("record"))

        observation_shape = cls(
            uid=uid,
            party=party,
            on=on,
            value=value,
            written_at=written_at,
            record=record,
        )

        observation_shape.additional_properties = d
        return observation_shape

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
