from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.explored_report import ExploredReport


T = TypeVar("T", bound="ExploredLine")


@_attrs_define
class ExploredLine:
    """An activity, with the other reports of it that were found too; never added.

    Attributes:
        report (ExploredReport): An activity as one data set tells it; amounts in US dollars, as far as they could be
            converted.
        others (list[ExploredReport]):
        countries (list[str]):
        kind (str):
    """

    report: ExploredReport
    others: list[ExploredReport]
    countries: list[str]
    kind: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        report = self.report.to_dict()

        others = []
        for others_item_data in self.others:
            others_item = others_item_data.to_dict()
            others.append(others_item)

        countries = self.countries

        kind = self.kind

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "report": report,
                "others": others,
                "countries": countries,
                "kind": kind,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.explored_report import ExploredReport  # noqa: PLC0415

        d = dict(src_dict)
        report = ExploredReport.from_dict(d.pop("report"))

        others = []
        _others = d.pop("others")
        for others_item_data in _others:
            others_item = ExploredReport.from_dict(others_item_data)

            others.append(others_item)

        countries = cast(list[str], d.pop("countries"))

        kind = d.pop("kind")

        explored_line = cls(
            report=report,
            others=others,
            countries=countries,
            kind=kind,
        )

        explored_line.additional_properties = d
        return explored_line

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
