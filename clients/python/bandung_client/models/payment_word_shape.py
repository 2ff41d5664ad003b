from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="PaymentWordShape")


@_attrs_define
class PaymentWordShape:
    """A word that stands in the party's register.

    Attributes:
        uid (str):
        about (str):
        digest (str):
        says (str):
        at (datetime.datetime):
    """

    uid: str
    about: str
    digest: str
    says: str
    at: datetime.datetime
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        uid = self.uid

        about = self.about

        digest = self.digest

        says = self.says

        at = self.at.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "uid": uid,
                "about": about,
                "digest": digest,
                "says": says,
                "at": at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        uid = d.pop("uid")

        about = d.pop("about")

        digest = d.pop("digest")

        says = d.pop("says")

        at = datetime.datetime.fromisoformat(d.pop("at"))

        payment_word_shape = cls(
            uid=uid,
            about=about,
            digest=digest,
            says=says,
            at=at,
        )

        payment_word_shape.additional_properties = d
        return payment_word_shape

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
