from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.mandate_shape_duty import MandateShapeDuty, check_mandate_shape_duty

T = TypeVar("T", bound="MandateShape")


@_attrs_define
class MandateShape:
    """Who may do what for the party, by post; names of people stay at the desk.

    Attributes:
        post (str): institution and post
        duty (MandateShapeDuty):
        institution (str): for which alone it holds; empty: the whole party
        since (datetime.datetime):
        until (datetime.datetime | None): first moment when it no longer holds
        given_by (str):
        is_mine (bool):
    """

    post: str
    duty: MandateShapeDuty
    institution: str
    since: datetime.datetime
    until: datetime.datetime | None
    given_by: str
    is_mine: bool
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        post = self.post

        duty: str = self.duty

        institution = self.institution

        since = self.since.isoformat()

        until: None | str
        if isinstance(self.until, datetime.datetime):
            until = self.until.isoformat()
        else:
            until = self.until

        given_by = self.given_by

        is_mine = self.is_mine

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "post": post,
                "duty": duty,
                "institution": institution,
                "since": since,
                "until": until,
                "given_by": given_by,
                "is_mine": is_mine,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        post = d.pop("post")

        duty = check_mandate_shape_duty(d.pop("duty"))

        institution = d.pop("institution")

        since = datetime.datetime.fromisoformat(d.pop("since"))

        def _parse_until(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                until_type_0 = datetime.datetime.fromisoformat(data)

                return until_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        until = _parse_until(d.pop("until"))

        given_by = d.pop("given_by")

        is_mine = d.pop("is_mine")

        mandate_shape = cls(
            post=post,
            duty=duty,
            institution=institution,
            since=since,
            until=until,
            given_by=given_by,
            is_mine=is_mine,
        )

        mandate_shape.additional_properties = d
        return mandate_shape

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
