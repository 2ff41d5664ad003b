from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.dataset_line_choices import DatasetLineChoices


T = TypeVar("T", bound="DatasetLine")


@_attrs_define
class DatasetLine:
    """IATI files of one publisher, as a party keeps them.

    Attributes:
        id (UUID):
        party (str):
        name (str):
        publisher (str):
        address (str): where they came from; nothing is fetched
        licence (str):
        everybody (bool): whether everybody may look
        choices (DatasetLineChoices):
        made_by (str):
        made_at (datetime.datetime):
    """

    id: UUID
    party: str
    name: str
    publisher: str
    address: str
    licence: str
    everybody: bool
    choices: DatasetLineChoices
    made_by: str
    made_at: datetime.datetime
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        party = self.party

        name = self.name

        publisher = self.publisher

        address = self.address

        licence = self.licence

        everybody = self.everybody

        choices = self.choices.to_dict()

        made_by = self.made_by

        made_at = self.made_at.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "party": party,
                "name": name,
                "publisher": publisher,
                "address": address,
                "licence": licence,
                "everybody": everybody,
                "choices": choices,
                "made_by": made_by,
                "made_at": made_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.dataset_line_choices import DatasetLineChoices  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        party = d.pop("party")

        name = d.pop("name")

        publisher = d.pop("publisher")

        address = d.pop("address")

        licence = d.pop("licence")

        everybody = d.pop("everybody")

        choices = DatasetLineChoices.from_dict(d.pop("choices"))

        made_by = d.pop("made_by")

        made_at = datetime.datetime.fromisoformat(d.pop("made_at"))

        dataset_line = cls(
            id=id,
            party=party,
            name=name,
            publisher=publisher,
            address=address,
            licence=licence,
            everybody=everybody,
            choices=choices,
            made_by=made_by,
            made_at=made_at,
        )

        dataset_line.additional_properties = d
        return dataset_line

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
