from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.joint_shape_record import JointShapeRecord


T = TypeVar("T", bound="JointShape")


@_attrs_define
class JointShape:
    """A joint assessment.

    Attributes:
        uid (str):
        digest (str):
        agreed_at (datetime.datetime | None):
        awaited (list[str]):
        points (None | str):
        record (JointShapeRecord):
    """

    uid: str
    digest: str
    agreed_at: datetime.datetime | None
    awaited: list[str]
    points: None | str
    record: JointShapeRecord
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        uid = self.uid

        digest = self.digest

        agreed_at: None | str
        if isinstance(self.agreed_at, datetime.datetime):
            agreed_at = self.agreed_at.isoformat()
        else:
            agreed_at = self.agreed_at

        awaited = self.awaited

        points: None | str
        points = self.points

        record = self.record.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "uid": uid,
                "digest": digest,
                "agreed_at": agreed_at,
                "awaited": awaited,
                "points": points,
                "record": record,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.joint_shape_record import JointShapeRecord  # noqa: PLC0415

        d = dict(src_dict)
        uid = d.pop("uid")

        digest = d.pop("digest")

        def _parse_agreed_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                agreed_at_type_0 = datetime.datetime.fromisoformat(data)

                return agreed_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        agreed_at = _parse_agreed_at(d.pop("agreed_at"))

        awaited = cast(list[str], d.pop("awaited"))

        def _parse_points(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        points = _parse_points(d.pop("points"))

        record = JointShapeRecord.from_dict(d.pop("record"))

        joint_shape = cls(
            uid=uid,
            digest=digest,
            agreed_at=agreed_at,
            awaited=awaited,
            points=points,
            record=record,
        )

        joint_shape.additional_properties = d
        return joint_shape

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
