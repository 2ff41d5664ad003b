from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.new_contributions_records_item import NewContributionsRecordsItem


T = TypeVar("T", bound="NewContributions")


@_attrs_define
class NewContributions:
    """Many lines at once: all of them or none.

    Attributes:
        records (list[NewContributionsRecordsItem]):
        public (bool | Unset):  Default: False.
        into_closed (bool | Unset):  Default: False.
    """

    records: list[NewContributionsRecordsItem]
    public: bool | Unset = False
    into_closed: bool | Unset = False
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        records = []
        for records_item_data in self.records:
            records_item = records_item_data.to_dict()
            records.append(records_item)

        public = self.public

        into_closed = self.into_closed

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "records": records,
            }
        )
        if public is not UNSET:
            field_dict["public"] = public
        if into_closed is not UNSET:
            field_dict["into_closed"] = into_closed

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.new_contributions_records_item import NewContributionsRecordsItem  # noqa: PLC0415

        d = dict(src_dict)
        records = []
        _records = d.pop("records")
        for records_item_data in _records:
            records_item = NewContributionsRecordsItem.from_dict(records_item_data)

            records.append(records_item)

        public = d.pop("public", UNSET)

        into_closed = d.pop("into_closed", UNSET)

        new_contributions = cls(
            records=records,
            public=public,
            into_closed=into_closed,
        )

        new_contributions.additional_properties = d
        return new_contributions

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
