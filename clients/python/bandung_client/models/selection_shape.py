from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.selection_shape_record import SelectionShapeRecord


T = TypeVar("T", bound="SelectionShape")


@_attrs_define
class SelectionShape:
    """The provider's word on an application.

    Attributes:
        seats (int):
        waiting (int):
        attended (int | None):
        completed (int | None):
        at (datetime.datetime):
        entry (int): number of the entry that says so; name it as `seen` when deciding anew
        record (SelectionShapeRecord): by the schema /schemas/selection.json
    """

    seats: int
    waiting: int
    attended: int | None
    completed: int | None
    at: datetime.datetime
    entry: int
    record: SelectionShapeRecord
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        seats = self.seats

        waiting = self.waiting

        attended: int | None
        attended = self.attended

        completed: int | None
        completed = self.completed

        at = self.at.isoformat()

        entry = self.entry

        record = self.record.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "seats": seats,
                "waiting": waiting,
                "attended": attended,
                "completed": completed,
                "at": at,
                "entry": entry,
                "record": record,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.selection_shape_record import SelectionShapeRecord  # noqa: PLC0415

        d = dict(src_dict)
        seats = d.pop("seats")

        waiting = d.pop("waiting")

        def _parse_attended(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        attended = _parse_attended(d.pop("attended"))

        def _parse_completed(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        completed = _parse_completed(d.pop("completed"))

        at = datetime.datetime.fromisoformat(d.pop("at"))

        entry = d.pop("entry")

        record = SelectionShapeRecord.from_dict(d.pop("record"))

        selection_shape = cls(
            seats=seats,
            waiting=waiting,
            attended=attended,
            completed=completed,
            at=at,
            entry=entry,
            record=record,
        )

        selection_shape.additional_properties = d
        return selection_shape

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
