from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.published_shape_record import PublishedShapeRecord


T = TypeVar("T", bound="PublishedShape")


@_attrs_define
class PublishedShape:
    """A report as its party's register says it.

    Attributes:
        uid (str):
        party (str):
        type_ (str):
        year (int):
        partner (str):
        lines (int): contributions that it counts
        content (str): digest of what it says
        code (str): check code of that digest, as papers bear it
        replaces (str): digest of the report before; empty for none
        public (bool):
        entry (int):
        published_at (datetime.datetime):
        record (PublishedShapeRecord): by the schema /schemas/report.json
    """

    uid: str
    party: str
    type_: str
    year: int
    partner: str
    lines: int
    content: str
    code: str
    replaces: str
    public: bool
    entry: int
    published_at: datetime.datetime
    record: PublishedShapeRecord
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        uid = self.uid

        party = self.party

        type_ = self.type_

        year = self.year

        partner = self.partner

        lines = self.lines

        content = self.content

        code = self.code

        replaces = self.replaces

        public = self.public

        entry = self.entry

        published_at = self.published_at.isoformat()

        record = self.record.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "uid": uid,
                "party": party,
                "type": type_,
                "year": year,
                "partner": partner,
                "lines": lines,
                "content": content,
                "code": code,
                "replaces": replaces,
                "public": public,
                "entry": entry,
                "published_at": published_at,
                "record": record,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.published_shape_record import PublishedShapeRecord  # noqa: PLC0415

        d = dict(src_dict)
        uid = d.pop("uid")

        party = d.pop("party")

        type_ = d.pop("type")

        year = d.pop("year")

        partner = d.pop("partner")

        lines = d.pop("lines")

        content = d.pop("content")

        code = d.pop("code")

        replaces = d.pop("replaces")

        public = d.pop("public")

        entry = d.pop("entry")

        published_at = datetime.datetime.fromisoformat(d.pop("published_at"))

        record = PublishedShapeRecord.from_dict(d.pop("record"))

        published_shape = cls(
            uid=uid,
            party=party,
            type_=type_,
            year=year,
            partner=partner,
            lines=lines,
            content=content,
            code=code,
            replaces=replaces,
            public=public,
            entry=entry,
            published_at=published_at,
            record=record,
        )

        published_shape.additional_properties = d
        return published_shape

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
