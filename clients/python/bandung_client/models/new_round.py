from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.new_round_text_type_0 import NewRoundTextType0


T = TypeVar("T", bound="NewRound")


@_attrs_define
class NewRound:
    """A round to open.

    Attributes:
        due (datetime.date):
        text (NewRoundTextType0 | None | Unset):
    """

    due: datetime.date
    text: NewRoundTextType0 | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.new_round_text_type_0 import NewRoundTextType0  # noqa: PLC0415

        due = self.due.isoformat()

        text: dict[str, Any] | None | Unset
        if isinstance(self.text, Unset):
            text = UNSET
        elif isinstance(self.text, NewRoundTextType0):
            text = self.text.to_dict()
        else:
            text = self.text

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "due": due,
            }
        )
        if text is not UNSET:
            field_dict["text"] = text

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.new_round_text_type_0 import NewRoundTextType0  # noqa: PLC0415

        d = dict(src_dict)
        due = datetime.date.fromisoformat(d.pop("due"))

        def _parse_text(data: object) -> NewRoundTextType0 | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                text_type_0 = NewRoundTextType0.from_dict(data)

                return text_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(NewRoundTextType0 | None | Unset, data)

        text = _parse_text(d.pop("text", UNSET))

        new_round = cls(
            due=due,
            text=text,
        )

        new_round.additional_properties = d
        return new_round

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
