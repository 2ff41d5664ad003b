from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.observation_shape import ObservationShape


T = TypeVar("T", bound="SeenByShape")


@_attrs_define
class SeenByShape:
    """What one party saw of an indicator, day by day.

    Attributes:
        party (str):
        progress (None | str): share of the way from baseline to target; null where it is no number
        series (list[ObservationShape]): by the day that each speaks of; the last one counts
    """

    party: str
    progress: None | str
    series: list[ObservationShape]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        party = self.party

        progress: None | str
        progress = self.progress

        series = []
        for series_item_data in self.series:
            series_item = series_item_data.to_dict()
            series.append(series_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "party": party,
                "progress": progress,
                "series": series,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.observation_shape import ObservationShape  # noqa: PLC0415

        d = dict(src_dict)
        party = d.pop("party")

        def _parse_progress(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        progress = _parse_progress(d.pop("progress"))

        series = []
        _series = d.pop("series")
        for series_item_data in _series:
            series_item = ObservationShape.from_dict(series_item_data)

            series.append(series_item)

        seen_by_shape = cls(
            party=party,
            progress=progress,
            series=series,
        )

        seen_by_shape.additional_properties = d
        return seen_by_shape

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
