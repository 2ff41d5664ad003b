from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.review_side_shape import ReviewSideShape
    from ..models.round_shape_record import RoundShapeRecord


T = TypeVar("T", bound="RoundShape")


@_attrs_define
class RoundShape:
    """A review round; nobody's answers are in it.

    Attributes:
        uid (str):
        initiative (str):
        author (str):
        frame (str):
        due (datetime.date):
        state (str): answering, revealing, closed, over or cancelled
        opened_at (datetime.datetime | None): from when answers are revealed; it may lie ahead
        opened_on (datetime.datetime): when the round was begun
        outcome (None | str): the digest that stands for a closed round
        sides (list[ReviewSideShape]):
        record (RoundShapeRecord): by the schema /schemas/review-round.json
    """

    uid: str
    initiative: str
    author: str
    frame: str
    due: datetime.date
    state: str
    opened_at: datetime.datetime | None
    opened_on: datetime.datetime
    outcome: None | str
    sides: list[ReviewSideShape]
    record: RoundShapeRecord
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        uid = self.uid

        initiative = self.initiative

        author = self.author

        frame = self.frame

        due = self.due.isoformat()

        state = self.state

        opened_at: None | str
        if isinstance(self.opened_at, datetime.datetime):
            opened_at = self.opened_at.isoformat()
        else:
            opened_at = self.opened_at

        opened_on = self.opened_on.isoformat()

        outcome: None | str
        outcome = self.outcome

        sides = []
        for sides_item_data in self.sides:
            sides_item = sides_item_data.to_dict()
            sides.append(sides_item)

        record = self.record.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "uid": uid,
                "initiative": initiative,
                "author": author,
                "frame": frame,
                "due": due,
                "state": state,
                "opened_at": opened_at,
                "opened_on": opened_on,
                "outcome": outcome,
                "sides": sides,
                "record": record,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.review_side_shape import ReviewSideShape  # noqa: PLC0415
        from ..models.round_shape_record import RoundShapeRecord  # noqa: PLC0415

        d = dict(src_dict)
        uid = d.pop("uid")

        initiative = d.pop("initiative")

        author = d.pop("author")

        frame = d.pop("frame")

        due = datetime.date.fromisoformat(d.pop("due"))

        state = d.pop("state")

        def _parse_opened_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                opened_at_type_0 = datetime.datetime.fromisoformat(data)

                return opened_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        opened_at = _parse_opened_at(d.pop("opened_at"))

        opened_on = datetime.datetime.fromisoformat(d.pop("opened_on"))

        def _parse_outcome(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        outcome = _parse_outcome(d.pop("outcome"))

        sides = []
        _sides = d.pop("sides")
        for sides_item_data in _sides:
            sides_item = ReviewSideShape.from_dict(sides_item_data)

            sides.append(sides_item)

        record = RoundShapeRecord.from_dict(d.pop("record"))

        round_shape = cls(
            uid=uid,
            initiative=initiative,
            author=author,
            frame=frame,
            due=due,
            state=state,
            opened_at=opened_at,
            opened_on=opened_on,
            outcome=outcome,
            sides=sides,
            record=record,
        )

        round_shape.additional_properties = d
        return round_shape

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
