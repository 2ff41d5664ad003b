from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.introduction_shape_kind import IntroductionShapeKind, check_introduction_shape_kind
from ..models.introduction_shape_state import IntroductionShapeState, check_introduction_shape_state
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.due_shape import DueShape
    from ..models.introduction_shape_outcomes import IntroductionShapeOutcomes
    from ..models.introduction_shape_record import IntroductionShapeRecord


T = TypeVar("T", bound="IntroductionShape")


@_attrs_define
class IntroductionShape:
    """A request and where it stands.

    Attributes:
        uid (str):
        asking (str):
        owner (str): the party that is asked
        kind (IntroductionShapeKind):
        about (str):
        state (IntroductionShapeState):
        waits_for_us (bool):
        asked_at (datetime.datetime):
        first_answer_at (datetime.datetime | None):
        accepted_at (datetime.datetime | None):
        last_word_at (datetime.datetime):
        handed_to (None | str):
        outcomes (IntroductionShapeOutcomes): party to outcome
        due (DueShape | None):
        record (IntroductionShapeRecord): by the schema /schemas/introduction.json
        resting_on (None | str | Unset):
    """

    uid: str
    asking: str
    owner: str
    kind: IntroductionShapeKind
    about: str
    state: IntroductionShapeState
    waits_for_us: bool
    asked_at: datetime.datetime
    first_answer_at: datetime.datetime | None
    accepted_at: datetime.datetime | None
    last_word_at: datetime.datetime
    handed_to: None | str
    outcomes: IntroductionShapeOutcomes
    due: DueShape | None
    record: IntroductionShapeRecord
    resting_on: None | str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.due_shape import DueShape  # noqa: PLC0415

        uid = self.uid

        asking = self.asking

        owner = self.owner

        kind: str = self.kind

        about = self.about

        state: str = self.state

        waits_for_us = self.waits_for_us

        asked_at = self.asked_at.isoformat()

        first_answer_at: None | str
        if isinstance(self.first_answer_at, datetime.datetime):
            first_answer_at = self.first_answer_at.isoformat()
        else:
            first_answer_at = self.first_answer_at

        accepted_at: None | str
        if isinstance(self.accepted_at, datetime.datetime):
            accepted_at = self.accepted_at.isoformat()
        else:
            accepted_at = self.accepted_at

        last_word_at = self.last_word_at.isoformat()

        handed_to: None | str
        handed_to = self.handed_to

        outcomes = self.outcomes.to_dict()

        due: dict[str, Any] | None
        if isinstance(self.due, DueShape):
            due = self.due.to_dict()
        else:
            due = self.due

        record = self.record.to_dict()

        resting_on: None | str | Unset
        if isinstance(self.resting_on, Unset):
            resting_on = UNSET
        else:
            resting_on = self.resting_on

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "uid": uid,
                "asking": asking,
                "owner": owner,
                "kind": kind,
                "about": about,
                "state": state,
                "waits_for_us": waits_for_us,
                "asked_at": asked_at,
                "first_answer_at": first_answer_at,
                "accepted_at": accepted_at,
                "last_word_at": last_word_at,
                "handed_to": handed_to,
                "outcomes": outcomes,
                "due": due,
                "record": record,
            }
        )
        if resting_on is not UNSET:
            field_dict["resting_on"] = resting_on

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.due_shape import DueShape  # noqa: PLC0415
        from ..models.introduction_shape_outcomes import IntroductionShapeOutcomes  # noqa: PLC0415
        from ..models.introduction_shape_record import IntroductionShapeRecord  # noqa: PLC0415

        d = dict(src_dict)
        uid = d.pop("uid")

        asking = d.pop("asking")

        owner = d.pop("owner")

        kind = check_introduction_shape_kind(d.pop("kind"))

        about = d.pop("about")

        state = check_introduction_shape_state(d.pop("state"))

        waits_for_us = d.pop("waits_for_us")

        asked_at = datetime.datetime.fromisoformat(d.pop("asked_at"))

        def _parse_first_answer_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                first_answer_at_type_0 = datetime.datetime.fromisoformat(data)

                return first_answer_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        first_answer_at = _parse_first_answer_at(d.pop("first_answer_at"))

        def _parse_accepted_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                accepted_at_type_0 = datetime.datetime.fromisoformat(data)

                return accepted_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        accepted_at = _parse_accepted_at(d.pop("accepted_at"))

        last_word_at = datetime.datetime.fromisoformat(d.pop("last_word_at"))

        def _parse_handed_to(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        handed_to = _parse_handed_to(d.pop("handed_to"))

        outcomes = IntroductionShapeOutcomes.from_dict(d.pop("outcomes"))

        def _parse_due(data: object) -> DueShape | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                due_type_0 = DueShape.from_dict(data)

                return due_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(DueShape | None, data)

        due = _parse_due(d.pop("due"))

        record = IntroductionShapeRecord.from_dict(d.pop("record"))

        def _parse_resting_on(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        resting_on = _parse_resting_on(d.pop("resting_on", UNSET))

        introduction_shape = cls(
            uid=uid,
            asking=asking,
            owner=owner,
            kind=kind,
            about=about,
            state=state,
            waits_for_us=waits_for_us,
            asked_at=asked_at,
            first_answer_at=first_answer_at,
            accepted_at=accepted_at,
            last_word_at=last_word_at,
            handed_to=handed_to,
            outcomes=outcomes,
            due=due,
            record=record,
            resting_on=resting_on,
        )

        introduction_shape.additional_properties = d
        return introduction_shape

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
