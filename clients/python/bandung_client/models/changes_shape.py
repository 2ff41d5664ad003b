from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.change_shape import ChangeShape


T = TypeVar("T", bound="ChangesShape")


@_attrs_define
class ChangesShape:
    """What is not the same in two versions; numbers are exact, as text.

    Attributes:
        number (int):
        since (int):
        same (int):
        total (int):
        items (list[ChangeShape]):
    """

    number: int
    since: int
    same: int
    total: int
    items: list[ChangeShape]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        number = self.number

        since = self.since

        same = self.same

        total = self.total

        items = []
        for items_item_data in self.items:
            items_item = items_item_data.to_dict()
            items.append(items_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "number": number,
                "since": since,
                "same": same,
                "total": total,
                "items": items,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.change_shape import ChangeShape  # noqa: PLC0415

        d = dict(src_dict)
        number = d.pop("number")

        since = d.pop("since")

        same = d.pop("same")

        total = d.pop("total")

        items = []
        _items = d.pop("items")
        for items_item_data in _items:
            items_item = ChangeShape.from_dict(items_item_data)

            items.append(items_item)

        changes_shape = cls(
            number=number,
            since=since,
            same=same,
            total=total,
            items=items,
        )

        changes_shape.additional_properties = d
        return changes_shape

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
