from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.decision_text_type_0 import DecisionTextType0


T = TypeVar("T", bound="Decision")


@_attrs_define
class Decision:
    """Seats given and people on the waiting list.

    Attributes:
        seats (int):
        waiting (int | Unset):  Default: 0.
        text (DecisionTextType0 | None | Unset):
        seen (int | None | Unset): entry of the decision that was read; 0 for none
        version (str | Unset): digest of the application that was read Default: ''.
    """

    seats: int
    waiting: int | Unset = 0
    text: DecisionTextType0 | None | Unset = UNSET
    seen: int | None | Unset = UNSET
    version: str | Unset = ""
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.decision_text_type_0 import DecisionTextType0  # noqa: PLC0415

        seats = self.seats

        waiting = self.waiting

        text: dict[str, Any] | None | Unset
        if isinstance(self.text, Unset):
            text = UNSET
        elif isinstance(self.text, DecisionTextType0):
            text = self.text.to_dict()
        else:
            text = self.text

        seen: int | None | Unset
        if isinstance(self.seen, Unset):
            seen = UNSET
        else:
            seen = self.seen

        version = self.version

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "seats": seats,
            }
        )
        if waiting is not UNSET:
            field_dict["waiting"] = waiting
        if text is not UNSET:
            field_dict["text"] = text
        if seen is not UNSET:
            field_dict["seen"] = seen
        if version is not UNSET:
            field_dict["version"] = version

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.decision_text_type_0 import DecisionTextType0  # noqa: PLC0415

        d = dict(src_dict)
        seats = d.pop("seats")

        waiting = d.pop("waiting", UNSET)

        def _parse_text(data: object) -> DecisionTextType0 | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                text_type_0 = DecisionTextType0.from_dict(data)

                return text_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(DecisionTextType0 | None | Unset, data)

        text = _parse_text(d.pop("text", UNSET))

        def _parse_seen(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        seen = _parse_seen(d.pop("seen", UNSET))

        version = d.pop("version", UNSET)

        decision = cls(
            seats=seats,
            waiting=waiting,
            text=text,
            seen=seen,
            version=version,
        )

        decision.additional_properties = d
        return decision

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
