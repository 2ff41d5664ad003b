from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.new_need_record import NewNeedRecord


T = TypeVar("T", bound="NewNeed")


@_attrs_define
class NewNeed:
    """A need to publish in the party's own register.

    Attributes:
        record (NewNeedRecord): by the schema /schemas/need.json
    """

    record: NewNeedRecord
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        record = self.record.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "record": record,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.new_need_record import NewNeedRecord  # noqa: PLC0415

        d = dict(src_dict)
        record = NewNeedRecord.from_dict(d.pop("record"))

        new_need = cls(
            record=record,
        )

        new_need.additional_properties = d
        return new_need

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
