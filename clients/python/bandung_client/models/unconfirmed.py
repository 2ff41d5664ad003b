from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.unconfirmed_kind import UnconfirmedKind, check_unconfirmed_kind
from ..models.unconfirmed_standing import UnconfirmedStanding, check_unconfirmed_standing
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.unconfirmed_record import UnconfirmedRecord


T = TypeVar("T", bound="Unconfirmed")


@_attrs_define
class Unconfirmed:
    """A record whose owner is asked: still so?

    Attributes:
        uid (str):
        register_code (str):
        entry (int): number of the entry in the register
        digest (str): SHA-256 of the canonical record
        standing (UnconfirmedStanding): said by its subject, or reported of it
        published_at (datetime.datetime):
        first_published_at (datetime.datetime):
        record (UnconfirmedRecord): the record, by the schema of its kind (/schemas/)
        kind (UnconfirmedKind):
        confirmed_on (datetime.date):
        claimed_from (None | str | Unset): the report that its country took over
        withdrawn_at (datetime.datetime | None | Unset):
    """

    uid: str
    register_code: str
    entry: int
    digest: str
    standing: UnconfirmedStanding
    published_at: datetime.datetime
    first_published_at: datetime.datetime
    record: UnconfirmedRecord
    kind: UnconfirmedKind
    confirmed_on: datetime.date
    claimed_from: None | str | Unset = UNSET
    withdrawn_at: datetime.datetime | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        uid = self.uid

        register_code = self.register_code

        entry = self.entry

        digest = self.digest

        standing: str = self.standing

        published_at = self.published_at.isoformat()

        first_published_at = self.first_published_at.isoformat()

        record = self.record.to_dict()

        kind: str = self.kind

        confirmed_on = self.confirmed_on.isoformat()

        claimed_from: None | str | Unset
        if isinstance(self.claimed_from, Unset):
            claimed_from = UNSET
        else:
            claimed_from = self.claimed_from

        withdrawn_at: None | str | Unset
        if isinstance(self.withdrawn_at, Unset):
            withdrawn_at = UNSET
        elif isinstance(self.withdrawn_at, datetime.datetime):
            withdrawn_at = self.withdrawn_at.isoformat()
        else:
            withdrawn_at = self.withdrawn_at

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "uid": uid,
                "register_code": register_code,
                "entry": entry,
                "digest": digest,
                "standing": standing,
                "published_at": published_at,
                "first_published_at": first_published_at,
                "record": record,
                "kind": kind,
                "confirmed_on": confirmed_on,
            }
        )
        if claimed_from is not UNSET:
            field_dict["claimed_from"] = claimed_from
        if withdrawn_at is not UNSET:
            field_dict["withdrawn_at"] = withdrawn_at

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.unconfirmed_record import UnconfirmedRecord  # noqa: PLC0415

        d = dict(src_dict)
        uid = d.pop("uid")

        register_code = d.pop("register_code")

        entry = d.pop("entry")

        digest = d.pop("digest")

        standing = check_unconfirmed_standing(d.pop("standing"))

        published_at = datetime.datetime.fromisoformat(d.pop("published_at"))

        first_published_at = datetime.datetime.fromisoformat(d.pop("first_published_at"))

        record = UnconfirmedRecord.from_dict(d.pop("record"))

        kind = check_unconfirmed_kind(d.pop("kind"))

        confirmed_on = datetime.date.fromisoformat(d.pop("confirmed_on"))

        def _parse_claimed_from(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        claimed_from = _parse_claimed_from(d.pop("claimed_from", UNSET))

        def _parse_withdrawn_at(data: object) -> datetime.datetime | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                withdrawn_at_type_0 = datetime.datetime.fromisoformat(data)

                return withdrawn_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None | Unset, data)

        withdrawn_at = _parse_withdrawn_at(d.pop("withdrawn_at", UNSET))

        unconfirmed = cls(
            uid=uid,
            register_code=register_code,
            entry=entry,
            digest=digest,
            standing=standing,
            published_at=published_at,
            first_published_at=first_published_at,
            record=record,
            kind=kind,
            confirmed_on=confirmed_on,
            claimed_from=claimed_from,
            withdrawn_at=withdrawn_at,
        )

        unconfirmed.additional_properties = d
        return unconfirmed

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
