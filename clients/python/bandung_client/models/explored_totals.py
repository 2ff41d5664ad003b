from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.explored_total import ExploredTotal
    from ..models.explored_totals_facets import ExploredTotalsFacets


T = TypeVar("T", bound="ExploredTotals")


@_attrs_define
class ExploredTotals:
    """
    Attributes:
        activities (int):
        groups (int):
        totals (list[ExploredTotal]):
        facets (ExploredTotalsFacets):
    """

    activities: int
    groups: int
    totals: list[ExploredTotal]
    facets: ExploredTotalsFacets
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        activities = self.activities

        groups = self.groups

        totals = []
        for totals_item_data in self.totals:
            totals_item = totals_item_data.to_dict()
            totals.append(totals_item)

        facets = self.facets.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "activities": activities,
                "groups": groups,
                "totals": totals,
                "facets": facets,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.explored_total import ExploredTotal  # noqa: PLC0415
        from ..models.explored_totals_facets import ExploredTotalsFacets  # noqa: PLC0415

        d = dict(src_dict)
        activities = d.pop("activities")

        groups = d.pop("groups")

        totals = []
        _totals = d.pop("totals")
        for totals_item_data in _totals:
            totals_item = ExploredTotal.from_dict(totals_item_data)

            totals.append(totals_item)

        facets = ExploredTotalsFacets.from_dict(d.pop("facets"))

        explored_totals = cls(
            activities=activities,
            groups=groups,
            totals=totals,
            facets=facets,
        )

        explored_totals.additional_properties = d
        return explored_totals

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
