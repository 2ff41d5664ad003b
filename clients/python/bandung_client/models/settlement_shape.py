from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.settlement_shape_record import SettlementShapeRecord


T = TypeVar("T", bound="SettlementShape")


@_attrs_define
class SettlementShape:
    """Figures on which a side proposes to settle.

    Attributes:
        uid (str):
        digest (str): what a consent names
        version (str): digest of the version of the contribution
        author (str):
        holds_at (datetime.datetime | None): since when both sides settle on them
        withdrawn_at (datetime.datetime | None):
        entry (int):
        record (SettlementShapeRecord):
    """

    uid: str
    digest: str
    version: str
    author: str
    holds_at: datetime.datetime | None
    withdrawn_at: datetime.datetime | None
    entry: int
    record: SettlementShapeRecord
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        uid = self.uid

        digest = self.digest

        version = self.version

        author = self.author

        holds_at: None | str
        if isinstance(self.holds_at, datetime.datetime):
            holds_at = self.holds_at.isoformat()
        else:
            holds_at = self.holds_at

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
                "digest": digest,
                "version": version,
                "author": author,
                "holds_at": holds_at,
                "withdrawn_at": withdrawn_at,
                "entry": entry,
                "record": record,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.settlement_shape_record import SettlementShapeRecord  # noqa: PLC0415

        d = dict(src_dict)
        uid = d.pop("uid")

        digest = d.pop("digest")

        version = d.pop("version")

        author = d.pop("author")

        def _parse_holds_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                holds_at_type_0 = datetime.datetime.fromisoformat(data)

                return holds_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        holds_at = _parse_holds_at(d.pop("holds_at"))

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

        record = SettlementShapeRecord.from_dict(d.pop("record"))

        settlement_shape = cls(
            uid=uid,
            digest=digest,
            version=version,
            author=author,
            holds_at=holds_at,
            withdrawn_at=withdrawn_at,
            entry=entry,
            record=record,
        )

        settlement_shape.additional_properties = d
        return settlement_shape

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
