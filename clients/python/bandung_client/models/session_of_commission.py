from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.session_of_commission_state import SessionOfCommissionState, check_session_of_commission_state

if TYPE_CHECKING:
    from ..models.session_of_commission_record import SessionOfCommissionRecord


T = TypeVar("T", bound="SessionOfCommission")


@_attrs_define
class SessionOfCommission:
    """A session of a joint commission, as it stands.

    Attributes:
        uid (str):
        convener (str):
        parties (list[str]):
        facilitators (list[str]):
        state (SessionOfCommissionState):
        starts (datetime.date):
        awaited (list[str]): parties whose word the newest version awaits
        refused (list[str]):
        digest (str): of the version in effect
        newest (str): of the newest version: the one to consent to
        confirmed_at (datetime.datetime | None):
        act (str): uid of the signed act; empty while there is none
        signed_at (datetime.datetime | None):
        entry (int):
        record (SessionOfCommissionRecord): the version in effect, by the schema /schemas/commission.json
    """

    uid: str
    convener: str
    parties: list[str]
    facilitators: list[str]
    state: SessionOfCommissionState
    starts: datetime.date
    awaited: list[str]
    refused: list[str]
    digest: str
    newest: str
    confirmed_at: datetime.datetime | None
    act: str
    signed_at: datetime.datetime | None
    entry: int
    record: SessionOfCommissionRecord
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        uid = self.uid

        convener = self.convener

        parties = self.parties

        facilitators = self.facilitators

        state: str = self.state

        starts = self.starts.isoformat()

        awaited = self.awaited

        refused = self.refused

        digest = self.digest

        newest = self.newest

        confirmed_at: None | str
        if isinstance(self.confirmed_at, datetime.datetime):
            confirmed_at = self.confirmed_at.isoformat()
        else:
            confirmed_at = self.confirmed_at

        act = self.act

        signed_at: None | str
        if isinstance(self.signed_at, datetime.datetime):
            signed_at = self.signed_at.isoformat()
        else:
            signed_at = self.signed_at

        entry = self.entry

        record = self.record.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "uid": uid,
                "convener": convener,
                "parties": parties,
                "facilitators": facilitators,
                "state": state,
                "starts": starts,
                "awaited": awaited,
                "refused": refused,
                "digest": digest,
                "newest": newest,
                "confirmed_at": confirmed_at,
                "act": act,
                "signed_at": signed_at,
                "entry": entry,
                "record": record,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.session_of_commission_record import SessionOfCommissionRecord  # noqa: PLC0415

        d = dict(src_dict)
        uid = d.pop("uid")

        convener = d.pop("convener")

        parties = cast(list[str], d.pop("parties"))

        facilitators = cast(list[str], d.pop("facilitators"))

        state = check_session_of_commission_state(d.pop("state"))

        starts = datetime.date.fromisoformat(d.pop("starts"))

        awaited = cast(list[str], d.pop("awaited"))

        refused = cast(list[str], d.pop("refused"))

        digest = d.pop("digest")

        newest = d.pop("newest")

        def _parse_confirmed_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                confirmed_at_type_0 = datetime.datetime.fromisoformat(data)

                return confirmed_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        confirmed_at = _parse_confirmed_at(d.pop("confirmed_at"))

        act = d.pop("act")

        def _parse_signed_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                signed_at_type_0 = datetime.datetime.fromisoformat(data)

                return signed_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        signed_at = _parse_signed_at(d.pop("signed_at"))

        entry = d.pop("entry")

        record = SessionOfCommissionRecord.from_dict(d.pop("record"))

        session_of_commission = cls(
            uid=uid,
            convener=convener,
            parties=parties,
            facilitators=facilitators,
            state=state,
            starts=starts,
            awaited=awaited,
            refused=refused,
            digest=digest,
            newest=newest,
            confirmed_at=confirmed_at,
            act=act,
            signed_at=signed_at,
            entry=entry,
            record=record,
        )

        session_of_commission.additional_properties = d
        return session_of_commission

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
