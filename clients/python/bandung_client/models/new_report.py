from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.new_report_type import NewReportType, check_new_report_type
from ..types import UNSET, Unset

T = TypeVar("T", bound="NewReport")


@_attrs_define
class NewReport:
    """Which report to make.

    Attributes:
        type_ (NewReportType):
        year (int):
        partner (str | Unset): the other party, of a balance alone Default: ''.
    """

    type_: NewReportType
    year: int
    partner: str | Unset = ""
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        type_: str = self.type_

        year = self.year

        partner = self.partner

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "type": type_,
                "year": year,
            }
        )
        if partner is not UNSET:
            field_dict["partner"] = partner

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        type_ = check_new_report_type(d.pop("type"))

        year = d.pop("year")

        partner = d.pop("partner", UNSET)

        new_report = cls(
            type_=type_,
            year=year,
            partner=partner,
        )

        new_report.additional_properties = d
        return new_report

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
