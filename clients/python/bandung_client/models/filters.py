from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="Filters")


@_attrs_define
class Filters:
    """Which activities; what is empty does not narrow.

    Attributes:
        found (str | Unset): south, south-south, triangular or other Default: ''.
        status (str | Unset):  Default: ''.
        country (str | Unset): alpha-3 Default: ''.
        sector (str | Unset):  Default: ''.
        year (str | Unset):  Default: ''.
        reporter (str | Unset):  Default: ''.
        words (str | Unset):  Default: ''.
        chosen (str | Unset): yes or no Default: ''.
        sort (str | Unset): file, title, sure, latest or reporter Default: 'file'.
    """

    found: str | Unset = ""
    status: str | Unset = ""
    country: str | Unset = ""
    sector: str | Unset = ""
    year: str | Unset = ""
    reporter: str | Unset = ""
    words: str | Unset = ""
    chosen: str | Unset = ""
    sort: str | Unset = "file"
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        found = self.found

        status = self.status

        country = self.country

        sector = self.sector

        year = self.year

        reporter = self.reporter

        words = self.words

        chosen = self.chosen

        sort = self.sort

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if found is not UNSET:
            field_dict["found"] = found
        if status is not UNSET:
            field_dict["status"] = status
        if country is not UNSET:
            field_dict["country"] = country
        if sector is not UNSET:
            field_dict["sector"] = sector
        if year is not UNSET:
            field_dict["year"] = year
        if reporter is not UNSET:
            field_dict["reporter"] = reporter
        if words is not UNSET:
            field_dict["words"] = words
        if chosen is not UNSET:
            field_dict["chosen"] = chosen
        if sort is not UNSET:
            field_dict["sort"] = sort

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        found = d.pop("found", UNSET)

        status = d.pop("status", UNSET)

        country = d.pop("country", UNSET)

        sector = d.pop("sector", UNSET)

        year = d.pop("year", UNSET)

        reporter = d.pop("reporter", UNSET)

        words = d.pop("words", UNSET)

        chosen = d.pop("chosen", UNSET)

        sort = d.pop("sort", UNSET)

        filters = cls(
            found=found,
            status=status,
            country=country,
            sector=sector,
            year=year,
            reporter=reporter,
            words=words,
            chosen=chosen,
            sort=sort,
        )

        filters.additional_properties = d
        return filters

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
