from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.branch_shape_title import BranchShapeTitle


T = TypeVar("T", bound="BranchShape")


@_attrs_define
class BranchShape:
    """An offer in the tree, and what came of it.

    Attributes:
        offer (str):
        title (BranchShapeTitle):
        countries (list[str]):
        parent (None | str):
        depth (int):
        initiatives (list[str]):
        reached (list[str]):
    """

    offer: str
    title: BranchShapeTitle
    countries: list[str]
    parent: None | str
    depth: int
    initiatives: list[str]
    reached: list[str]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        offer = self.offer

        title = self.title.to_dict()

        countries = self.countries

        parent: None | str
        parent = self.parent

        depth = self.depth

        initiatives = self.initiatives

        reached = self.reached

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "offer": offer,
                "title": title,
                "countries": countries,
                "parent": parent,
                "depth": depth,
                "initiatives": initiatives,
                "reached": reached,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.branch_shape_title import BranchShapeTitle  # noqa: PLC0415

        d = dict(src_dict)
        offer = d.pop("offer")

        title = BranchShapeTitle.from_dict(d.pop("title"))

        countries = cast(list[str], d.pop("countries"))

        def _parse_parent(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        parent = _parse_parent(d.pop("parent"))

        depth = d.pop("depth")

        initiatives = cast(list[str], d.pop("initiatives"))

        reached = cast(list[str], d.pop("reached"))

        branch_shape = cls(
            offer=offer,
            title=title,
            countries=countries,
            parent=parent,
            depth=depth,
            initiatives=initiatives,
            reached=reached,
        )

        branch_shape.additional_properties = d
        return branch_shape

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
