from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.version_shape_record_type_0 import VersionShapeRecordType0


T = TypeVar("T", bound="VersionShape")


@_attrs_define
class VersionShape:
    """One entry of a record's history.

    Attributes:
        entry (int):
        act (str):
        at (datetime.datetime):
        by (str):
        digest (str):
        record (None | Unset | VersionShapeRecordType0): the record at that time; null once it was redacted
    """

    entry: int
    act: str
    at: datetime.datetime
    by: str
    digest: str
    record: None | Unset | VersionShapeRecordType0 = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.version_shape_record_type_0 import VersionShapeRecordType0  # noqa: PLC0415

        entry = self.entry

        act = self.act

        at = self.at.isoformat()

        by = self.by

        digest = self.digest

        record: dict[str, Any] | None | Unset
        if isinstance(self.record, Unset):
            record = UNSET
        elif isinstance(self.record, VersionShapeRecordType0):
            record = self.record.to_dict()
        else:
            record = self.record

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "entry": entry,
                "act": act,
                "at": at,
                "by": by,
                "digest": digest,
            }
        )
        if record is not UNSET:
            field_dict["record"] = record

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.version_shape_record_type_0 import VersionShapeRecordType0  # noqa: PLC0415

        d = dict(src_dict)
        entry = d.pop("entry")

        act = d.pop("act")

        at = datetime.datetime.fromisoformat(d.pop("at"))

        by = d.pop("by")

        digest = d.pop("digest")

        def _parse_record(data: object) -> None | Unset | VersionShapeRecordType0:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                record_type_0 = VersionShapeRecordType0.from_dict(data)

                return record_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | VersionShapeRecordType0, data)

        record = _parse_record(d.pop("record", UNSET))

        version_shape = cls(
            entry=entry,
            act=act,
            at=at,
            by=by,
            digest=digest,
            record=record,
        )

        version_shape.additional_properties = d
        return version_shape

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
