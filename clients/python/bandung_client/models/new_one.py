from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.new_one_record import NewOneRecord


T = TypeVar("T", bound="NewOne")


@_attrs_define
class NewOne:
    """A record of its kind, by the schema under /schemas/.

    Attributes:
        record (NewOneRecord):
        instead (None | str | Unset): an own one that waits for consents and is withdrawn at once
    """

    record: NewOneRecord
    instead: None | str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        record = self.record.to_dict()

        instead: None | str | Unset
        if isinstance(self.instead, Unset):
            instead = UNSET
        else:
            instead = self.instead

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "record": record,
            }
        )
        if instead is not UNSET:
            field_dict["instead"] = instead

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.new_one_record import NewOneRecord  # noqa: PLC0415

        d = dict(src_dict)
        record = NewOneRecord.from_dict(d.pop("record"))

        def _parse_instead(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        instead = _parse_instead(d.pop("instead", UNSET))

        new_one = cls(
            record=record,
            instead=instead,
        )

        new_one.additional_properties = d
        return new_one

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
