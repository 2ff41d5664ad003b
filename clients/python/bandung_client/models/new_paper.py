from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.new_paper_record import NewPaperRecord


T = TypeVar("T", bound="NewPaper")


@_attrs_define
class NewPaper:
    """A version to propose.

    Attributes:
        record (NewPaperRecord): by the schema of its kind, without id, initiative and after
        seen (None | str | Unset): digest of the version that held then; empty for none
    """

    record: NewPaperRecord
    seen: None | str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        record = self.record.to_dict()

        seen: None | str | Unset
        if isinstance(self.seen, Unset):
            seen = UNSET
        else:
            seen = self.seen

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "record": record,
            }
        )
        if seen is not UNSET:
            field_dict["seen"] = seen

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.new_paper_record import NewPaperRecord  # noqa: PLC0415

        d = dict(src_dict)
        record = NewPaperRecord.from_dict(d.pop("record"))

        def _parse_seen(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        seen = _parse_seen(d.pop("seen", UNSET))

        new_paper = cls(
            record=record,
            seen=seen,
        )

        new_paper.additional_properties = d
        return new_paper

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
