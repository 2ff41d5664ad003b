from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="DatasetDetails")


@_attrs_define
class DatasetDetails:
    """What is said of a data set, and how its activities are read; what is empty is as usual.

    Attributes:
        name (str | Unset):  Default: ''.
        address (str | Unset): where the file came from Default: ''.
        publisher (str | Unset):  Default: ''.
        licence (str | Unset):  Default: ''.
        everybody (bool | Unset):  Default: False.
        provider (str | Unset): funding, extending or reporting: who counts as provider Default: ''.
        budgets (str | Unset): yes or no Default: ''.
        language (str | Unset): of texts that name none Default: ''.
        recipient (str | Unset): alpha-3, of activities that name no country Default: ''.
    """

    name: str | Unset = ""
    address: str | Unset = ""
    publisher: str | Unset = ""
    licence: str | Unset = ""
    everybody: bool | Unset = False
    provider: str | Unset = ""
    budgets: str | Unset = ""
    language: str | Unset = ""
    recipient: str | Unset = ""
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        address = self.address

        publisher = self.publisher

        licence = self.licence

        everybody = self.everybody

        provider = self.provider

        budgets = self.budgets

        language = self.language

        recipient = self.recipient

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if name is not UNSET:
            field_dict["name"] = name
        if address is not UNSET:
            field_dict["address"] = address
        if publisher is not UNSET:
            field_dict["publisher"] = publisher
        if licence is not UNSET:
            field_dict["licence"] = licence
        if everybody is not UNSET:
            field_dict["everybody"] = everybody
        if provider is not UNSET:
            field_dict["provider"] = provider
        if budgets is not UNSET:
            field_dict["budgets"] = budgets
        if language is not UNSET:
            field_dict["language"] = language
        if recipient is not UNSET:
            field_dict["recipient"] = recipient

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        name = d.pop("name", UNSET)

        address = d.pop("address", UNSET)

        publisher = d.pop("publisher", UNSET)

        licence = d.pop("licence", UNSET)

        everybody = d.pop("everybody", UNSET)

        provider = d.pop("provider", UNSET)

        budgets = d.pop("budgets", UNSET)

        language = d.pop("language", UNSET)

        recipient = d.pop("recipient", UNSET)

        dataset_details = cls(
            name=name,
            address=address,
            publisher=publisher,
            licence=licence,
            everybody=everybody,
            provider=provider,
            budgets=budgets,
            language=language,
            recipient=recipient,
        )

        dataset_details.additional_properties = d
        return dataset_details

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
