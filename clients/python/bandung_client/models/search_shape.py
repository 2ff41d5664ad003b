from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.search_shape_wanted import SearchShapeWanted, check_search_shape_wanted

if TYPE_CHECKING:
    from ..models.search_shape_filters import SearchShapeFilters


T = TypeVar("T", bound="SearchShape")


@_attrs_define
class SearchShape:
    """What a person is told of when something new fits.

    Attributes:
        id (int):
        wanted (SearchShapeWanted):
        text (str):
        about (None | str): the record that asks instead of a text
        filters (SearchShapeFilters): what narrows it
        made_at (datetime.datetime):
        paused_at (datetime.datetime | None):
    """

    id: int
    wanted: SearchShapeWanted
    text: str
    about: None | str
    filters: SearchShapeFilters
    made_at: datetime.datetime
    paused_at: datetime.datetime | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        wanted: str = self.wanted

        text = self.text

        about: None | str
        about = self.about

        filters = self.filters.to_dict()

        made_at = self.made_at.isoformat()

        paused_at: None | str
        if isinstance(self.paused_at, datetime.datetime):
            paused_at = self.paused_at.isoformat()
        else:
            paused_at = self.paused_at

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "wanted": wanted,
                "text": text,
                "about": about,
                "filters": filters,
                "made_at": made_at,
                "paused_at": paused_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.search_shape_filters import SearchShapeFilters  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        wanted = check_search_shape_wanted(d.pop("wanted"))

        text = d.pop("text")

        def _parse_about(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        about = _parse_about(d.pop("about"))

        filters = SearchShapeFilters.from_dict(d.pop("filters"))

        made_at = datetime.datetime.fromisoformat(d.pop("made_at"))

        def _parse_paused_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                paused_at_type_0 = datetime.datetime.fromisoformat(data)

                return paused_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        paused_at = _parse_paused_at(d.pop("paused_at"))

        search_shape = cls(
            id=id,
            wanted=wanted,
            text=text,
            about=about,
            filters=filters,
            made_at=made_at,
            paused_at=paused_at,
        )

        search_shape.additional_properties = d
        return search_shape

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
