from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.act_shape_state import ActShapeState, check_act_shape_state

if TYPE_CHECKING:
    from ..models.act_shape_record import ActShapeRecord


T = TypeVar("T", bound="ActShape")


@_attrs_define
class ActShape:
    """One version of the act of a session.

    Attributes:
        uid (str):
        session (str):
        proposed_by (str):
        number (str):
        state (ActShapeState):
        awaited (list[str]):
        refused (list[str]):
        signed_at (datetime.datetime | None):
        public (bool):
        digest (str):
        check_code (str):
        based_on (str):
        middle (datetime.date | None): mid-term review: as stated, else half of the programme
        next_on (datetime.date | None): next session: as stated, else when the programme ends
        at (datetime.datetime):
        entry (int):
        record (ActShapeRecord): by the schema /schemas/commission-act.json
    """

    uid: str
    session: str
    proposed_by: str
    number: str
    state: ActShapeState
    awaited: list[str]
    refused: list[str]
    signed_at: datetime.datetime | None
    public: bool
    digest: str
    check_code: str
    based_on: str
    middle: datetime.date | None
    next_on: datetime.date | None
    at: datetime.datetime
    entry: int
    record: ActShapeRecord
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        uid = self.uid

        session = self.session

        proposed_by = self.proposed_by

        number = self.number

        state: str = self.state

        awaited = self.awaited

        refused = self.refused

        signed_at: None | str
        if isinstance(self.signed_at, datetime.datetime):
            signed_at = self.signed_at.isoformat()
        else:
            signed_at = self.signed_at

        public = self.public

        digest = self.digest

        check_code = self.check_code

        based_on = self.based_on

        middle: None | str
        if isinstance(self.middle, datetime.date):
            middle = self.middle.isoformat()
        else:
            middle = self.middle

        next_on: None | str
        if isinstance(self.next_on, datetime.date):
            next_on = self.next_on.isoformat()
        else:
            next_on = self.next_on

        at = self.at.isoformat()

        entry = self.entry

        record = self.record.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "uid": uid,
                "session": session,
                "proposed_by": proposed_by,
                "number": number,
                "state": state,
                "awaited": awaited,
                "refused": refused,
                "signed_at": signed_at,
                "public": public,
                "digest": digest,
                "check_code": check_code,
                "based_on": based_on,
                "middle": middle,
                "next_on": next_on,
                "at": at,
                "entry": entry,
                "record": record,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.act_shape_record import ActShapeRecord  # noqa: PLC0415

        d = dict(src_dict)
        uid = d.pop("uid")

        session = d.pop("session")

        proposed_by = d.pop("proposed_by")

        number = d.pop("number")

        state = check_act_shape_state(d.pop("state"))

        awaited = cast(list[str], d.pop("awaited"))

        refused = cast(list[str], d.pop("refused"))

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

        public = d.pop("public")

        digest = d.pop("digest")

        check_code = d.pop("check_code")

        based_on = d.pop("based_on")

        def _parse_middle(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                middle_type_0 = datetime.date.fromisoformat(data)

                return middle_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        middle = _parse_middle(d.pop("middle"))

        def _parse_next_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                next_on_type_0 = datetime.date.fromisoformat(data)

                return next_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        next_on = _parse_next_on(d.pop("next_on"))

        at = datetime.datetime.fromisoformat(d.pop("at"))

        entry = d.pop("entry")

        record = ActShapeRecord.from_dict(d.pop("record"))

        act_shape = cls(
            uid=uid,
            session=session,
            proposed_by=proposed_by,
            number=number,
            state=state,
            awaited=awaited,
            refused=refused,
            signed_at=signed_at,
            public=public,
            digest=digest,
            check_code=check_code,
            based_on=based_on,
            middle=middle,
            next_on=next_on,
            at=at,
            entry=entry,
            record=record,
        )

        act_shape.additional_properties = d
        return act_shape

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
