from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.public_report_shape_head_type_0 import PublicReportShapeHeadType0
    from ..models.public_report_shape_record import PublicReportShapeRecord


T = TypeVar("T", bound="PublicReportShape")


@_attrs_define
class PublicReportShape:
    """A published report with everything that it says, where this node has it.

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
        record (PublicReportShapeRecord): by the schema /schemas/report.json
        head (None | PublicReportShapeHeadType0):
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
    record: PublicReportShapeRecord
    head: None | PublicReportShapeHeadType0
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.public_report_shape_head_type_0 import PublicReportShapeHeadType0  # noqa: PLC0415

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

        head: dict[str, Any] | None
        if isinstance(self.head, PublicReportShapeHeadType0):
            head = self.head.to_dict()
        else:
            head = self.head

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
                "head": head,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.public_report_shape_head_type_0 import PublicReportShapeHeadType0  # noqa: PLC0415
        from ..models.public_report_shape_record import PublicReportShapeRecord  # noqa: PLC0415

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

        record = PublicReportShapeRecord.from_dict(d.pop("record"))

        def _parse_head(data: object) -> None | PublicReportShapeHeadType0:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                head_type_0 = PublicReportShapeHeadType0.from_dict(data)

                return head_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | PublicReportShapeHeadType0, data)

        head = _parse_head(d.pop("head"))

        public_report_shape = cls(
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
            head=head,
        )

        public_report_shape.additional_properties = d
        return public_report_shape

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
