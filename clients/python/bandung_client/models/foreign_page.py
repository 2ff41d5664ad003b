from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.foreign_line import ForeignLine


T = TypeVar("T", bound="ForeignPage")


@_attrs_define
class ForeignPage:
    """Some activities in the order asked for, how many fit, and what is chosen of the file comes to.

    Attributes:
        items (list[ForeignLine]):
        total (int):
        chosen (int):
        chosen_sums (list[list[str]]): stage, currency, sum
    """

    items: list[ForeignLine]
    total: int
    chosen: int
    chosen_sums: list[list[str]]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        items = []
        for items_item_data in self.items:
            items_item = items_item_data.to_dict()
            items.append(items_item)

        total = self.total

        chosen = self.chosen

        chosen_sums = []
        for chosen_sums_item_data in self.chosen_sums:
            chosen_sums_item = chosen_sums_item_data

            chosen_sums.append(chosen_sums_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "items": items,
                "total": total,
                "chosen": chosen,
                "chosen_sums": chosen_sums,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.foreign_line import ForeignLine  # noqa: PLC0415

        d = dict(src_dict)
        items = []
        _items = d.pop("items")
        for items_item_data in _items:
            items_item = ForeignLine.from_dict(items_item_data)

            items.append(items_item)

        total = d.pop("total")

        chosen = d.pop("chosen")

        chosen_sums = []
        _chosen_sums = d.pop("chosen_sums")
        for chosen_sums_item_data in _chosen_sums:
            chosen_sums_item = cast(list[str], chosen_sums_item_data)

            chosen_sums.append(chosen_sums_item)

        foreign_page = cls(
            items=items,
            total=total,
            chosen=chosen,
            chosen_sums=chosen_sums,
        )

        foreign_page.additional_properties = d
        return foreign_page

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
