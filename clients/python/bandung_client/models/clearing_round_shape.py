from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.clearing_round_shape_record import ClearingRoundShapeRecord


T = TypeVar("T", bound="ClearingRoundShape")


@_attrs_define
class ClearingRoundShape:
    """A clearing round: proposed, refused, stale, withdrawn or holds.

    Attributes:
        uid (str):
        digest (str):
        register_code (str): party that wrote it
        entry (int):
        state (str):
        record (ClearingRoundShapeRecord): by the schema of its kind under /schemas/
        holds_at (datetime.datetime | None):
        awaited (list[str]): members whose consent is awaited
        refused (list[str]):
        public (bool):
    """

    uid: str
    digest: str
    register_code: str
    entry: int
    state: str
    record: ClearingRoundShapeRecord
    holds_at: datetime.datetime | None
    awaited: list[str]
    refused: list[str]
    public: bool
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        uid = self.uid

        digest = self.digest

        register_code = self.register_code

        entry = self.entry

        state = self.state

        record = self.record.to_dict()

        holds_at: None | str
        if isinstance(self.holds_at, datetime.datetime):
            holds_at = self.holds_at.isoformat()
        else:
            holds_at = self.holds_at

        awaited = self.awaited

        refused = self.refused

        public = self.public

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "uid": uid,
                "digest": digest,
                "register_code": register_code,
                "entry": entry,
                "state": state,
                "record": record,
                "holds_at": holds_at,
                "awaited": awaited,
                "refused": refused,
                "public": public,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.clearing_round_shape_record import ClearingRoundShapeRecord  # noqa: PLC0415

        d = dict(src_dict)
        uid = d.pop("uid")

        digest = d.pop("digest")

        register_code = d.pop("register_code")

        entry = d.pop("entry")

        state = d.pop("state")

        record = ClearingRoundShapeRecord.from_dict(d.pop("record"))

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

        awaited = cast(list[str], d.pop("awaited"))

        refused = cast(list[str], d.pop("refused"))

        public = d.pop("public")

        clearing_round_shape = cls(
            uid=uid,
            digest=digest,
            register_code=register_code,
            entry=entry,
            state=state,
            record=record,
            holds_at=holds_at,
            awaited=awaited,
            refused=refused,
            public=public,
        )

        clearing_round_shape.additional_properties = d
        return clearing_round_shape

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
