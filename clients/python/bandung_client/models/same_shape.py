from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.same_shape_record import SameShapeRecord


T = TypeVar("T", bound="SameShape")


@_attrs_define
class SameShape:
    """Lines that one party says are the same, or are not.

    Attributes:
        uid (str):
        digest (str): what a consent names
        author (str):
        counting (None | str): the line that counts; null where they differ
        asked (list[str]): who has to consent beside its author
        holds_at (datetime.datetime | None):
        withdrawn_at (datetime.datetime | None):
        entry (int):
        record (SameShapeRecord):
    """

    uid: str
    digest: str
    author: str
    counting: None | str
    asked: list[str]
    holds_at: datetime.datetime | None
    withdrawn_at: datetime.datetime | None
    entry: int
    record: SameShapeRecord
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        uid = self.uid

        digest = self.digest

        author = self.author

        counting: None | str
        counting = self.counting

        asked = self.asked

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
                "author": author,
                "counting": counting,
                "asked": asked,
                "holds_at": holds_at,
                "withdrawn_at": withdrawn_at,
                "entry": entry,
                "record": record,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.same_shape_record import SameShapeRecord  # noqa: PLC0415

        d = dict(src_dict)
        uid = d.pop("uid")

        digest = d.pop("digest")

        author = d.pop("author")

        def _parse_counting(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        counting = _parse_counting(d.pop("counting"))

        asked = cast(list[str], d.pop("asked"))

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

        record = SameShapeRecord.from_dict(d.pop("record"))

        same_shape = cls(
            uid=uid,
            digest=digest,
            author=author,
            counting=counting,
            asked=asked,
            holds_at=holds_at,
            withdrawn_at=withdrawn_at,
            entry=entry,
            record=record,
        )

        same_shape.additional_properties = d
        return same_shape

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
