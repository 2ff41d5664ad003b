from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.transfer_shape_record import TransferShapeRecord


T = TypeVar("T", bound="TransferShape")


@_attrs_define
class TransferShape:
    """Technology that changes hands.

    Attributes:
        uid (str):
        initiative (str):
        recorded_by (str):
        giver (str):
        receiver (str):
        offer (None | str):
        digest (str): what a confirmation names
        confirmed_at (datetime.datetime | None): when the other side confirmed this version
        community_consent_missing (bool): it comes from a community whose consent is not given
        recorded_at (datetime.datetime):
        withdrawn_at (datetime.datetime | None):
        entry (int):
        record (TransferShapeRecord): by the schema /schemas/transfer.json
    """

    uid: str
    initiative: str
    recorded_by: str
    giver: str
    receiver: str
    offer: None | str
    digest: str
    confirmed_at: datetime.datetime | None
    community_consent_missing: bool
    recorded_at: datetime.datetime
    withdrawn_at: datetime.datetime | None
    entry: int
    record: TransferShapeRecord
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        uid = self.uid

        initiative = self.initiative

        recorded_by = self.recorded_by

        giver = self.giver

        receiver = self.receiver

        offer: None | str
        offer = self.offer

        digest = self.digest

        confirmed_at: None | str
        if isinstance(self.confirmed_at, datetime.datetime):
            confirmed_at = self.confirmed_at.isoformat()
        else:
            confirmed_at = self.confirmed_at

        community_consent_missing = self.community_consent_missing

        recorded_at = self.recorded_at.isoformat()

        withdrawn_at: None | str
        if isinstance(self.withdrawn_at, datetime.datetime):
            withdrawn_at = self.withdrawn_at.isoformat()
        else:
            withdrawn_at = self.withdrawn_at

        entry = self.entry

        record = self.record.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "uid": uid,
                "initiative": initiative,
                "recorded_by": recorded_by,
                "giver": giver,
                "receiver": receiver,
                "offer": offer,
                "digest": digest,
                "confirmed_at": confirmed_at,
                "community_consent_missing": community_consent_missing,
                "recorded_at": recorded_at,
                "withdrawn_at": withdrawn_at,
                "entry": entry,
                "record": record,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.transfer_shape_record import TransferShapeRecord  # noqa: PLC0415

        d = dict(src_dict)
        uid = d.pop("uid")

        initiative = d.pop("initiative")

        recorded_by = d.pop("recorded_by")

        giver = d.pop("giver")

        receiver = d.pop("receiver")

        def _parse_offer(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        offer = _parse_offer(d.pop("offer"))

        digest = d.pop("digest")

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

        community_consent_missing = d.pop("community_consent_missing")

        recorded_at = datetime.datetime.fromisoformat(d.pop("recorded_at"))

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

        record = TransferShapeRecord.from_dict(d.pop("record"))

        transfer_shape = cls(
            uid=uid,
            initiative=initiative,
            recorded_by=recorded_by,
            giver=giver,
            receiver=receiver,
            offer=offer,
            digest=digest,
            confirmed_at=confirmed_at,
            community_consent_missing=community_consent_missing,
            recorded_at=recorded_at,
            withdrawn_at=withdrawn_at,
            entry=entry,
            record=record,
        )

        transfer_shape.additional_properties = d
        return transfer_shape

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
