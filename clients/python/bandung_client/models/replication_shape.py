from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.branch_shape import BranchShape


T = TypeVar("T", bound="ReplicationShape")


@_attrs_define
class ReplicationShape:
    """Where an offer has gone: the tree of offers adapted from it, and the multiplier.

    Attributes:
        origin (str):
        reached_directly (list[str]):
        reached_in_all (list[str]):
        multiplier (None | str): reached in all / reached directly; null where nothing was directly
        cut (bool): whether there are more offers than are shown
        branches (list[BranchShape]):
    """

    origin: str
    reached_directly: list[str]
    reached_in_all: list[str]
    multiplier: None | str
    cut: bool
    branches: list[BranchShape]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        origin = self.origin

        reached_directly = self.reached_directly

        reached_in_all = self.reached_in_all

        multiplier: None | str
        multiplier = self.multiplier

        cut = self.cut

        branches = []
        for branches_item_data in self.branches:
            branches_item = branches_item_data.to_dict()
            branches.append(branches_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "origin": origin,
                "reached_directly": reached_directly,
                "reached_in_all": reached_in_all,
                "multiplier": multiplier,
                "cut": cut,
                "branches": branches,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.branch_shape import BranchShape  # noqa: PLC0415

        d = dict(src_dict)
        origin = d.pop("origin")

        reached_directly = cast(list[str], d.pop("reached_directly"))

        reached_in_all = cast(list[str], d.pop("reached_in_all"))

        def _parse_multiplier(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        multiplier = _parse_multiplier(d.pop("multiplier"))

        cut = d.pop("cut")

        branches = []
        _branches = d.pop("branches")
        for branches_item_data in _branches:
            branches_item = BranchShape.from_dict(branches_item_data)

            branches.append(branches_item)

        replication_shape = cls(
            origin=origin,
            reached_directly=reached_directly,
            reached_in_all=reached_in_all,
            multiplier=multiplier,
            cut=cut,
            branches=branches,
        )

        replication_shape.additional_properties = d
        return replication_shape

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
