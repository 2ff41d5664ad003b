from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.new_act_record import NewActRecord


T = TypeVar("T", bound="NewAct")


@_attrs_define
class NewAct:
    """A version of the act; ``id``, ``session`` and ``parties`` are filled in where they are left out.

    Attributes:
        record (NewActRecord): by the schema /schemas/commission-act.json
    """

    record: NewActRecord
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
        from ..models.new_act_record import NewActRecord  # noqa: PLC0415

        d = dict(src_dict)
        record = NewActRecord.from_dict(d.pop("record"))

        new_act = cls(
            record=record,
        )

        new_act.additional_properties = d
        return new_act

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
