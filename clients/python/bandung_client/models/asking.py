from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="Asking")


@_attrs_define
class Asking:
    """Whom to ask for which quarter, until when.

    Attributes:
        quarter (str):
        due (datetime.date):
        institutions (list[str] | Unset): empty: every institution of the party
    """

    quarter: str
    due: datetime.date
    institutions: list[str] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        quarter = self.quarter

        due = self.due.isoformat()

        institutions: list[str] | Unset = UNSET
        if not isinstance(self.institutions, Unset):
            institutions = self.institutions

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "quarter": quarter,
                "due": due,
            }
        )
        if institutions is not UNSET:
            field_dict["institutions"] = institutions

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        quarter = d.pop("quarter")

        due = datetime.date.fromisoformat(d.pop("due"))

        institutions = cast(list[str], d.pop("institutions", UNSET))

        asking = cls(
            quarter=quarter,
            due=due,
            institutions=institutions,
        )

        asking.additional_properties = d
        return asking

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
