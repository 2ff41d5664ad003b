from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.entry_shape_body_type_0 import EntryShapeBodyType0


T = TypeVar("T", bound="EntryShape")


@_attrs_define
class EntryShape:
    """One signed entry; the body is there when it is public and was not redacted.

    Attributes:
        seq (int):
        act (str):
        kind (str):
        record (str):
        audience (str):
        by (str):
        at (datetime.datetime):
        digest (str):
        signed (str): compact JWS of the head
        body (EntryShapeBodyType0 | None | Unset):
    """

    seq: int
    act: str
    kind: str
    record: str
    audience: str
    by: str
    at: datetime.datetime
    digest: str
    signed: str
    body: EntryShapeBodyType0 | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.entry_shape_body_type_0 import EntryShapeBodyType0  # noqa: PLC0415

        seq = self.seq

        act = self.act

        kind = self.kind

        record = self.record

        audience = self.audience

        by = self.by

        at = self.at.isoformat()

        digest = self.digest

        signed = self.signed

        body: dict[str, Any] | None | Unset
        if isinstance(self.body, Unset):
            body = UNSET
        elif isinstance(self.body, EntryShapeBodyType0):
            body = self.body.to_dict()
        else:
            body = self.body

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "seq": seq,
                "act": act,
                "kind": kind,
                "record": record,
                "audience": audience,
                "by": by,
                "at": at,
                "digest": digest,
                "signed": signed,
            }
        )
        if body is not UNSET:
            field_dict["body"] = body

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.entry_shape_body_type_0 import EntryShapeBodyType0  # noqa: PLC0415

        d = dict(src_dict)
        seq = d.pop("seq")

        act = d.pop("act")

        kind = d.pop("kind")

        record = d.pop("record")

        audience = d.pop("audience")

        by = d.pop("by")

        at = datetime.datetime.fromisoformat(d.pop("at"))

        digest = d.pop("digest")

        signed = d.pop("signed")

        def _parse_body(data: object) -> EntryShapeBodyType0 | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                body_type_0 = EntryShapeBodyType0.from_dict(data)

                return body_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(EntryShapeBodyType0 | None | Unset, data)

        body = _parse_body(d.pop("body", UNSET))

        entry_shape = cls(
            seq=seq,
            act=act,
            kind=kind,
            record=record,
            audience=audience,
            by=by,
            at=at,
            digest=digest,
            signed=signed,
            body=body,
        )

        entry_shape.additional_properties = d
        return entry_shape

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
