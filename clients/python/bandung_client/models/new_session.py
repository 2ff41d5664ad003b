from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.new_session_level import NewSessionLevel, check_new_session_level
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.new_session_costs_type_0 import NewSessionCostsType0
    from ..models.new_session_place_type_0 import NewSessionPlaceType0


T = TypeVar("T", bound="NewSession")


@_attrs_define
class NewSession:
    """A session to announce; the same ``id`` again changes it.

    Attributes:
        id (str):
        offer (str): an own public offer of training
        start (datetime.date):
        seats (int):
        level (NewSessionLevel):
        last_day (datetime.date | None | Unset):
        place (NewSessionPlaceType0 | None | Unset):
        online (bool | Unset):  Default: False.
        languages (list[str] | Unset):
        apply_by (datetime.date | None | Unset):
        costs (NewSessionCostsType0 | None | Unset):
    """

    id: str
    offer: str
    start: datetime.date
    seats: int
    level: NewSessionLevel
    last_day: datetime.date | None | Unset = UNSET
    place: NewSessionPlaceType0 | None | Unset = UNSET
    online: bool | Unset = False
    languages: list[str] | Unset = UNSET
    apply_by: datetime.date | None | Unset = UNSET
    costs: NewSessionCostsType0 | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.new_session_costs_type_0 import NewSessionCostsType0  # noqa: PLC0415
        from ..models.new_session_place_type_0 import NewSessionPlaceType0  # noqa: PLC0415

        id = self.id

        offer = self.offer

        start = self.start.isoformat()

        seats = self.seats

        level: str = self.level

        last_day: None | str | Unset
        if isinstance(self.last_day, Unset):
            last_day = UNSET
        elif isinstance(self.last_day, datetime.date):
            last_day = self.last_day.isoformat()
        else:
            last_day = self.last_day

        place: dict[str, Any] | None | Unset
        if isinstance(self.place, Unset):
            place = UNSET
        elif isinstance(self.place, NewSessionPlaceType0):
            place = self.place.to_dict()
        else:
            place = self.place

        online = self.online

        languages: list[str] | Unset = UNSET
        if not isinstance(self.languages, Unset):
            languages = self.languages

        apply_by: None | str | Unset
        if isinstance(self.apply_by, Unset):
            apply_by = UNSET
        elif isinstance(self.apply_by, datetime.date):
            apply_by = self.apply_by.isoformat()
        else:
            apply_by = self.apply_by

        costs: dict[str, Any] | None | Unset
        if isinstance(self.costs, Unset):
            costs = UNSET
        elif isinstance(self.costs, NewSessionCostsType0):
            costs = self.costs.to_dict()
        else:
            costs = self.costs

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "offer": offer,
                "start": start,
                "seats": seats,
                "level": level,
            }
        )
        if last_day is not UNSET:
            field_dict["last_day"] = last_day
        if place is not UNSET:
            field_dict["place"] = place
        if online is not UNSET:
            field_dict["online"] = online
        if languages is not UNSET:
            field_dict["languages"] = languages
        if apply_by is not UNSET:
            field_dict["apply_by"] = apply_by
        if costs is not UNSET:
            field_dict["costs"] = costs

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.new_session_costs_type_0 import NewSessionCostsType0  # noqa: PLC0415
        from ..models.new_session_place_type_0 import NewSessionPlaceType0  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        offer = d.pop("offer")

        start = datetime.date.fromisoformat(d.pop("start"))

        seats = d.pop("seats")

        level = check_new_session_level(d.pop("level"))

        def _parse_last_day(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                last_day_type_0 = datetime.date.fromisoformat(data)

                return last_day_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        last_day = _parse_last_day(d.pop("last_day", UNSET))

        def _parse_place(data: object) -> NewSessionPlaceType0 | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                place_type_0 = NewSessionPlaceType0.from_dict(data)

                return place_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(NewSessionPlaceType0 | None | Unset, data)

        place = _parse_place(d.pop("place", UNSET))

        online = d.pop("online", UNSET)

        languages = cast(list[str], d.pop("languages", UNSET))

        def _parse_apply_by(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                apply_by_type_0 = datetime.date.fromisoformat(data)

                return apply_by_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        apply_by = _parse_apply_by(d.pop("apply_by", UNSET))

        def _parse_costs(data: object) -> NewSessionCostsType0 | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                costs_type_0 = NewSessionCostsType0.from_dict(data)

                return costs_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(NewSessionCostsType0 | None | Unset, data)

        costs = _parse_costs(d.pop("costs", UNSET))

        new_session = cls(
            id=id,
            offer=offer,
            start=start,
            seats=seats,
            level=level,
            last_day=last_day,
            place=place,
            online=online,
            languages=languages,
            apply_by=apply_by,
            costs=costs,
        )

        new_session.additional_properties = d
        return new_session

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
