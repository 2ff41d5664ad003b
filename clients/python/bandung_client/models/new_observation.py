from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.new_observation_record import NewObservationRecord


T = TypeVar("T", bound="NewObservation")


@_attrs_define
class NewObservation:
    """What the party saw of an indicator; with the ``id`` of one's own record it corrects that one.

    Attributes:
        result (int):
        indicator (int):
        record (NewObservationRecord): by the schema /schemas/observation.json: value, text, on, source, quality,
            documents
        id (str | Unset):  Default: ''.
    """

    result: int
    indicator: int
    record: NewObservationRecord
    id: str | Unset = ""
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        result = self.result

        indicator = self.indicator

        record = self.record.to_dict()

        id = self.id

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "result": result,
                "indicator": indicator,
                "record": record,
            }
        )
        if id is not UNSET:
            field_dict["id"] = id

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.new_observation_record import NewObservationRecord  # noqa: PLC0415

        d = dict(src_dict)
        result = d.pop("result")

        indicator = d.pop("indicator")

        record = NewObservationRecord.from_dict(d.pop("record"))

        id = d.pop("id", UNSET)

        new_observation = cls(
            result=result,
            indicator=indicator,
            record=record,
            id=id,
        )

        new_observation.additional_properties = d
        return new_observation

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
