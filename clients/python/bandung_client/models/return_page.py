from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.return_line import ReturnLine


T = TypeVar("T", bound="ReturnPage")


@_attrs_define
class ReturnPage:
    """The institutions of a party for one quarter, how many were asked and how many have answered.

    Attributes:
        items (list[ReturnLine]):
        total (int):
        asked (int):
        answered (int):
        share (int | None): in percent; none where nobody was asked
    """

    items: list[ReturnLine]
    total: int
    asked: int
    answered: int
    share: int | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        items = []
        for items_item_data in self.items:
            items_item = items_item_data.to_dict()
            items.append(items_item)

        total = self.total

        asked = self.asked

        answered = self.answered

        share: int | None
        share = self.share

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "items": items,
                "total": total,
                "asked": asked,
                "answered": answered,
                "share": share,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.return_line import ReturnLine  # noqa: PLC0415

        d = dict(src_dict)
        items = []
        _items = d.pop("items")
        for items_item_data in _items:
            items_item = ReturnLine.from_dict(items_item_data)

            items.append(items_item)

        total = d.pop("total")

        asked = d.pop("asked")

        answered = d.pop("answered")

        def _parse_share(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        share = _parse_share(d.pop("share"))

        return_page = cls(
            items=items,
            total=total,
            asked=asked,
            answered=answered,
            share=share,
        )

        return_page.additional_properties = d
        return return_page

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
