from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.session_shape_level import SessionShapeLevel, check_session_shape_level

if TYPE_CHECKING:
    from ..models.session_shape_record import SessionShapeRecord


T = TypeVar("T", bound="SessionShape")


@_attrs_define
class SessionShape:
    """One time and place at which a training offer is held.

    Attributes:
        uid (str):
        offer (str): the training offer
        starts (datetime.date):
        last_day (datetime.date):
        apply_until (datetime.date): last day on which an application is taken
        level (SessionShapeLevel):
        seats (int):
        cancelled_at (datetime.datetime | None):
        entry (int):
        record (SessionShapeRecord): by the schema /schemas/session.json
    """

    uid: str
    offer: str
    starts: datetime.date
    last_day: datetime.date
    apply_until: datetime.date
    level: SessionShapeLevel
    seats: int
    cancelled_at: datetime.datetime | None
    entry: int
    record: SessionShapeRecord
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        uid = self.uid

        offer = self.offer

        starts = self.starts.isoformat()

        last_day = self.last_day.isoformat()

        apply_until = self.apply_until.isoformat()

        level: str = self.level

        seats = self.seats

        cancelled_at: None | str
        if isinstance(self.cancelled_at, datetime.datetime):
            cancelled_at = self.cancelled_at.isoformat()
        else:
            cancelled_at = self.cancelled_at

        entry = self.entry

        record = self.record.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "uid": uid,
                "offer": offer,
                "starts": starts,
                "last_day": last_day,
                "apply_until": apply_until,
                "level": level,
                "seats": seats,
                "cancelled_at": cancelled_at,
                "entry": entry,
                "record": record,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.session_shape_record import SessionShapeRecord  # noqa: PLC0415

        d = dict(src_dict)
        uid = d.pop("uid")

        offer = d.pop("offer")

        starts = datetime.date.fromisoformat(d.pop("starts"))

        last_day = datetime.date.fromisoformat(d.pop("last_day"))

        apply_until = datetime.date.fromisoformat(d.pop("apply_until"))

        level = check_session_shape_level(d.pop("level"))

        seats = d.pop("seats")

        def _parse_cancelled_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                cancelled_at_type_0 = datetime.datetime.fromisoformat(data)

                return cancelled_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        cancelled_at = _parse_cancelled_at(d.pop("cancelled_at"))

        entry = d.pop("entry")

        record = SessionShapeRecord.from_dict(d.pop("record"))

        session_shape = cls(
            uid=uid,
            offer=offer,
            starts=starts,
            last_day=last_day,
            apply_until=apply_until,
            level=level,
            seats=seats,
            cancelled_at=cancelled_at,
            entry=entry,
            record=record,
        )

        session_shape.additional_properties = d
        return session_shape

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
