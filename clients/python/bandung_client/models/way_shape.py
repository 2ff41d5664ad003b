from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="WayShape")


@_attrs_define
class WayShape:
    """A move that leads on from here.

    Attributes:
        to (str):
        who (str): lead, partner (any one), partners (all, by consent)
        ours (bool):
        needs (list[str]): guards, by their names in docs/initiatives.md
        missing (list[str]): sentences of the guards that the initiative itself does not meet yet
    """

    to: str
    who: str
    ours: bool
    needs: list[str]
    missing: list[str]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        to = self.to

        who = self.who

        ours = self.ours

        needs = self.needs

        missing = self.missing

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "to": to,
                "who": who,
                "ours": ours,
                "needs": needs,
                "missing": missing,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        to = d.pop("to")

        who = d.pop("who")

        ours = d.pop("ours")

        needs = cast(list[str], d.pop("needs"))

        missing = cast(list[str], d.pop("missing"))

        way_shape = cls(
            to=to,
            who=who,
            ours=ours,
            needs=needs,
            missing=missing,
        )

        way_shape.additional_properties = d
        return way_shape

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
