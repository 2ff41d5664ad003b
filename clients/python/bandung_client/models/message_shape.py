from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.message_shape_says import MessageShapeSays, check_message_shape_says

if TYPE_CHECKING:
    from ..models.message_shape_record import MessageShapeRecord


T = TypeVar("T", bound="MessageShape")


@_attrs_define
class MessageShape:
    """One word of one side.

    Attributes:
        uid (str):
        register_code (str): the party that wrote it
        entry (int):
        says (MessageShapeSays):
        by (str): institution and post
        at (datetime.datetime):
        record (MessageShapeRecord): by the schema /schemas/message.json
    """

    uid: str
    register_code: str
    entry: int
    says: MessageShapeSays
    by: str
    at: datetime.datetime
    record: MessageShapeRecord
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        uid = self.uid

        register_code = self.register_code

        entry = self.entry

        says: str = self.says

        by = self.by

        at = self.at.isoformat()

        record = self.record.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "uid": uid,
                "register_code": register_code,
                "entry": entry,
                "says": says,
                "by": by,
                "at": at,
                "record": record,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.message_shape_record import MessageShapeRecord  # noqa: PLC0415

        d = dict(src_dict)
        uid = d.pop("uid")

        register_code = d.pop("register_code")

        entry = d.pop("entry")

        says = check_message_shape_says(d.pop("says"))

        by = d.pop("by")

        at = datetime.datetime.fromisoformat(d.pop("at"))

        record = MessageShapeRecord.from_dict(d.pop("record"))

        message_shape = cls(
            uid=uid,
            register_code=register_code,
            entry=entry,
            says=says,
            by=by,
            at=at,
            record=record,
        )

        message_shape.additional_properties = d
        return message_shape

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
