from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.indicator_shape_name import IndicatorShapeName
    from ..models.indicator_shape_result_title import IndicatorShapeResultTitle
    from ..models.seen_by_shape import SeenByShape


T = TypeVar("T", bound="IndicatorShape")


@_attrs_define
class IndicatorShape:
    """An indicator of the terms in effect, and what the parties saw of it.

    Attributes:
        dimension (str): development or partnership; the two are never added
        result (int): place of its result in the terms, from 0
        indicator (int): its place in the result, from 0
        result_title (IndicatorShapeResultTitle):
        name (IndicatorShapeName):
        unit (None | str):
        baseline (None | str):
        target (None | str):
        by (datetime.date | None):
        differs (bool): whether parties saw different numbers
        seen (list[SeenByShape]):
    """

    dimension: str
    result: int
    indicator: int
    result_title: IndicatorShapeResultTitle
    name: IndicatorShapeName
    unit: None | str
    baseline: None | str
    target: None | str
    by: datetime.date | None
    differs: bool
    seen: list[SeenByShape]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        dimension = self.dimension

        result = self.result

        indicator = self.indicator

        result_title = self.result_title.to_dict()

        name = self.name.to_dict()

        unit: None | str
        unit = self.unit

        baseline: None | str
        baseline = self.baseline

        target: None | str
        target = self.target

        by: None | str
        if isinstance(self.by, datetime.date):
            by = self.by.isoformat()
        else:
            by = self.by

        differs = self.differs

        seen = []
        for seen_item_data in self.seen:
            seen_item = seen_item_data.to_dict()
            seen.append(seen_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "dimension": dimension,
                "result": result,
                "indicator": indicator,
                "result_title": result_title,
                "name": name,
                "unit": unit,
                "baseline": baseline,
                "target": target,
                "by": by,
                "differs": differs,
                "seen": seen,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.indicator_shape_name import IndicatorShapeName  # noqa: PLC0415
        from ..models.indicator_shape_result_title import IndicatorShapeResultTitle  # noqa: PLC0415
        from ..models.seen_by_shape import SeenByShape  # noqa: PLC0415

        d = dict(src_dict)
        dimension = d.pop("dimension")

        result = d.pop("result")

        indicator = d.pop("indicator")

        result_title = IndicatorShapeResultTitle.from_dict(d.pop("result_title"))

        name = IndicatorShapeName.from_dict(d.pop("name"))

        def _parse_unit(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        unit = _parse_unit(d.pop("unit"))

        def _parse_baseline(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        baseline = _parse_baseline(d.pop("baseline"))

        def _parse_target(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        target = _parse_target(d.pop("target"))

        def _parse_by(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                by_type_0 = datetime.date.fromisoformat(data)

                return by_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        by = _parse_by(d.pop("by"))

        differs = d.pop("differs")

        seen = []
        _seen = d.pop("seen")
        for seen_item_data in _seen:
            seen_item = SeenByShape.from_dict(seen_item_data)

            seen.append(seen_item)

        indicator_shape = cls(
            dimension=dimension,
            result=result,
            indicator=indicator,
            result_title=result_title,
            name=name,
            unit=unit,
            baseline=baseline,
            target=target,
            by=by,
            differs=differs,
            seen=seen,
        )

        indicator_shape.additional_properties = d
        return indicator_shape

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
