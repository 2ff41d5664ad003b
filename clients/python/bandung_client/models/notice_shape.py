from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="NoticeShape")


@_attrs_define
class NoticeShape:
    """Something that a person is told once.

    Attributes:
        id (int):
        kind (str):
        sentence (str): in the language of the request (Accept-Language)
        about_kind (str):
        about (str): uid of a record or introduction, or name of a draft
        made_at (datetime.datetime):
        read_at (datetime.datetime | None):
    """

    id: int
    kind: str
    sentence: str
    about_kind: str
    about: str
    made_at: datetime.datetime
    read_at: datetime.datetime | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        kind = self.kind

        sentence = self.sentence

        about_kind = self.about_kind

        about = self.about

        made_at = self.made_at.isoformat()

        read_at: None | str
        if isinstance(self.read_at, datetime.datetime):
            read_at = self.read_at.isoformat()
        else:
            read_at = self.read_at

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "kind": kind,
                "sentence": sentence,
                "about_kind": about_kind,
                "about": about,
                "made_at": made_at,
                "read_at": read_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        kind = d.pop("kind")

        sentence = d.pop("sentence")

        about_kind = d.pop("about_kind")

        about = d.pop("about")

        made_at = datetime.datetime.fromisoformat(d.pop("made_at"))

        def _parse_read_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                read_at_type_0 = datetime.datetime.fromisoformat(data)

                return read_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        read_at = _parse_read_at(d.pop("read_at"))

        notice_shape = cls(
            id=id,
            kind=kind,
            sentence=sentence,
            about_kind=about_kind,
            about=about,
            made_at=made_at,
            read_at=read_at,
        )

        notice_shape.additional_properties = d
        return notice_shape

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
