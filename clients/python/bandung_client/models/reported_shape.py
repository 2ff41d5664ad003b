from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.reported_shape_text_type_0 import ReportedShapeTextType0


T = TypeVar("T", bound="ReportedShape")


@_attrs_define
class ReportedShape:
    """What one party last reported of a line.

    Attributes:
        state (str):
        on (datetime.date):
        share (int | None):
        text (None | ReportedShapeTextType0):
    """

    state: str
    on: datetime.date
    share: int | None
    text: None | ReportedShapeTextType0
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.reported_shape_text_type_0 import ReportedShapeTextType0  # noqa: PLC0415

        state = self.state

        on = self.on.isoformat()

        share: int | None
        share = self.share

        text: dict[str, Any] | None
        if isinstance(self.text, ReportedShapeTextType0):
            text = self.text.to_dict()
        else:
            text = self.text

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "state": state,
                "on": on,
                "share": share,
                "text": text,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.reported_shape_text_type_0 import ReportedShapeTextType0  # noqa: PLC0415

        d = dict(src_dict)
        state = d.pop("state")

        on = datetime.date.fromisoformat(d.pop("on"))

        def _parse_share(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        share = _parse_share(d.pop("share"))

        def _parse_text(data: object) -> None | ReportedShapeTextType0:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                text_type_0 = ReportedShapeTextType0.from_dict(data)

                return text_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | ReportedShapeTextType0, data)

        text = _parse_text(d.pop("text"))

        reported_shape = cls(
            state=state,
            on=on,
            share=share,
            text=text,
        )

        reported_shape.additional_properties = d
        return reported_shape

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
