from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.paper_shape_record import PaperShapeRecord


T = TypeVar("T", bound="PaperShape")


@_attrs_define
class PaperShape:
    """One version of an evaluation plan or a final report.

    Attributes:
        uid (str):
        kind (str):
        author (str):
        digest (str): what a consent names
        state (str): proposed, holds, replaced, outdated or withdrawn
        holds_at (datetime.datetime | None): when all partners had consented
        asked (list[str]): partners that have to consent beside its author
        awaited (list[str]):
        refused (list[str]):
        proposed_at (datetime.datetime):
        entry (int):
        record (PaperShapeRecord): by the schema of its kind under /schemas/
    """

    uid: str
    kind: str
    author: str
    digest: str
    state: str
    holds_at: datetime.datetime | None
    asked: list[str]
    awaited: list[str]
    refused: list[str]
    proposed_at: datetime.datetime
    entry: int
    record: PaperShapeRecord
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        uid = self.uid

        kind = self.kind

        author = self.author

        digest = self.digest

        state = self.state

        holds_at: None | str
        if isinstance(self.holds_at, datetime.datetime):
            holds_at = self.holds_at.isoformat()
        else:
            holds_at = self.holds_at

        asked = self.asked

        awaited = self.awaited

        refused = self.refused

        proposed_at = self.proposed_at.isoformat()

        entry = self.entry

        record = self.record.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "uid": uid,
                "kind": kind,
                "author": author,
                "digest": digest,
                "state": state,
                "holds_at": holds_at,
                "asked": asked,
                "awaited": awaited,
                "refused": refused,
                "proposed_at": proposed_at,
                "entry": entry,
                "record": record,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.paper_shape_record import PaperShapeRecord  # noqa: PLC0415

        d = dict(src_dict)
        uid = d.pop("uid")

        kind = d.pop("kind")

        author = d.pop("author")

        digest = d.pop("digest")

        state = d.pop("state")

        def _parse_holds_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                holds_at_type_0 = datetime.datetime.fromisoformat(data)

                return holds_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        holds_at = _parse_holds_at(d.pop("holds_at"))

        asked = cast(list[str], d.pop("asked"))

        awaited = cast(list[str], d.pop("awaited"))

        refused = cast(list[str], d.pop("refused"))

        proposed_at = datetime.datetime.fromisoformat(d.pop("proposed_at"))

        entry = d.pop("entry")

        record = PaperShapeRecord.from_dict(d.pop("record"))

        paper_shape = cls(
            uid=uid,
            kind=kind,
            author=author,
            digest=digest,
            state=state,
            holds_at=holds_at,
            asked=asked,
            awaited=awaited,
            refused=refused,
            proposed_at=proposed_at,
            entry=entry,
            record=record,
        )

        paper_shape.additional_properties = d
        return paper_shape

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
