from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.item_shape_record import ItemShapeRecord


T = TypeVar("T", bound="ItemShape")


@_attrs_define
class ItemShape:
    """What one side brings to the table.

    Attributes:
        uid (str):
        party (str):
        type_ (str):
        at (datetime.datetime):
        entry (int):
        record (ItemShapeRecord): by the schema /schemas/agenda-item.json
    """

    uid: str
    party: str
    type_: str
    at: datetime.datetime
    entry: int
    record: ItemShapeRecord
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        uid = self.uid

        party = self.party

        type_ = self.type_

        at = self.at.isoformat()

        entry = self.entry

        record = self.record.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "uid": uid,
                "party": party,
                "type": type_,
                "at": at,
                "entry": entry,
                "record": record,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.item_shape_record import ItemShapeRecord  # noqa: PLC0415

        d = dict(src_dict)
        uid = d.pop("uid")

        party = d.pop("party")

        type_ = d.pop("type")

        at = datetime.datetime.fromisoformat(d.pop("at"))

        entry = d.pop("entry")

        record = ItemShapeRecord.from_dict(d.pop("record"))

        item_shape = cls(
            uid=uid,
            party=party,
            type_=type_,
            at=at,
            entry=entry,
            record=record,
        )

        item_shape.additional_properties = d
        return item_shape

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
