from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.review_waiting_shape_title import ReviewWaitingShapeTitle


T = TypeVar("T", bound="ReviewWaitingShape")


@_attrs_define
class ReviewWaitingShape:
    """Something that waits for the party.

    Attributes:
        what (str): answer, reveal, evaluation-plan or final-report
        uid (str): of the round or of the version
        initiative (str):
        title (ReviewWaitingShapeTitle): of the initiative
        since (datetime.datetime):
        due (datetime.date | None):
    """

    what: str
    uid: str
    initiative: str
    title: ReviewWaitingShapeTitle
    since: datetime.datetime
    due: datetime.date | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        what = self.what

        uid = self.uid

        initiative = self.initiative

        title = self.title.to_dict()

        since = self.since.isoformat()

        due: None | str
        if isinstance(self.due, datetime.date):
            due = self.due.isoformat()
        else:
            due = self.due

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "what": what,
                "uid": uid,
                "initiative": initiative,
                "title": title,
                "since": since,
                "due": due,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.review_waiting_shape_title import ReviewWaitingShapeTitle  # noqa: PLC0415

        d = dict(src_dict)
        what = d.pop("what")

        uid = d.pop("uid")

        initiative = d.pop("initiative")

        title = ReviewWaitingShapeTitle.from_dict(d.pop("title"))

        since = datetime.datetime.fromisoformat(d.pop("since"))

        def _parse_due(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                due_type_0 = datetime.date.fromisoformat(data)

                return due_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        due = _parse_due(d.pop("due"))

        review_waiting_shape = cls(
            what=what,
            uid=uid,
            initiative=initiative,
            title=title,
            since=since,
            due=due,
        )

        review_waiting_shape.additional_properties = d
        return review_waiting_shape

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
