from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="VerifiedShape")


@_attrs_define
class VerifiedShape:
    """What is known of an act that somebody holds. Of one that is not public no more than its paper says.

    Attributes:
        known (bool):
        signed_by_all (bool | Unset):  Default: False.
        number (str | Unset):  Default: ''.
        on (datetime.date | None | Unset):
        parties (list[str] | Unset):
        public (bool | Unset):  Default: False.
        digest (str | Unset):  Default: ''.
        pages_say_the_same (bool | None | Unset): of a PDF; absent where it cannot be compared
        pages_that_differ (list[int] | Unset):
    """

    known: bool
    signed_by_all: bool | Unset = False
    number: str | Unset = ""
    on: datetime.date | None | Unset = UNSET
    parties: list[str] | Unset = UNSET
    public: bool | Unset = False
    digest: str | Unset = ""
    pages_say_the_same: bool | None | Unset = UNSET
    pages_that_differ: list[int] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        known = self.known

        signed_by_all = self.signed_by_all

        number = self.number

        on: None | str | Unset
        if isinstance(self.on, Unset):
            on = UNSET
        elif isinstance(self.on, datetime.date):
            on = self.on.isoformat()
        else:
            on = self.on

        parties: list[str] | Unset = UNSET
        if not isinstance(self.parties, Unset):
            parties = self.parties

        public = self.public

        digest = self.digest

        pages_say_the_same: bool | None | Unset
        if isinstance(self.pages_say_the_same, Unset):
            pages_say_the_same = UNSET
        else:
            pages_say_the_same = self.pages_say_the_same

        pages_that_differ: list[int] | Unset = UNSET
        if not isinstance(self.pages_that_differ, Unset):
            pages_that_differ = self.pages_that_differ

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "known": known,
            }
        )
        if signed_by_all is not UNSET:
            field_dict["signed_by_all"] = signed_by_all
        if number is not UNSET:
            field_dict["number"] = number
        if on is not UNSET:
            field_dict["on"] = on
        if parties is not UNSET:
            field_dict["parties"] = parties
        if public is not UNSET:
            field_dict["public"] = public
        if digest is not UNSET:
            field_dict["digest"] = digest
        if pages_say_the_same is not UNSET:
            field_dict["pages_say_the_same"] = pages_say_the_same
        if pages_that_differ is not UNSET:
            field_dict["pages_that_differ"] = pages_that_differ

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        known = d.pop("known")

        signed_by_all = d.pop("signed_by_all", UNSET)

        number = d.pop("number", UNSET)

        def _parse_on(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                on_type_0 = datetime.date.fromisoformat(data)

                return on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        on = _parse_on(d.pop("on", UNSET))

        parties = cast(list[str], d.pop("parties", UNSET))

        public = d.pop("public", UNSET)

        digest = d.pop("digest", UNSET)

        def _parse_pages_say_the_same(data: object) -> bool | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(bool | None | Unset, data)

        pages_say_the_same = _parse_pages_say_the_same(d.pop("pages_say_the_same", UNSET))

        pages_that_differ = cast(list[int], d.pop("pages_that_differ", UNSET))

        verified_shape = cls(
            known=known,
            signed_by_all=signed_by_all,
            number=number,
            on=on,
            parties=parties,
            public=public,
            digest=digest,
            pages_say_the_same=pages_say_the_same,
            pages_that_differ=pages_that_differ,
        )

        verified_shape.additional_properties = d
        return verified_shape

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
