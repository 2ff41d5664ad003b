from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="FiguresSource")


@_attrs_define
class FiguresSource:
    """Where figures come from.

    Attributes:
        shape (str):
        code (str):
        name (str):
        publisher (str):
        licence (str):
        version (str):
        retrieved (datetime.date):
        page (str):
        sampled (bool): a small part that comes inside
        about (str):
    """

    shape: str
    code: str
    name: str
    publisher: str
    licence: str
    version: str
    retrieved: datetime.date
    page: str
    sampled: bool
    about: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        shape = self.shape

        code = self.code

        name = self.name

        publisher = self.publisher

        licence = self.licence

        version = self.version

        retrieved = self.retrieved.isoformat()

        page = self.page

        sampled = self.sampled

        about = self.about

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "shape": shape,
                "code": code,
                "name": name,
                "publisher": publisher,
                "licence": licence,
                "version": version,
                "retrieved": retrieved,
                "page": page,
                "sampled": sampled,
                "about": about,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        shape = d.pop("shape")

        code = d.pop("code")

        name = d.pop("name")

        publisher = d.pop("publisher")

        licence = d.pop("licence")

        version = d.pop("version")

        retrieved = datetime.date.fromisoformat(d.pop("retrieved"))

        page = d.pop("page")

        sampled = d.pop("sampled")

        about = d.pop("about")

        figures_source = cls(
            shape=shape,
            code=code,
            name=name,
            publisher=publisher,
            licence=licence,
            version=version,
            retrieved=retrieved,
            page=page,
            sampled=sampled,
            about=about,
        )

        figures_source.additional_properties = d
        return figures_source

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
