from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.progress_shape_record import ProgressShapeRecord


T = TypeVar("T", bound="ProgressShape")


@_attrs_define
class ProgressShape:
    """What one party reported on a work plan.

    Attributes:
        uid (str):
        party (str):
        on (datetime.date):
        plan (str): digest of the version that it reports on
        reported_at (datetime.datetime):
        entry (int):
        record (ProgressShapeRecord): by the schema /schemas/progress.json
    """

    uid: str
    party: str
    on: datetime.date
    plan: str
    reported_at: datetime.datetime
    entry: int
    record: ProgressShapeRecord
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        uid = self.uid

        party = self.party

        on = self.on.isoformat()

        plan = self.plan

        reported_at = self.reported_at.isoformat()

        entry = self.entry

        record = self.record.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "uid": uid,
                "party": party,
                "on": on,
                "plan": plan,
                "reported_at": reported_at,
                "entry": entry,
                "record": record,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.progress_shape_record import ProgressShapeRecord  # noqa: PLC0415

        d = dict(src_dict)
        uid = d.pop("uid")

        party = d.pop("party")

        on = datetime.date.fromisoformat(d.pop("on"))

        plan = d.pop("plan")

        reported_at = datetime.datetime.fromisoformat(d.pop("reported_at"))

        entry = d.pop("entry")

        record = ProgressShapeRecord.from_dict(d.pop("record"))

        progress_shape = cls(
            uid=uid,
            party=party,
            on=on,
            plan=plan,
            reported_at=reported_at,
            entry=entry,
            record=record,
        )

        progress_shape.additional_properties = d
        return progress_shape

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
