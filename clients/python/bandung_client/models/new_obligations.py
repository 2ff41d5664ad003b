from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.new_obligations_records_item import NewObligationsRecordsItem


T = TypeVar("T", bound="NewObligations")


@_attrs_define
class NewObligations:
    """What the party owes: all of it is declared, or none.

    Attributes:
        records (list[NewObligationsRecordsItem]):
        also_to (list[str] | Unset): parties that may read it beside
    """

    records: list[NewObligationsRecordsItem]
    also_to: list[str] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        records = []
        for records_item_data in self.records:
            records_item = records_item_data.to_dict()
            records.append(records_item)

        also_to: list[str] | Unset = UNSET
        if not isinstance(self.also_to, Unset):
            also_to = self.also_to

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "records": records,
            }
        )
        if also_to is not UNSET:
            field_dict["also_to"] = also_to

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.new_obligations_records_item import NewObligationsRecordsItem  # noqa: PLC0415

        d = dict(src_dict)
        records = []
        _records = d.pop("records")
        for records_item_data in _records:
            records_item = NewObligationsRecordsItem.from_dict(records_item_data)

            records.append(records_item)

        also_to = cast(list[str], d.pop("also_to", UNSET))

        new_obligations = cls(
            records=records,
            also_to=also_to,
        )

        new_obligations.additional_properties = d
        return new_obligations

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
