from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.new_lesson_record import NewLessonRecord


T = TypeVar("T", bound="NewLesson")


@_attrs_define
class NewLesson:
    """A lesson to note; with the ``id`` of one's own record, a new version of it.

    Attributes:
        record (NewLessonRecord): by the schema /schemas/lesson.json, without id, initiative and offer
        id (str | Unset):  Default: ''.
        public (bool | Unset):  Default: False.
        offer (str | Unset): register/record of the offer that came of it Default: ''.
    """

    record: NewLessonRecord
    id: str | Unset = ""
    public: bool | Unset = False
    offer: str | Unset = ""
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        record = self.record.to_dict()

        id = self.id

        public = self.public

        offer = self.offer

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "record": record,
            }
        )
        if id is not UNSET:
            field_dict["id"] = id
        if public is not UNSET:
            field_dict["public"] = public
        if offer is not UNSET:
            field_dict["offer"] = offer

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.new_lesson_record import NewLessonRecord  # noqa: PLC0415

        d = dict(src_dict)
        record = NewLessonRecord.from_dict(d.pop("record"))

        id = d.pop("id", UNSET)

        public = d.pop("public", UNSET)

        offer = d.pop("offer", UNSET)

        new_lesson = cls(
            record=record,
            id=id,
            public=public,
            offer=offer,
        )

        new_lesson.additional_properties = d
        return new_lesson

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
