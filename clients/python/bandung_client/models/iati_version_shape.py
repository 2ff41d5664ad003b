from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.iati_version_shape_changes import IatiVersionShapeChanges
    from ..models.iati_version_shape_held_back_item import IatiVersionShapeHeldBackItem


T = TypeVar("T", bound="IatiVersionShape")


@_attrs_define
class IatiVersionShape:
    """Both files as they were made at one moment.

    Attributes:
        number (int):
        state (str): making, made, failed, published, replaced or taken-back
        problem (str):
        activities (int):
        errors (int):
        remarks (int):
        held_back (list[IatiVersionShapeHeldBackItem]): what cannot be published, and why
        changes (IatiVersionShapeChanges): added, changed, removed: identifiers, since what was published
        made_at (datetime.datetime):
        published_at (datetime.datetime | None):
        ended_at (datetime.datetime | None):
    """

    number: int
    state: str
    problem: str
    activities: int
    errors: int
    remarks: int
    held_back: list[IatiVersionShapeHeldBackItem]
    changes: IatiVersionShapeChanges
    made_at: datetime.datetime
    published_at: datetime.datetime | None
    ended_at: datetime.datetime | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        number = self.number

        state = self.state

        problem = self.problem

        activities = self.activities

        errors = self.errors

        remarks = self.remarks

        held_back = []
        for held_back_item_data in self.held_back:
            held_back_item = held_back_item_data.to_dict()
            held_back.append(held_back_item)

        changes = self.changes.to_dict()

        made_at = self.made_at.isoformat()

        published_at: None | str
        if isinstance(self.published_at, datetime.datetime):
            published_at = self.published_at.isoformat()
        else:
            published_at = self.published_at

        ended_at: None | str
        if isinstance(self.ended_at, datetime.datetime):
            ended_at = self.ended_at.isoformat()
        else:
            ended_at = self.ended_at

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "number": number,
                "state": state,
                "problem": problem,
                "activities": activities,
                "errors": errors,
                "remarks": remarks,
                "held_back": held_back,
                "changes": changes,
                "made_at": made_at,
                "published_at": published_at,
                "ended_at": ended_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.iati_version_shape_changes import IatiVersionShapeChanges  # noqa: PLC0415
        from ..models.iati_version_shape_held_back_item import IatiVersionShapeHeldBackItem  # noqa: PLC0415

        d = dict(src_dict)
        number = d.pop("number")

        state = d.pop("state")

        problem = d.pop("problem")

        activities = d.pop("activities")

        errors = d.pop("errors")

        remarks = d.pop("remarks")

        held_back = []
        _held_back = d.pop("held_back")
        for held_back_item_data in _held_back:
            held_back_item = IatiVersionShapeHeldBackItem.from_dict(held_back_item_data)

            held_back.append(held_back_item)

        changes = IatiVersionShapeChanges.from_dict(d.pop("changes"))

        made_at = datetime.datetime.fromisoformat(d.pop("made_at"))

        def _parse_published_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                published_at_type_0 = datetime.datetime.fromisoformat(data)

                return published_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        published_at = _parse_published_at(d.pop("published_at"))

        def _parse_ended_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                ended_at_type_0 = datetime.datetime.fromisoformat(data)

                return ended_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        ended_at = _parse_ended_at(d.pop("ended_at"))

        iati_version_shape = cls(
            number=number,
            state=state,
            problem=problem,
            activities=activities,
            errors=errors,
            remarks=remarks,
            held_back=held_back,
            changes=changes,
            made_at=made_at,
            published_at=published_at,
            ended_at=ended_at,
        )

        iati_version_shape.additional_properties = d
        return iati_version_shape

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
