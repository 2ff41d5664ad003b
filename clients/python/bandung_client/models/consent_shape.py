from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="ConsentShape")


@_attrs_define
class ConsentShape:
    """A party's word on one version.

    Attributes:
        uid (str):
        party (str):
        kind (str):
        about (str):
        digest (str):
        says (str):
        at (datetime.datetime):
        withdrawn_at (datetime.datetime | None):
    """

    uid: str
    party: str
    kind: str
    about: str
    digest: str
    says: str
    at: datetime.datetime
    withdrawn_at: datetime.datetime | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        uid = self.uid

        party = self.party

        kind = self.kind

        about = self.about

        digest = self.digest

        says = self.says

        at = self.at.isoformat()

        withdrawn_at: None | str
        if isinstance(self.withdrawn_at, datetime.datetime):
            withdrawn_at = self.withdrawn_at.isoformat()
        else:
            withdrawn_at = self.withdrawn_at

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "uid": uid,
                "party": party,
                "kind": kind,
                "about": about,
                "digest": digest,
                "says": says,
                "at": at,
                "withdrawn_at": withdrawn_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        uid = d.pop("uid")

        party = d.pop("party")

        kind = d.pop("kind")

        about = d.pop("about")

        digest = d.pop("digest")

        says = d.pop("says")

        at = datetime.datetime.fromisoformat(d.pop("at"))

        def _parse_withdrawn_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                withdrawn_at_type_0 = datetime.datetime.fromisoformat(data)

                return withdrawn_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        withdrawn_at = _parse_withdrawn_at(d.pop("withdrawn_at"))

        consent_shape = cls(
            uid=uid,
            party=party,
            kind=kind,
            about=about,
            digest=digest,
            says=says,
            at=at,
            withdrawn_at=withdrawn_at,
        )

        consent_shape.additional_properties = d
        return consent_shape

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
