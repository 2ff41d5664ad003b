from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.new_move_said import NewMoveSaid


T = TypeVar("T", bound="NewMove")


@_attrs_define
class NewMove:
    """A move to another stage, with the statement that it needs (/schemas/move.json).

    Attributes:
        to (str):
        agreement (str | Unset): uid of the text in force to move; empty: the initiative Default: ''.
        seen (None | str | Unset): the stage as you saw it
        said (NewMoveSaid | Unset):
    """

    to: str
    agreement: str | Unset = ""
    seen: None | str | Unset = UNSET
    said: NewMoveSaid | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        to = self.to

        agreement = self.agreement

        seen: None | str | Unset
        if isinstance(self.seen, Unset):
            seen = UNSET
        else:
            seen = self.seen

        said: dict[str, Any] | Unset = UNSET
        if not isinstance(self.said, Unset):
            said = self.said.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "to": to,
            }
        )
        if agreement is not UNSET:
            field_dict["agreement"] = agreement
        if seen is not UNSET:
            field_dict["seen"] = seen
        if said is not UNSET:
            field_dict["said"] = said

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.new_move_said import NewMoveSaid  # noqa: PLC0415

        d = dict(src_dict)
        to = d.pop("to")

        agreement = d.pop("agreement", UNSET)

        def _parse_seen(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        seen = _parse_seen(d.pop("seen", UNSET))

        _said = d.pop("said", UNSET)
        said: NewMoveSaid | Unset
        if isinstance(_said, Unset):
            said = UNSET
        else:
            said = NewMoveSaid.from_dict(_said)

        new_move = cls(
            to=to,
            agreement=agreement,
            seen=seen,
            said=said,
        )

        new_move.additional_properties = d
        return new_move

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
