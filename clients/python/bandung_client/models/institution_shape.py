from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.institution_shape_type import InstitutionShapeType, check_institution_shape_type

if TYPE_CHECKING:
    from ..models.institution_shape_record import InstitutionShapeRecord


T = TypeVar("T", bound="InstitutionShape")


@_attrs_define
class InstitutionShape:
    """An institution as its party's register describes it.

    Attributes:
        uid (str):
        party (str):
        type_ (InstitutionShapeType):
        country (None | str):
        entry (int):
        at (datetime.datetime):
        withdrawn_at (datetime.datetime | None):
        record (InstitutionShapeRecord): by the schema /schemas/institution.json
    """

    uid: str
    party: str
    type_: InstitutionShapeType
    country: None | str
    entry: int
    at: datetime.datetime
    withdrawn_at: datetime.datetime | None
    record: InstitutionShapeRecord
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        uid = self.uid

        party = self.party

        type_: str = self.type_

        country: None | str
        country = self.country

        entry = self.entry

        at = self.at.isoformat()

        withdrawn_at: None | str
        if isinstance(self.withdrawn_at, datetime.datetime):
            withdrawn_at = self.withdrawn_at.isoformat()
        else:
            withdrawn_at = self.withdrawn_at

        record = self.record.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "uid": uid,
                "party": party,
                "type": type_,
                "country": country,
                "entry": entry,
                "at": at,
                "withdrawn_at": withdrawn_at,
                "record": record,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.institution_shape_record import InstitutionShapeRecord  # noqa: PLC0415

        d = dict(src_dict)
        uid = d.pop("uid")

        party = d.pop("party")

        type_ = check_institution_shape_type(d.pop("type"))

        def _parse_country(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        country = _parse_country(d.pop("country"))

        entry = d.pop("entry")

        at = datetime.datetime.fromisoformat(d.pop("at"))

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

        record = InstitutionShapeRecord.from_dict(d.pop("record"))

        institution_shape = cls(
            uid=uid,
            party=party,
            type_=type_,
            country=country,
            entry=entry,
            at=at,
            withdrawn_at=withdrawn_at,
            record=record,
        )

        institution_shape.additional_properties = d
        return institution_shape

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
