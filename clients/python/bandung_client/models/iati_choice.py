from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="IatiChoice")


@_attrs_define
class IatiChoice:
    """What a party chooses for its files.

    Attributes:
        identifier (str | Unset): registered, of org-id.guide; empty where there is none Default: ''.
        licence (str | Unset): cc-by-4.0, cc-by-sa-4.0, cc0-1.0, odc-by-1.0, odc-pddl-1.0 Default: 'cc-by-4.0'.
    """

    identifier: str | Unset = ""
    licence: str | Unset = "cc-by-4.0"
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        identifier = self.identifier

        licence = self.licence

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if identifier is not UNSET:
            field_dict["identifier"] = identifier
        if licence is not UNSET:
            field_dict["licence"] = licence

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        identifier = d.pop("identifier", UNSET)

        licence = d.pop("licence", UNSET)

        iati_choice = cls(
            identifier=identifier,
            licence=licence,
        )

        iati_choice.additional_properties = d
        return iati_choice

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
