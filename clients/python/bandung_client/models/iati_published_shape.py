from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.iati_file_shape import IatiFileShape


T = TypeVar("T", bound="IatiPublishedShape")


@_attrs_define
class IatiPublishedShape:
    """What a party publishes.

    Attributes:
        party (str):
        files (list[IatiFileShape]):
        activities (int):
        licence (str): address of the licence
        remarks (int): warnings and notes of the check; there is no error
        published_at (datetime.datetime):
    """

    party: str
    files: list[IatiFileShape]
    activities: int
    licence: str
    remarks: int
    published_at: datetime.datetime
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        party = self.party

        files = []
        for files_item_data in self.files:
            files_item = files_item_data.to_dict()
            files.append(files_item)

        activities = self.activities

        licence = self.licence

        remarks = self.remarks

        published_at = self.published_at.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "party": party,
                "files": files,
                "activities": activities,
                "licence": licence,
                "remarks": remarks,
                "published_at": published_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.iati_file_shape import IatiFileShape  # noqa: PLC0415

        d = dict(src_dict)
        party = d.pop("party")

        files = []
        _files = d.pop("files")
        for files_item_data in _files:
            files_item = IatiFileShape.from_dict(files_item_data)

            files.append(files_item)

        activities = d.pop("activities")

        licence = d.pop("licence")

        remarks = d.pop("remarks")

        published_at = datetime.datetime.fromisoformat(d.pop("published_at"))

        iati_published_shape = cls(
            party=party,
            files=files,
            activities=activities,
            licence=licence,
            remarks=remarks,
            published_at=published_at,
        )

        iati_published_shape.additional_properties = d
        return iati_published_shape

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
