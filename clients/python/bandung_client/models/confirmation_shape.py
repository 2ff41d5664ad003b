from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.confirmation_shape_record import ConfirmationShapeRecord


T = TypeVar("T", bound="ConfirmationShape")


@_attrs_define
class ConfirmationShape:
    """What the receiver said of one version.

    Attributes:
        uid (str):
        version (str): digest of the version it speaks of
        says (str):
        at (datetime.datetime):
        withdrawn_at (datetime.datetime | None):
        entry (int):
        record (ConfirmationShapeRecord):
    """

    uid: str
    version: str
    says: str
    at: datetime.datetime
    withdrawn_at: datetime.datetime | None
    entry: int
    record: ConfirmationShapeRecord
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        uid = self.uid

        version = self.version

        says = self.says

        at = self.at.isoformat()

        withdrawn_at: None | str
        if isinstance(self.withdrawn_at, datetime.datetime):
            withdrawn_at = self.withdrawn_at.isoformat()
        else:
            withdrawn_at = self.withdrawn_at

        entry = self.entry

        record = self.record.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "uid": uid,
                "version": version,
                "says": says,
                "at": at,
                "withdrawn_at": withdrawn_at,
                "entry": entry,
                "record": record,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.confirmation_shape_record import ConfirmationShapeRecord  # noqa: PLC0415

        d = dict(src_dict)
        uid = d.pop("uid")

        version = d.pop("version")

        says = d.pop("says")

        at = datetime.datetime.fromisoformat(d.pop("at"))

        def _parse_withdrawn_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                withdrawn_at_type_0 = datetime.datetime.fromisoformat(data)

                return withdrawn_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        withdrawn_at = _parse_withdrawn_at(d.pop("withdrawn_at"))

        entry = d.pop("entry")

        record = ConfirmationShapeRecord.from_dict(d.pop("record"))

        confirmation_shape = cls(
            uid=uid,
            version=version,
            says=says,
            at=at,
            withdrawn_at=withdrawn_at,
            entry=entry,
            record=record,
        )

        confirmation_shape.additional_properties = d
        return confirmation_shape

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
