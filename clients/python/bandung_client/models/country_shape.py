from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="CountryShape")


@_attrs_define
class CountryShape:
    """
    Attributes:
        code (str):
        name (str):
        alpha2 (str):
        m49 (str):
        region (list[str]): M49 codes, the widest first
        groups (list[str]): dated groups on the day asked for
        languages (list[str]): official languages
    """

    code: str
    name: str
    alpha2: str
    m49: str
    region: list[str]
    groups: list[str]
    languages: list[str]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        code = self.code

        name = self.name

        alpha2 = self.alpha2

        m49 = self.m49

        region = self.region

        groups = self.groups

        languages = self.languages

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "code": code,
                "name": name,
                "alpha2": alpha2,
                "m49": m49,
                "region": region,
                "groups": groups,
                "languages": languages,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        code = d.pop("code")

        name = d.pop("name")

        alpha2 = d.pop("alpha2")

        m49 = d.pop("m49")

        region = cast(list[str], d.pop("region"))

        groups = cast(list[str], d.pop("groups"))

        languages = cast(list[str], d.pop("languages"))

        country_shape = cls(
            code=code,
            name=name,
            alpha2=alpha2,
            m49=m49,
            region=region,
            groups=groups,
            languages=languages,
        )

        country_shape.additional_properties = d
        return country_shape

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
