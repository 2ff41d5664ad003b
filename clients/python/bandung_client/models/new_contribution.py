from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.new_contribution_record import NewContributionRecord


T = TypeVar("T", bound="NewContribution")


@_attrs_define
class NewContribution:
    """A line to declare, or to correct: the same ``id`` again is a new version.

    Attributes:
        record (NewContributionRecord): by the schema /schemas/contribution.json, without giver; initiative may be
            register/record
        public (bool | Unset): for everybody; else for the parties that it names Default: False.
        into_closed (bool | Unset): knowingly changes a year that the party closed Default: False.
    """

    record: NewContributionRecord
    public: bool | Unset = False
    into_closed: bool | Unset = False
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        record = self.record.to_dict()

        public = self.public

        into_closed = self.into_closed

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "record": record,
            }
        )
        if public is not UNSET:
            field_dict["public"] = public
        if into_closed is not UNSET:
            field_dict["into_closed"] = into_closed

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.new_contribution_record import NewContributionRecord  # noqa: PLC0415

        d = dict(src_dict)
        record = NewContributionRecord.from_dict(d.pop("record"))

        public = d.pop("public", UNSET)

        into_closed = d.pop("into_closed", UNSET)

        new_contribution = cls(
            record=record,
            public=public,
            into_closed=into_closed,
        )

        new_contribution.additional_properties = d
        return new_contribution

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
