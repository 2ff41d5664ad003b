from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="FiguresChoice")


@_attrs_define
class FiguresChoice:
    """A table that could answer.

    Attributes:
        shape (str):
        code (str):
        name (str):
        classification (str):
        first_year (int | None):
        last_year (int | None):
        sampled (bool):
    """

    shape: str
    code: str
    name: str
    classification: str
    first_year: int | None
    last_year: int | None
    sampled: bool
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        shape = self.shape

        code = self.code

        name = self.name

        classification = self.classification

        first_year: int | None
        first_year = self.first_year

        last_year: int | None
        last_year = self.last_year

        sampled = self.sampled

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "shape": shape,
                "code": code,
                "name": name,
                "classification": classification,
                "first_year": first_year,
                "last_year": last_year,
                "sampled": sampled,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        shape = d.pop("shape")

        code = d.pop("code")

        name = d.pop("name")

        classification = d.pop("classification")

        def _parse_first_year(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        first_year = _parse_first_year(d.pop("first_year"))

        def _parse_last_year(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        last_year = _parse_last_year(d.pop("last_year"))

        sampled = d.pop("sampled")

        figures_choice = cls(
            shape=shape,
            code=code,
            name=name,
            classification=classification,
            first_year=first_year,
            last_year=last_year,
            sampled=sampled,
        )

        figures_choice.additional_properties = d
        return figures_choice

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
