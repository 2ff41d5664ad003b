from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.merging_kind import MergingKind, check_merging_kind

T = TypeVar("T", bound="Merging")


@_attrs_define
class Merging:
    """Two records that are one and the same thing.

    Attributes:
        kind (MergingKind):
        kept (str):
        merged (str): is withdrawn, and names the other
    """

    kind: MergingKind
    kept: str
    merged: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        kind: str = self.kind

        kept = self.kept

        merged = self.merged

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "kind": kind,
                "kept": kept,
                "merged": merged,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        kind = check_merging_kind(d.pop("kind"))

        kept = d.pop("kept")

        merged = d.pop("merged")

        merging = cls(
            kind=kind,
            kept=kept,
            merged=merged,
        )

        merging.additional_properties = d
        return merging

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
