from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.lesson_shape_record import LessonShapeRecord


T = TypeVar("T", bound="LessonShape")


@_attrs_define
class LessonShape:
    """What a party learned.

    Attributes:
        uid (str):
        party (str):
        initiative (str):
        public (bool):
        digest (str):
        written_at (datetime.datetime):
        entry (int):
        record (LessonShapeRecord): by the schema /schemas/lesson.json
    """

    uid: str
    party: str
    initiative: str
    public: bool
    digest: str
    written_at: datetime.datetime
    entry: int
    record: LessonShapeRecord
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        uid = self.uid

        party = self.party

        initiative = self.initiative

        public = self.public

        digest = self.digest

        written_at = self.written_at.isoformat()

        entry = self.entry

        record = self.record.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "uid": uid,
                "party": party,
                "initiative": initiative,
                "public": public,
                "digest": digest,
                "written_at": written_at,
                "entry": entry,
                "record": record,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.lesson_shape_record import LessonShapeRecord  # noqa: PLC0415

        d = dict(src_dict)
        uid = d.pop("uid")

        party = d.pop("party")

        initiative = d.pop("initiative")

        public = d.pop("public")

        digest = d.pop("digest")

        written_at = datetime.datetime.fromisoformat(d.pop("written_at"))

        entry = d.pop("entry")

        record = LessonShapeRecord.from_dict(d.pop("record"))

        lesson_shape = cls(
            uid=uid,
            party=party,
            initiative=initiative,
            public=public,
            digest=digest,
            written_at=written_at,
            entry=entry,
            record=record,
        )

        lesson_shape.additional_properties = d
        return lesson_shape

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
