from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="FigureShape")


@_attrs_define
class FigureShape:
    """A figure of a report: its address opens it to the contributions behind it.

    Attributes:
        side (str): given or received
        table (str):
        figure (str):
        value (None | str): exact; money in cents; null where nothing could be counted
        counted (int):
        lines (int):
    """

    side: str
    table: str
    figure: str
    value: None | str
    counted: int
    lines: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        side = self.side

        table = self.table

        figure = self.figure

        value: None | str
        value = self.value

        counted = self.counted

        lines = self.lines

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "side": side,
                "table": table,
                "figure": figure,
                "value": value,
                "counted": counted,
                "lines": lines,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        side = d.pop("side")

        table = d.pop("table")

        figure = d.pop("figure")

        def _parse_value(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        value = _parse_value(d.pop("value"))

        counted = d.pop("counted")

        lines = d.pop("lines")

        figure_shape = cls(
            side=side,
            table=table,
            figure=figure,
            value=value,
            counted=counted,
            lines=lines,
        )

        figure_shape.additional_properties = d
        return figure_shape

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
