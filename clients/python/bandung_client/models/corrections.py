from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.corrections_corrections import CorrectionsCorrections


T = TypeVar("T", bound="Corrections")


@_attrs_define
class Corrections:
    """Fields of the record to put right while claiming it; absent ones stay as reported.

    Attributes:
        corrections (CorrectionsCorrections | Unset):
    """

    corrections: CorrectionsCorrections | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        corrections: dict[str, Any] | Unset = UNSET
        if not isinstance(self.corrections, Unset):
            corrections = self.corrections.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if corrections is not UNSET:
            field_dict["corrections"] = corrections

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.corrections_corrections import CorrectionsCorrections  # noqa: PLC0415

        d = dict(src_dict)
        _corrections = d.pop("corrections", UNSET)
        corrections: CorrectionsCorrections | Unset
        if isinstance(_corrections, Unset):
            corrections = UNSET
        else:
            corrections = CorrectionsCorrections.from_dict(_corrections)

        corrections = cls(
            corrections=corrections,
        )

        corrections.additional_properties = d
        return corrections

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
