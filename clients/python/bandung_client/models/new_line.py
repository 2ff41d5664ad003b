from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.new_line_record import NewLineRecord


T = TypeVar("T", bound="NewLine")


@_attrs_define
class NewLine:
    """A credit line, by /schemas/credit-line.json; a number is given where it has none.

    Attributes:
        record (NewLineRecord):
        also_to (list[str] | Unset): parties that may read it beside
    """

    record: NewLineRecord
    also_to: list[str] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        record = self.record.to_dict()

        also_to: list[str] | Unset = UNSET
        if not isinstance(self.also_to, Unset):
            also_to = self.also_to

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "record": record,
            }
        )
        if also_to is not UNSET:
            field_dict["also_to"] = also_to

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.new_line_record import NewLineRecord  # noqa: PLC0415

        d = dict(src_dict)
        record = NewLineRecord.from_dict(d.pop("record"))

        also_to = cast(list[str], d.pop("also_to", UNSET))

        new_line = cls(
            record=record,
            also_to=also_to,
        )

        new_line.additional_properties = d
        return new_line

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
