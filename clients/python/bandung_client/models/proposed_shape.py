from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.proposed_shape_record import ProposedShapeRecord


T = TypeVar("T", bound="ProposedShape")


@_attrs_define
class ProposedShape:
    """A version that waits for consents, and for whose.

    Attributes:
        uid (str):
        initiative (str):
        author (str):
        digest (str): what a consent names
        state (str): proposed, in-effect, replaced, outdated or withdrawn
        holds_at (datetime.datetime | None): when everybody concerned had consented
        asked (list[str]): who has to consent beside its author
        proposed_at (datetime.datetime):
        withdrawn_at (datetime.datetime | None):
        entry (int):
        record (ProposedShapeRecord): by the schema /schemas/plan.json
        awaited (list[str]):
        refused (list[str]):
    """

    uid: str
    initiative: str
    author: str
    digest: str
    state: str
    holds_at: datetime.datetime | None
    asked: list[str]
    proposed_at: datetime.datetime
    withdrawn_at: datetime.datetime | None
    entry: int
    record: ProposedShapeRecord
    awaited: list[str]
    refused: list[str]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        uid = self.uid

        initiative = self.initiative

        author = self.author

        digest = self.digest

        state = self.state

        holds_at: None | str
        if isinstance(self.holds_at, datetime.datetime):
            holds_at = self.holds_at.isoformat()
        else:
            holds_at = self.holds_at

        asked = self.asked

        proposed_at = self.proposed_at.isoformat()

        withdrawn_at: None | str
        if isinstance(self.withdrawn_at, datetime.datetime):
            withdrawn_at = self.withdrawn_at.isoformat()
        else:
            withdrawn_at = self.withdrawn_at

        entry = self.entry

        record = self.record.to_dict()

        awaited = self.awaited

        refused = self.refused

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "uid": uid,
                "initiative": initiative,
                "author": author,
                "digest": digest,
                "state": state,
                "holds_at": holds_at,
                "asked": asked,
                "proposed_at": proposed_at,
                "withdrawn_at": withdrawn_at,
                "entry": entry,
                "record": record,
                "awaited": awaited,
                "refused": refused,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.proposed_shape_record import ProposedShapeRecord  # noqa: PLC0415

        d = dict(src_dict)
        uid = d.pop("uid")

        initiative = d.pop("initiative")

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

        proposed_at = datetime.datetime.fromisoformat(d.pop("proposed_at"))

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

        entry = d.pop("entry")

        record = ProposedShapeRecord.from_dict(d.pop("record"))

        awaited = cast(list[str], d.pop("awaited"))

        refused = cast(list[str], d.pop("refused"))

        proposed_shape = cls(
            uid=uid,
            initiative=initiative,
            author=author,
            digest=digest,
            state=state,
            holds_at=holds_at,
            asked=asked,
            proposed_at=proposed_at,
            withdrawn_at=withdrawn_at,
            entry=entry,
            record=record,
            awaited=awaited,
            refused=refused,
        )

        proposed_shape.additional_properties = d
        return proposed_shape

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
