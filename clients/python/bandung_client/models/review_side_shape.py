from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="ReviewSideShape")


@_attrs_define
class ReviewSideShape:
    """How one party stands in a round.

    Attributes:
        party (str):
        facilitator (bool):
        state (str): to-answer, sealed, revealed, not-answered or left
        sealed_at (datetime.datetime | None):
        late (bool): it sealed when others' answers could be read already
    """

    party: str
    facilitator: bool
    state: str
    sealed_at: datetime.datetime | None
    late: bool
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        party = self.party

        facilitator = self.facilitator

        state = self.state

        sealed_at: None | str
        if isinstance(self.sealed_at, datetime.datetime):
            sealed_at = self.sealed_at.isoformat()
        else:
            sealed_at = self.sealed_at

        late = self.late

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "party": party,
                "facilitator": facilitator,
                "state": state,
                "sealed_at": sealed_at,
                "late": late,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        party = d.pop("party")

        facilitator = d.pop("facilitator")

        state = d.pop("state")

        def _parse_sealed_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                sealed_at_type_0 = datetime.datetime.fromisoformat(data)

                return sealed_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        sealed_at = _parse_sealed_at(d.pop("sealed_at"))

        late = d.pop("late")

        review_side_shape = cls(
            party=party,
            facilitator=facilitator,
            state=state,
            sealed_at=sealed_at,
            late=late,
        )

        review_side_shape.additional_properties = d
        return review_side_shape

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
