from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.indicator_shape import IndicatorShape
    from ..models.observation_shape import ObservationShape


T = TypeVar("T", bound="ObservedShape")


@_attrs_define
class ObservedShape:
    """All indicators of an initiative with what was seen of them.

    Attributes:
        indicators (list[IndicatorShape]):
        former (list[ObservationShape]): of indicators that the terms in effect do not have
    """

    indicators: list[IndicatorShape]
    former: list[ObservationShape]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        indicators = []
        for indicators_item_data in self.indicators:
            indicators_item = indicators_item_data.to_dict()
            indicators.append(indicators_item)

        former = []
        for former_item_data in self.former:
            former_item = former_item_data.to_dict()
            former.append(former_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "indicators": indicators,
                "former": former,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.indicator_shape import IndicatorShape  # noqa: PLC0415
        from ..models.observation_shape import ObservationShape  # noqa: PLC0415

        d = dict(src_dict)
        indicators = []
        _indicators = d.pop("indicators")
        for indicators_item_data in _indicators:
            indicators_item = IndicatorShape.from_dict(indicators_item_data)

            indicators.append(indicators_item)

        former = []
        _former = d.pop("former")
        for former_item_data in _former:
            former_item = ObservationShape.from_dict(former_item_data)

            former.append(former_item)

        observed_shape = cls(
            indicators=indicators,
            former=former,
        )

        observed_shape.additional_properties = d
        return observed_shape

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
