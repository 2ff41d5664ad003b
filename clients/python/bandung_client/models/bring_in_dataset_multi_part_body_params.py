from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import types
from ..types import UNSET, File, Unset

T = TypeVar("T", bound="BringInDatasetMultiPartBodyParams")


@_attrs_define
class BringInDatasetMultiPartBodyParams:
    """
    Attributes:
        file (File):
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

    file: File
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
        file = self.file.to_tuple()

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
        field_dict.update(
            {
                "file": file,
            }
        )
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

    def to_multipart(self) -> types.RequestFiles:
        files: types.RequestFiles = []

        files.append(("file", self.file.to_tuple()))

        if not isinstance(self.name, Unset):
            files.append(("name", (None, str(self.name).encode(), "text/plain")))

        if not isinstance(self.address, Unset):
            files.append(("address", (None, str(self.address).encode(), "text/plain")))

        if not isinstance(self.publisher, Unset):
            files.append(("publisher", (None, str(self.publisher).encode(), "text/plain")))

        if not isinstance(self.licence, Unset):
            files.append(("licence", (None, str(self.licence).encode(), "text/plain")))

        if not isinstance(self.everybody, Unset):
            files.append(("everybody", (None, str(self.everybody).encode(), "text/plain")))

        if not isinstance(self.provider, Unset):
            files.append(("provider", (None, str(self.provider).encode(), "text/plain")))

        if not isinstance(self.budgets, Unset):
            files.append(("budgets", (None, str(self.budgets).encode(), "text/plain")))

        if not isinstance(self.language, Unset):
            files.append(("language", (None, str(self.language).encode(), "text/plain")))

        if not isinstance(self.recipient, Unset):
            files.append(("recipient", (None, str(self.recipient).encode(), "text/plain")))

        for prop_name, prop in self.additional_properties.items():
            files.append((prop_name, (None, str(prop).encode(), "text/plain")))

        return files

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        file = File(payload=BytesIO(d.pop("file")))

        name = d.pop("name", UNSET)

        address = d.pop("address", UNSET)

        publisher = d.pop("publisher", UNSET)

        licence = d.pop("licence", UNSET)

        everybody = d.pop("everybody", UNSET)

        provider = d.pop("provider", UNSET)

        budgets = d.pop("budgets", UNSET)

        language = d.pop("language", UNSET)

        recipient = d.pop("recipient", UNSET)

        bring_in_dataset_multi_part_body_params = cls(
            file=file,
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

        bring_in_dataset_multi_part_body_params.additional_properties = d
        return bring_in_dataset_multi_part_body_params

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
