from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.explored_link import ExploredLink
    from ..models.explored_report import ExploredReport


T = TypeVar("T", bound="ExploredGroup")


@_attrs_define
class ExploredGroup:
    """The reports of one activity side by side, and why they are taken for one.

    Attributes:
        reports (list[ExploredReport]):
        links (list[ExploredLink]):
        confidence (float):
    """

    reports: list[ExploredReport]
    links: list[ExploredLink]
    confidence: float
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        reports = []
        for reports_item_data in self.reports:
            reports_item = reports_item_data.to_dict()
            reports.append(reports_item)

        links = []
        for links_item_data in self.links:
            links_item = links_item_data.to_dict()
            links.append(links_item)

        confidence = self.confidence

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "reports": reports,
                "links": links,
                "confidence": confidence,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.explored_link import ExploredLink  # noqa: PLC0415
        from ..models.explored_report import ExploredReport  # noqa: PLC0415

        d = dict(src_dict)
        reports = []
        _reports = d.pop("reports")
        for reports_item_data in _reports:
            reports_item = ExploredReport.from_dict(reports_item_data)

            reports.append(reports_item)

        links = []
        _links = d.pop("links")
        for links_item_data in _links:
            links_item = ExploredLink.from_dict(links_item_data)

            links.append(links_item)

        confidence = d.pop("confidence")

        explored_group = cls(
            reports=reports,
            links=links,
            confidence=confidence,
        )

        explored_group.additional_properties = d
        return explored_group

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
