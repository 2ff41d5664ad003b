from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="TakeOver")


@_attrs_define
class TakeOver:
    """How what is chosen is taken over.

    Attributes:
        withdraw_vanished (bool | Unset): withdraw what the file no longer has Default: False.
        sure (bool | Unset): even where that is much of it Default: False.
    """

    withdraw_vanished: bool | Unset = False
    sure: bool | Unset = False
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        withdraw_vanished = self.withdraw_vanished

        sure = self.sure

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if withdraw_vanished is not UNSET:
            field_dict["withdraw_vanished"] = withdraw_vanished
        if sure is not UNSET:
            field_dict["sure"] = sure

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        withdraw_vanished = d.pop("withdraw_vanished", UNSET)

        sure = d.pop("sure", UNSET)

        take_over = cls(
            withdraw_vanished=withdraw_vanished,
            sure=sure,
        )

        take_over.additional_properties = d
        return take_over

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
